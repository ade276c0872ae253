import type { Choice, Field, FieldKind, Form } from '../../src/messages/model.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import { LIMITS } from './limits.ts'
import { renderText } from './render-text.ts'

type FieldOf<Kind extends FieldKind> = Extract<Field, { kind: Kind }>

/** What the page knows beside the form itself. */
export interface FormSetting {
  /** Begins every id, so that two forms on one page share none. */
  readonly prefix: string
  /** How deep its title stands on the page: 2 in a dialog. */
  readonly level: 2 | 4
  /** Everybody who may be chosen where a colleague is asked for, after those the form thinks likely. */
  readonly colleagues: readonly Choice[]
}

/** A field's ids: its control's, and those of the words that describe it. */
interface Ids {
  readonly control: string
  readonly hint: string
  readonly problem: string
}

type Draw<Kind extends FieldKind> = (field: FieldOf<Kind>, ids: Ids, setting: FormSetting) => Html

/** More choices than this are a drop-down list; fewer are radio buttons, which show them all at once. */
const MOST_RADIOS = 5

const fields: { readonly [Kind in FieldKind]: Draw<Kind> } = {
  line: (field, ids) => labelled(field, ids, input(field, ids)),
  paragraph: (field, ids) =>
    labelled(field, ids, html`<textarea rows="4" maxlength="${LIMITS.field}" ${attributes(field, ids)}>${field.value}</textarea>`),
  // People write dates as they speak (`fri`, `27 nov`, `in 3 wd`), which a date picker would not let them.
  date: (field, ids) => labelled(field, ids, input(field, ids, 'short')),
  money: (field, ids) =>
    labelled(field, ids, html`<span class="money"><span aria-hidden="true">£</span>${input(field, ids, 'short')}</span>`),
  person: (field, ids, { colleagues }) => {
    const others = colleagues.filter((colleague) => !field.people.some((person) => person.value === colleague.value))
    return labelled(field, ids, somebody(field, ids, [...field.people, ...others]))
  },
  tick: (field, ids) => html`
    <div class="${classOf(field)}">${describing(field, ids)}<div class="tick">
      <input type="checkbox" value="yes" ${attributes(field, ids)}${field.value === 'yes' ? html` checked` : null}>
      <label for="${ids.control}">${field.label}</label></div></div>`,
  choice: (field, ids) => (hasRadios(field) ? radios(field, ids) : labelled(field, ids, dropDown(field, ids, field.choices))),
  shown: ({ label, value }) => html`<div class="field"><p class="label">${label}</p><p class="shown">${value}</p></div>`,
}

/**
 * A form as the inside of a dialog. Every field has its label, its hint and its problem tied to it; problems are summed up at the
 * top too, each linking to its field.
 */
export function renderForm(form: Form, setting: FormSetting): Html {
  const problems = form.fields.filter((field) => field.problem !== null)
  return html`
    <form class="form" method="dialog" novalidate data-form="${form.form}" data-carries="${JSON.stringify(form.carries)}">
      <h2 class="form-title" id="${setting.prefix}-title" aria-level="${setting.level}" tabindex="-1">${form.title}</h2>
      ${problems.length > 0 ? errorSummary(problems, setting) : null}
      ${form.intro.length > 0 ? html`<p>${renderText(form.intro)}</p>` : null}
      ${form.fields.map((field) => renderField(field, setting))}
      <div class="buttons">
        ${form.submit === null ? null : html`<button class="button button-main" type="submit">${form.submit}</button>`}
        <button class="button button-normal" type="button" data-close>${form.submit === null ? 'Close' : 'Cancel'}</button>
      </div>
    </form>`
}

function renderField<Kind extends FieldKind>(field: FieldOf<Kind> & { kind: Kind } & Field, setting: FormSetting): Html {
  const draw: Draw<Kind> = fields[field.kind]
  return draw(field, idsOf(field, setting), setting)
}

function errorSummary(problems: readonly Field[], setting: FormSetting): Html {
  return html`
    <div class="error-summary" tabindex="-1"><div role="alert">
      <h3 aria-level="${setting.level + 1}">There is a problem</h3>
      <ul>${problems.map((field) => html`<li><a href="#${firstControl(field, setting)}">${field.problem}</a></li>`)}</ul>
    </div></div>`
}

function labelled(field: Field, ids: Ids, control: Html): Html {
  return html`
    <div class="${classOf(field)}"><label class="label" for="${ids.control}">${field.label}${optional(field)}</label>${
      describing(field, ids)}${control}</div>`
}

function radios(field: FieldOf<'choice'>, ids: Ids): Html {
  return html`
    <fieldset class="${classOf(field)}"${described(field, ids)}>
      <legend class="label">${field.label}${optional(field)}</legend>${describing(field, ids)}
      ${field.choices.map(({ value, label }, at) => html`<div class="tick">
        <input type="radio" id="${ids.control}-${at}" name="${field.name}" value="${value}"${value === field.value ? html` checked` : null}>
        <label for="${ids.control}-${at}">${label}</label></div>`)}
    </fieldset>`
}

function dropDown(field: Field, ids: Ids, choices: readonly Choice[]): Html {
  return html`
    <select ${attributes(field, ids)}><option value="">Choose…</option>${choices.map((choice) => option(choice, field.value))}</select>`
}

function option({ value, label }: Choice, chosen: string): Html {
  return html`<option value="${value}"${value === chosen ? html` selected` : null}>${label}</option>`
}

/** A colleague from the list, or somebody else by name: the box for that is shown when they are chosen, and what was typed stays in it. */
function somebody(field: Field, ids: Ids, people: readonly Choice[]): Html {
  const isElse = field.value !== '' && !people.some((person) => person.value === field.value)
  return html`
    <select data-somebody ${attributes(field, ids)}>
      <option value="">Choose…</option>${people.map((person) => option(person, field.value))}
      <option value="" data-else${isElse ? html` selected` : null}>Somebody else</option></select>
    <input type="text" autocomplete="off" name="${field.name}" aria-label="Name or work e-mail address (${field.label})"
      value="${isElse ? field.value : ''}" maxlength="${LIMITS.field}"${isElse ? null : html` hidden disabled`}>`
}

function input(field: Field, ids: Ids, width: 'full' | 'short' = 'full'): Html {
  return html`<input type="text" autocomplete="off" class="${width}" value="${field.value}" maxlength="${LIMITS.field}" ${
    attributes(field, ids)}>`
}

function attributes(field: Field, ids: Ids): Html {
  return html`id="${ids.control}" name="${field.name}"${field.isRequired ? html` aria-required="true"` : null}${
    field.problem === null ? null : html` aria-invalid="true"`}${described(field, ids)}`
}

function described({ hint, problem }: Field, ids: Ids): Html | null {
  const by = [...(hint === null ? [] : [ids.hint]), ...(problem === null ? [] : [ids.problem])]
  return by.length > 0 ? html` aria-describedby="${by.join(' ')}"` : null
}

function describing({ hint, problem }: Field, ids: Ids): Html {
  return html`${hint === null ? null : html`<p class="hint" id="${ids.hint}">${hint}</p>`}${
    problem === null ? null : html`<p class="problem" id="${ids.problem}"><span class="unseen">Problem: </span>${problem}</p>`}`
}

/** Where the error summary leads: a group of radio buttons has no control of its own name, so to the first of them. */
function firstControl(field: Field, setting: FormSetting): string {
  const { control } = idsOf(field, setting)
  return field.kind === 'choice' && hasRadios(field) ? `${control}-0` : control
}

function hasRadios(field: FieldOf<'choice'>): boolean {
  return field.choices.length <= MOST_RADIOS
}

function classOf(field: Field): string {
  return field.problem === null ? 'field' : 'field field-problem'
}

function optional(field: Field): string {
  return field.isRequired ? '' : ' (optional)'
}

function idsOf({ name }: Field, { prefix }: FormSetting): Ids {
  const control = `${prefix}-${name}`
  return { control, hint: `${control}-hint`, problem: `${control}-problem` }
}
