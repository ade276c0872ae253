import { ErrorCode } from '@slack/oauth'
import { STATE_MINUTES } from './install-state.ts'

/** Why an install was not finished, and what to do. */
export interface Failure {
  readonly status: number
  readonly says: (redirectUri: string) => string
  readonly mayStartAgain: boolean
}

const TOO_LATE: Failure = {
  status: 400, mayStartAgain: true,
  says: () => `This page was opened too late, twice, or in another browser. Start again and finish within ${STATE_MINUTES} minutes.`,
}

const WRONG_APP: Failure = {
  status: 500, mayStartAgain: false, says: () => 'SLACK_CLIENT_ID or SLACK_CLIENT_SECRET is not right. Tell whoever runs the Co-ordinator.',
}

const NOT_FINISHED: Failure = {
  status: 502, mayStartAgain: true, says: () => 'It could not be finished. Start again in a minute. If it happens again, the log says why.',
}

const FAILURES: ReadonlyMap<string, Failure> = new Map(Object.entries<Failure>({
  access_denied: { status: 400, mayStartAgain: true, says: () => 'You did not allow it, so nothing was changed.' },
  bad_redirect_uri: {
    status: 500, mayStartAgain: false,
    says: (redirectUri) => `The app in Slack does not know ${redirectUri}. Add it there under OAuth & Permissions.`,
  },
  invalid_scope: {
    status: 500, mayStartAgain: false, says: () => 'The app in Slack may not ask for all it needs. Paste the manifest into it again.',
  },
  invalid_code: TOO_LATE, code_already_used: TOO_LATE, code_expired: TOO_LATE,
  [ErrorCode.InvalidStateError]: TOO_LATE, [ErrorCode.MissingStateError]: TOO_LATE, [ErrorCode.MissingCodeError]: TOO_LATE,
  invalid_client_id: WRONG_APP, bad_client_secret: WRONG_APP,
}))

/** By Slack's word for it, or its library's. */
export function failureOf(why: string): Failure {
  return FAILURES.get(why) ?? NOT_FINISHED
}
