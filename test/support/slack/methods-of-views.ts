import type { FakeView, FakeWorkspace } from './workspace.ts'
import { Refusal, textOf, workspacesOf, type Args, type FakeWorld, type Method } from './world.ts'

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': (world, args) => {
    const { workspace, userId } = exchange(world, textOf(args, 'trigger_id'))
    const view = draw(world, world.newId('V'), userId, args)
    workspace.views.push(view)
    return { view: asSlackSays(workspace, view) }
  },

  'views.update': (world, args, token) => {
    const id = textOf(args, 'view_id')
    for (const workspace of workspacesOf(world, token)) {
      const view = workspace.views.find((one) => one.id === id)
      if (view === undefined) continue
      needSameHash(view, args)
      Object.assign(view, draw(world, view.id, view.userId, args))
      return { view: asSlackSays(workspace, view) }
    }
    throw new Refusal('not_found')
  },

  'views.publish': (world, args, token) => {
    const userId = textOf(args, 'user_id')
    const workspace = workspacesOf(world, token).find((one) => one.users.has(userId))
    if (workspace === undefined) throw new Refusal('user_not_found')
    const shown = workspace.homes.get(userId)
    if (shown !== undefined) needSameHash(shown, args)
    const view = draw(world, shown?.id ?? world.newId('V'), userId, args)
    workspace.homes.set(userId, view)
    return { view: asSlackSays(workspace, view) }
  },
}

/** A trigger opens one view, once, within its life. */
function exchange(world: FakeWorld, id: string): { readonly workspace: FakeWorkspace; readonly userId: string } {
  const trigger = world.triggers.get(id)
  const workspace = world.workspaces.get(trigger?.workspaceId ?? '')
  if (trigger === undefined || workspace === undefined) throw new Refusal('invalid_trigger_id')
  if (trigger.isUsed) throw new Refusal('exchanged_trigger_id')
  if (world.now() >= trigger.expiresAt) throw new Refusal('expired_trigger_id')
  trigger.isUsed = true
  return { workspace, userId: trigger.userId }
}

function needSameHash(shown: FakeView, args: Args): void {
  if (args.hash !== undefined && args.hash !== shown.hash) throw new Refusal('hash_conflict')
}

function draw(world: FakeWorld, id: string, userId: string, args: Args): FakeView {
  if (typeof args.view !== 'object' || args.view === null) throw new Refusal('invalid_arguments')
  return { id, userId, hash: `${world.newTs()}.${id}`, view: args.view as Record<string, unknown> }
}

function asSlackSays(workspace: FakeWorkspace, { id, hash, view }: FakeView): Readonly<Record<string, unknown>> {
  return { ...view, id, team_id: workspace.id, hash, root_view_id: id, state: { values: {} } }
}
