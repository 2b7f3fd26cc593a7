import { dateInWords, strings } from '../i18n/strings.ts';
import { inQuotationMarks } from '../text/quotation-marks.ts';
import { citationParts } from './citation.ts';
import type { Article, Credit } from './joined.ts';
import { nameIn } from './person-name.ts';

/** Returns an attribution as plain text in the article's language: the speaker (or that the words are the article's own), date and source. */
export function creditInWords({ speaker, said, source }: Credit, { lang }: Pick<Article, 'lang'>): string {
  const t = strings(lang);
  const parts = source && citationParts(source);
  return [
    speaker ? nameIn(speaker, lang) : t.fromArticle,
    said && dateInWords(said, lang),
    parts?.publisher,
    parts && (parts.set === 'plain' ? parts.what : inQuotationMarks(parts.what, source.lang)),
  ]
    .filter(Boolean)
    .join(t.comma);
}
