import { describe, expect, it } from 'vitest'
import { intent, type } from '../context.ts'

const REFER = { kind: 'refer-to-service', case: 'C-1042', service: 'contact-service', decidedBy: null, childWants: null, reasons: null } as const

describe('/services', () => {
  it('alone is the menu; words are looked for', () => {
    expect(type('/services')).toEqual(intent({ kind: 'show-services', words: null }))
    expect(type('/services parenting')).toEqual(intent({ kind: 'show-services', words: 'parenting' }))
    expect(type('/services help with drink')).toEqual(intent({ kind: 'show-services', words: 'help with drink' }))
  })

  it.each([
    '/services refer C-1042 contact-service', '/services refer c-1042 to contact-service', '/services refer contact-service C-1042',
    '/services refer C-1042 to the contact-service',
  ])('%s refers the family', (line) => {
    expect(type(line)).toEqual(intent(REFER))
  })

  it('a service may be named in words, and somebody else may have decided', () => {
    expect(type('/services refer C-1042 parenting support decided by @kim')).toEqual(
      intent({ ...REFER, service: 'parenting support', decidedBy: { kind: 'name', name: 'kim' } }))
  })

  it.each([
    ['/services refer', {}, {}],
    ['/services refer C-1042', { case: 'C-1042' }, { service: 'Which service? Choose one from the list.' }],
    ['/services refer contact-service', { service: 'contact-service' }, { case: 'Which case? Give its reference, like C-1042.' }],
    ['/services refer C-1042 contact-service @kim', { case: 'C-1042', service: 'contact-service', decidedBy: '@kim' },
      { decidedBy: 'Did they decide it? If it was you, clear this.' }],
    ['/services refer C-1042 contact-service decided by', { case: 'C-1042', service: 'contact-service' }, { decidedBy: 'Who decided it?' }],
  ])('%s brings the form', (line, values, problems) => {
    expect(type(line)).toMatchObject({ kind: 'form', form: 'refer', values, problems })
  })

  it('a case without a service, or a slip of the finger, is offered ready to send', () => {
    expect(type('/services C-1042')).toMatchObject({ kind: 'unclear', didYouMean: ['/services refer C-1042', '/case C-1042'] })
    expect(type('/services reffer C-1042 contact-service')).toMatchObject({
      kind: 'unclear', didYouMean: ['/services refer C-1042 contact-service', '/case C-1042'],
    })
  })
})
