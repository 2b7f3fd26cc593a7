import type { ChosenFacet } from '../facet-filters.ts';
import type { PagefindData } from '../pagefind.ts';
import { type Facet, facets, type SearchRecord } from '../record.ts';

/**
 * A text of the site as a search server stores it. The fields of its title and text are named after its language, so that the server splits
 * and stems them by the rules of that language.
 */
export interface SearchDocument {
  /** The path of its page; also a field, because servers do not sort by ids. */
  id: string;
  path: string;
  kind: string;
  lang: string;
  /** ISO date; empty if it has none. */
  date: string;
  /** Days since 1970, for sorting; 0 without a date. */
  day: number;
  /** JSON of the elements with an id, with the position of their first word in the text. */
  anchors: string;
  [field: string]: string | number | readonly string[];
}

/** The field of the metadata that is shown with a result, by Pagefind’s name of it. */
export const metaFields = {
  author: 'author_names',
  topics: 'topic_names',
  speaker: 'speaker_name',
  from: 'from_title',
} as const;

/** Facets that are lists of ids in a document. */
export const listFacets: readonly Exclude<Facet, 'kind' | 'lang'>[] = facets.filter(
  (facet) => facet !== 'kind' && facet !== 'lang',
);

/** Facets by which results are counted. */
export const countedFacets: readonly ChosenFacet[] = [...listFacets, 'lang'];

export const titleField = (lang: string): string => `title_${lang}`;
export const textField = (lang: string): string => `text_${lang}`;

/** Returns the document of a record, with its text as it is indexed in the browser’s index, so that positions of words are the same. */
export function searchDocument(
  record: SearchRecord,
  { content, meta, anchors }: PagefindData,
): SearchDocument {
  const { url, date = '', facets: ids } = record;
  const [lang = ''] = ids.lang ?? [];
  const names = Object.entries(metaFields).flatMap(([name, field]) =>
    meta[name] === undefined ? [] : [[field, meta[name]] as const],
  );
  return {
    id: url,
    path: url,
    kind: ids.kind?.[0] ?? '',
    lang,
    date,
    day: date === '' ? 0 : Math.floor(Date.parse(date) / 86_400_000),
    ...(meta.title === undefined ? {} : { [titleField(lang)]: meta.title }),
    [textField(lang)]: content,
    ...Object.fromEntries(names),
    ...Object.fromEntries(listFacets.map((facet) => [facet, [...(ids[facet] ?? [])]])),
    anchors: JSON.stringify(anchors),
  };
}
