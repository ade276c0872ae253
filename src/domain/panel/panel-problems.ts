import type { Panel } from './panel-policy.ts'

/** A part of a policy and the role it names. */
export interface RoleNamed {
  readonly path: readonly (string | number)[]
  readonly role: string
}

/** Every role a panel names beside its chair, for the check that there are such roles. */
export function rolesOfPanels(panels: readonly Panel[]): readonly RoleNamed[] {
  return panels.flatMap((panel, at) => {
    const path = ['panels', at]
    return [
      ...(panel.coordinator === null ? [] : [{ path: [...path, 'coordinator'], role: panel.coordinator }]),
      ...panel.members.map((role, index) => ({ path: [...path, 'members', index], role })),
      ...panel.quorum.roles.map((role, index) => ({ path: [...path, 'quorum', 'roles', index], role })),
      ...panel.checklist.map(({ preparedBy }, index) => ({ path: [...path, 'checklist', index, 'preparedBy'], role: preparedBy })),
      ...panel.followUps.map(({ to }, index) => ({ path: [...path, 'followUps', index, 'to'], role: to })),
    ]
  })
}

interface Problem {
  readonly path: RoleNamed['path']
  readonly problem: string
}

/** Where a panel contradicts itself: it could never have a quorum, or asks for the same thing twice. */
export function panelProblems(panels: readonly Panel[]): readonly Problem[] {
  return panels.flatMap(({ id, chair, members, quorum, checklist }, at) => {
    const path = ['panels', at]
    const sit = new Set([chair, ...members])
    const items = checklist.map((item) => item.id)
    return [
      ...quorum.roles.flatMap((role, index) => (sit.has(role)
        ? []
        : [{ path: [...path, 'quorum', 'roles', index], problem: `the quorum of ${id} needs ${role}, who is not among its members` }])),
      ...items.flatMap((item, index) => (items.indexOf(item) === index
        ? []
        : [{ path: [...path, 'checklist', index], problem: `the paper ${item} is on the checklist of ${id} twice; keep one` }])),
    ]
  })
}
