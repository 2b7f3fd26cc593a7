import fc from 'fast-check';

/**
 * Words in the scripts we write, and the ways in which one text can be typed.
 * All words of a sentence are different, so that a changed sentence cannot occur in the body by chance.
 */

const letters = {
  Latin: 'abcdefghilmnoprstuvyéüñšąçåờ',
  Arabic: 'ابتثجحخدذرزسشصضطظعغفقلمنهويأؤئى',
  Persian: 'ابپتجچخدرزژسشفقکگلمنوهی',
  Hebrew: 'אבגדהוזחטילמנסעפצקרשתםן',
};
type Script = keyof typeof letters;

const forms: Record<Script, string[]> = {
  // A contraction, a possessive, a compound, and marks at either side.
  Latin: [
    '#',
    '#',
    '#',
    '#’s',
    '#n’t',
    '#-#',
    '“#',
    '#”',
    '‘#’',
    '(#)',
    '#,',
    '#.',
    '#…',
    '#—#',
    '#–#',
    '# —',
    '1,#',
  ],
  Arabic: ['#', '#', '#', 'ال#', 'وال#', '«#»', '#،', '#؟', '#:', '#…', '(#)', '— #'],
  Persian: ['#', '#', '#', 'می\u200c#', '#\u200cها', '«#»', '#،', '#؛', '#…'],
  Hebrew: ['#', '#', '#', '”#“', '#,', '#.', '#־#', '#״ל', 'ג׳#', '#…'],
};

/** Names of scripts with a generator of a word that ends in the letters of its number. */
export const wordLists = (Object.keys(letters) as Script[]).map((script) => {
  const alphabet = Array.from(letters[script]);
  const letter = fc.constantFrom(...alphabet);
  const numeral = (number: number) =>
    number.toString(10).replace(/\d/g, (digit) => alphabet[Number(digit)] ?? '');
  const word = (number: number) =>
    fc
      .tuple(fc.constantFrom(...forms[script]), fc.array(letter, { minLength: 2, maxLength: 6 }))
      .map(([form, stem]) => form.replaceAll('#', `${stem.join('')}${numeral(number + 10)}`));
  return [script, word] as const;
});
export type WordMaker = (typeof wordLists)[number][1];

/** Returns between `min` and `max` different words. A “word” here contains no white space, and no dash next to it. */
export const sentence = (word: WordMaker, { min, max }: { min: number; max: number }) =>
  fc.integer({ min, max }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => word(at))));

type Vary = (text: string, pick: <T>(index: number, from: readonly T[]) => T) => string;

/** Each makes no difference to a reader. */
const variations: Record<string, Vary> = {
  composed: (text) => text.normalize('NFC'),
  decomposed: (text) => text.normalize('NFD'),
  straight: (text) => text.replace(/[“”״]/g, '"').replace(/[‘’׳]/g, "'"),
  hyphens: (text) => text.replace(/[—–]/g, '-'),
  points: (text) => text.replaceAll('…', '...'),
  unseen: (text, pick) =>
    text.replace(/(?<=\p{L})(?=\p{L})/gu, (_, index: number) =>
      pick(index, ['', '', '\u00ad', '\u2060', '\ufeff']),
    ),
  directionMarks: (text, pick) =>
    text.replace(/(?<=[\p{L}.,])(?=\s|$)/gu, (_, index: number) => pick(index, ['', '\u200f', '\u200e'])),
  spaces: (text, pick) =>
    text.replace(/ /g, (_, index: number) => pick(index, [' ', '\u00a0', '\n', '  ', '\u202f'])),
  tashkeel: (text, pick) =>
    text.replace(/[\u0620-\u064a\u0671-\u06d3]/g, (letter, index: number) =>
      letter === '\u0640' ? letter : letter + pick(index, ['', '\u064e', '\u0651\u0650', '\u0652']),
    ),
  tatweel: (text, pick) =>
    text.replace(/(?<=[\u0620-\u064a])(?=\p{L})/gu, (_, index: number) =>
      pick(index, ['', '\u0640', '\u0640\u0640']),
    ),
  nikud: (text, pick) =>
    text.replace(/[א-ת]/g, (letter, index: number) => letter + pick(index, ['', '\u05b8', '\u05bc\u05b0'])),
};

/** A way to type a text: a few of the variations, one after another; shown by their names when a test fails. */
export const dress = fc.tuple(fc.subarray(Object.keys(variations)), fc.nat(9972)).map(([names, seed]) => {
  const dressed = (text: string) =>
    names.reduce(
      (so, name) =>
        variations[name]?.(so, (index, from) => {
          const chosen = from[(seed * 31 + index * 7919) % from.length];
          if (chosen === undefined) throw new RangeError('nothing to pick from');
          return chosen;
        }) ?? so,
      text,
    );
  return Object.assign(dressed, { [fc.toStringMethod]: () => `as typed ${names.join('+')} (${seed})` });
});

/** A text as our own reading of the rules has it; written apart from the site’s `fold`, to judge it. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u00ad\u200b\u200e\u200f\u2060\ufeff\u0640\u064b-\u0652\u0670\u0591-\u05c7]/g, (sign) =>
      sign === '\u05be' ? sign : '',
    )
    .normalize('NFC')
    .replace(/[“”„«»״]/g, '"')
    .replace(/[‘’׳]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
