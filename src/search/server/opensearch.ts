import type { ChosenFacet } from '../facet-filters.ts';
import {
  countIn,
  type Json,
  listIn,
  marks,
  objectIn,
  type ServerAnswer,
  ServerFailure,
  type ServerProtocol,
  type ServerRequest,
  textIn,
  textsIn,
} from './answer.ts';
import {
  countedFacets,
  listFacets,
  metaFields,
  type SearchDocument,
  textField,
  titleField,
} from './document.ts';
import type { ServerQuery, ServerTerm } from './query.ts';

/*
 * OpenSearch 1 to 3, and Elasticsearch 7 and 8: the same requests and answers (docs.opensearch.org, “Query DSL” and “Search”). Written after
 * their documentation; the tests run them on a stand-in, not on a cluster.
 */

/** Languages that have an analyzer (docs.opensearch.org, “Language analyzers”); others are split at spaces and punctuation. */
const analyzers: Readonly<Record<string, string>> = {
  ...{
    ar: 'arabic',
    bg: 'bulgarian',
    bn: 'bengali',
    ca: 'catalan',
    ckb: 'sorani',
    cs: 'czech',
    da: 'danish',
  },
  ...{ de: 'german', el: 'greek', en: 'english', es: 'spanish', et: 'estonian', eu: 'basque', fa: 'persian' },
  ...{
    fi: 'finnish',
    fr: 'french',
    ga: 'irish',
    gl: 'galician',
    hi: 'hindi',
    hu: 'hungarian',
    hy: 'armenian',
  },
  ...{ id: 'indonesian', it: 'italian', ja: 'cjk', ko: 'cjk', lt: 'lithuanian', lv: 'latvian', nl: 'dutch' },
  ...{ no: 'norwegian', nb: 'norwegian', pt: 'portuguese', ro: 'romanian', ru: 'russian' },
  ...{ sv: 'swedish', th: 'thai', tr: 'turkish', zh: 'cjk' },
};
const analyzerOf = (lang: string) => analyzers[lang.split('-')[0] ?? ''] ?? 'standard';

/** Returns the settings and mappings of the index, for `PUT /<index>`. */
export const openSearchIndex = (languages: readonly string[]): Json => ({
  mappings: {
    dynamic: 'strict',
    properties: {
      ...Object.fromEntries(
        ['path', 'kind', 'lang', 'date', ...listFacets].map((name) => [name, { type: 'keyword' }]),
      ),
      day: { type: 'integer' },
      anchors: { type: 'keyword', index: false, doc_values: false },
      ...Object.fromEntries(Object.values(metaFields).map((name) => [name, { type: 'text' }])),
      ...Object.fromEntries(
        languages.flatMap((lang) => [
          [titleField(lang), { type: 'text', analyzer: analyzerOf(lang) }],
          [textField(lang), { type: 'text', analyzer: analyzerOf(lang) }],
        ]),
      ),
    },
  },
  // One text of many MB would otherwise fail the search that highlights it.
  settings: { index: { 'highlight.max_analyzed_offset': 10_000_000 } },
});

/** Returns a document as two lines of `POST /<index>/_bulk` (NDJSON). */
export const openSearchLines = ({ id, ...fields }: SearchDocument): string =>
  `${JSON.stringify({ index: { _id: id } })}\n${JSON.stringify(fields)}\n`;

/** As the engine in the browser counts words of titles and of metadata (index-cache.ts). */
const fieldsOf = (languages: readonly string[]) => [
  ...languages.flatMap((lang) => [`${titleField(lang)}^3`, textField(lang)]),
  metaFields.topics,
  metaFields.speaker,
  `${metaFields.author}^0.5`,
  `${metaFields.from}^0.3`,
];

/** Higher than any score, so that they order results whatever these are, and low enough that a score keeps three decimals. */
const steps = { own: 4096, main: 2048, topic: 1024 };

export const openSearch: ServerProtocol = {
  request: (request) => ({
    path: `/${request.index}/_search`,
    headers: {},
    body: JSON.stringify(bodyOf(request)),
  }),
  read,
};

function bodyOf({ query, languages }: ServerRequest): Json {
  const { kind, chosen, limit, order, own, main, topic } = query;
  const asked = clauses(query, languages);
  const first = (boost: number, filter: Json) => ({ constant_score: { filter, boost } });
  const within = (without?: ChosenFacet) =>
    chosen.filter(([facet]) => facet !== without).map(([facet, ids]) => ({ terms: { [facet]: ids } }));
  const ofKind = { term: { kind } };
  const byDate = [{ day: 'desc' }, { path: 'asc' }];
  return {
    size: limit,
    track_total_hits: true,
    query: {
      bool: {
        must: [asked],
        should: [
          ...own.map((lang) => first(steps.own, { term: { lang } })),
          first(steps.main, { term: { lang: main } }),
          ...(topic === undefined ? [] : [first(steps.topic, { term: { topic } })]),
        ],
      },
    },
    post_filter: { bool: { filter: [ofKind, ...within()] } },
    sort: order === 'newest' ? byDate : [{ _score: 'desc' }, ...byDate],
    track_scores: true,
    highlight: {
      pre_tags: [marks.start],
      post_tags: [marks.end],
      number_of_fragments: 0,
      require_field_match: true,
      fields: Object.fromEntries(
        [...languages.map(textField), ...Object.values(metaFields)].map((name) => [name, {}]),
      ),
      highlight_query: asked,
    },
    aggs: {
      other: { filter: { bool: { must_not: [ofKind], filter: within() } } },
      ...Object.fromEntries(
        query.terms.map((term, index) => [termName(index), { filter: anyForm(term, fieldsOf(languages)) }]),
      ),
      ...Object.fromEntries(
        countedFacets.map((facet) => [
          facet,
          {
            filter: { bool: { filter: [ofKind, ...within(facet)] } },
            aggs: { ids: { terms: { field: facet, size: 10_000 } } },
          },
        ]),
      ),
    },
  };
}

/** The name of the number of texts that have a term, of either kind. */
const termName = (index: number) => `term-${index}`;

/** Returns what texts must, may and must not match. */
function clauses({ terms }: ServerQuery, languages: readonly string[]): Json {
  const fields = fieldsOf(languages);
  const of = (need: ServerTerm['need']): Json[] =>
    terms.filter((term) => term.need === need).map((term) => anyForm(term, fields));
  const [must, should, mustNot] = [of('must'), of('any'), of('not')];
  if (must.length + should.length === 0) must.push({ match_all: {} });
  return {
    bool: {
      must,
      should,
      must_not: mustNot,
      minimum_should_match: must.length > 0 ? 0 : 1,
    },
  };
}

/** Returns a query for any form of a term. A form of several parts is a sequence of words. */
const anyForm = ({ forms, weight, open, need, isFuzzy }: ServerTerm, fields: readonly string[]) => ({
  dis_max: {
    boost: weight,
    queries: forms.flatMap((query, index) => {
      const isWord = /^[\p{L}\p{M}\p{N}]+$/u.test(query);
      const match = { query, fields };
      return [
        { multi_match: { ...match, type: isWord ? 'best_fields' : 'phrase' } },
        ...(open && index === 0 ? [{ multi_match: { ...match, type: 'phrase_prefix', boost: 0.5 } }] : []),
        ...(isFuzzy && isWord && need === 'any' && index === 0
          ? [
              {
                multi_match: {
                  ...match,
                  type: 'best_fields',
                  fuzziness: 'AUTO',
                  prefix_length: 1,
                  boost: 0.5,
                },
              },
            ]
          : []),
      ];
    }),
  },
});

function read(json: unknown, { query }: ServerRequest): ServerAnswer {
  const answer = objectIn(json, 'at its top');
  const shards = objectIn(answer._shards, '_shards');
  // A part of the texts was not searched: whoever reads these results would not know.
  if (answer.timed_out === true || shards.failed !== 0)
    throw new ServerFailure('wrong', 'the search server searched only a part of the texts');
  const hits = objectIn(answer.hits, 'hits');
  const aggregations = objectIn(answer.aggregations, 'aggregations');
  const bucket = (name: string) => objectIn(aggregations[name], `aggregations.${name}`);
  return {
    total: countIn(objectIn(hits.total, 'hits.total').value, 'hits.total.value'),
    otherKind: countIn(bucket('other').doc_count, 'aggregations.other.doc_count'),
    hits: listIn(hits.hits, 'hits.hits').map((each) => {
      const hit = objectIn(each, 'in hits.hits');
      return {
        id: textIn(hit._id, '_id'),
        score: typeof hit._score === 'number' ? hit._score : 0,
        fields: objectIn(hit._source, '_source'),
        marked: textsIn(hit.highlight),
      };
    }),
    unknown: [...query.terms.keys()].filter((index) => bucket(termName(index)).doc_count === 0),
    counts: new Map(
      countedFacets.map((facet) => [
        facet,
        new Map(
          listIn(objectIn(bucket(facet).ids, `aggregations.${facet}.ids`).buckets, 'of buckets').map(
            (each) => {
              const { key, doc_count: count } = objectIn(each, 'in buckets');
              return [textIn(key, 'key'), countIn(count, 'doc_count')];
            },
          ),
        ),
      ]),
    ),
  };
}
