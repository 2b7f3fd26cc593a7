/** Quotation marks of a language: opening and closing outside, then opening and closing inside of those. */
export type QuotationMarks = readonly [open: string, close: string, innerOpen: string, innerClose: string];

/**
 * Marks by language or by language and region, as the Unicode CLDR has them (its element `delimiters`), French ones with their
 * no-break spaces. Arabic and Persian have “” and ‹› inside. A language that is not listed has English marks.
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

/** Returns the quotation marks of a language, by its tag, else of the language without script or region. */
export const quotationMarks = (lang: string): QuotationMarks =>
  known.get(lang) ?? known.get(lang.split('-')[0] ?? '') ?? ['“', '”', '‘', '’'];
