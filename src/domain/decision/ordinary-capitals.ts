/**
 * Words that are written with a capital in this work and name nobody: services, roles, courts, days, feasts, languages, shops.
 * Small letters here; the check compares without regard to case.
 */
export const ORDINARY_CAPITALS: ReadonlySet<string> = new Set([
  // days and seasons
  'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'mon', 'tue', 'tues', 'wed', 'thu', 'thur',
  'thurs', 'fri', 'sat', 'sun', 'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
  'november', 'december', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec', 'spring', 'summer',
  'autumn', 'winter', 'christmas', 'easter', 'boxing', 'eid', 'ramadan', 'diwali', 'hanukkah', 'passover', 'new', 'year', 'half', 'term',
  // people by what they do
  'consultant', 'social', 'worker', 'workers', 'work', 'group', 'manager', 'head', 'of', 'assistant', 'director', 'principal', 'lawyer',
  'supervising', 'clinician', 'administration', 'children', 'childrens', 'child', 'practitioner', 'unit', 'co-ordinator', 'coordinator',
  'independent', 'reviewing', 'officer', 'chair', 'guardian', 'personal', 'adviser', 'advisor', 'health', 'visitor', 'midwife', 'gp',
  'doctor', 'nurse', 'dentist', 'teacher', 'headteacher', 'solicitor', 'barrister', 'judge', 'interpreter', 'carer', 'carers', 'foster',
  'mother', 'father', 'mum', 'dad', 'parent', 'parents', 'grandmother', 'grandfather', 'gran', 'nan', 'aunt', 'uncle', 'brother', 'sister',
  'sibling', 'siblings', 'baby', 'family', 'families',
  // services, meetings, papers
  'service', 'services', 'contact', 'parenting', 'support', 'rapid', 'response', 'resource', 'joint', 'allocation', 'panel', 'board',
  'systems', 'change', 'team', 'centre', 'hub', 'early', 'help', 'conference', 'meeting', 'review', 'plan', 'planning', 'assessment',
  'visit', 'visits', 'placement', 'protection', 'proceedings', 'pre-proceedings', 'court', 'order', 'care', 'in', 'need', 'looked', 'after',
  'section', 'emergency', 'interim', 'supervision', 'special', 'guardianship', 'public', 'law', 'outline', 'letter', 'act', 'pathway',
  'leaving', 'fostering', 'adoption', 'kinship', 'residential', 'private', 'strategy', 'discussion', 'core', 'legal', 'final', 'evidence',
  'initial', 'direction', 'directions', 'education', 'strengths', 'difficulties', 'questionnaire', 'dental', 'medical', 'check', 'home',
  'school', 'nursery', 'college', 'club', 'youth', 'justice', 'offending', 'police', 'hospital', 'clinic', 'council', 'borough', 'housing',
  'benefit', 'universal', 'credit', 'mental', 'domestic', 'abuse', 'violence', 'drug', 'alcohol', 'substance', 'life', 'story', 'direct',
  'systemic', 'practice', 'triple', 'webster', 'stratton', 'working', 'together', 'signs', 'safety', 'graded', 'profile', 'food', 'bank',
  // bodies and abbreviations long enough to look like names
  'ofsted', 'cafcass', 'camhs', 'barnardos', 'nspcc', 'childline', 'relate', 'gingerbread', 'relateen', 'homestart', 'surestart', 'mencap',
  // places that say nothing, tongues, shops and tools
  'london', 'england', 'english', 'wales', 'welsh', 'scotland', 'scottish', 'ireland', 'irish', 'british', 'britain', 'uk', 'europe',
  'arabic', 'bengali', 'bulgarian', 'cantonese', 'farsi', 'french', 'german', 'greek', 'gujarati', 'hebrew', 'hindi', 'italian', 'kurdish',
  'lithuanian', 'mandarin', 'pashto', 'polish', 'portuguese', 'punjabi', 'romanian', 'russian', 'somali', 'spanish', 'swahili', 'sylheti',
  'tamil', 'tigrinya', 'turkish', 'twi', 'ukrainian', 'urdu', 'vietnamese', 'yiddish', 'yoruba', 'makaton', 'jewish', 'muslim', 'christian',
  'sikh', 'hindu', 'uber', 'oyster', 'tesco', 'asda', 'argos', 'ikea', 'aldi', 'lidl', 'sainsburys', 'primark', 'boots', 'zoom', 'teams',
  'skype', 'whatsapp', 'slack', 'word', 'excel', 'outlook', 'powerpoint', 'mosaic', 'liquidlogic', 'pdf', 'i', 'im', 'ill', 'ive',
])
