import type { SheetName } from '../../src/app/import/sheet.ts'

/**
 * Two units as a story needs them. Kim leads Hawthorn; Sam is the social worker, Jo the children's practitioner, Mo the clinician (part
 * of the week), Alex the co-ordinator. Priya is their group manager. Ada leads Rowan, whose group manager is Ruth. Over them all stand
 * Helen, the head of service, and Marcus, the assistant director. Case C-1044 is restricted to Kim and Priya.
 */
export const HAWTHORN = {
  units: `unit,name,service_area,group_manager,meeting_day,meeting_time,digest_time
hawthorn,Hawthorn,children in need,priya@marlow.example,Tuesday,10:00,08:30
rowan,Rowan,looked-after children,ruth@marlow.example,Wednesday,10:00,08:45
`,
  people: `email,name,role,unit,in_post_since,pattern
kim@marlow.example,Kim Abbott,csw,hawthorn,2024-01-08,
sam@marlow.example,Sam Hughes,sw,hawthorn,2023-05-02,
jo@marlow.example,Jo Osei,cp,hawthorn,2025-02-03,
mo@marlow.example,Mo Vance,clinician,hawthorn,2022-09-05,"tue-wed 9:00-17:00, fri 9:00-13:00"
alex@marlow.example,Alex Diallo,uc,hawthorn,2021-11-01,
priya@marlow.example,Priya Shah,gm,,2020-03-02,
ruth@marlow.example,Ruth Lowe,gm,,2019-06-03,
helen@marlow.example,Helen Yates,hos,,2018-01-08,
marcus@marlow.example,Marcus Reid,ad,,2017-01-09,
ada@marlow.example,Ada Khan,csw,rowan,2022-04-04,
`,
  cases: `case_ref,unit,child_ref,date_of_birth,knows,restricted
C-1042,hawthorn,C-1042-A,2019-05-12,sam@marlow.example;jo@marlow.example,
C-1043,hawthorn,C-1043-A,2015-02-20,kim@marlow.example,
C-1043,hawthorn,C-1043-B,2021-08-01,,
C-1044,hawthorn,C-1044-A,2012-12-09,,kim@marlow.example;priya@marlow.example
C-1045,hawthorn,C-1045-A,2018-03-03,,
C-2001,rowan,C-2001-A,2010-01-30,,
`,
} as const satisfies Partial<Record<SheetName, string>>

/** Child A unless another is named. */
type HappenedRow = readonly [caseRef: string, event: string, date: string, child?: string, detail?: string]

/** Events as a file has them: `eventsFile(['C-1042', 'child-in-need', '2026-09-07'])`. */
export function eventsFile(...events: readonly HappenedRow[]): string {
  const rows = events.map(([ref, event, date, child = 'A', detail = '']) => `${ref},${ref}-${child},${event},${date},${detail}`)
  return ['case_ref,child_ref,event,date,detail', ...rows].join('\n')
}

/**
 * The autumn of 2026 for two families: one in need, whose next visit is T-1, due on Friday 27 November; one on a protection plan, whose
 * core group T-3 fell due on Friday 20 November and whose next visit is T-4, due on Thursday 26 November.
 */
export const AUTUMN = eventsFile(
  ['C-1042', 'child-in-need', '2026-09-07'],
  ['C-1042', 'visit', '2026-10-30'],
  ['C-1043', 'protection-plan', '2026-10-12'],
  ['C-1043', 'core-group', '2026-10-23'],
  ['C-1043', 'visit', '2026-11-12'],
)
