/** Quotation marks of a language: outer opening and closing, inner opening and closing. */
export type QuotationMarks = readonly [open: string, close: string, innerOpen: string, innerClose: string];

/**
 * Marks by language, or by language and region, from the `delimiters` element of the Unicode CLDR; French marks include their
 * no-break spaces. Arabic and Persian use “” and ‹› inside. Languages that are not listed use English marks.
 */
const marks: [marks: QuotationMarks, languages: string][] = [
  [['«', '»', '“', '”'], 'ar ca ckb el es eu gl hy it nb nn no pt-PT'],
  [['«', '»', '‹', '›'], 'az de-CH de-LI fa fr-CH it-CH ps'],
  [['«\u00a0', '\u00a0»', '“', '”'], 'fr'],
  [['«', '»', '„', '“'], 'be ru uk'],
  [['„', '“', '‚', '‘'], 'cs de et is lt sk sl'],
  [['„', '“', '’', '‘'], 'bg bs mk sr'],
  [['„', '”', '«', '»'], 'pl ro'],
  [['„', '”', '»', '«'], 'hu'],
  [['„', '”', '‚', '’'], 'hr'],
  [['”', '”', '’', '’'], 'fi he sv'],
  [['「', '」', '『', '』'], 'ja zh-HK zh-Hant zh-TW'],
];

const known = new Map(marks.flatMap(([set, languages]) => languages.split(' ').map((lang) => [lang, set])));

/** True for a language whose quotation marks are known; others get English ones. */
export const marksAreKnown = (lang: string): boolean => {
  const [language = ''] = lang.split('-');
  return language === 'en' || known.has(lang) || known.has(language);
};

/** Returns the quotation marks for a language tag, or for the tag without script and region. */
export const quotationMarks = (lang: string): QuotationMarks =>
  known.get(lang) ?? known.get(lang.split('-')[0] ?? '') ?? ['“', '”', '‘', '’'];
