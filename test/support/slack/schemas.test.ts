import { describe, expect, it } from 'vitest'
import { problemsOfCall, problemsOfMessage, problemsOfView } from './schemas.ts'

/** Each check of the checks: what is right passes, and each thing that is wrong is found. */

const words = (text: string) => ({ type: 'plain_text', text })
const marked = (text: string) => ({ type: 'mrkdwn', text })
const section = (text: string) => ({ type: 'section', text: marked(text) })
const button = (about: object = {}) => ({ type: 'button', action_id: 'press-0', text: words('Go'), value: '{}', ...about })
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements })
const option = (value: string, label = value) => ({ value, text: words(label) })
const field = (element: object, about: object = {}) => ({ type: 'input', block_id: 'case', label: words('Case'), element, ...about })
const box = { type: 'plain_text_input', action_id: 'value' }
const select = (about: object) => ({ type: 'static_select', action_id: 'value', ...about })
const group = (...some: readonly object[]) => ({ label: words('Hawthorn'), options: some })
const many = <Item>(count: number, make: (at: number) => Item) => Array.from({ length: count }, (_, at) => make(at))
const options = (count: number) => many(count, (at) => option(`v${at}`))

describe('a message', () => {
  it('that is right is not found fault with', () => {
    const blocks = [section('Done'), actions(button({ style: 'primary' })), { type: 'divider' }]
    expect(problemsOfMessage({ text: 'Done', blocks })).toEqual([])
  })

  it.each<[string, readonly object[]]>([
    ['a block Slack does not know', [{ type: 'nonsense' }]],
    ['a misspelt field', [{ type: 'section', txt: marked('x') }]],
    ['a header that is too long', [{ type: 'header', text: words('x'.repeat(151)) }]],
    ['a header with markup', [{ type: 'header', text: marked('x') }]],
    ['a section that is too long', [section('x'.repeat(3_001))]],
    ['a section without text', [{ type: 'section' }]],
    ['a section with an empty text', [section('')]],
    ['a section with blanks only', [section(' \n')]],
    ['too many fields', [{ type: 'section', fields: many(11, () => marked('x')) }]],
    ['a field that is too long', [{ type: 'section', fields: [marked('x'.repeat(2_001))] }]],
    ['too much in small print', [{ type: 'context', elements: many(11, () => marked('x')) }]],
    ['a button with a long label', [actions(button({ text: words('x'.repeat(76)) }))]],
    ['a button with a long value', [actions(button({ value: 'x'.repeat(2_001) }))]],
    ['a button with a style of our own', [actions(button({ style: 'warning' }))]],
    ['a long action id', [actions(button({ action_id: 'x'.repeat(256) }))]],
    ['too many buttons', [actions(...many(26, (at) => button({ action_id: `press-${at}` })))]],
    ['two buttons with one id', [actions(button()), actions(button())]],
    ['two blocks with one id', [{ type: 'divider', block_id: 'a' }, { type: 'divider', block_id: 'a' }]],
    ['a long block id', [{ type: 'divider', block_id: 'x'.repeat(256) }]],
    ['too many blocks', many(51, () => ({ type: 'divider' }))],
    ['too much in all', many(10, () => section('x'.repeat(1_500)))],
    ['a field to fill in', [field(box)]],
  ])('with %s is found out', (_name, blocks) => {
    expect(problemsOfMessage({ text: 'x', blocks })).not.toEqual([])
  })

  it('without words for notifications is found out', () => {
    expect(problemsOfMessage({ text: ' ', blocks: [section('x')] })).not.toEqual([])
    expect(problemsOfMessage({ blocks: [section('x')] })).not.toEqual([])
  })
})

describe('a view', () => {
  const modal = (about: object = {}) => ({ type: 'modal', title: words('Decide'), submit: words('Record'), blocks: [field(box)], ...about })
  const choosing = (about: object) => modal({ blocks: [field(select(about))] })

  it('that is right is not found fault with', () => {
    expect(problemsOfView(modal())).toEqual([])
    expect(problemsOfView(choosing({ options: [option('a')], initial_option: option('a') }))).toEqual([])
    expect(problemsOfView({ type: 'home', blocks: [section('x'), actions(button())] })).toEqual([])
  })

  it.each<[string, unknown]>([
    ['nothing in it', null],
    ['another type', { type: 'page', blocks: [] }],
    ['no title', { type: 'modal', blocks: [] }],
    ['a title that is too long', modal({ title: words('x'.repeat(25)) })],
    ['a long word to send it', modal({ submit: words('x'.repeat(25)) })],
    ['a long word to close it', modal({ close: words('x'.repeat(25)) })],
    ['nothing to send it with', { ...modal(), submit: undefined }],
    ['too much kept', modal({ private_metadata: 'x'.repeat(3_001) })],
    ['a long callback id', modal({ callback_id: 'x'.repeat(256) })],
    ['a misspelt field', modal({ callbackId: 'x' })],
    ['too many blocks', modal({ blocks: many(101, () => ({ type: 'divider' })) })],
    ['too much in all', modal({ blocks: many(90, () => section('x'.repeat(2_900))) })],
    ['two fields of one name', modal({ blocks: [field(box), field(box)] })],
    ['a field without a label', modal({ blocks: [field(box, { label: words('') })] })],
    ['a label that is too long', modal({ blocks: [field(box, { label: words('x'.repeat(2_001)) })] })],
    ['a hint that is too long', modal({ blocks: [field(box, { hint: words('x'.repeat(2_001)) })] })],
    ['more in a box than it takes', modal({ blocks: [field({ ...box, max_length: 3, initial_value: 'four' })] })],
    ['a box that takes too much', modal({ blocks: [field({ ...box, max_length: 3_001 })] })],
    ['a long placeholder', modal({ blocks: [field({ ...box, placeholder: words('x'.repeat(151)) })] })],
    ['nothing to choose from', choosing({ options: [] })],
    ['too many options', choosing({ options: options(101) })],
    ['options and groups', choosing({ options: [option('a')], option_groups: [group(option('b'))] })],
    ['an empty group', choosing({ option_groups: [group(), group(option('a'))] })],
    ['a group that is too big', choosing({ option_groups: [group(...options(101))] })],
    ['a group with a long label', choosing({ option_groups: [{ ...group(option('a')), label: words('x'.repeat(76)) }] })],
    ['an option with a long label', choosing({ options: [option('a', 'x'.repeat(76))] })],
    ['an option with a long value', choosing({ options: [option('x'.repeat(76))] })],
    ['two options with one value', choosing({ options: [option('a', 'One'), option('a', 'Two')] })],
    ['a choice that is none of its options', choosing({ options: [option('a')], initial_option: option('b') })],
    ['too many round buttons', choosing({ type: 'radio_buttons', options: options(11) })],
  ])('with %s is found out', (_name, view) => {
    expect(problemsOfView(view)).not.toEqual([])
  })
})

describe('a call', () => {
  const blocks = [section('x')]
  const view = { type: 'modal', title: words('Decide'), blocks }
  const metadata = { event_type: 'notice', event_payload: { id: 'n-1' } }

  it.each<[string, object]>([
    ['chat.postMessage', { channel: 'C1', text: 'x', blocks, thread_ts: '1.1', metadata, unfurl_links: false, unfurl_media: false }],
    ['chat.update', { channel: 'C1', ts: '1.1', text: 'x', blocks }],
    ['chat.postEphemeral', { channel: 'C1', user: 'U1', text: 'x', blocks }],
    ['chat.getPermalink', { channel: 'C1', message_ts: '1.1' }],
    ['views.open', { trigger_id: 't', view }],
    ['views.update', { view_id: 'V1', hash: 'h', view }],
    ['views.publish', { user_id: 'U1', view: { type: 'home', blocks } }],
    ['conversations.open', { users: 'U1' }],
    ['conversations.info', { channel: 'C1' }],
    ['conversations.history', { channel: 'C1', include_all_metadata: true, limit: 15 }],
    ['users.info', { user: 'U1' }],
    ['auth.test', {}],
  ])('of %s that is right is not found fault with', (method, args) => {
    expect(problemsOfCall(method, args)).toEqual([])
  })

  it.each<[string, string, unknown]>([
    ['a method we do not know', 'chat.postMesage', { channel: 'C1', text: 'x' }],
    ['no arguments', 'chat.postMessage', 'channel=C1'],
    ['no channel', 'chat.postMessage', { text: 'x' }],
    ['a channel that is a number', 'chat.postMessage', { channel: 5, text: 'x' }],
    ['a misspelt argument', 'chat.postMessage', { channel: 'C1', text: 'x', unfurl_link: false }],
    ['nothing to say', 'chat.postMessage', { channel: 'C1' }],
    ['a bad block', 'chat.postMessage', { channel: 'C1', text: 'x', blocks: [section('')] }],
    ['blocks that are still JSON', 'chat.postMessage', { channel: 'C1', text: 'x', blocks: JSON.stringify(blocks) }],
    ['a broadcast without a thread', 'chat.postMessage', { channel: 'C1', text: 'x', reply_broadcast: true }],
    ['no time of the message', 'chat.update', { channel: 'C1', text: 'x' }],
    ['nobody to see it', 'chat.postEphemeral', { channel: 'C1', text: 'x' }],
    ['nothing that opened it', 'views.open', { view }],
    ['a bad view', 'views.open', { trigger_id: 't', view: { ...view, title: words('x'.repeat(25)) } }],
    ['no view', 'views.publish', { user_id: 'U1' }],
    ['nobody', 'users.info', {}],
  ])('with %s is found out', (_name, method, args) => {
    expect(problemsOfCall(method, args)).not.toEqual([])
  })
})
