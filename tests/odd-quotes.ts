/** The wordings of odd quotes: on pages and in embeds (browser/odd-quotes.test.ts), and on cards (outputs/cards/odd-quotes.test.ts). */

/** Words in one script, for quotes that are odd in one way. */
export interface Wording {
  lang: 'en' | 'ar' | 'he';
  /** Fourteen or more words, for quotes of any length. */
  words: string;
  /** A quote of one word. */
  one: string;
  /** A quote in three scripts. */
  scripts: string;
  /** A title, for titles of any length. */
  title: string;
}

export const wordings: readonly Wording[] = [
  {
    lang: 'en',
    words: 'the river rose again and nobody on the bridge had read the gauge before dawn',
    one: 'Enough',
    scripts: 'The words جسر and גשר and bridge stood on one wall',
    title: 'What the ledger of the town says about its bridges',
  },
  {
    lang: 'ar',
    words: 'ارتفع النهر مرة أخرى ولم يقرأ أحد على الجسر المقياس قبل الفجر في تلك الليلة',
    one: 'كفى',
    scripts: 'وعلى جدار واحد كلمات bridge و גשר وجسر معاً',
    title: 'ما يقوله سجل البلدة عن جسورها وعمّا دُفع لأجلها',
  },
  {
    lang: 'he',
    words: 'הנהר עלה שוב ואיש על הגשר לא קרא את המד לפני עלות השחר באותו לילה',
    one: 'די',
    scripts: 'על קיר אחד עמדו המילים جسر ו bridge וגשר',
    title: 'מה שהפנקס של העיירה אומר על הגשרים שלה',
  },
];

/** Somebody with a long name and a long role. */
export const longNamed = {
  name: 'Maximiliana Theodora Wilhelmina van der Hoogenband-Szczebrzeszyńska',
  family: 'van der Hoogenband-Szczebrzeszyńska',
  role: 'Acting deputy chair of the standing committee on bridges, roads, ledgers and other public works of the valley',
};

/** Returns `count` words. */
export function wordsOf(words: string, count: number): string {
  const all = words.split(' ');
  return Array.from({ length: count }, (_, index) => all[index % all.length] ?? '').join(' ');
}

/** Returns a title of at most so many characters. */
export const titleOf = ({ title }: Wording, length: number): string =>
  Array.from({ length: 9 }, () => title)
    .join(', ')
    .slice(0, length)
    .trim();
