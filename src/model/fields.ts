import { z, type ZodType } from 'astro/zod';
import { parseTime } from '../text/zoned-time.ts';
import type { ProblemName } from './problem-kinds.ts';
import { directionFault } from './unseen-characters.ts';
import { urlFault } from './url-fault.ts';

/** The kind of problem that a rule of a field reports, and its fix. */
export interface RuleParams {
  name: ProblemName;
  fix?: string;
}
const named = (name: ProblemName): { params: RuleParams & Record<string, unknown> } => ({ params: { name } });

/** Returns what a schema reports where a check of its own fails: the kind of problem, what is expected, and a fix. */
export const issue = (name: RuleParams['name'], message: string, fix?: string) => ({
  code: 'custom' as const,
  message,
  params: { name, ...(fix === undefined ? {} : { fix }) } satisfies RuleParams,
});

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** True for the name of a property that every JavaScript object has, which is unsafe as a key. */
export const isReserved = (name: string): boolean => reserved.has(name);
const reserved: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** True for an id or slug: lower-case ASCII words joined by hyphens, such as `whoever-comes-first`. */
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
 * Lower-case letters of other scripts that look like an ASCII letter, and that letter (Unicode TR39, confusables.txt: those that look
 * alike in most fonts).
 */
const confusables = new Map(
  Object.entries({
    ...{ а: 'a', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', ӏ: 'l', о: 'o', р: 'p', ԛ: 'q', ѕ: 's' },
    ...{ ѵ: 'v', ԝ: 'w', х: 'x', у: 'y', α: 'a', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', υ: 'u', ϲ: 'c' },
    ...{ ѡ: 'w', օ: 'o', ս: 'u', ո: 'n', հ: 'h', ց: 'g', ɑ: 'a', ɡ: 'g', ı: 'i' },
  }),
);

/** Returns the letters of a text that look like an ASCII letter, each with that letter. */
export const confusablesIn = (text: string): [letter: string, ascii: string][] =>
  [...new Set(text.toLowerCase())].flatMap((letter) => {
    const ascii = confusables.get(letter);
    return ascii === undefined ? [] : [[letter, ascii] as [string, string]];
  });

const inAscii = (text: string) =>
  Array.from(text.toLowerCase(), (letter) => confusables.get(letter) ?? letter).join('');

/** Returns the id that a text probably means: `three-towns` for `Three Towns`. It can be empty. */
export const asId = (text: string): string =>
  inAscii(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Text on one line, not empty, without characters that XML, and so feeds, do not allow. */
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

/** The schemas of text that readers see, and those derived from them. */
const texts = z.registry<{ isText: true }>();
texts.add(line, { isText: true });

/** True for the schema of text that readers see; false for ids, dates, URLs and enumerations. */
export const isTextSchema = (schema: ZodType): boolean => texts.get(schema) !== undefined;

/** A date as text: YAML parses `1991` as a number. */
const isoText = (form: string) =>
  z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string({ error: form }));

/** True for `2026-02-28`; false for `2026-02-30` and for text of another form. */
function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** An ISO 8601 date (`2026-11-22`) that exists in the calendar. */
const dayForm = 'a valid date, like 2026-11-22';
export const day = isoText(dayForm).refine(isCalendarDate, { error: dayForm, ...named('date-invalid') });

/** A day, or a day with a time, which is in the publication’s time zone if it has no offset: `2026-11-22T09:30`, `2026-11-22T09:30+03:00`. */
const timeForm = 'a valid date, like 2026-11-22, or a date with a time, like 2026-11-22T09:30';
export const dayOrTime = isoText(timeForm).refine(
  (text) => {
    const time = parseTime(text);
    return time !== undefined && isCalendarDate(time.day);
  },
  { error: timeForm, ...named('date-invalid') },
);

/** True for a year, month or day: `1991`, `1991-03`, `1991-03-11`. */
const isPartialDate = (text: string): boolean =>
  /^\d{4}$/.test(text) ||
  (/^\d{4}-\d{2}$/.test(text) && isCalendarDate(`${text}-01`)) ||
  isCalendarDate(text);

/** A year, month or day (ISO 8601, reduced precision). */
const partialForm = 'a year, month or day, like 1991, 1991-03 or 1991-03-11';
export const partialDate = isoText(partialForm).refine(isPartialDate, {
  error: partialForm,
  ...named('date-invalid'),
});

/** A year, month or day, or the word `undated`. */
const publishedForm = `${partialForm}, or undated`;
export const partialDateOrUndated = isoText(publishedForm).refine(
  (text) => text === 'undated' || isPartialDate(text),
  { error: publishedForm, ...named('date-invalid') },
);

/** A year, month or day, or an interval of two: `1991-02-27/1991-02-28` (ISO 8601). */
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

/** An absolute URL with the scheme http or https, which is parsed to lower case. */
export const webUrl = z
  .string({ error: 'a URL that begins with https:// or http://' })
  .superRefine((text, context) => {
    const fault = webUrlFault(text);
    if (fault) context.addIssue(issue('url-invalid', fault.expected, fault.fix));
  })
  .transform((text) => text.replace(/^https?/i, (scheme) => scheme.toLowerCase()));

function webUrlFault(text: string): { expected: string; fix?: string } | undefined {
  if (!/^https?:\/\//i.test(text)) {
    const fix = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]\S*)?$/i.test(text)
      ? `write https://${text}`
      : undefined;
    return { expected: 'a URL that begins with https:// or http://', ...(fix === undefined ? {} : { fix }) };
  }
  const fault = urlFault(text);
  if (fault) return fault;
  if (!URL.canParse(text)) return { expected: 'a URL that begins with https:// or http://' };
  if (/%(?![0-9a-f]{2})/i.test(text)) return { expected: 'a URL with two hexadecimal digits after each %' };
  return undefined;
}

/** A BCP 47 language tag in canonical form. Languages have two or three letters, so `arabic` is invalid. */
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

/** One text for all languages of the site, or texts by language tag. */
export const localized = z.union([line, z.record(languageTag, line)]);

/** The id of a Wikidata item (wikidata.org/wiki/Wikidata:Identifiers). */
export const wikidataId = z
  .string({ error: 'a Wikidata item, like Q796' })
  .regex(/^Q[1-9]\d*$/, { error: 'a Wikidata item, like Q796' });

/** A code of IPTC Media Topics (cv.iptc.org/newscodes/mediatopic): eight digits, which YAML usually parses as a number. */
export const mediaTopicCode = z.preprocess(
  (value) => (typeof value === 'number' ? String(value).padStart(8, '0') : value),
  z
    .string({ error: 'a code of eight digits, like 16000000' })
    .regex(/^\d{8}$/, { error: 'a code of eight digits, like 16000000' }),
);

/** A fediverse account: `@name@server.example`. */
export const fediverseAccount = z
  .string({ error: 'an account like @name@server.example' })
  .regex(/^@[\w.-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i, { error: 'an account like @name@server.example' });
