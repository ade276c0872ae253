import type { SheetName } from '../../src/app/import/sheet.ts'

/**
 * One unit as a story needs it. Kim leads Hawthorn; Sam is the social worker, Jo the children's practitioner, Mo the clinician, Alex
 * the co-ordinator. Priya is their group manager, Helen the head of service, Marcus the assistant director.
 */
export const HAWTHORN: Record<'units' | 'people' | 'cases', string> = {
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
C-2001,rowan,C-2001-A,2010-01-30,,
`,
} satisfies Partial<Record<SheetName, string>>
