/** A full postcode, however it is spaced; `s47 3wd` (three working days) is not one. */
export function looksLikePostcode(text: string): boolean {
  return [...text.matchAll(/\b[a-z]{1,2}\d[a-z\d]?\s*\d([abd-hjlnp-uw-z]{2})\b/gi)].some(([, unit]) => unit?.toLowerCase() !== 'wd')
}

/** Kinds of street whose name is seldom an ordinary word, and kinds that often are. */
const STREETS = 'road|rd|street|avenue|ave|lane|crescent|terrace|grove|mews'
const STREETS_OR_WORDS = 'st|close|court|ct|drive|dr|gardens?|way|place|square|walk|hill|park|row|house|flats|estate|tower|buildings?'
const ANY_STREET = `${STREETS}|${STREETS_OR_WORDS}`
const NUMBERED = new RegExp(String.raw`\b\d{1,4}[a-z]?,?\s+((?:[\p{L}'’-]+\s+){1,3}?)(${ANY_STREET})\b`, 'giu')
const NAMED_STREET = /\b\p{Lu}[\p{L}'’-]+\s+(?:Road|Rd|Street|Avenue|Ave|Lane|Crescent|Terrace|Grove|Mews|Gardens|Estate)\b/u
/** A number before one of these counts something else: "2 visits to court". */
const BETWEEN = /^(?:a|an|and|at|by|for|from|in|into|no|of|off|on|or|out|per|the|to|via|with|x|visits?|weeks?|days?|hours?)$/i

/** A house number before a street, a flat's number, or a street by its capitals. */
export function looksLikeAddress(text: string): boolean {
  if (/\b(?:flat|apartment|apt)\s+\d+[a-z]?\b/i.test(text)) return true
  if (NAMED_STREET.test(text)) return true
  return [...text.matchAll(NUMBERED)].some(([, names = '', kind = '']) => {
    const words = names.trim().split(/\s+/)
    if (words.some((word) => BETWEEN.test(word))) return false
    return isStreet(kind) || words.some((word) => /^\p{Lu}/u.test(word))
  })
}

const KIND = String.raw`(?:primary|infants?|junior|secondary|nursery|high|grammar|sixth form|community|catholic|c\.?\s?of\s?e\.?)`
/** "Gayhurst School": two capitals. */
const NAMED_SCHOOL = /(\p{Lu}[\p{L}'’.-]+)\s+(?:School|College)\b/gu
/** "gayhurst primary school", "the excelsior academy": the word before the kind, however it is written. */
const KIND_OF_SCHOOL = new RegExp(String.raw`([\p{L}'’.-]+)\s+(?:(?:${KIND}\s+)+(?:school|college)|(?:${KIND}\s+)*academy)\b`, 'giu')

/** What comes before "primary school" without naming one. */
const NAMES_NO_SCHOOL = new Set((
  'a an the this that his her their our your my its some any every each new old same other another local current former next last '
  + 'first special virtual mainstream boarding day state free faith after before during to from at in into of for on by with about near via '
  + 'and or but not no visit visits ring call phone email contact chase see tell ask attend attends attended attending leave leaves '
  + 'left start starts started miss missed move moves moved change changes changed find get try check book fund pay buy spend travel '
  + 'bus taxi taxis train transport uniform apply arrange organise request secure agree support between until within child childs '
  + 'family mother father mum dad sibling carer when if primary infant infants junior secondary nursery high grammar form community '
  + 'catholic is are was were has have can will should must per'
).split(' '))

/** A school by name. Saints are schools, churches or streets: places all. */
export function looksLikeSchool(text: string): boolean {
  if (/\bst\.?\s+\p{L}{3,}/iu.test(text)) return true
  return [...text.matchAll(NAMED_SCHOOL), ...text.matchAll(KIND_OF_SCHOOL)]
    .some(([, before = '']) => !NAMES_NO_SCHOOL.has(before.toLowerCase().replaceAll(/[.'’]/g, '')))
}

function isStreet(kind: string): boolean {
  return STREETS.split('|').includes(kind.toLowerCase())
}
