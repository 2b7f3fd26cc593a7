import { findDate, weekdays } from '../dates.ts';
import { byline, dateWords, nameParticles } from './vocabulary.ts';

/** Returns the names of people in a byline, separated by commas and `and`. */
export const partedNames = (text: string): string[] =>
  text
    .replace(/[.。]$/u, (stop) => (/\b\p{Lu}\.$/u.test(text) ? stop : ''))
    .split(/\s*(?:,|;|،|؛|&|\/|\||\band\b|\bund\b|\bet\b|(?<=\s)و(?=\s))\s*/u)
    .map((name) => name.trim())
    .filter((name) => /\p{L}/u.test(name));

/** True for text that has the form of one person’s name: two to five capitalized words, or such words of a script without capitals. */
export function isNameLike(text: string): boolean {
  if (text.length > 45 || /[\d\p{Nd}.,:;!?؟"“”«»„()[\]…@]/u.test(text.replace(/\b\p{Lu}\p{Ll}?\./gu, '')))
    return false;
  const words = text.replace(/\b\p{Lu}\p{Ll}?\./gu, 'X').split(/\s+/u);
  if (words.length < 2 || words.length > 5) return false;
  if (!/\p{Lu}|\p{Ll}/u.test(text)) return /^[\p{L}\p{M}\s\u200c'-]+$/u.test(text);
  return words.every(
    (word) => /^\p{Lu}/u.test(word) || nameParticles.has(word.toLowerCase().replace(/-.*$/u, '')),
  );
}

/** Returns the names in a byline such as `By Mara Lind and Ali Karim`; undefined for all other lines. */
export function bylineNames(text: string): string[] | undefined {
  const rest = byline.exec(text)?.groups?.rest;
  if (rest === undefined) return undefined;
  // What follows the name: the place, or the office.
  const [head = ''] = rest.split(/\s*(?: in | for | aus | für |\||•|·|[–—]| - )\s*/u);
  const names = partedNames(head);
  return names.length > 0 && names.length <= 6 && names.every((name) => isNameLike(name) || isOneName(name))
    ? names
    : undefined;
}

const isOneName = (name: string) => /^\p{L}[\p{L}\p{M}'’.-]{1,30}$/u.test(name) && !/^\p{Ll}/u.test(name);

/** A line with a date: the date, and the names next to it. */
export interface DateLine {
  day: string;
  time: string | undefined;
  isAmbiguous: boolean;
  match: string;
  names: string[];
}

/** Returns what a line says that has a date, words of dates and perhaps a name, and nothing else. */
export function dateLineOf(text: string, options?: { monthFirst: boolean }): DateLine | undefined {
  if (text.length > 160) return undefined;
  const found = findDate(text, options);
  if (!found) return undefined;
  let rest = found.rest;
  for (let again = findDate(rest, options); again; again = findDate(rest, options)) rest = again.rest;
  const parts = rest
    .split(/[|•·,;،]|[–—]| - /u)
    .map((part) => withoutDateWords(part))
    .filter((part) => /\p{L}/u.test(part));
  const names = parts.flatMap((part) => bylineNames(part) ?? (isNameLike(part) ? [part] : []));
  // A place before a date is a dateline, not a name: at most two parts are left, and all are names.
  if (parts.length > 2 || names.length < parts.length) return undefined;
  const { day, time, isAmbiguous, match } = found;
  return { day, time, isAmbiguous, match, names };
}

const withoutDateWords = (text: string) =>
  text
    .replace(/\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\b\d+\s*(?:min\b|minutes?\b)/giu, ' ')
    .split(/[\s()/:]+/u)
    .filter((word) => {
      const plain = word.toLowerCase().replace(/[.'’]/gu, '');
      return (
        plain !== '' &&
        !dateWords.has(plain) &&
        !dateWords.has(word) &&
        !weekdays.has(plain) &&
        !/^\d+$/u.test(plain) &&
        !/^[A-Z]{3,4}$/u.test(word)
      );
    })
    .join(' ')
    .trim();
