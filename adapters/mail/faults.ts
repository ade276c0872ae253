import { MailFault } from '../../src/ports/mail.ts'

/**
 * What became of a letter, in the port's words. The server's answer says that it did not take it: for now (4xx) or for good (5xx).
 * Without an answer it was not taken as long as no word of it had been handed over; after that nobody knows, and the error stays what it
 * was. What the server wrote is left out: it may repeat addresses.
 */
export function faultFrom(error: unknown, host: string, wasHandedOver: boolean): unknown {
  const { code, responseCode } = read(error)
  const options = { cause: error }
  if (code === 'EAUTH' && (responseCode === null || responseCode >= 500)) {
    const says = `The mail server ${host} does not accept the user and password of SMTP_URL. Correct them.`
    return new MailFault('refused', says, options)
  }
  if (responseCode !== null && responseCode >= 500 && code !== 'ETLS') {
    return new MailFault('refused', `The mail server ${host} refuses the letter (${responseCode}). Check the address, and SMTP_FROM.`, options)
  }
  if (responseCode !== null && responseCode >= 400 && code !== 'ETLS') {
    return new MailFault('later', `The mail server ${host} takes no letters just now (${responseCode}). It is tried again.`, options)
  }
  if (wasHandedOver) return error
  return new MailFault('later', `${sayUnreachable(code, host)} It is tried again.`, options)
}

function sayUnreachable(code: string, host: string): string {
  switch (code) {
    case 'EDNS': return `The mail server ${host} is not known by that name. Check SMTP_URL.`
    case 'ETLS': return `The connection to the mail server ${host} cannot be encrypted. Check its certificate, and SMTP_URL.`
    case 'ETIMEDOUT': return `The mail server ${host} does not answer in time.`
    default: return `The mail server ${host} cannot be reached. Check SMTP_URL, and that this machine may call it.`
  }
}

/** As much as is known of an error. */
function read(error: unknown): { readonly code: string; readonly responseCode: number | null } {
  const known = error instanceof Error ? error as Error & { readonly code?: unknown; readonly responseCode?: unknown } : {}
  return {
    code: 'code' in known && typeof known.code === 'string' ? known.code : '',
    responseCode: 'responseCode' in known && typeof known.responseCode === 'number' && known.responseCode > 0 ? known.responseCode : null,
  }
}
