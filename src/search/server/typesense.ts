import type { ChosenFacet } from '../facet-filters.ts';
import type { SpellingGroup } from '../spellings.ts';
import {
  countIn,
  type FoundDocument,
  type Json,
  listIn,
  marks,
  objectIn,
  type ServerAnswer,
  ServerFailure,
  type ServerProtocol,
  type ServerRequest,
  textIn,
} from './answer.ts';
import {
  countedFacets,
  listFacets,
  metaFields,
  type SearchDocument,
  textField,
  titleField,
} from './document.ts';
import type { ServerQuery } from './query.ts';

/*
 * Typesense 26 and later (typesense.org/docs, “Search” and “Federated search”). Written after its documentation; the tests run it on a
 * stand-in, not on a server. It has no query in which one of several words is enough: it looks for all, then for fewer until there are
 * enough results. Other names are synonyms of the collection.
 */

/** Returns the schema of the collection, for `POST /collections`. */
export const typesenseCollection = (name: string, languages: readonly string[]): Json => ({
  name,
  fields: [
    { name: 'path', type: 'string', sort: true },
    { name: 'kind', type: 'string', facet: true },
    { name: 'lang', type: 'string', facet: true },
    { name: 'date', type: 'string', index: false, optional: true },
    { name: 'day', type: 'int32' },
    { name: 'anchors', type: 'string', index: false, optional: true },
    ...listFacets.map((facet) => ({ name: facet, type: 'string[]', facet: true })),
    ...Object.values(metaFields).map((field) => ({ name: field, type: 'string', optional: true })),
    ...languages.flatMap((lang) =>
      [titleField(lang), textField(lang)].map((field) => ({
        name: field,
        type: 'string',
        optional: true,
        stem: true,
        locale: lang.split('-')[0],
      })),
    ),
  ],
  default_sorting_field: 'day',
});

/** Returns a document as a line of `POST /collections/<name>/documents/import` (NDJSON). */
export const typesenseLine = (document: SearchDocument): string => `${JSON.stringify(document)}\n`;

/** Returns the synonyms of the collection, each for `PUT /collections/<name>/synonyms/<id>`: all names of a topic or person. */
export const typesenseSynonyms = (
  groups: readonly SpellingGroup[],
): { id: string; synonyms: readonly string[] }[] =>
  groups.flatMap(({ forms }, index) =>
    forms.length > 1 ? [{ id: `name-${index + 1}`, synonyms: forms }] : [],
  );

/** The highest `per_page` that servers accept. */
const pageSize = 250;
/** So many results are enough: with fewer, texts that have only some of the words are results, too. */
const enough = 1000;

export const typesense: ServerProtocol = {
  request: (request) => ({
    path: '/multi_search',
    headers: { 'x-typesense-api-key': request.key ?? '' },
    body: JSON.stringify({ searches: searches(request) }),
  }),
  read,
};

/** Returns the pages of results, then the search for the other kind, one for each chosen facet, and one for each term. */
function searches({ query, index, languages }: ServerRequest): Json[] {
  const { kind, limit, order, terms, chosen } = query;
  const isFuzzy = terms.some((term) => term.isFuzzy);
  const texts = languages.map(textField);
  const fields: [string, number][] = [
    ...languages.map((lang): [string, number] => [titleField(lang), 8]),
    ...texts.map((field): [string, number] => [field, 4]),
    [metaFields.topics, 4],
    [metaFields.speaker, 4],
    [metaFields.author, 2],
    [metaFields.from, 1],
  ];
  const other = kind === 'article' ? 'quote' : 'article';
  const common = {
    collection: index,
    q: wordsOf(query),
    query_by: fields.map(([field]) => field).join(','),
    query_by_weights: fields.map(([, weight]) => weight).join(','),
    num_typos: isFuzzy ? 2 : 0,
    prefix: terms.some(({ open }) => open),
    drop_tokens_threshold: enough,
    typo_tokens_threshold: isFuzzy ? enough : 0,
  };
  const counted = (filter: string, facet?: ChosenFacet) => ({
    ...common,
    filter_by: filter,
    per_page: 0,
    ...(facet === undefined ? {} : { facet_by: facet, max_facet_values: 10_000 }),
  });
  const pages = Array.from({ length: Math.ceil(limit / pageSize) }, (_, page) => ({
    ...common,
    filter_by: filterOf(query),
    sort_by:
      order === 'newest' ? 'day:desc,path:asc' : `_eval(${nearness(query)}):desc,_text_match:desc,day:desc`,
    page: page + 1,
    per_page: Math.min(limit, pageSize),
    highlight_fields: [...texts, ...Object.values(metaFields)].join(','),
    highlight_full_fields: [...texts, ...Object.values(metaFields)].join(','),
    highlight_start_tag: marks.start,
    highlight_end_tag: marks.end,
    ...(page === 0 ? { facet_by: countedFacets.join(','), max_facet_values: 10_000 } : {}),
  }));
  return [
    ...pages,
    counted(filterOf({ ...query, kind: other })),
    ...chosen.map(([facet]) => counted(filterOf(query, facet), facet)),
    ...terms.map((term) => ({
      ...common,
      q: wordsOf({ ...query, terms: [{ ...term, need: 'any' }] }),
      per_page: 0,
    })),
  ];
}

/** Returns the words of a query; `*` finds everything. */
function wordsOf({ terms }: ServerQuery): string {
  const words = terms.flatMap(({ need, forms: [form = ''] }) => {
    const isWord = !/[^\p{L}\p{M}\p{N}]/u.test(form);
    const text = isWord && need !== 'must' ? form : `"${form.replaceAll('"', '')}"`;
    return need === 'not' ? [`-${text}`] : [text];
  });
  return terms.every(({ need }) => need === 'not') ? ['*', ...words].join(' ') : words.join(' ');
}

/** Returns the filter by kind and by the choices, except by that in one facet. Values are quoted, whatever they contain. */
const filterOf = ({ kind, chosen }: ServerQuery, without?: ChosenFacet) =>
  [
    `kind:=${quoted([kind])}`,
    ...chosen.filter(([facet]) => facet !== without).map(([facet, ids]) => `${facet}:=${quoted(ids)}`),
  ].join(' && ');

const quoted = (values: readonly string[]) =>
  `[${values.map((value) => `\`${value.replaceAll('`', '')}\``).join(',')}]`;

/** Returns what orders results whatever their scores: the reader’s language, the main one, the topic that was named. */
function nearness({ own, main, topic }: ServerQuery): string {
  const levels: [filters: string[], score: number][] = [];
  const languages: [readonly string[], number][] = [
    [own, 4],
    [[main], 2],
  ];
  for (const [langs, score] of languages) {
    const lang = `lang:=${quoted(langs)}`;
    if (topic !== undefined) levels.push([[lang, `topic:=${quoted([topic])}`], score + 1]);
    levels.push([[lang], score]);
  }
  if (topic !== undefined) levels.push([[`topic:=${quoted([topic])}`], 1]);
  return `[${levels.map(([filters, score]) => `(${filters.join(' && ')}):${score}`).join(',')}]`;
}

function read(json: unknown, { query }: ServerRequest): ServerAnswer {
  const results = listIn(objectIn(json, 'at its top').results, 'results').map((each) => {
    const result = objectIn(each, 'in results');
    if (result.error !== undefined)
      throw new ServerFailure(
        'wrong',
        `the search server answered: ${JSON.stringify(result.error).slice(0, 200)}`,
      );
    if (result.search_cutoff === true)
      throw new ServerFailure('wrong', 'the search server searched only a part of the texts');
    return result;
  });
  const pageCount = Math.ceil(query.limit / pageSize);
  const [first, other] = [
    objectIn(results[0], 'for the texts'),
    objectIn(results[pageCount], 'for the other kind'),
  ];
  const counts = countsIn(first);
  for (const [index, [facet]] of query.chosen.entries())
    counts.set(
      facet,
      countsIn(objectIn(results[pageCount + 1 + index], `for ${facet}`)).get(facet) ??
        new Map<string, number>(),
    );
  return {
    total: countIn(first.found, 'found'),
    otherKind: countIn(other.found, 'found'),
    hits: results.slice(0, pageCount).flatMap((result) => listIn(result.hits, 'hits').map(hitIn)),
    unknown: [...query.terms.keys()].filter((index) => results.at(index - query.terms.length)?.found === 0),
    counts,
  };
}

function hitIn(each: unknown): FoundDocument {
  const hit = objectIn(each, 'in hits');
  const fields = objectIn(hit.document, 'document');
  return {
    id: textIn(fields.id, 'id'),
    score: typeof hit.text_match === 'number' ? hit.text_match : 0,
    fields,
    marked: Object.fromEntries(
      listIn(hit.highlights ?? [], 'highlights').flatMap((one) => {
        const { field, value, snippet } = objectIn(one, 'in highlights');
        const text = value ?? snippet;
        return typeof field === 'string' && typeof text === 'string' ? [[field, text]] : [];
      }),
    ),
  };
}

const countsIn = (result: Json): ServerAnswer['counts'] =>
  new Map(
    listIn(result.facet_counts ?? [], 'facet_counts').map((each) => {
      const { field_name: facet, counts } = objectIn(each, 'in facet_counts');
      return [
        textIn(facet, 'field_name') as ChosenFacet,
        new Map(
          listIn(counts, 'counts').map((one) => {
            const { value, count } = objectIn(one, 'in counts');
            return [textIn(value, 'value'), countIn(count, 'count')];
          }),
        ),
      ];
    }),
  );
