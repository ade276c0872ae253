/**
 * First names common enough in England to be caught without a capital letter, spelt in small letters. Names that are also everyday
 * words (Grace, Mark, Hope, Summer) are left out: those are caught by their capital.
 */
export const FIRST_NAMES: ReadonlySet<string> = new Set((
  'aaliyah aaron abdul abdullah abigail adam adeel adrian agnieszka ahmed aidan aiden aisha alan alana albert alejandro alex '
  + 'alexander alexandra alfie ali alice alicia alina alison amanda amelia amelie amina amir amira amy anastasia andrea andreea andrei '
  + 'andrew angela anita anjali anna annabelle anne annie anthony antonio archie aria ariana arjun arthur ashley ava ayaan ayesha '
  + 'bailey barbara beatrice becky benjamin bethany billy bobby bradley brandon brian brooke caitlin callum cameron carl carol caroline '
  + 'catherine charlie charlotte chelsea chidi chloe christine christopher claire clara connor courtney craig cristina daniel danielle '
  + 'danny darcey darren david dawn deborah declan deepak denise derek diana dominic donna dylan eddie edward eleanor elena elijah '
  + 'eliza elizabeth ella ellie elliot elsie emily emma emmanuel erin esme ethan eva evelyn evie ezra farah fatima fatoumata felix '
  + 'finley fiona francesca freddie frederick freya gabriel gareth gary gemma george georgia georgina gillian hamza hannah haris '
  + 'harriet harrison harry harvey hassan heather helen henry hollie hugo hussain ian ibrahim imogen imran ionut isaac isabel isabella '
  + 'isabelle isaiah isla ismail jackson jacob jacqueline jade jaiden jake jamal james jamie jane janet jason javier jaxon jayden '
  + 'jaydon jenna jennifer jenny jeremy jermaine jessica joanne joel john jonathan jordan joseph josh joshua judith julia julian julie '
  + 'kai karen kate katherine kathleen katie kayden kayla kayleigh keira keith kelly kenneth kerry kevin khadija kieran kimberley kofi '
  + 'krzysztof kwame kyle lara laura lauren layla leah leanne lee leila leo leon lewis liam linda lisa logan lola lorraine louie louis '
  + 'louise luca lucas lucy luis luke lydia maddison madison maisie malik marcus margaret maria mariam marie martha martin mary maryam '
  + 'mason matilda matthew maureen maya megan melanie melissa mia michael michelle miguel mihai millie mohamed mohammad mohammed molly '
  + 'monika muhammad muhammed musa mustafa myles naomi natalie natasha nathan nathaniel neil ngozi niamh nicholas nicola nicole nigel '
  + 'nina noah nora obinna oliver olivia oluwaseun omar oscar owen pamela patricia patrick paul paula pauline peter philip phoebe piotr '
  + 'priya rachel rahul rajesh ralph rebecca reece reggie reuben rhys richard riley robert robin rohan roman ronnie rory rosie ryan '
  + 'sadia samantha samina samir samuel sandra sara sarah scarlett sean sebastian seth shane shanice shannon sharon shaun sheila '
  + 'shirley sian sienna simon sofia sonia sophia sophie stacey stanley stephanie stephen steve steven stuart suleiman susan susanna '
  + 'suzanne talia tanya tara tariq thea theo theodore theresa thomas tiffany timothy tobias toby tommy tracey tracy tunde tyler tyrone '
  + 'valerie vanessa victoria vikram vincent wayne wendy william xavier yasmin yusuf yvonne zachary zahra zainab zak zara zoe'
).split(' '))
