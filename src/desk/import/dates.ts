import { parseTime } from '../../text/zoned-time.ts';

/** A date that a text has, in any of the languages below. */
export interface FoundDate {
  /** An ISO date. */
  day: string;
  /** The time as typed, without an offset: `11:32`. */
  time?: string | undefined;
  /** The text of the date. */
  match: string;
  /** The text without the date. */
  rest: string;
  /** True where day and month could be the reverse. */
  isAmbiguous: boolean;
}

/** Locales whose month names are recognized, with the calendars of Arabic countries and of Iran. */
const locales = [
  ...['en', 'de', 'de-AT', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'pl', 'tr', 'ru', 'uk', 'he'],
  ...['ar', 'ar-EG', 'ar-IQ', 'ar-LB', 'ar-MA', 'ar-DZ', 'ar-TN', 'fa-u-ca-gregory', 'ur', 'ckb', 'ku'],
];
const more: readonly (readonly [string, number])[] = [
  ...(['sept', 'juni', 'juli', 'märz', 'jun', 'jul'] as const).map((name): [string, number] => [
    name,
    { sept: 9, juni: 6, juli: 7, märz: 3, jun: 6, jul: 7 }[name],
  ]),
  ...(
    ['جنوری', 'جون', 'جولای', 'اگست', 'آگوست', 'تموز', 'حزيران', 'نيسان', 'ایار', 'مئی', 'می'] as const
  ).map((name, index): [string, number] => [name, [1, 6, 7, 8, 8, 7, 6, 4, 5, 5, 5][index] ?? 1]),
];

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.'’\u200c\u200e\u200f]/gu, '')
    .trim();

/** Month numbers by name, of the Gregorian calendar. */
const months = new Map<string, number>(more);
/** Month numbers of the Iranian calendar by name. */
const persianMonths = new Map<string, number>();
/** Names of days of the week. */
export const weekdays = new Set<string>();

for (const locale of locales)
  for (const style of ['long', 'short'] as const) {
    const month = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' });
    const withDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: style, timeZone: 'UTC' });
    const weekday = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
    for (let at = 0; at < 12; at++) {
      const date = new Date(Date.UTC(2021, at, 15));
      const inDate = withDay.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
      for (const name of [bare(month.format(date)), bare(inDate)])
        if (/\p{L}/u.test(name) && !months.has(name)) months.set(name, at + 1);
      weekdays.add(bare(weekday.format(date.setUTCDate(1 + at))));
    }
  }
const persian = new Intl.DateTimeFormat('fa-u-ca-persian', { month: 'long', timeZone: 'UTC' });
const persianParts = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  ...{ year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' },
});
for (let at = 0; at < 12; at++) persianMonths.set(bare(persian.format(Date.UTC(2021, 3 + at, 5))), at + 1);

/** Returns the text with ASCII digits in place of Arabic, Persian and other decimal digits. */
export const asciiDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    // Decimal digits of a script are ten in a row.
    let zero = digit.codePointAt(0) ?? 0;
    const code = zero;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  });

const name = String.raw`(?<month>[\p{L}\p{M}\u200c]+(?:[ /][\p{L}\p{M}\u200c]+)?)`;
const year = String.raw`(?<year>\d{4})(?!\d)`;
const day = String.raw`(?<!\d)(?<day>\d{1,2})`;
const forms: readonly RegExp[] = [
  /(?<!\d)(?<year>\d{4})-(?<number>\d{2})-(?<day>\d{2})(?!\d)/u,
  /(?<year>\d{4})年\s*(?<number>\d{1,2})月\s*(?<day>\d{1,2})日/u,
  new RegExp(
    String.raw`${day}(?:st|nd|rd|th|er|º|\.)?(?: de| of| من|-e)?[ \u00a0]*${name}\.?,?(?: de| del|،)? *${year}`,
    'iu',
  ),
  new RegExp(String.raw`(?<!\p{L})${name}\.? *${day}(?:st|nd|rd|th)?,? +${year}`, 'iu'),
  /(?<!\d)(?<year>\d{4})[/.](?<number>\d{1,2})[/.](?<day>\d{1,2})(?!\d)/u,
  /(?<!\d)(?<day>\d{1,2})\.\s?(?<number>\d{1,2})\.\s?(?<year>\d{4})(?!\d)/u,
  /(?<!\d)(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-](?<year>\d{4})(?!\d)/u,
];

/** Returns the first date of a text; undefined if it has none that exists. `monthFirst` reads `6/10/2014` as 10 June. */
export function findDate(text: string, { monthFirst = false } = {}): FoundDate | undefined {
  const plain = asciiDigits(text.replace(/\u00a0|\u202f/gu, ' ').replace(/[\u200e\u200f]/gu, ''));
  for (const form of forms) {
    const found = form.exec(plain);
    if (!found?.groups) continue;
    const day = dayOf(found.groups, monthFirst);
    if (day === undefined) continue;
    const rest = `${plain.slice(0, found.index)} ${plain.slice(found.index + found[0].length)}`;
    const [, hours, minutes = ''] = /(?<!\d)(\d{1,2})[:.](\d{2})(?!\d)/u.exec(rest) ?? [];
    const { first, second } = found.groups;
    return {
      day,
      time: hours === undefined ? undefined : `${hours.padStart(2, '0')}:${minutes}`,
      match: found[0].trim(),
      rest: rest.replace(/\s+/gu, ' ').trim(),
      isAmbiguous: first !== undefined && Number(first) <= 12 && Number(second) <= 12 && first !== second,
    };
  }
  return undefined;
}

function dayOf(groups: Record<string, string | undefined>, monthFirst: boolean): string | undefined {
  const { day, month, number, first, second } = groups;
  const year = Number(groups.year);
  if (first !== undefined && second !== undefined) {
    const isMonthFirst = Number(second) > 12 || (monthFirst && Number(first) <= 12);
    return isMonthFirst ? iso(year, Number(first), Number(second)) : iso(year, Number(second), Number(first));
  }
  if (number !== undefined)
    // Years of the Iranian calendar are 621 behind.
    return year < 1600
      ? fromPersian(year, Number(number), Number(day))
      : iso(year, Number(number), Number(day));
  const words = bare(month ?? '');
  for (const one of [words, ...words.split('/'), ...words.split(' ')]) {
    const at = persianMonths.get(one);
    if (at !== undefined && year < 1600) return fromPersian(year, at, Number(day));
    const gregorian = months.get(one);
    if (gregorian !== undefined && year >= 1600) return iso(year, gregorian, Number(day));
  }
  return undefined;
}

function iso(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text) ? undefined : text;
}

/** Returns the Gregorian date of a date of the Iranian calendar; Node’s own calendar decides. */
function fromPersian(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const about = Date.UTC(year + 621, 2, 17) + (month - 1) * 30.4 * 86_400_000;
  for (let at = -5; at < 45; at++) {
    const date = new Date(about + at * 86_400_000);
    const parts = Object.fromEntries(
      persianParts.formatToParts(date).map(({ type, value }) => [type, value]),
    );
    if (
      Number(parts.day) === day &&
      Number(parts.month) === month &&
      Number.parseInt(parts.year ?? '', 10) === year
    )
      return date.toISOString().slice(0, 10);
  }
  return undefined;
}

/**
 * Returns an ISO date or time of metadata as the field `date` takes it: `2014-06-10`, `2014-06-10T09:00+03:00`. Midnight is left out,
 * because programs that know only the day write it. Undefined for other text.
 */
export function fromIso(text: string): string | undefined {
  const [, day = '', time = '', offset = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2}|UTC)?/u.exec(
      text.trim(),
    ) ?? [];
  if (day === '') return findDate(text)?.day;
  const zone = offset === 'UTC' ? 'Z' : offset.replace(/^([+-]\d{2})(\d{2})$/u, '$1:$2');
  const whole = time === '' || time === '00:00' || zone === '' ? day : `${day}T${time}${zone}`;
  return iso(...(day.split('-').map(Number) as [number, number, number])) === day && parseTime(whole)
    ? whole
    : undefined;
}
