import { DatabaseSync } from 'node:sqlite';
import { editDistance } from '../../../src/text/edit-distance.ts';

/*
 * A search server for tests and for the bench of search: the part of OpenSearch’s `_search` and of Typesense’s `multi_search` that the search
 * page uses, over SQLite’s full-text index (sqlite.org/fts5.html). It reads exported files, and knows nothing of the code that writes the
 * requests. It stems all words by the rules of English, and takes no word for another language’s.
 */

type Json = Record<string, unknown>;
/** A document; texts that begin with `text_` and `title_` are searched together, whatever their language. */
type Document = Record<string, string | number | string[]>;

const columns = ['title', 'text', 'topic_names', 'speaker_name', 'author_names', 'from_title'] as const;
type Column = (typeof columns)[number];
const columnOf = (field: string): Column | undefined => {
  const name = field.replace(/\^.*$/, '');
  return columns.find(
    (column) => name === column || (/^(?:title|text)$/.test(column) && name.startsWith(`${column}_`)),
  );
};

/** Holds exported documents, and answers both kinds of requests. */
export class StandIn {
  readonly #database = new DatabaseSync(':memory:');
  readonly #documents: { id: string; fields: Document }[] = [];
  #synonyms: string[][] = [];

  constructor() {
    this.#database.exec(
      `create virtual table texts using fts5(${columns.join(', ')}, tokenize = "porter unicode61 remove_diacritics 2");
       create virtual table words using fts5vocab(texts, row)`,
    );
  }

  /** Loads a file of documents for either server (NDJSON). */
  load(ndjson: string): void {
    const insert = this.#database.prepare(
      `insert into texts (rowid, ${columns.join(', ')}) values (?, ${columns.map(() => '?').join(', ')})`,
    );
    let id: string | undefined;
    for (const line of ndjson.split('\n').filter(Boolean)) {
      const fields = JSON.parse(line) as Document & { index?: { _id: string } };
      if (fields.index) id = fields.index._id;
      else {
        const values = columns.map((column) => {
          const name = Object.keys(fields).find((field) => columnOf(field) === column);
          const value = name === undefined ? '' : fields[name];
          return typeof value === 'string' ? value : '';
        });
        this.#documents.push({ id: id ?? String(fields.id), fields });
        insert.run(BigInt(this.#documents.length), ...values);
        id = undefined;
      }
    }
  }

  /** Loads the synonyms of a Typesense collection. */
  loadSynonyms(json: string): void {
    this.#synonyms = (JSON.parse(json) as { synonyms: string[] }[]).map(({ synonyms }) => synonyms);
  }

  /** Returns the rows that match, with their scores. */
  #match(expression: string, fields: readonly string[]): Map<number, number> {
    const weights = columns.map((column) => {
      const field = fields.find((each) => columnOf(each) === column);
      return field === undefined ? 0 : Number(/\^(.*)$/.exec(field)?.[1] ?? 1);
    });
    const rows = this.#database
      .prepare(`select rowid, -bm25(texts, ${weights.join(', ')}) as score from texts where texts match ?`)
      .all(expression) as { rowid: number; score: number }[];
    return new Map(rows.map(({ rowid, score }) => [rowid, Math.max(score, 1e-6)]));
  }

  #all(): Map<number, number> {
    return new Map(this.#documents.map((_, index) => [index + 1, 1]));
  }

  #fields(row: number): Document {
    return this.#documents[row - 1]?.fields ?? {};
  }

  /** Returns the columns of a row with the words marked that an expression matches. */
  #marked(row: number, expressions: readonly string[], [start, end]: readonly [string, string]) {
    if (expressions.length === 0) return {};
    const names = columns.map((column, at) => `highlight(texts, ${at}, ?, ?) as ${column}`).join(', ');
    // FTS5 ignores a number of a row that is not an integer.
    const found = this.#database
      .prepare(`select ${names} from texts where texts match ? and rowid = ?`)
      .get(...columns.flatMap(() => [start, end]), expressions.join(' OR '), BigInt(row)) as
      Record<Column, string> | undefined;
    const fields = this.#fields(row);
    return Object.fromEntries(
      Object.entries(found ?? {}).flatMap(([column, text]) => {
        const name = Object.keys(fields).find((field) => columnOf(field) === column);
        return name !== undefined && text.includes(start) ? [[name, text]] : [];
      }),
    );
  }

  /** Answers a request to a URL of either server, given as JSON. */
  answer(url: string, body: string): string {
    const json = JSON.parse(body) as Json;
    return JSON.stringify(url.endsWith('/multi_search') ? this.typesense(json) : this.openSearch(json));
  }

  /** Answers `POST /<index>/_search`. Throws for a query that it does not know. */
  openSearch(body: Json): Json {
    const expressions = new Set<string>();
    const scores = this.#evaluate(body.query as Json, expressions);
    const kept = [...scores].filter(([row]) => this.#passes(row, body.post_filter as Json));
    const sort = (body.sort as Record<string, string>[]).map(
      (by): [string, string] => Object.entries(by)[0] ?? ['', ''],
    );
    const valueOf = ([row, score]: [number, number], field: string) =>
      field === '_score' ? score : (this.#fields(row)[field] ?? '');
    kept.sort((a, b) => {
      for (const [field, direction] of sort) {
        const [x, y] = [valueOf(a, field), valueOf(b, field)];
        if (x !== y) return (x < y ? -1 : 1) * (direction === 'desc' ? -1 : 1);
      }
      return 0;
    });
    const { pre_tags: before, post_tags: after } = body.highlight as Record<string, string[] | undefined>;
    const [start = '', end = ''] = [before?.[0], after?.[0]];
    const aggregate = (definition: Json): Json => {
      const filter = definition.filter as Json;
      const matching = 'dis_max' in filter ? this.#evaluate(filter, new Set()) : undefined;
      const rows = [...scores.keys()].filter((row) => matching?.has(row) ?? this.#passes(row, filter));
      const inner = (definition.aggs as { ids?: { terms: { field: string } } } | undefined)?.ids;
      if (!inner) return { doc_count: rows.length };
      const counts = new Map<string, number>();
      for (const row of rows)
        for (const value of [this.#fields(row)[inner.terms.field] ?? []].flat() as string[])
          counts.set(value, (counts.get(value) ?? 0) + 1);
      const buckets = [...counts].map(([key, count]) => ({ key, doc_count: count }));
      return { doc_count: rows.length, ids: { buckets } };
    };
    return {
      took: 1,
      timed_out: false,
      _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
      hits: {
        total: { value: kept.length, relation: 'eq' },
        max_score: null,
        hits: kept.slice(0, body.size as number).map(([row, score]) => ({
          _index: 'articles',
          _id: this.#documents[row - 1]?.id,
          _score: score,
          _source: this.#fields(row),
          highlight: Object.fromEntries(
            Object.entries(this.#marked(row, [...expressions], [start, end])).map(([name, text]) => [
              name,
              [text],
            ]),
          ),
        })),
      },
      aggregations: Object.fromEntries(
        Object.entries(body.aggs as Record<string, Json>).map(([name, definition]) => [
          name,
          aggregate(definition),
        ]),
      ),
    };
  }

  /** Returns the rows that a query of OpenSearch matches, with their scores. Expressions of the words are added to `expressions`. */
  #evaluate(query: Json, expressions: Set<string>): Map<number, number> {
    const [[name, value] = ['', {}]] = Object.entries(query) as [string, Json][];
    if (name === 'match_all') return this.#all();
    if (name === 'constant_score') {
      const rows = [...this.#all().keys()].filter((row) => this.#passes(row, value.filter as Json));
      return new Map(rows.map((row) => [row, value.boost as number]));
    }
    if (name === 'dis_max') {
      const best = new Map<number, number>();
      for (const one of value.queries as Json[])
        for (const [row, score] of this.#evaluate(one, expressions))
          best.set(row, Math.max(best.get(row) ?? 0, score * (value.boost as number)));
      return best;
    }
    if (name === 'multi_match') {
      const expression =
        value.fuzziness === undefined
          ? expressionOf(value.query as string, value.type === 'phrase_prefix')
          : this.#similar(value.query as string);
      if (expression === undefined) return new Map();
      expressions.add(expression);
      const found = this.#match(expression, value.fields as string[]);
      return new Map(
        [...found].map(([row, score]) => [row, score * ((value.boost as number | undefined) ?? 1)]),
      );
    }
    if (name !== 'bool') throw new Error(`unknown query ${name}`);
    const of = (list: unknown) =>
      ((list as Json[] | undefined) ?? []).map((one) => this.#evaluate(one, expressions));
    const [must, should] = [of(value.must), of(value.should)];
    const mustNot = ((value.must_not as Json[] | undefined) ?? []).map((one) =>
      this.#evaluate(one, new Set()),
    );
    const least = (value.minimum_should_match as number | undefined) ?? (must.length > 0 ? 0 : 1);
    const scores = new Map<number, number>();
    for (const row of this.#all().keys()) {
      const optional = should.filter((found) => found.has(row));
      if (!must.every((found) => found.has(row)) || optional.length < least) continue;
      if (mustNot.some((found) => found.has(row))) continue;
      let sum = 0;
      for (const found of [...must, ...optional]) sum += found.get(row) ?? 0;
      scores.set(row, sum);
    }
    return scores;
  }

  /** True if a document passes a filter of OpenSearch. */
  #passes(row: number, filter: Json): boolean {
    const [[name, value] = ['', {}]] = Object.entries(filter) as [string, Json][];
    if (name === 'bool')
      return (
        ((value.filter as Json[] | undefined) ?? []).every((one) => this.#passes(row, one)) &&
        !((value.must_not as Json[] | undefined) ?? []).some((one) => this.#passes(row, one))
      );
    const [[field, wanted] = ['', '']] = Object.entries(value);
    const own = [this.#fields(row)[field] ?? []].flat() as string[];
    if (name === 'term' || name === 'terms')
      return ([wanted].flat() as string[]).some((each) => own.includes(each));
    throw new Error(`unknown filter ${name}`);
  }

  /** Answers `POST /multi_search`. */
  typesense(body: Json): Json {
    return { results: (body.searches as Json[]).map((search) => this.#search(search)) };
  }

  #search(search: Json): Json {
    const { q, query_by: by, query_by_weights: weights } = search as Record<string, string>;
    const fields = (by ?? '').split(',').map((field, at) => `${field}^${weights?.split(',')[at] ?? 1}`);
    const words = [...(q ?? '').matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)].map(([, not, phrase, word = '']) => ({
      isExcluded: not === '-',
      expression: word === '*' ? undefined : this.#withSynonyms(phrase ?? word, search.num_typos !== 0),
    }));
    const excluded = new Set(
      words.flatMap(({ isExcluded, expression }) =>
        isExcluded && expression ? [...this.#match(expression, fields).keys()] : [],
      ),
    );
    const expressions = words.flatMap(({ isExcluded, expression }) =>
      !isExcluded && expression ? [expression] : [],
    );
    const each = expressions.map((expression) => this.#match(expression, fields));
    const rows = new Map<number, number>();
    for (const row of expressions.length === 0
      ? this.#all().keys()
      : new Set(each.flatMap((found) => [...found.keys()]))) {
      if (excluded.has(row) || !passesFilter(this.#fields(row), search.filter_by as string | undefined))
        continue;
      const found = each.filter((matches) => matches.has(row));
      // Texts with more of the words come first, whatever their scores.
      rows.set(row, found.length * 1000 + found.reduce((sum, matches) => sum + (matches.get(row) ?? 0), 0));
    }
    const [near = []] = [
      ...((search.sort_by as string | undefined) ?? '').matchAll(/_eval\(\[(.*)\]\)/g),
    ].map(([, list]) =>
      [...(list ?? '').matchAll(/\(([^()]*)\):(\d+)/g)].map(([, filter = '', score]) => ({
        filter,
        score: Number(score),
      })),
    );
    const nearness = (row: number) =>
      near.find(({ filter }) => passesFilter(this.#fields(row), filter))?.score ?? 0;
    const isByDate = (search.sort_by as string | undefined)?.startsWith('day') === true;
    const day = (row: number) => Number(this.#fields(row).day);
    const sorted = [...rows].sort(
      ([a, x], [b, y]) => (isByDate ? 0 : nearness(b) - nearness(a) || y - x) || day(b) - day(a),
    );
    const from = ((search.page as number | undefined) ?? 1) - 1;
    const size = search.per_page as number;
    const facets = ((search.facet_by as string | undefined) ?? '').split(',').filter(Boolean);
    return {
      found: sorted.length,
      out_of: this.#documents.length,
      page: from + 1,
      search_cutoff: false,
      search_time_ms: 1,
      hits: sorted.slice(from * size, (from + 1) * size).map(([row, score]) => ({
        document: this.#fields(row),
        text_match: Math.round(score),
        highlights: Object.entries(
          this.#marked(row, expressions, [
            String(search.highlight_start_tag),
            String(search.highlight_end_tag),
          ]),
        ).map(([field, value]) => ({ field, value, snippet: value })),
      })),
      facet_counts: facets.map((field) => {
        const counts = new Map<string, number>();
        for (const [row] of sorted)
          for (const value of [this.#fields(row)[field] ?? []].flat() as string[])
            counts.set(value, (counts.get(value) ?? 0) + 1);
        return {
          field_name: field,
          counts: [...counts].map(([value, count]) => ({ value, count, highlighted: value })),
        };
      }),
    };
  }

  /** Returns the words of the index with at most two letters changed, or stems whose beginning has one changed, as an expression; undefined if there are none. */
  #similar(word: string): string | undefined {
    const folded = word.toLowerCase();
    const most = Math.min(2, Math.floor(folded.length / 3));
    const words = this.#database.prepare('select term from words').all() as { term: string }[];
    const isStem = ({ length }: string) => length >= 4 && length >= folded.length - 3;
    const near = words.filter(
      ({ term }) =>
        term.startsWith(folded.charAt(0)) &&
        (editDistance(folded, term) <= most ||
          (isStem(term) && editDistance(folded.slice(0, term.length), term) <= Math.min(1, most))),
    );
    return near.length > 0 ? near.map(({ term }) => `"${term}"`).join(' OR ') : undefined;
  }

  #withSynonyms(word: string, isFuzzy = false): string | undefined {
    const same = this.#synonyms
      .filter((group) => group.some((each) => each.toLowerCase() === word.toLowerCase()))
      .flat();
    const all = [word, ...same].flatMap((each) => expressionOf(each, false) ?? []);
    if (isFuzzy && !all.some((each) => this.#match(each, [...columns]).size > 0))
      all.push(this.#similar(word) ?? '""');
    return all.length > 0 ? `(${all.join(' OR ')})` : undefined;
  }
}

/** Returns words as an FTS5 expression of a sequence; undefined without words. */
function expressionOf(words: string, isPrefix: boolean): string | undefined {
  const text = words.replace(/[^\p{L}\p{M}\p{N}\s]/gu, ' ').trim();
  return text === '' ? undefined : `"${text}"${isPrefix ? ' *' : ''}`;
}

/** True if a document passes a filter of Typesense: `field:=[a,b] && …`. */
const passesFilter = (fields: Document, filter: string | undefined): boolean =>
  filter === undefined ||
  filter.split(' && ').every((part) => {
    const [, field = '', list = ''] = /^(\w+):=\[(.*)\]$/.exec(part) ?? [];
    if (field === '') throw new Error(`unknown filter ${part}`);
    const wanted = list.split(',').map((value) => value.replaceAll('`', ''));
    return ([fields[field] ?? []].flat() as string[]).some((each) => wanted.includes(each));
  });
