import { citationStrings } from '../../i18n/citations.ts';
import { dateInWords, translationInWords } from '../../i18n/strings.ts';
import type { Article, Quote } from '../../model/joined.ts';
import { type NameParts, nameParts } from '../../model/person-name.ts';
import { attribution, inMarks, translatedFrom } from '../../model/quote.ts';
import { absolute } from '../../model/routes.ts';
import type { Source } from '../../model/source.ts';
import { site } from '../../site.ts';

/** Year, month, day, as far as known. */
interface CslDate {
  'date-parts': [number[]];
}

/** An item of CSL-JSON 1.0.2, with the fields we fill (citationstyles.org, “CSL-JSON” and its schema csl-data.json). */
export interface CslItem {
  id: string;
  type: 'article-newspaper' | 'document' | 'report' | 'interview' | 'webpage';
  title: string;
  'original-title'?: string;
  'container-title'?: string;
  publisher?: string;
  /** Where it was read, when that is another’s site. */
  source?: string;
  author?: NameParts[];
  editor?: NameParts[];
  translator?: NameParts[];
  issued?: CslDate;
  accessed?: CslDate;
  URL: string;
  /** Address of a copy in an archive. */
  archive_location?: string;
  /** For a quote: the words. No style prints an abstract, and every reference manager shows it. */
  abstract?: string;
  note?: string;
  language: string;
}

/** What can be cited: the item, and for a quote its words and who said them. */
export interface Citation {
  item: CslItem;
  quoted?: { words: string; speaker?: { name: NameParts; year: string | undefined } };
}

const cslDate = (date: string): CslDate => ({ 'date-parts': [date.split('-').map(Number)] });

/**
 * An article is `article-newspaper`: reference managers read the page itself as that (`DC.type`), and as `webpage` they
 * would print no publication in italics. It is read on a page that tells its changes, so no day of access is given.
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
      // And no publisher: styles would take the publication for something else than a paper.
      'container-title': site.name,
      issued: cslDate(article.date),
      URL: absolute(article.path),
      abstract: article.standfirst,
      language: lang,
    },
  };
}

/** A quote is cited as its article, at the quote’s own address and with its words. */
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
      abstract: [inMarks(quote), whose].filter(Boolean).join(' — '),
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
/** Kinds of sources whose publisher is the name of a paper or a site. */
const periodical = new Set<Source['kind']>(['press', 'reference']);

/** A source. A title of ours stands in square brackets, as catalogues have it; what has no field of its own is a note. */
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
