/**
 * What readers who half remember type, and what they are looking for. The answers were decided by reading the dossier, before any
 * engine was asked. Change one only where the dossier has changed, or where reading it again shows that the answer was wrong.
 */
export interface JudgedQuery {
  query: string;
  /** Language of the page on which the reader searches. */
  lang: 'en' | 'ar';
  kind: 'articles' | 'quotes';
  /** What must be among the first three: each of these; of a list, at least one. Slugs of articles, ids of quotes. */
  within: readonly (string | readonly string[])[];
  /** What must not be found at all. */
  without?: readonly string[];
  /** The engine does not find it yet: the test runs, and a failure is told as something to do. */
  later?: true;
}

const lead = 'whoever-comes-first';
const leadInArabic = 'whoever-comes-first-ar';
const timeline = 'from-kuwait-to-the-airport-road';
const people = 'the-people-in-the-picture';
const towns = 'three-towns-three-wars';
const army = 'the-army-on-paper';
const call = 'a-call-to-arms-read-closely';
const guard = 'the-guard-that-never-mustered';
const camera = 'two-generals-and-a-camera';
const keys = 'who-kept-the-keys';

type Rest = Partial<Omit<JudgedQuery, 'query' | 'within'>>;
const ask = (query: string, within: JudgedQuery['within'], rest: Rest = {}): JudgedQuery => ({
  query,
  lang: 'en',
  kind: 'articles',
  within,
  ...rest,
});
const inArabic = (query: string, within: JudgedQuery['within'], rest: Rest = {}) =>
  ask(query, within, { lang: 'ar', ...rest });
const quote = (query: string, within: JudgedQuery['within'], rest: Rest = {}) =>
  ask(query, within, { kind: 'quotes', ...rest });

const plainWords = [
  ask('who saved amerli', [towns, lead], { later: true }),
  ask('how many soldiers existed only on paper', [army]),
  ask('how many troops were really in the Iraqi army in Mosul', [army], { later: true }),
  ask('what did the cleric in Karbala ask people to do', [call]),
  ask('why did the national guard law fail', [guard]),
  ask('did America create ISIS', [lead]),
  ask('pact with the devil', [lead]),
  ask('how much of Iraq did ISIL hold', [lead]),
  ask('the $200 billion claim', [army]),
  ask('US money for the Iraqi police', [army]),
  ask('who took over the Quds Force after Soleimani', [people]),
  ask('Maliki third term', [keys, people]),
  ask('Obama promise to Sunnis September 2014', [guard]),
  ask('american general who was the envoy for the coalition', [camera]),
  ask('town renamed after its people were gone', [[towns, keys]]),
  ask('militias looting Sunni villages after the siege', [towns]),
  ask('how many members does the popular mobilization have', [keys]),
  ask('jihad sufficiency or competence', [call]),
  ask('when did the Americans leave and come back', [timeline]),
  ask('Chalabi', [people]),
];

const otherSpellings = [
  ask('daesh payroll', [army]),
  ask('Suleimani photos', [camera]),
  ask('Sulaimani', [[camera, people, lead]], { later: true }),
  ask('drone that killed Qassem Suleimani', [[camera, keys, timeline, people]]),
  ask('Hadi al-Ameri', [towns, [people, camera]]),
  ask('siege of Amirli', [towns]),
  ask('Dhuluiyah', [towns]),
  ask('Jurf as-Sakhr', [towns]),
  ask('Kata’ib Hizballah', [[towns, keys, call]]),
  ask('PMF budget', [keys]),
  ask('PMU merge into the army timetable', [[call, keys, lead]]),
  ask('Hashd', [call, keys], { later: true }),
  ask('Sahwa', [guard], { later: true }),
  ask('marjaiya', [call], { later: true }),
  ask('Pesh Merga', [[towns, timeline]], { later: true }),
  ask('IRGC terrorist listing', [[camera, timeline]]),
  ask('IS', [[lead, army, towns, timeline]]),
  ask('قاسم سلیمانی', [[camera, people, lead]], { later: true }),
  ask('داعش', [[lead, army, towns, timeline]], { later: true }),
  ask('الحشد', [[call, keys]], { later: true }),
];

const typos = [
  ask('solemani camera', [camera]),
  ask('milita abuses amerli', [towns], { later: true }),
  ask('ghosts on the payrol', [army]),
  ask('fall of Mosil', [[army, timeline]]),
  ask('natoinal gaurd bill', [guard]),
  ask('sistanni sermon volunters', [call]),
];

const signs = [
  ask('“names without men”', [army], { without: [lead, guard, towns, keys], later: true }),
  ask('"liberation of Kuwait in 1999"', [lead], { without: [timeline, people], later: true }),
  ask('"Sons of Iraq" "pay-roll"', [[army, timeline]], { without: [guard, keys], later: true }),
  ask('soleimani -allen', [[towns, keys, timeline]], { without: [camera, people, lead], later: true }),
  ask('amerli -dhuluiya', [[call, camera, people]], { without: [towns, lead, timeline, guard], later: true }),
  ask('guard +tamimi', [guard, people], { without: [army, lead, keys, timeline], later: true }),
  ask('+corruption protests', [[keys, timeline]], { without: [guard, lead, call], later: true }),
];

const topics = [
  ask('quds force', [camera]),
  ask('corruption', [army], { later: true }),
  ask('religious authority', [call]),
  ask('awakening', [guard]),
];

const arabic = [
  inArabic('الحشد', [leadInArabic, [call, keys]], { later: true }),
  inArabic('والحشد', [leadInArabic], { later: true }),
  inArabic('بالموصل', [leadInArabic], { later: true }),
  inArabic('داعش', [leadInArabic, [lead, army, towns, timeline]], { later: true }),
  inArabic('سُلَيْمَانِي', [leadInArabic], { later: true }),
  inArabic('سلیمانی', [leadInArabic, [camera, people, lead]], { later: true }),
  inArabic('امرلي', [leadInArabic], { later: true }),
  inArabic('من قاد معركة امرلي', [leadInArabic], { later: true }),
  inArabic('المیلیشیات', [leadInArabic], { later: true }),
  inArabic('الـمـيـلـيـشـيـات', [leadInArabic], { later: true }),
  inArabic('السيستانى', [leadInArabic, call], { later: true }),
  inArabic('حشد شعبی', [[call, keys]], { later: true }),
  inArabic('الحرس الوطني', [guard], { later: true }),
  inArabic('الجيش العراقي', [army], { later: true }),
  inArabic('فيلق القدس', [leadInArabic, camera], { later: true }),
  inArabic('شيطان', [leadInArabic], { later: true }),
  inArabic('Amerli', [[towns, lead]]),
  inArabic('Soleimani', [leadInArabic, [camera, people]], { later: true }),
];

const quotes = [
  quote('the quote about zeros', ['rumour-with-zeros'], { later: true }),
  quote('pure and simple', ['pure-and-simple'], { later: true }),
  quote('obama isil', ['pure-and-simple', 'under-enormous-threat', 'national-guard-units'], { later: true }),
  quote('Clinton', ['clinton-freedom-at-home'], { later: true }),
  quote('Pentagon', [['strike-aimed-at-deterring', 'aimed-at-deterring']], { later: true }),
  quote('shaking the devil’s hand', ['a-reason-to-shake-his-hand'], { later: true }),
  quote('soldiers who were never there', ['fifty-thousand-never-there'], { later: true }),
  quote('army evaporatng', ['army-evaporating'], { later: true }),
  quote('front line without trenches', ['front-line-without-trenches'], { later: true }),
  quote('"a new name"', ['new-name-no-readers'], { later: true }),
  quote('fought the same enemy', ['same-enemy-other-war'], { later: true }),
  quote('an ally who does not leave after the emergency', ['ally-in-an-emergency'], { later: true }),
  quote('شيطان', ['a-reason-to-shake-his-hand-ar'], { lang: 'ar', later: true }),
  quote('أوباما', ['pure-and-simple-ar', 'under-enormous-threat-ar'], { lang: 'ar', later: true }),
];

export const judgedQueries: readonly JudgedQuery[] = [
  ...plainWords,
  ...otherSpellings,
  ...typos,
  ...signs,
  ...topics,
  ...arabic,
  ...quotes,
];
