import { site } from '../site.ts';
import { direction } from '../text/scripts.ts';
import type { PageStrings } from './en/pages.ts';
import type { InterfaceStrings } from './en/strings.ts';
import type { LanguageParts } from './language.ts';
import { isLanguage, languages } from './languages.ts';

/** The strings of a language and the direction of its script. */
export type DirectedStrings = InterfaceStrings & { dir: 'ltr' | 'rtl' };

const known = new Map<string, DirectedStrings>();

/**
 * Returns the strings of the interface in a language. A language without a folder, such as that of a source, falls back to the strings
 * of the site’s first language, but keeps its own direction and formats.
 */
export function strings(lang: string): DirectedStrings {
  const before = known.get(lang);
  if (before) return before;
  const own = isLanguage(lang)
    ? languages[lang].strings
    : { ...partsOf(lang).strings, locale: `${lang}-u-ca-gregory` };
  const directed = { ...own, dir: direction(lang) };
  known.set(lang, directed);
  return directed;
}

/** Returns everything that differs by language. A language without a folder falls back to the site’s first language. */
export const partsOf = (lang: string): LanguageParts =>
  languages[isLanguage(lang) ? lang : site.languages[0]];

/** Returns the strings of pages that no script needs. */
export const pageStrings = (lang: string): PageStrings => partsOf(lang).pages;

/** By locale and options: creating a formatter takes longer than using it a hundred times. */
const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { locale } = strings(lang);
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  formatters.set(key, made);
  return made;
}

/** By locale and notation. */
const numberFormatters = new Map<string, Intl.NumberFormat>();

/** Returns a number formatted for a language. */
export function numberInWords(number: number, lang: string): string {
  const { locale } = strings(lang);
  // Nobody reads a hundred digits.
  const notation =
    number !== 0 && (Math.abs(number) >= 1e15 || Math.abs(number) < 1e-6) ? 'scientific' : 'standard';
  const key = `${locale} ${notation}`;
  const known = numberFormatters.get(key);
  if (known) return known.format(number);
  const made = new Intl.NumberFormat(locale, { maximumFractionDigits: 20, notation });
  numberFormatters.set(key, made);
  return made.format(number);
}

/** Returns a number for the axis of a chart whose largest is `largest`, formatted for a language: `2.5m` for millions. */
export function axisNumber(number: number, largest: number, lang: string): string {
  if (number === 0 || largest < 1e6) return numberInWords(number, lang);
  const { locale } = strings(lang);
  const key = `${locale} compact`;
  const known =
    numberFormatters.get(key) ??
    new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 4 });
  numberFormatters.set(key, known);
  return known.format(number);
}

/** Returns coordinates formatted for a language: `34.05° N, 44.2° E`. */
export function coordinatesInWords([latitude, longitude]: readonly [number, number], lang: string): string {
  const t = pageStrings(lang).map;
  const degrees = (angle: number) => numberInWords(Math.abs(angle), lang);
  return [t.latitude(degrees(latitude), latitude >= 0), t.longitude(degrees(longitude), longitude >= 0)].join(
    strings(lang).comma,
  );
}

/** By language: each takes longer to make than a small page to render. */
const displayNames = new Map<string, Intl.DisplayNames>();
/** By both languages: every page has some in its footer. */
const languageNames = new Map<string, string>();

/** Returns the name of a language in another language: `الإنجليزية`. */
export function languageName(of: string, lang: string): string {
  const { locale } = strings(lang);
  const key = `${locale} ${of}`;
  const known = languageNames.get(key);
  if (known !== undefined) return known;
  const names = displayNames.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language' });
  displayNames.set(locale, names);
  const name = names.of(of) ?? of;
  languageNames.set(key, name);
  return name;
}

/** Returns the note on a translated quote, `our translation from Arabic`; undefined if the quote’s language is not given. */
export const translationInWords = (from: string | undefined, lang: string): string | undefined =>
  from === undefined ? undefined : strings(lang).translatedFrom(languageName(from, lang));

/** Returns the attributes of a link on a page in `lang` whose target is in the language `of`; none if that is the same. */
export const foreign = (
  of: string,
  lang: string,
): { lang?: string; hreflang?: string; dir?: 'ltr' | 'rtl' } =>
  of === lang ? {} : { lang: of, hreflang: of, dir: direction(of) };

/** By language and date: pages have the same dates many times. */
const datesInWords = new Map<string, string>();

/** Returns a full or partial ISO date, formatted for a language: `31 August 2014`, `October 1992`, `2006`. */
export function dateInWords(date: string, lang: string): string {
  const key = `${lang} ${date}`;
  const known = datesInWords.get(key) ?? formattedDate(date, lang);
  datesInWords.set(key, known);
  return known;
}

function formattedDate(date: string, lang: string): string {
  const parts = date.split('-').length;
  const moment = new Date(`${date}${['', '-01-01', '-01', ''][parts] ?? ''}T00:00:00Z`);
  return formatter(lang, {
    year: 'numeric',
    ...(parts > 1 ? { month: 'long' } : {}),
    ...(parts > 2 ? { day: 'numeric' } : {}),
  }).format(moment);
}

/** Returns a full or partial ISO date for an axis, the year separate: `15 Oct` and `2014`. */
export function axisDate(date: string, lang: string): { date?: string; year: string } {
  const parts = date.split('-').length;
  const year = dateInWords(date.slice(0, 4), lang);
  if (parts === 1) return { year };
  const short = formatter(lang, { month: 'short', ...(parts > 2 ? { day: 'numeric' } : {}) });
  return { date: short.format(new Date(`${date}${parts === 2 ? '-01' : ''}T00:00:00Z`)), year };
}

/** Returns an instant in the time zone of the publication, formatted for a language: `22 November 2026 at 09:30 GMT+3`. */
export const timeInWords = (time: string, lang: string): string =>
  formatter(lang, {
    ...{ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    ...{ timeZone: site.timeZone, timeZoneName: 'short' },
  }).format(new Date(time));

/** Returns a date or a span `from/to`, formatted for a language: `27–28 February 1991`. */
export function spanInWords(span: string, lang: string): string {
  const [from = '', to] = span.split('/');
  if (to === undefined || from.length !== 10 || to.length !== 10)
    return [from, to]
      .filter((date) => date !== undefined)
      .map((date) => dateInWords(date, lang))
      .join(' – ');
  return formatter(lang, { year: 'numeric', month: 'long', day: 'numeric' })
    .formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))
    .replaceAll('\u2009', '');
}
