/**
 * Queries of readers who half remember an article, with what they are looking for. The answers were decided by reading the dossier, before
 * running any engine. Change one only if the dossier has changed, or if rereading it shows that the answer was wrong.
 */
export interface JudgedQuery {
  query: string;
  /** Language of the page on which the reader searches. */
  lang: 'en' | 'ar' | 'fa';
  kind: 'articles' | 'quotes';
  /** What must be among the first three: each of these; of a nested list, at least one. Slugs of articles, ids of quotes. */
  within: readonly (string | readonly string[])[];
  /** What must not be among the results. */
  without?: readonly string[];
}

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
const inPersian = (query: string, within: JudgedQuery['within']) => ask(query, within, { lang: 'fa' });
const quote = (query: string, within: JudgedQuery['within'], rest: Rest = {}) =>
  ask(query, within, { kind: 'quotes', ...rest });

const plainWords = [
  ask('who saved amerli', [towns, lead]),
  ask('how many soldiers existed only on paper', [army]),
  ask('how many troops were really in the Iraqi army in Mosul', [army]),
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
  ask('daesh payroll', [[army, keys]]),
  ask('Suleimani photos', [camera]),
  ask('Sulaimani', [[camera, people, lead]]),
  ask('drone that killed Qassem Suleimani', [[camera, keys, timeline, people]]),
  ask('Hadi al-Ameri', [
    [people, camera, towns],
    [people, camera, towns],
  ]),
  ask('siege of Amirli', [towns]),
  ask('Dhuluiyah', [towns]),
  ask('Jurf as-Sakhr', [towns]),
  ask('Kata’ib Hizballah', [[towns, keys, call]]),
  ask('PMF budget', [keys]),
  ask('PMU merge into the army timetable', [[call, keys, lead]]),
  ask('Hashd', [call, keys]),
  ask('Sahwa', [guard]),
  ask('marjaiya', [call]),
  ask('Pesh Merga', [[towns, timeline]]),
  ask('IRGC terrorist listing', [[camera, timeline]]),
  ask('IS', [[lead, army, towns, timeline]]),
  // Anyone who types a word in another script is shown what is written in it first.
  ask('قاسم سلیمانی', [cameraInPersian]),
  ask('داعش', [leadInArabic, cameraInPersian]),
  ask('الحشد', [leadInArabic]),
];

const typos = [
  ask('solemani camera', [camera]),
  ask('milita abuses amerli', [towns]),
  ask('ghosts on the payrol', [army]),
  ask('fall of Mosil', [[army, timeline]]),
  ask('natoinal gaurd bill', [guard]),
  ask('sistanni sermon volunters', [call]),
];

const signs = [
  ask('“names without men”', [army], { without: [lead, guard, towns, keys] }),
  ask('"liberation of Kuwait in 1999"', [lead], { without: [timeline, people] }),
  ask('"Sons of Iraq" "pay-roll"', [[army, timeline]], { without: [guard, keys] }),
  ask('soleimani -allen', [[towns, keys, timeline]], { without: [camera, people] }),
  ask('amerli -dhuluiya', [[call, camera, people]], { without: [towns, lead, timeline, guard] }),
  ask('guard +tamimi', [guard, people], { without: [army, lead, keys, timeline] }),
  ask('+corruption protests', [[keys, timeline]], { without: [guard, lead, call] }),
];

const topics = [
  ask('quds force', [camera]),
  ask('corruption', [army]),
  ask('religious authority', [call]),
  ask('awakening', [guard]),
];

const arabic = [
  inArabic('الحشد', [leadInArabic, [call, keys]]),
  inArabic('والحشد', [leadInArabic]),
  inArabic('بالموصل', [leadInArabic]),
  inArabic('داعش', [leadInArabic, [lead, army, towns, timeline]]),
  inArabic('سُلَيْمَانِي', [leadInArabic]),
  inArabic('سلیمانی', [leadInArabic, [camera, people, lead]]),
  inArabic('امرلي', [leadInArabic]),
  inArabic('من قاد معركة امرلي', [leadInArabic]),
  inArabic('المیلیشیات', [leadInArabic]),
  inArabic('الـمـيـلـيـشـيـات', [leadInArabic]),
  inArabic('السيستانى', [leadInArabic, call]),
  inArabic('حشد شعبی', [[call, keys]]),
  inArabic('الحرس الوطني', [guard]),
  inArabic('الجيش العراقي', [army]),
  inArabic('فيلق القدس', [leadInArabic, camera]),
  inArabic('شيطان', [leadInArabic]),
  inArabic('Amerli', [[towns, lead]]),
  inArabic('Soleimani', [leadInArabic, [camera, people]]),
];

/** Also with Arabic letters, without half-spaces, and with the other name of the force. */
const persian = [
  inPersian('سلیمانی', [cameraInPersian]),
  inPersian('سليماني', [cameraInPersian]),
  inPersian('عکسهای سلیمانی', [cameraInPersian]),
  inPersian('عکس های قاسم سلیمانی', [cameraInPersian]),
  inPersian('نیروی قدس', [cameraInPersian]),
  inPersian('سپاه قدس', [cameraInPersian]),
  inPersian('ژنرال امریکایی', [cameraInPersian]),
  inPersian('پیشمرگه', [cameraInPersian]),
  inPersian('Soleimani', [cameraInPersian, [camera, people]]),
  inPersian('داعش', [cameraInPersian]),
];

const quotes = [
  quote('the quote about zeros', ['rumour-with-zeros']),
  quote('pure and simple', ['pure-and-simple']),
  quote('obama isil', ['pure-and-simple', 'under-enormous-threat', 'national-guard-units']),
  quote('Clinton', ['clinton-freedom-at-home']),
  quote('Pentagon', ['aimed-at-deterring']),
  quote('shaking the devil’s hand', ['a-reason-to-shake-his-hand']),
  quote('soldiers who were never there', ['fifty-thousand-never-there']),
  quote('army evaporatng', ['army-evaporating']),
  quote('front line without trenches', ['front-line-without-trenches']),
  quote('"a new name"', ['new-name-no-readers']),
  quote('fought the same enemy', ['same-enemy-other-war']),
  quote('an ally who does not leave after the emergency', ['ally-in-an-emergency']),
  quote('حمله ۲۰۲۰ واشنگتن', ['washington-had-known-where-fa'], { lang: 'fa' }),
  quote('هادی العامری', ['stance-of-iran-fa'], { lang: 'fa' }),
  quote('شيطان', ['a-reason-to-shake-his-hand-ar'], { lang: 'ar' }),
  quote('أوباما', ['pure-and-simple-ar', 'under-enormous-threat-ar'], { lang: 'ar' }),
];

export const judgedQueries: readonly JudgedQuery[] = [
  ...plainWords,
  ...otherSpellings,
  ...typos,
  ...signs,
  ...topics,
  ...arabic,
  ...persian,
  ...quotes,
];
