import type { Card, ChoiceInput, Element, Input } from '../../../adapters/teams/card.ts'
import { FORM, NOTHING, TYPED } from '../../../adapters/teams/read-card.ts'
import { goesOn, isAllStrong, isSmall, isWords, wordsOf } from './read-lines.ts'
import { pressesOn } from './read-message-card.ts'

/** Whether a card is to be filled in and sent. */
export function isForm(card: Card): boolean {
  return card.body.some(isInput) || pressesOn(card).some(({ data }) => FORM in data)
}

/** What can be filled in on a card, with what is in it now. */
export function inputsOf({ body }: Pick<Card, 'body'>): readonly Input[] {
  return body.filter(isInput)
}

/** A form's card as people see it, in the lines of `plainForm`; in a dialog the title stands above the card. */
export function readFormCard({ body }: Pick<Card, 'body'>, title: string | null): string {
  const lines: string[] = title === null ? [] : [`# ${title}`]
  let problem: string | null = null
  let isTyped = false
  const sayProblem = () => {
    if (problem !== null) lines.push(`  Problem: ${problem}`)
    problem = null
  }
  for (const [at, element] of body.entries()) {
    const after = body[at + 1]
    if (isInput(element)) {
      isTyped = element.id.endsWith(TYPED)
      if (!isTyped) lines.push(inputLine(element, body))
      if (!isHint(after)) sayProblem()
    } else if (element.type === 'ActionSet') {
      lines.push(element.actions.map(({ title: words }) => `[${words}]`).join(' '))
    } else if (element.type === 'RichTextBlock' && element.inlines[0]?.color === 'Attention') {
      problem = wordsOf(element).replace(/^Problem: /, '')
    } else if (isHint(element)) {
      if (!isTyped) lines.push(`  ${wordsOf(element)}`)
      if (!isHint(after)) sayProblem()
    } else if (goesOn(element) && lines.at(-1)?.endsWith(': ') === true) {
      lines.push(`${lines.pop() ?? ''}${wordsOf(element)}`)
    } else {
      const isTitle = at === 0 && element.type === 'TextBlock' && element.style === 'heading'
      const isLabel = isAllStrong(element) && after !== undefined && goesOn(after) && !isHint(after)
      lines.push(`${isTitle ? '# ' : ''}${wordsOf(element)}${isLabel ? ': ' : ''}`)
    }
  }
  return lines.join('\n')
}

function isInput(element: Element): element is Input {
  return element.type.startsWith('Input.')
}

function isHint(element: Element | undefined): boolean {
  return element !== undefined && isWords(element) && isSmall(element) && goesOn(element)
}

function inputLine(input: Input, body: readonly Element[]): string {
  const isOptional = input.label.endsWith(' (optional)') || input.type === 'Input.Toggle'
  const label = isOptional ? input.label.replace(/ \(optional\)$/, '') : `${input.label} (needed)`
  return `${label}: ${control(input, body)}`
}

function control(input: Input, body: readonly Element[]): string {
  switch (input.type) {
    case 'Input.Text': return `${input.placeholder === '£' ? '£' : ''}[${input.value ?? ''}]`
    case 'Input.Toggle': return input.value === input.valueOn ? '[x]' : '[ ]'
    case 'Input.ChoiceSet': {
      const listed = input.choices.filter(({ value }) => value !== NOTHING).map(({ title }) => title).join(', ')
      return `[${chosenIn(input) ?? typedBeside(input, body)}] of ${listed}`
    }
    default: return input satisfies never
  }
}

function chosenIn({ choices, value }: ChoiceInput): string | undefined {
  return choices.find((choice) => choice.value === value)?.title
}

/** A name that is in no list is written in the box below it. */
function typedBeside({ id }: ChoiceInput, body: readonly Element[]): string {
  const typed = body.find((element) => element.type === 'Input.Text' && element.id === `${id}${TYPED}`)
  return typed?.type === 'Input.Text' ? typed.value ?? '' : ''
}
