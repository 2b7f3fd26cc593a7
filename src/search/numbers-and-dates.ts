import { foldWord } from './fold-word.ts';
import type { Term } from './plan.ts';

/** How amounts are written: abbreviations first, then words. */
const scales = [
  ['k', 'thousand', 'ألف', 'هزار'],
  ['m', 'mn', 'million', 'مليون', 'ملايين', 'میلیون'],
  ['bn', 'billion', 'مليار', 'مليارات', 'میلیارد'],
  ['tn', 'trillion', 'تريليون', 'تریلیون'],
].map((forms) => forms.map(foldWord));
const isAbbreviation = (form: string) => form.length < 3;

/** Months of the Gregorian calendar in one language, from January. */
const monthsIn = (locale: string) => {
  const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2001, month, 1))));
};

/** Arabic has two sets of names. */
const localesOf = (lang: string) => (lang === 'ar' ? ['ar-EG', 'ar-IQ'] : [lang]);

/** Finds other ways in which texts write the amounts and dates of a query. */
export class NumbersAndDates {
  readonly #months: string[][];

  constructor(languages: readonly string[]) {
    this.#months = languages.flatMap(localesOf).map(monthsIn);
  }

  /** Returns phrases: `10 June 2014` for `2014-06-10`, `200bn` for `200 billion`; each as its words. */
  otherForms(terms: readonly Term[]): string[][] {
    const words = terms.flatMap(({ words: own, need }) => (need === 'any' ? own : []));
    return [
      ...words.flatMap((word, at) => amounts(word, words[at + 1] ?? '')),
      ...this.#dates(words.flatMap((word) => word.split(/[-‐‑/.]/)).map(foldWord)),
    ];
  }

  #dates(words: readonly string[]): string[][] {
    return words.flatMap((_, at) => {
      const [a = '', b = '', c = ''] = words.slice(at, at + 3);
      const year = isYear(c) ? [c] : [];
      if (isYear(a) && isDay(b) && isDay(c)) return this.#written(c, Number(b) - 1, [a]);
      if (isDay(a)) return this.#written(a, this.#monthOf(b), year);
      return isDay(b) ? this.#written(b, this.#monthOf(a), year) : [];
    });
  }

  /** Returns the month, from 0, that a word names or abbreviates; -1 for other words. */
  #monthOf(word: string): number {
    if (word.length < 3 || /\d/.test(word)) return -1;
    for (const months of this.#months) {
      const month = months.findIndex((name) => foldWord(name).startsWith(word));
      if (month >= 0) return month;
    }
    return -1;
  }

  /** Returns a date in the ways it is written; none if there is no such month. */
  #written(day: string, month: number, year: readonly string[]): string[][] {
    const number = String(Number(day));
    return [...new Set(this.#months.map((months) => months[month]))].flatMap((name) =>
      name === undefined
        ? []
        : [
            [number, name, ...year],
            [name, number, ...year],
          ],
    );
  }
}

const isYear = (word: string) => /^(?:1[5-9]|20)\d\d$/.test(word);
const isDay = (word: string) => /^\d{1,2}$/.test(word) && Number(word) > 0 && Number(word) < 32;

/** Returns the other ways to write an amount that begins with a word: `200bn`, `200 billion`, `200 مليار`. */
function amounts(word: string, next: string): string[][] {
  const { 1: digits, 2: attached } = /^(\d[\d.,]*)(\p{L}*)$/u.exec(foldWord(word)) ?? [];
  const scale = scales.find((forms) => forms.includes(attached === '' ? foldWord(next) : (attached ?? '')));
  if (digits === undefined || !scale) return [];
  return scale.map((form) => (isAbbreviation(form) ? [digits + form] : [digits, form]));
}
