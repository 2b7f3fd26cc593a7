import { z } from 'astro/zod';

/** An id or slug: lower-case ASCII words with hyphens, e.g. `whoever-comes-first`. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const id = z.string().regex(idPattern, { error: 'lower-case words with hyphens, like three-towns' });

/** Text on one line that is not empty. */
export const line = z.string().trim().min(1, { error: 'some text' });

/** A date as text, whatever YAML made of it: 1.1 parsers make a Date of `2026-11-22`, all make a number of `1991`. */
const isoText = (form: string) =>
  z.preprocess(
    (value) => {
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
      return typeof value === 'number' ? String(value) : value;
    },
    z.string({ error: form }),
  );

/** True for `2026-02-28`, false for `2026-02-30` and for anything not of the form. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A day, ISO 8601 (`2026-11-22`), that is in the calendar. */
const dayForm = 'a day that is in the calendar, like 2026-11-22';
export const day = isoText(dayForm).refine(isCalendarDate, { error: dayForm });

/** True for a year, a month or a day: `1991`, `1991-03`, `1991-03-11`. */
export const isPartialDate = (text: string): boolean =>
  /^\d{4}$/.test(text) ||
  (/^\d{4}-\d{2}$/.test(text) && isCalendarDate(`${text}-01`)) ||
  isCalendarDate(text);

/** A year, month or day, ISO 8601 reduced precision. */
const partialForm = 'a year, month or day, like 1991, 1991-03 or 1991-03-11';
export const partialDate = isoText(partialForm).refine(isPartialDate, { error: partialForm });

/** The same, or the word `undated`. */
const publishedForm = `${partialForm}, or undated`;
export const partialDateOrUndated = isoText(publishedForm).refine(
  (text) => text === 'undated' || isPartialDate(text),
  { error: publishedForm },
);

/** A partial date, or a span of two with a slash: `1991-02-27/1991-02-28` (ISO 8601 interval). */
const spanForm = 'a date like 1990-08-02, 1992-10 or 2006, or a span like 1991-02-27/1991-02-28';
export const dateOrSpan = isoText(spanForm).refine(
  (text) => {
    const [from = '', to, ...rest] = text.split('/');
    return (
      rest.length === 0 && isPartialDate(from) && (to === undefined || (isPartialDate(to) && from <= to))
    );
  },
  { error: spanForm },
);

/** An absolute address that a browser may open. */
export const webAddress = z.string().refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), {
  error: 'an address that begins with https:// or http://',
});

/** A BCP 47 language tag that Intl knows the form of; languages have two or three letters, so `arabic` is none. */
export const languageTag = z.string().refine(
  (text) => {
    try {
      return /^[a-z]{2,3}(?:-|$)/.test(text) && Intl.getCanonicalLocales(text)[0] === text;
    } catch {
      return false;
    }
  },
  { error: 'a language tag like en, ar or fa (BCP 47)' },
);
