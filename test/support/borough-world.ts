import { runProduct, type Files, type StoryOptions } from './running-product.ts'
import { inPretendSlack, openPretendSlack } from './slack-world.ts'
import { COUNCIL as WORKSPACE } from './slack/workspace-of.ts'
import { inPretendTeams, openPretendTeams } from './teams-world.ts'
import { COUNCIL as TENANT } from './teams/council-tenant.ts'

export interface BoroughOptions extends StoryOptions {
  /** Who works in Teams; everybody else in Slack. By what stands before the @ of their e-mail. */
  readonly inTeams: readonly string[]
  /** Who has an account on both. */
  readonly onBoth: readonly string[]
}

type Pretended = readonly [Awaited<ReturnType<typeof openPretendSlack>>, Awaited<ReturnType<typeof openPretendTeams>>]

/** One product before a pretend Slack and a pretend Teams at once. The units' channels are in Slack. */
export async function createBoroughWorld({ inTeams, onBoth, ...options }: BoroughOptions) {
  const opening = Promise.withResolvers<Pretended>()
  const product = await runProduct(options, async (ground) => {
    const [slack, teams] = await Promise.all([openPretendSlack(ground), openPretendTeams(ground)])
    opening.resolve([slack, teams])

    function placesOf({ units = '', people = '', ...rest }: Files): Files {
      const name = (email: string) => email.split('@', 1)[0] ?? ''
      const isIn = (some: readonly string[], email: string) => some.includes(name(email)) || onBoth.includes(name(email))
      return {
        ...rest,
        units: withColumns(units, 'slack_team,slack_channel', (unit) => [WORKSPACE, slack.council.channelOf(unit).id]),
        people: withColumns(people, 'slack_team,slack_user,teams_tenant,teams_user', (email) => [
          ...(inTeams.includes(name(email)) ? ['', ''] : [WORKSPACE, slack.council.userOf(email).id]),
          ...(isIn(inTeams, email) ? [TENANT, teams.council.personOf(email).aadObjectId] : ['', '']),
        ]),
      }
    }
    return {
      chat: slack.adapter.chat, alsoOn: [teams.chat], directories: [slack.adapter.directory, teams.adapter.directory], filesOf: placesOf,
      async close() {
        await slack.close()
        await teams.close()
      },
    }
  })
  const [slack, teams] = await opening.promise
  slack.council.callNames(options.files.people ?? '')
  teams.council.callNames(options.files.people ?? '')
  return { ...product, slack: await inPretendSlack(product, slack), teams: await inPretendTeams(product, teams) }
}

export type BoroughWorld = Awaited<ReturnType<typeof createBoroughWorld>>

function withColumns(text: string, header: string, cellsOf: (key: string) => readonly string[]): string {
  return text.trimEnd().split('\n')
    .map((line, at) => `${line},${at === 0 ? header : cellsOf(line.split(',', 1)[0] ?? '').join(',')}`).join('\n')
}
