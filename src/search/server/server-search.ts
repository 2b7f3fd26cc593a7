import { articlePath, quotePath } from '../../model/routes.ts';
import type { SearchServer } from '../../model/site-search.ts';
import { editDistance } from '../../text/edit-distance.ts';
import { similarNames } from '../correction.ts';
import type { Adjustments } from '../corrections.ts';
import type { Answer, SearchRequest } from '../engine.ts';
import { foldWord, scriptOf, scriptOfReader } from '../fold-word.ts';
import { countedWords } from '../highlight.ts';
import type { IndexFiles } from '../index-files.ts';
import { Languages } from '../language-data.ts';
import { isListed } from '../language-words.ts';
import type { PagefindData } from '../pagefind.ts';
import type { Hit } from '../rank.ts';
import { tokensOf } from '../tokens.ts';
import {
  type FoundDocument,
  type Json,
  listIn,
  marks,
  objectIn,
  type ServerAnswer,
  ServerFailure,
  type ServerFault,
  type ServerProtocol,
  textIn,
} from './answer.ts';
import { metaFields, textField, titleField } from './document.ts';
import { openSearch } from './opensearch.ts';
import { type ServerQuery, serverQuery, type ServerTerm, withoutUnknown } from './query.ts';
import { typesense } from './typesense.ts';

const protocols: Readonly<Record<SearchServer['engine'], ServerProtocol>> = {
  opensearch: openSearch,
  typesense,
};

/** Readers wait no longer for a server, in milliseconds: the index in the browser answers instead. */
const patience = 4000;
/** For so long a server that did not answer is not asked again, in milliseconds. */
const pause = 60_000;

/** What a server found, with the positions of words. */
type Found = Omit<ServerAnswer, 'hits'> & { hits: Hit[] };

/** Asks a search server what the engine would otherwise answer from the index: the same requests, the same answers. */
export class ServerSearch {
  readonly #server: SearchServer;
  readonly #files: Pick<IndexFiles, 'contents' | 'languageWords'>;
  readonly #languages: Languages;
  readonly #fetch: typeof fetch;
  #failed: { at: number; failure: ServerFailure } | undefined;

  /** `files` has what queries are interpreted with; `send` is for tests. */
  constructor(
    server: SearchServer,
    files: Pick<IndexFiles, 'contents' | 'languageWords'>,
    send: typeof fetch = fetch,
  ) {
    this.#server = server;
    this.#files = files;
    this.#languages = new Languages(files);
    this.#fetch = (...request) => send(...request);
  }

  /** Answers a request, or returns why the server did not. */
  async tryAnswer(request: SearchRequest): Promise<Answer | ServerFault> {
    try {
      return await this.answer(request);
    } catch (error) {
      if (!(error instanceof ServerFailure)) throw error;
      console.warn(error.message);
      return error.fault;
    }
  }

  /** Answers a request. Throws a ServerFailure, also for a minute after one without asking again; and if `contents` cannot be read. */
  async answer(request: SearchRequest): Promise<Answer> {
    if (this.#failed && performance.now() - this.#failed.at < pause) throw this.#failed.failure;
    const data = await this.#languages.of(request.lang);
    const { contents, spellings } = data;
    const query = serverQuery(request, data);
    const languages = Object.keys(contents.common);
    let found = await this.#ask(query, languages);
    const other = request.verbatim
      ? undefined
      : withoutUnknown(query, await this.#mistyped(query, found.unknown));
    if (other) found = await this.#ask(other, languages);
    const { hits } = found;
    return {
      ...adjustments(other ?? query, hits),
      hits,
      total: found.total,
      otherKind: found.otherKind,
      pages:
        hits.length > 0
          ? spellings.named(request.query, request.lang)
          : similarNames(request.query, contents.names, request.lang),
      count: () => Promise.resolve(found.counts),
    };
  }

  /** Returns the unknown terms that are mistyped: those that no language of their script has (language-words.ts), and long ones without a list. */
  async #mistyped({ terms }: ServerQuery, unknown: readonly number[]): Promise<number[]> {
    const { languages } = await this.#files.contents();
    const areMistyped = await Promise.all(
      unknown.map(async (index) => {
        const word = foldWord(terms[index]?.forms[0] ?? '');
        const own = languages.filter((lang) => scriptOfReader(lang) === scriptOf(word));
        if (word.length < 4 || own.length === 0) return word.length > 5;
        const filters = await Promise.all(own.map((lang) => this.#files.languageWords(lang)));
        return !filters.some((filter) => isListed(word, filter));
      }),
    );
    return unknown.filter((_, at) => areMistyped[at]);
  }

  async #ask(query: ServerQuery, languages: readonly string[]): Promise<Found> {
    const { engine, url, index, key } = this.#server;
    const protocol = protocols[engine];
    const request = { query, index, key, languages };
    const { path, headers, body } = protocol.request(request);
    try {
      const json = await this.#json(url.replace(/\/$/, '') + path, headers, body);
      const found = protocol.read(json, request);
      return { ...found, hits: found.hits.map((hit) => hitOf(hit, query.terms)) };
    } catch (error) {
      const failure = error instanceof ServerFailure ? error : new ServerFailure('wrong', String(error));
      this.#failed = { at: performance.now(), failure };
      throw failure;
    }
  }

  async #json(url: string, headers: Record<string, string>, body: string): Promise<unknown> {
    const waiting = new AbortController();
    const timer = setTimeout(() => {
      waiting.abort();
    }, patience);
    try {
      const response = await this.#fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        signal: waiting.signal,
        credentials: 'omit',
        referrerPolicy: 'origin',
      });
      if (response.status >= 500 || response.status === 429)
        throw new ServerFailure('away', `the search server answered with ${response.status}`);
      if (!response.ok)
        throw new ServerFailure('wrong', `the search server answered with ${response.status}`);
      const text = await response.text();
      try {
        return JSON.parse(text);
      } catch {
        throw new ServerFailure('wrong', 'the answer of the search server is not JSON');
      }
    } catch (error) {
      if (error instanceof ServerFailure) throw error;
      if (waiting.signal.aborted)
        throw new ServerFailure('slow', `the search server did not answer within ${patience / 1000} seconds`);
      throw new ServerFailure('away', `the search server could not be reached: ${String(error)}`);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Returns a hit with the positions of its words, which the server has marked. Throws a ServerFailure for a document of another schema. */
function hitOf({ id, score, fields, marked }: FoundDocument, terms: readonly ServerTerm[]): Hit {
  const data = dataOf(id, fields);
  const asked = terms.filter(({ need }) => need !== 'not');
  const found = markedWords(marked[textField(textIn(fields.lang, 'lang'))] ?? '');
  const matching = Object.entries(metaFields).flatMap(([name, field]) => {
    const words = markedWords(marked[field] ?? '').map(({ form }) => form);
    return words.length > 0 ? [{ field_name: name, matched_terms: words }] : [];
  });
  const positions = asked.map(() => new Set<number>());
  for (const { at, form } of found) positions[termOf(form, asked)]?.add(at);
  const lists = positions.map((ats) => [...ats]).filter((ats) => ats.length > 0);
  return {
    id,
    score,
    positions: lists,
    rarities: lists.map(() => 1),
    stems: [
      ...new Set([
        ...found.map(({ form }) => form),
        ...matching.flatMap(({ matched_terms: words }) => words),
      ]),
    ],
    fields: matching,
    data: () => Promise.resolve(data),
  };
}

/** Returns the text of a document. Only pages of this site are results, whatever the server says. */
function dataOf(id: string, fields: Json): PagefindData {
  const lang = textIn(fields.lang, 'lang');
  const name = id.split('/').at(-2) ?? '';
  if (![articlePath(name), quotePath(name)].includes(id) || /[^\w-]/.test(name))
    throw new ServerFailure(
      'wrong',
      `a result of the search server is not a page of this site: ${id.slice(0, 100)}`,
    );
  const optional = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return {
    url: id,
    content: textIn(fields[textField(lang)], textField(lang)),
    meta: {
      title: optional(fields[titleField(lang)]),
      date: optional(fields.date),
      lang,
      ...Object.fromEntries(
        Object.entries(metaFields).map(([name, field]) => [name, optional(fields[field])]),
      ),
    },
    anchors: listIn(JSON.parse(textIn(fields.anchors, 'anchors')), 'anchors').map((each) => {
      const { element, id, text, location } = objectIn(each, 'in anchors');
      if (typeof location !== 'number') throw new ServerFailure('wrong', 'an anchor has no location');
      return {
        element: textIn(element, 'element'),
        id: textIn(id, 'id'),
        text: textIn(text, 'text'),
        location,
      };
    }),
  };
}

/** Returns the marked words of a text, with their positions, counted in words as the index counts them. */
function markedWords(text: string): { at: number; form: string }[] {
  let isOpen = false;
  return countedWords(text).flatMap((word, at) => {
    const isMarked = isOpen || word.includes(marks.start);
    const [start, end] = [word.lastIndexOf(marks.start), word.lastIndexOf(marks.end)];
    if (start !== end) isOpen = start > end;
    if (!isMarked) return [];
    const plain = word.replaceAll(marks.start, '').replaceAll(marks.end, '');
    return tokensOf(plain).map(({ form }) => ({ at, form }));
  });
}

/** Returns the index of the term that a word most likely matched: that with the longest common beginning. */
function termOf(form: string, terms: readonly ServerTerm[]): number {
  const shared = terms.map(({ forms }) =>
    Math.max(0, ...forms.flatMap((text) => tokensOf(text).map((token) => commonLength(token.form, form)))),
  );
  return shared.indexOf(Math.max(...shared));
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** Returns how the query was changed: other names that results have, and words that were found in another spelling. */
function adjustments({ terms }: ServerQuery, hits: readonly Hit[]): Adjustments {
  const found = new Set(hits.flatMap(({ stems }) => stems));
  const spelled = terms.flatMap(({ forms: [typed = '', ...others] }) => {
    const matching = others.filter((other) => tokensOf(other).every(({ form }) => found.has(form)));
    return matching.length > 0 ? [{ typed, others: matching }] : [];
  });
  const corrected = terms.flatMap(({ isFuzzy, forms: [typed = ''] }) => {
    if (!isFuzzy) return [];
    const [used] = [...found]
      .map((form) => ({ form, distance: editDistance(foldWord(typed), form) }))
      .filter(({ distance }) => distance > 0 && distance <= 2)
      .sort((a, b) => a.distance - b.distance);
    return used ? [{ typed, used: used.form }] : [];
  });
  return { spelled, corrected, offered: [] };
}
