/** Returns a year, month or day in ISO 8601, formatted for a locale: `31 August 2014`, `October 1992`, `2006`. */
export function dateInWords(date: string, locale: string): string {
  const parts = date.split('-').length;
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(parts > 1 ? { month: 'long' } : {}),
    ...(parts > 2 ? { day: 'numeric' } : {}),
  }).format(new Date(date.slice(0, 10)));
}

/**
 * Returns a year, month or day as a reader types it in ISO 8601: `2014-06-13` for “2014-6-13”, “13 June 2014”, “13.6.2014” and “٢٠١٤-٠٦-١٣”;
 * month names are those of the locale and of English. Of days in figures, the order is that of the locale. Returns '' for an empty text, and
 * undefined for a text that is not a date.
 */
export function parseDate(typed: string, locale: string): string | undefined {
  const text = typed.trim().replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
  if (text === '') return '';
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const figures = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/.exec(text);
  if (figures) {
    const isDayFirst = figures[2] === '.' || dayComesFirst(locale);
    return isDayFirst
      ? checked(figures[4], figures[3], figures[1])
      : checked(figures[4], figures[1], figures[3]);
  }
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
  const year = words.find((word) => /^\d{4}$/.test(word));
  const day = words.find((word) => /^\d{1,2}$/.test(word));
  const months = [locale, 'en'].map((each) => words.map((word) => monthNamed(word, each)).find(Boolean));
  const month = months.find(Boolean);
  return month === undefined ? undefined : checked(year, String(month), day);
}

/** Returns the number of a month by its name or the beginning of it, of three letters or more. */
function monthNamed(word: string, locale: string): number | undefined {
  if (!/^\p{L}/u.test(word) || word.length < 3) return undefined;
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  for (let month = 0; month < 12; month++)
    if (
      name
        .format(Date.UTC(2001, month, 1))
        .toLowerCase()
        .startsWith(word)
    )
      return month + 1;
  return undefined;
}

const dayComesFirst = (locale: string) =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric' })
    .formatToParts(0)
    .find(({ type }) => type === 'day' || type === 'month')?.type === 'day';

/** Returns a date in ISO 8601 if it exists. */
function checked(year: string | undefined, month?: string, day?: string): string | undefined {
  if (year === undefined) return undefined;
  const date = [year, ...[month, day].flatMap((part) => (part ? [part.padStart(2, '0')] : []))].join('-');
  const time = new Date(date);
  // A day that the month does not have would become one of the next.
  return Number.isNaN(time.getTime()) || !time.toISOString().startsWith(date) ? undefined : date;
}
