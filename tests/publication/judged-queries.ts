import { ask as articles, type JudgedQuery } from '../search/judge.ts';

/*
 * Queries of readers who half remember an article of the dossier. The answers were decided by reading the dossier, before
 * running any engine. Change one only if the dossier has changed, or if rereading it shows that the answer was wrong.
 */

const lead = 'whoever-comes-first';
const leadInArabic = 'whoever-comes-first-ar';
const cameraInPersian = 'two-generals-and-a-camera-fa';
const timeline = 'from-kuwait-to-the-airport-road';
const people = 'the-people-in-the-picture';
const towns = 'three-towns-three-wars';
const army = 'the-army-on-paper';
const call = 'a-call-to-arms-read-closely';
const guard = 'the-guard-that-never-mustered';
const camera = 'two-generals-and-a-camera';
const keys = 'who-kept-the-keys';

type Rest = Parameters<typeof articles>[3];
type Ask = (query: string, within: JudgedQuery['within'], marks: string, rest?: Rest) => JudgedQuery;
const ask: Ask = articles;
const inArabic: Ask = (query, within, marks, rest) => ask(query, within, marks, { lang: 'ar', ...rest });
const inPersian: Ask = (query, within, marks, rest) => ask(query, within, marks, { lang: 'fa', ...rest });
const quote: Ask = (query, within, marks, rest) => ask(query, within, marks, { kind: 'quotes', ...rest });

const plainWords = [
  ask('who saved amerli', [towns, lead], 'amerli'),
  ask('how many soldiers existed only on paper', [army], 'soldiers'),
  ask('how many troops were really in the Iraqi army in Mosul', [army], 'iraqi army'),
  ask('what did the cleric in Karbala ask people to do', [call], 'karbala'),
  ask('why did the national guard law fail', [guard], 'national guard'),
  ask('did America create ISIS', [lead], 'islamic state'),
  ask('pact with the devil', [lead], 'pact devil'),
  ask('how much of Iraq did ISIL hold', [lead], 'iraq islamic state'),
  ask('the $200 billion claim', [army], '200 billion'),
  ask('US money for the Iraqi police', [army], 'money iraqi'),
  ask('who took over the Quds Force after Soleimani', [people], 'quds force soleimani'),
  ask('Maliki third term', [keys, people], 'maliki third term'),
  ask('Obama promise to Sunnis September 2014', [guard], 'promise september 2014'),
  ask('american general who was the envoy for the coalition', [camera], 'general envoy coalition'),
  ask('town renamed after its people were gone', [[towns, keys]], 'town'),
  ask('militias looting Sunni villages after the siege', [towns], 'loot sunni villages'),
  ask('how many members does the popular mobilization have', [keys], 'popular mobilization members'),
  ask('jihad sufficiency or competence', [call], 'jihad sufficiency competence'),
  ask('when did the Americans leave and come back', [timeline], 'american'),
  ask('Chalabi', [people], 'chalabi'),
];

const otherSpellings = [
  ask('daesh payroll', [[army, keys]], 'islamic state'),
  ask('Suleimani photos', [camera], 'soleimani'),
  ask('Sulaimani', [[camera, people, lead]], 'soleimani'),
  ask('drone that killed Qassem Suleimani', [[camera, keys, timeline, people]], 'soleimani'),
  ask(
    'Hadi al-Ameri',
    [
      [people, camera, towns],
      [people, camera, towns],
    ],
    'hadi amiri',
  ),
  ask('siege of Amirli', [towns], 'amerli'),
  ask('Dhuluiyah', [towns], 'dhuluiya'),
  ask('Jurf as-Sakhr', [towns], 'jurf sakhar'),
  ask('Kata’ib Hizballah', [[towns, keys, call]], 'hezbollah'),
  ask('PMF budget', [keys], 'popular mobilization budget'),
  ask('PMU merge into the army timetable', [[call, keys, lead]], 'timetable merging'),
  ask('Hashd', [call, keys], 'popular'),
  ask('Sahwa', [guard], 'awakening'),
  ask('marjaiya', [call], 'wilayat'),
  ask('Pesh Merga', [[towns, timeline]], 'peshmerga'),
  ask('IRGC terrorist listing', [[camera, timeline]], 'revolutionary guard list'),
  ask('IS', [[lead, army, towns, timeline]], 'islamic state'),
  // Anyone who types a word in another script is shown what is written in it first.
  ask('قاسم سلیمانی', [cameraInPersian], 'قاسم سلیمانی'),
  ask('داعش', [leadInArabic, cameraInPersian], 'الدولة الإسلامية'),
  ask('الحشد', [leadInArabic], 'الحشد'),
];

const typos = [
  ask('solemani camera', [camera], 'soleimani camera'),
  ask('milita abuses amerli', [towns], 'militia amerli'),
  ask('ghosts on the payrol', [army], 'ghost'),
  ask('fall of Mosil', [[army, timeline]], 'fall mosul'),
  ask('natoinal gaurd bill', [guard], 'national guard bill'),
  ask('sistanni sermon volunters', [call], 'sistani sermon volunteer'),
];

const signs = [
  ask('“names without men”', [army], 'names men', { without: [lead, guard, towns, keys] }),
  ask('"liberation of Kuwait in 1999"', [lead], 'liberation kuwait 1999', { without: [timeline, people] }),
  ask('"Sons of Iraq" "pay-roll"', [[army, timeline]], 'sons iraq', { without: [guard, keys] }),
  ask('soleimani -allen', [[towns, keys, timeline]], 'soleimani', { without: [camera, people] }),
  ask('amerli -dhuluiya', [[call, camera, people]], 'amerli', { without: [towns, lead, timeline, guard] }),
  ask('guard +tamimi', [guard, people], 'tamimi', { without: [army, lead, keys, timeline] }),
  ask('+corruption protests', [[keys, timeline]], 'corruption protest', { without: [guard, lead, call] }),
];

const topics = [
  ask('quds force', [camera], 'quds force'),
  ask('corruption', [army], ''),
  ask('religious authority', [call], 'religious authorit'),
  ask('awakening', [guard], 'awakening'),
];

const arabic = [
  inArabic('الحشد', [leadInArabic, [call, keys]], 'الحشد'),
  inArabic('والحشد', [leadInArabic], 'الحشد'),
  inArabic('بالموصل', [leadInArabic], 'الموصل'),
  inArabic('داعش', [leadInArabic, [lead, army, towns, timeline]], 'الدولة الإسلامية'),
  inArabic('سُلَيْمَانِي', [leadInArabic], 'سليماني'),
  inArabic('سلیمانی', [leadInArabic, [camera, people, lead]], 'سليماني'),
  inArabic('امرلي', [leadInArabic], 'آمرلي'),
  inArabic('من قاد معركة امرلي', [leadInArabic], 'معركة آمرلي'),
  inArabic('المیلیشیات', [leadInArabic], 'ميليشيات'),
  inArabic('الـمـيـلـيـشـيـات', [leadInArabic], 'ميليشيات'),
  inArabic('السيستانى', [leadInArabic, call], 'السيستاني'),
  inArabic('حشد شعبی', [[call, keys]], 'popular mobilization'),
  inArabic('الحرس الوطني', [guard], 'national guard'),
  inArabic('الجيش العراقي', [army], 'iraq'),
  inArabic('فيلق القدس', [leadInArabic, camera], 'فيلق القدس'),
  inArabic('شيطان', [leadInArabic], 'شيطان'),
  inArabic('Amerli', [[towns, lead]], 'amerli'),
  inArabic('Soleimani', [leadInArabic, [camera, people]], 'سليماني'),
];

/** Also with Arabic letters, without half-spaces, and with the other name of the force. */
const persian = [
  inPersian('سلیمانی', [cameraInPersian], 'سلیمانی'),
  inPersian('سليماني', [cameraInPersian], 'سلیمانی'),
  inPersian('عکسهای سلیمانی', [cameraInPersian], 'عکس سلیمانی'),
  inPersian('عکس های قاسم سلیمانی', [cameraInPersian], 'عکس قاسم سلیمانی'),
  inPersian('نیروی قدس', [cameraInPersian], 'نیروی قدس'),
  inPersian('سپاه قدس', [cameraInPersian], 'قدس'),
  inPersian('ژنرال امریکایی', [cameraInPersian], 'ژنرال آمریکایی'),
  inPersian('پیشمرگه', [cameraInPersian], 'پیشمرگه'),
  inPersian('Soleimani', [cameraInPersian, [camera, people]], 'سلیمانی'),
  inPersian('داعش', [cameraInPersian], 'داعش'),
];

const quotes = [
  quote('the quote about zeros', ['rumour-with-zeros'], 'zeros'),
  quote('pure and simple', ['pure-and-simple'], 'pure simple'),
  quote('obama isil', ['pure-and-simple', 'under-enormous-threat', 'national-guard-units'], 'isil'),
  quote('Clinton', ['clinton-freedom-at-home'], 'clinton'),
  quote('Pentagon', ['aimed-at-deterring'], 'defense'),
  quote('shaking the devil’s hand', ['a-reason-to-shake-his-hand'], 'devil hand'),
  quote('soldiers who were never there', ['fifty-thousand-never-there'], 'soldiers'),
  quote('army evaporatng', ['army-evaporating'], 'army evaporating'),
  quote('front line without trenches', ['front-line-without-trenches'], 'front line trenches'),
  quote('"a new name"', ['new-name-no-readers'], 'new name'),
  quote('fought the same enemy', ['same-enemy-other-war'], 'fought enemy'),
  quote('an ally who does not leave after the emergency', ['ally-in-an-emergency'], 'ally emergency'),
  quote('حمله ۲۰۲۰ واشنگتن', ['washington-had-known-where-fa'], 'حمله ۲۰۲۰ واشنگتن', { lang: 'fa' }),
  quote('هادی العامری', ['stance-of-iran-fa'], 'هادی', { lang: 'fa' }),
  quote('شيطان', ['a-reason-to-shake-his-hand-ar'], 'شيطان', { lang: 'ar' }),
  quote('أوباما', ['pure-and-simple-ar', 'under-enormous-threat-ar'], 'أوباما', { lang: 'ar' }),
];

const datesAndNumbers = [
  ask('10 June 2014', [army], '10 june 2014'),
  ask('2014-06-10', [army], '10 june 2014'),
  ask('June 10, 2014', [army], '10 june 2014'),
  ask('9 December 2017', [[timeline, keys]], '9 december 2017'),
  ask('Baghdad airport 3 January 2020', [[timeline, camera, people]], '3 january 2020'),
  ask('31 August 2014 Amerli', [[towns, timeline]], '31 august 2014 amerli'),
  ask('2.6 billion', [keys], '2.6 billion'),
  ask('$174bn', [army], '174 billion'),
  ask('200 مليار دولار', [army], '200 billion'),
  ask('25,000 soldiers and police', [army], '25,000 soldiers police'),
  ask('110000 members', [[call, keys]], '110,000 members'),
  ask('40 percent of equipment lost at Mosul', [army], '40 mosul'),
  ask('1990', [timeline], '1990'),
  inPersian('۳ ژانویهٔ ۲۰۲۰', [cameraInPersian], '۲۰۲۰'),
];

const absentWords = [
  ask('refugees from Amerli', [[towns, lead]], 'amerli', { asTyped: true }),
  ask('how Soleimani died', [[camera, people, timeline]], 'soleimani', { asTyped: true }),
  ask('river bridges at Dhuluiya', [towns], 'dhuluiya', { asTyped: true }),
  ask('airstrikes on Mosul', [[timeline, army, lead]], 'mosul', { asTyped: true }),
  ask('blockchain', [], '', { asTyped: true }),
  ask('9876543', [], '', { asTyped: true }),
  ask('“refugees from Amerli”', [], '', { asTyped: true }),
  inArabic('مقتل سليماني', [leadInArabic], 'سليماني', { asTyped: true }),
];

const topicNames = [
  ask('Revolutionary Guard', [camera], 'revolutionary guard'),
  ask('Iraqi army', [army], 'iraqi army'),
  ask('National Guard', [guard], 'national guard'),
  ask('Popular Mobilization', [keys], 'popular mobilization'),
];

/** The queries by what is special about them. */
export const judgedKinds: Readonly<Record<string, readonly JudgedQuery[]>> = {
  'plain words': plainWords,
  'other spellings': otherSpellings,
  'typing errors': typos,
  'phrases and signs': signs,
  topics,
  Arabic: arabic,
  Persian: persian,
  quotes,
  'dates and numbers': datesAndNumbers,
  'words that no text has': absentWords,
  'names of topics': topicNames,
};

export const judgedQueries: readonly JudgedQuery[] = Object.values(judgedKinds).flat();
