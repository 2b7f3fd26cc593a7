import { citationStrings } from '../../i18n/citations.ts';
import { dateInWords, translationInWords } from '../../i18n/strings.ts';
import type { Article, Quote } from '../../model/joined.ts';
import { type NameParts, nameParts } from '../../model/person-name.ts';
import { attribution, quoteText, translatedFrom } from '../../model/quote.ts';
import { absolute } from '../../model/routes.ts';
import type { Source } from '../../model/source.ts';
import { site } from '../../site.ts';

/** Year, month and day, as far as known. */
interface CslDate {
  'date-parts': [number[]];
}

/** A CSL-JSON 1.0.2 item, with the fields that are used (citationstyles.org, “CSL-JSON” and its schema csl-data.json). */
export interface CslItem {
  id: string;
  type: 'article-newspaper' | 'document' | 'report' | 'interview' | 'webpage';
  title: string;
  'original-title'?: string;
  'container-title'?: string;
  publisher?: string;
  /** The site where it was read, if it is not the publisher’s. */
  source?: string;
  author?: NameParts[];
  editor?: NameParts[];
  translator?: NameParts[];
  issued?: CslDate;
  accessed?: CslDate;
  URL: string;
  /** URL of an archived copy. */
  archive_location?: string;
  /** For a quote: its text. No style prints an abstract, and every reference manager shows it. */
  abstract?: string;
  note?: string;
  language: string;
}

/** Something that can be cited: its item, and for a quote its words and speaker. */
export interface Citation {
  item: CslItem;
  quoted?: { words: string; speaker?: { name: NameParts; year: string | undefined } };
}

const cslDate = (date: string): CslDate => ({ 'date-parts': [date.split('-').map(Number)] });

/**
 * Returns the citation of an article. It has the type `article-newspaper`, like the page’s `DC.type`: for a `webpage`, reference managers
 * would not print the publication in italics. It has no date of access, because the page lists its own changes.
 */
export function citeArticle(article: Article): Citation {
  const { lang } = article;
  const names = (people: Article['authors']) => people.map((person) => nameParts(person, lang));
  return {
    item: {
      id: `verbatim-${article.slug}`,
      type: 'article-newspaper',
      title: article.title,
      ...(article.translationOf ? { 'original-title': article.translationOf.title } : {}),
      author: names(article.authors),
      ...(article.editors.length > 0 ? { editor: names(article.editors) } : {}),
      ...(article.translators.length > 0 ? { translator: names(article.translators) } : {}),
      // No publisher: with one, styles would not treat the publication as a newspaper.
      'container-title': site.name,
      issued: cslDate(article.date),
      URL: absolute(article.path),
      abstract: article.standfirst,
      language: lang,
    },
  };
}

/** Returns the citation of a quote: that of its article, with the quote’s own URL and words. */
export function citeQuote(quote: Quote): Citation {
  const { article, speaker, said } = quote;
  const { lang } = article;
  const whose =
    speaker &&
    [attribution(quote), said && dateInWords(said, lang), translationInWords(translatedFrom(quote), lang)]
      .filter(Boolean)
      .join(citationStrings(lang).terms.comma);
  return {
    item: {
      ...citeArticle(article).item,
      id: `verbatim-q-${quote.id}`,
      URL: absolute(quote.path),
      abstract: [quoteText(quote), whose].filter(Boolean).join(' — '),
    },
    quoted: {
      words: quote.text,
      ...(speaker && {
        speaker: { name: nameParts(speaker, article.lang), year: said?.slice(0, 4) },
      }),
    },
  };
}

const sourceTypes = {
  document: 'document',
  report: 'report',
  press: 'article-newspaper',
  interview: 'interview',
  reference: 'webpage',
} as const;
/** Kinds of sources whose publisher is the name of a newspaper or website. */
const periodical = new Set<Source['kind']>(['press', 'reference']);

/** Returns a source as an item. A descriptive title is in square brackets, as in catalogs; information without a field becomes a note. */
export function citeSource(source: Source): CslItem {
  const { archived, unseen } = source;
  const t = citationStrings(site.languages[0]).sourceNotes;
  const notes = [
    ...(unseen ? [t.unseen] : []),
    ...(source.title !== undefined && source.about !== undefined ? [`${t.about} ${source.about}.`] : []),
    ...(source.date === 'undated' ? [t.undated] : []),
    ...(archived === undefined ? [] : [`${t.archived} ${archived}`]),
  ];
  return {
    id: source.id,
    type: sourceTypes[source.kind],
    title: source.title ?? `[${source.about ?? ''}]`,
    ...(source.author === undefined ? {} : { author: [{ literal: source.author }] }),
    [periodical.has(source.kind) ? 'container-title' : 'publisher']: source.publisher,
    ...(source.via === undefined ? {} : { source: source.via }),
    ...(source.date === 'undated' ? {} : { issued: cslDate(source.date) }),
    ...(source.accessed === undefined ? {} : { accessed: cslDate(source.accessed) }),
    URL: source.url,
    ...(archived === undefined ? {} : { archive_location: archived }),
    ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
    language: source.lang,
  };
}
