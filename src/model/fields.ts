import { z, type ZodType } from 'astro/zod';
import type { ProblemName } from './problem-kinds.ts';
import { directionFault } from './unseen-characters.ts';
import { addressFault } from './web-address.ts';

/** What a rule of a field says of itself: the kind of problem that it finds. */
export interface RuleParams {
  name: ProblemName;
  fix?: string;
}
const named = (name: ProblemName): { params: RuleParams & Record<string, unknown> } => ({ params: { name } });

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** True of a name that every object of JavaScript has: as a key it would be lost, or taken for what is there. */
export const isReserved = (name: string): boolean => name in {};

/** True of an id or slug: lower-case ASCII words with hyphens, e.g. `whoever-comes-first`. */
export const isId = (text: string): boolean => idPattern.test(text) && !isReserved(text);

export const id = z.string().refine(isId, {
  error: ({ input }) => {
    if (isReserved(String(input))) return 'another name: JavaScript reserves this one';
    const written = asId(String(input));
    return `lower-case words with hyphens, like ${isId(written) ? written : 'three-towns'}`;
  },
  ...named('id-invalid'),
});

/**
 * Lower-case letters of other scripts that look like an ASCII one, and the ASCII one (Unicode TR39, confusables.txt: those
 * that are drawn alike in most faces).
 */
const lookAlikes = new Map(
  Object.entries({
    ...{ а: 'a', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', ӏ: 'l', о: 'o', р: 'p', ԛ: 'q', ѕ: 's' },
    ...{ ѵ: 'v', ԝ: 'w', х: 'x', у: 'y', α: 'a', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', υ: 'u', ϲ: 'c' },
    ...{ ѡ: 'w', օ: 'o', ս: 'u', ո: 'n', հ: 'h', ց: 'g', ɑ: 'a', ɡ: 'g', ı: 'i' },
  }),
);

/** The letters of a text that only look like ASCII ones, each with the one it looks like. */
export const lookAlikesIn = (text: string): [letter: string, ascii: string][] =>
  [...new Set(text.toLowerCase())].flatMap((letter) => {
    const ascii = lookAlikes.get(letter);
    return ascii === undefined ? [] : [[letter, ascii] as [string, string]];
  });

const inAscii = (text: string) =>
  Array.from(text.toLowerCase(), (letter) => lookAlikes.get(letter) ?? letter).join('');

/** What an id that was written otherwise probably means: `Three Towns` is `three-towns`. */
export const asId = (text: string): string =>
  inAscii(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Text on one line that is not empty; without characters that XML, and so a feed, cannot carry. */
export const line = z
  .string()
  .trim()
  .min(1, { error: 'text that is not empty' })
  .refine((text) => /^[^\p{Cc}\p{Cs}\ufffe\uffff]*$/u.test(text), {
    error: 'text on one line, without control characters',
    ...named('control-characters'),
  })
  .refine((text) => directionFault(text) === undefined, {
    error: 'direction control characters that are closed in the same field',
    ...named('bidi-unbalanced'),
  });

/** Schemas of text that readers see; what is derived from one of them is text too. */
const texts = z.registry<{ isText: true }>();
texts.add(line, { isText: true });

/** True of the schema of a text that readers see, and not of an id, a date, a URL or a choice. */
export const isTextSchema = (schema: ZodType): boolean => texts.get(schema) !== undefined;

/** A date as text: YAML makes a number of `1991`. */
const isoText = (form: string) =>
  z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string({ error: form }));

/** True for `2026-02-28`, false for `2026-02-30` and for anything not of the form. */
function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A day, ISO 8601 (`2026-11-22`), that is in the calendar. */
const dayForm = 'a valid date, like 2026-11-22';
export const day = isoText(dayForm).refine(isCalendarDate, { error: dayForm, ...named('date-invalid') });

/** True for a year, a month or a day: `1991`, `1991-03`, `1991-03-11`. */
const isPartialDate = (text: string): boolean =>
  /^\d{4}$/.test(text) ||
  (/^\d{4}-\d{2}$/.test(text) && isCalendarDate(`${text}-01`)) ||
  isCalendarDate(text);

/** A year, month or day, ISO 8601 reduced precision. */
const partialForm = 'a year, month or day, like 1991, 1991-03 or 1991-03-11';
export const partialDate = isoText(partialForm).refine(isPartialDate, {
  error: partialForm,
  ...named('date-invalid'),
});

/** The same, or the word `undated`. */
const publishedForm = `${partialForm}, or undated`;
export const partialDateOrUndated = isoText(publishedForm).refine(
  (text) => text === 'undated' || isPartialDate(text),
  { error: publishedForm, ...named('date-invalid') },
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
  { error: spanForm, ...named('date-invalid') },
);

/** An absolute address of the web; its scheme becomes lower-case. */
export const webAddress = z
  .string({ error: 'a URL that begins with https:// or http://' })
  .superRefine((text, context) => {
    const fault = webAddressFault(text);
    if (fault)
      context.addIssue({
        code: 'custom',
        message: fault.expected,
        params: {
          name: 'url-invalid',
          ...(fault.fix === undefined ? {} : { fix: fault.fix }),
        } satisfies RuleParams,
      });
  })
  .transform((text) => text.replace(/^https?/i, (scheme) => scheme.toLowerCase()));

function webAddressFault(text: string): { expected: string; fix?: string } | undefined {
  if (!/^https?:\/\//i.test(text)) return { expected: 'a URL that begins with https:// or http://' };
  const fault = addressFault(text);
  if (fault) return fault;
  if (!URL.canParse(text)) return { expected: 'a URL that begins with https:// or http://' };
  if (/%(?![0-9a-f]{2})/i.test(text)) return { expected: 'a URL with two hexadecimal digits after each %' };
  return undefined;
}

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

/** The id of an item of Wikidata (wikidata.org/wiki/Wikidata:Identifiers). */
export const wikidataId = z
  .string({ error: 'a Wikidata item, like Q796' })
  .regex(/^Q[1-9]\d*$/, { error: 'a Wikidata item, like Q796' });

/** A code of the IPTC's Media Topics (cv.iptc.org/newscodes/mediatopic), of which all have eight figures. YAML makes a number of most. */
export const mediaTopicCode = z.preprocess(
  (value) => (typeof value === 'number' ? String(value).padStart(8, '0') : value),
  z
    .string({ error: 'a code of eight digits, like 16000000' })
    .regex(/^\d{8}$/, { error: 'a code of eight digits, like 16000000' }),
);

/** An account as servers of the fediverse write it. */
export const fediverseAccount = z
  .string({ error: 'an account like @name@server.example' })
  .regex(/^@[\w.-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i, { error: 'an account like @name@server.example' });
