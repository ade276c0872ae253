import { HAWTHORN } from './hawthorn-files.ts'

/**
 * Hawthorn with those who sit on panels: Marcus, the assistant director, chairs the Resource Panel; Helen is the head of service and Lena
 * the principal lawyer. Ned, the administration manager, writes down for the chairs what their panels decided.
 */
export const PANEL_FILES = {
  ...HAWTHORN,
  people: `${HAWTHORN.people}lena@marlow.example,Lena Grant,lawyer,,2018-01-08,
ned@marlow.example,Ned Shaw,administration-manager,,2018-01-08,
`,
}
