/** Invented colleagues and places; any likeness to a real authority is chance. */
export const FIRST_NAMES = [
  'Kim', 'Sam', 'Jo', 'Mo', 'Alex', 'Ada', 'Ben', 'Cora', 'Dev', 'Elin', 'Femi', 'Grace', 'Hana', 'Idris', 'June', 'Kofi', 'Lena',
  'Miles', 'Nadia', 'Omar', 'Pia', 'Quinn', 'Rosa', 'Sian', 'Tariq', 'Uma', 'Vera', 'Will', 'Xanthe', 'Yusuf', 'Zoe', 'Amir', 'Beth',
  'Callum', 'Dina', 'Ewan', 'Fay', 'Gus', 'Holly', 'Imran', 'Jess', 'Karim', 'Lucy', 'Max', 'Nell', 'Otis', 'Poppy', 'Ravi', 'Suki', 'Tom',
] as const

/** First names for those who stand over several units, so that nobody in a unit shares theirs. */
export const MANAGER_FIRST_NAMES = [
  'Priya', 'Daniel', 'Ruth', 'Samir', 'Helen', 'Marcus', 'Anita', 'Stephen', 'Bukola', 'Gareth', 'Wendy', 'Rashid', 'Claire', 'Denzel',
  'Moira', 'Vikram', 'Naomi', 'Leroy', 'Agnes', 'Terence',
] as const

export const SURNAMES = [
  'Abbott', 'Bailey', 'Carr', 'Diallo', 'Ellis', 'Farah', 'Grant', 'Hughes', 'Iqbal', 'Jones', 'Khan', 'Lowe', 'Mensah', 'Nolan', 'Osei',
  'Patel', 'Quaye', 'Reid', 'Shah', 'Turner', 'Usman', 'Vance', 'Walsh', 'Yates', 'Zaman',
] as const

export const UNIT_NAMES = [
  'Hawthorn', 'Rowan', 'Juniper', 'Alder', 'Aspen', 'Beech', 'Birch', 'Blackthorn', 'Box', 'Cedar', 'Cherry', 'Chestnut', 'Cypress',
  'Damson', 'Elder', 'Elm', 'Fir', 'Gorse', 'Hazel', 'Heather', 'Holly', 'Hornbeam', 'Ivy', 'Laburnum', 'Larch', 'Laurel', 'Lilac',
  'Lime', 'Magnolia', 'Maple', 'Medlar', 'Mulberry', 'Myrtle', 'Oak', 'Olive', 'Osier', 'Pear', 'Pine', 'Plane', 'Plum', 'Poplar',
  'Quince', 'Redwood', 'Sallow', 'Sorrel', 'Spruce', 'Sycamore', 'Walnut', 'Willow', 'Yew',
] as const

export const SERVICE_AREAS = [
  'Children in need', 'Looked-after children', 'Access and assessment', 'Disabled children', 'Family support',
] as const

/** Who makes up a unit: role, and the pattern they work. */
export const UNIT_POSTS = [
  { role: 'csw', pattern: '' },
  { role: 'sw', pattern: '' },
  { role: 'cp', pattern: 'mon-thu 9:00-17:00' },
  { role: 'clinician', pattern: 'tue-wed 9:00-17:00, fri 9:00-13:00' },
  { role: 'uc', pattern: 'mon-fri 8:00-16:00' },
] as const
