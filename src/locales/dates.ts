/** Direction of a language's script, for `dir`. */
export const direction = (lang: string): 'ltr' | 'rtl' =>
  ['ar', 'fa', 'he', 'ckb', 'ur'].includes(lang.split('-')[0] ?? '') ? 'rtl' : 'ltr';

/** Iraqi and Levantine month names for Arabic; Western digits everywhere, as the dossier's figures are written. */
const localeOf = (lang: string) => (lang === 'en' ? 'en-GB' : lang === 'ar' ? 'ar-IQ-u-nu-latn' : lang);

const formatter = (lang: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(localeOf(lang), { ...options, timeZone: 'UTC' });

/** A full or partial ISO date in words: `31 August 2014`, `October 1992`, `2006`. */
export function dateInWords(date: string, lang: string): string {
  const parts = date.split('-').length;
  const moment = new Date(`${date}${['', '-01-01', '-01', ''][parts] ?? ''}T00:00:00Z`);
  if (parts === 1) return date;
  return formatter(lang, {
    year: 'numeric',
    month: 'long',
    ...(parts === 3 ? { day: 'numeric' } : {}),
  }).format(moment);
}

/** A date or a span `from/to`: `27–28 February 1991`. */
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
