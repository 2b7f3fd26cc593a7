import { dateInWords, strings } from '../i18n/strings.ts';
import { inQuotationMarks } from '../text/quotation-marks.ts';
import { citationParts } from './citation.ts';
import type { Article, Credit } from './joined.ts';
import { nameIn } from './person-name.ts';

/** An attribution in the language of the article, as plain text: speaker, day and source; or that the words are the article's own. */
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
