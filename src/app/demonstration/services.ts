import { addDays, type LondonDate } from '../../domain/calendar/london.ts'

/**
 * An invented authority's menu of services: the three that 004 §4.3 names, and what a council of that kind has beside them, some of it
 * behind the panel (§3.8). One has not been looked at for a while, as some never are. The numbers are Ofcom's for dramas.
 */
export function inventServices(today: LondonDate): readonly Readonly<Record<string, string>>[] {
  return SERVICES.map(({ checkedDaysAgo, ...service }, index) => ({
    ...service, contact: `${service.contact}, 020 7946 0${101 + index}`, source: 'Invented for the demonstration', checked: addDays(today, -checkedDaysAgo),
    offered: 'yes',
  }))
}

const SERVICES = [
  {
    service: 'contact-service', name: 'Contact Service', section: 'Time together',
    purpose: 'Somewhere safe for children to see their family, with somebody there when that is needed.',
    audience: 'Children who live apart from a parent, a brother or a sister.', access: 'straight',
    criteria: 'A contact plan that says who, how often and whether somebody has to be there.', contact: 'Contact duty desk',
    expected_wait: '10', checkedDaysAgo: 30,
  },
  {
    service: 'family-mediation', name: 'Family Mediation', section: 'Time together',
    purpose: 'Helps separated parents agree how children spend time with both of them.', audience: 'Parents who are both willing to come.',
    access: 'straight;self', criteria: 'No violence between the parents in the last year.', contact: 'Mediation administrator',
    expected_wait: '15', checkedDaysAgo: 60,
  },
  {
    service: 'parenting-support', name: 'Parenting Support Service', section: 'Parenting',
    purpose: 'Works with parents at home and in groups, on routines, boundaries and play.', audience: 'Parents of children under 12.',
    access: 'commissioned', criteria: 'A parent who agrees to meet every week for twelve weeks.', contact: 'Parenting team manager',
    expected_wait: '15', checkedDaysAgo: 45,
  },
  {
    service: 'parents-line', name: 'Parents’ Line', section: 'Parenting', purpose: 'Somebody to talk to, every evening.',
    audience: 'Any parent or carer.', access: 'self', criteria: 'None.', contact: 'Helpline', expected_wait: '0', checkedDaysAgo: 90,
  },
  {
    service: 'rapid-response', name: 'Rapid Response Service', section: 'Keeping families together',
    purpose: 'Practical help in a crisis, from the same day, for up to four weeks.',
    audience: 'Families in which a child may have to leave home.', access: 'commissioned',
    criteria: 'A crisis now, and a plan for afterwards.', contact: 'Rapid response duty desk', expected_wait: '1', checkedDaysAgo: 20,
  },
  {
    service: 'intensive-family-support', name: 'Intensive Family Support', section: 'Keeping families together',
    purpose: 'A worker with the family several times a week, for up to six months.',
    audience: 'Families whose children may otherwise have to leave home.', access: 'jarp', criteria: 'Agreed by the panel.',
    contact: 'Panel administrator', expected_wait: '20', checkedDaysAgo: 30,
  },
  {
    service: 'befriending', name: 'Befriending', section: 'Keeping families together',
    purpose: 'A volunteer who visits every week, for company and practical things.', audience: 'Families who know few people.',
    access: 'jarp;self', criteria: 'A home that is safe to visit.', contact: 'Volunteer co-ordinator', expected_wait: '30', checkedDaysAgo: 240,
  },
  {
    service: 'drug-and-alcohol', name: 'Drug and Alcohol Service', section: 'For parents themselves',
    purpose: 'Treatment, and somebody who knows what it means for the children.', audience: 'Parents who drink or take drugs.',
    access: 'straight;self', criteria: 'The parent agrees.', contact: 'Referral desk', expected_wait: '5', checkedDaysAgo: 75,
  },
  {
    service: 'domestic-abuse', name: 'Domestic Abuse Service', section: 'For parents themselves',
    purpose: 'Safety planning, advice and a safe place to live.', audience: 'Parents who live with violence, and their children.',
    access: 'straight;self', criteria: 'None.', contact: 'Duty adviser', expected_wait: '1', checkedDaysAgo: 40,
  },
] as const
