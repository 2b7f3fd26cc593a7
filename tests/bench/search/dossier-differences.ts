const compound = 'a name with a hyphen is highlighted in full, not the part that was asked for';
const arabic = 'the stand-in does not know prefixes, vowel signs and other forms of letters in Arabic';
const persian = 'the stand-in does not know other forms of letters and of words in Persian';
const possessive = 'the stand-in takes “devil’s” for another word than “devil”';
const stem = 'Porter’s stem of the mistyped word is too far from that of the right one';
const grouped = '110000 and 110,000 are different words to a server';
const must = 'texts without what must be in them come last, but they come';
const amounts = 'other forms of amounts are not asked for';
const is = 'the stand-in finds “is” for “IS”, another name of the topic: it has no list of common words';

const both: [query: string, why: string][] = [
  ['daesh payroll', is],
  ['Jurf as-Sakhr', compound],
  ['guard +tamimi', compound],
  ['بالموصل', arabic],
  ['سُلَيْمَانِي', arabic],
  ['امرلي', arabic],
  ['من قاد معركة امرلي', arabic],
  ['المیلیشیات', arabic],
  ['الـمـيـلـيـشـيـات', arabic],
  ['السيستانى', arabic],
  ['عکسهای سلیمانی', persian],
  ['ژنرال امریکایی', persian],
  ['shaking the devil’s hand', possessive],
  ['army evaporatng', stem],
  ['quotes: شيطان', arabic],
  ['110000 members', grouped],
];

/** Judged queries about the dossier that a stand-in answers otherwise than the index in the browser, and why. */
export const dossierDifferences = {
  opensearch: new Map([...both, ['Arabic: سلیمانی', arabic], ['Persian: سليماني', persian]]),
  typesense: new Map([
    ...both,
    ['guard +tamimi', must],
    ['"Sons of Iraq" "pay-roll"', must],
    ['+corruption protests', must],
    ['والحشد', arabic],
    ['$174bn', amounts],
    ['200 مليار دولار', amounts],
  ]),
};
