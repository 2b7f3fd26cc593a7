import { openServer } from 'virtual:search-server';
import { searchIndexPath } from '../../model/routes.ts';
import { SearchEngine, type SearchRequest } from '../../search/engine.ts';
import type { Contents } from '../../search/files.ts';
import { type CreateInstance, pagefindOptions } from '../../search/pagefind.ts';
import type { PartedEntry } from '../../search/parts.ts';
import type { SearchInParts } from './in-parts.ts';
import type { OwnServer } from './server.ts';
import type { ShownAnswer } from './shown-answer.ts';

/** Why a search failed. */
export type Failure = 'offline' | 'unreachable' | 'gone' | 'broken' | 'refused';

/** A failed search, with the reason that readers are shown. */
export class SearchFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, cause: unknown) {
    super(`search failed: ${failure}`, { cause });
    this.failure = failure;
  }
}

/** Returns why a search failed; `gone` (files missing) for an unknown error. */
export const failureIn = (error: unknown): Failure =>
  error instanceof SearchFailure ? error.failure : 'gone';

interface PagefindModule {
  createInstance: CreateInstance;
}

/** The engine, and what searches the parts of its index one after another. */
interface Loaded {
  engine: SearchEngine;
  inParts?: SearchInParts;
}

/** Loads the search engine on first use, and again if it failed or the site was published again. */
export class SearchLoader {
  #loaded: Promise<Loaded> | undefined;
  #asked: Promise<OwnServer> | undefined;
  #version = '';
  #attempts = 0;

  /** Starts loading what every search needs. The first answer reports failures. */
  warm(): void {
    (openServer ? this.#server(openServer) : this.#load()).catch(() => undefined);
  }

  /** Returns the names of topics and people, for suggestions. Rejects if the index cannot be read. */
  async names(): Promise<Contents['names']> {
    if (openServer) return (await this.#server(openServer)).names();
    return (await (await this.#load()).engine.contents()).names;
  }

  /**
   * Answers a request and passes the answer to `use`; `ask` sends further requests to the same index. Of an index in parts, an answer from the newest may come before. If
   * either fails, or there are no results because the site was published again, repeats both once with a newly loaded
   * index. Throws a SearchFailure. Where the settings name a search server, it is asked; the index answers instead if it does not.
   */
  async answer<T>(
    request: SearchRequest,
    use: (answer: ShownAnswer, ask: SearchEngine['answer']) => Promise<T>,
  ): Promise<T> {
    if (openServer === undefined) return this.#fromIndex(request, use);
    let notice: string | undefined;
    try {
      const server = await this.#server(openServer);
      const answer = await server.answer(request);
      if (typeof answer === 'object') return await use(answer, server.ask);
      notice = answer;
    } catch (error) {
      // Without its script or what queries are interpreted with, the index fails, too, and reports why. The next search tries to load them again.
      this.#asked = undefined;
      console.debug(error);
    }
    return this.#fromIndex(request, (found, ask) => use({ ...found, notice }, ask));
  }

  #fromIndex<T>(
    request: SearchRequest,
    use: (answer: ShownAnswer, ask: SearchEngine['answer']) => Promise<T>,
  ): Promise<T> {
    const isOutdated = async () => (await readVersion()) !== this.#version;
    return this.#use(async ({ engine, inParts }) => {
      if (inParts) return inParts.answer(request, use, isOutdated);
      const answer = await engine.answer(request);
      if (answer.hits.length === 0 && (await isOutdated()))
        throw new MissingFile('the site was published again');
      return use(answer, (other) => engine.answer(other));
    });
  }

  /** Calls a function with the engine, again with a newly loaded index if it rejects. Throws a SearchFailure. */
  use<T>(ask: (engine: SearchEngine) => Promise<T>): Promise<T> {
    return this.#use(({ engine }) => ask(engine));
  }

  async #use<T>(ask: (loaded: Loaded) => Promise<T>): Promise<T> {
    const once = async () => {
      const loaded = this.#load();
      try {
        return await ask(await loaded);
      } catch (error) {
        // Another request may have reloaded the engine already.
        if (this.#loaded === loaded) this.#loaded = undefined;
        throw error;
      }
    };
    try {
      return await once().catch(once);
    } catch (error) {
      throw new SearchFailure(await failureOf(error), error);
    }
  }

  /** Loads the script that asks the server. */
  #server(open: NonNullable<typeof openServer>): Promise<OwnServer> {
    return (this.#asked ??= open(readFile));
  }

  #load(): Promise<Loaded> {
    return (this.#loaded ??= this.#begin());
  }

  async #begin(): Promise<Loaded> {
    // Browsers cache a failed module by its URL, and the module holds one index: another attempt needs another URL.
    const name = 'pagefind.js';
    const url = `${searchIndexPath}${name}${this.#attempts++ > 0 ? `?try=${this.#attempts}` : ''}`;
    const [version, { createInstance }] = await Promise.all([
      readVersion(),
      (import(/* @vite-ignore */ url) as Promise<PagefindModule>).catch(async () => {
        // Distinguishes a missing file from a damaged one, which the browser does not.
        await readFile(name);
        throw new Error(`${name} is damaged`);
      }),
    ]);
    this.#version = version;
    const entry = JSON.parse(version) as PartedEntry;
    const source = {
      createInstance,
      basePath: searchIndexPath,
      fetch: (file: string) => startedOr(file, 'default'),
      file: readFile,
    };
    if (entry.parts) {
      const { SearchInParts: InParts } = await import('./in-parts.ts');
      // An archive with a search server is too large for phones: where that does not answer, the newest part does, and others only if asked for.
      const loadsAll = openServer === undefined;
      const inParts = await InParts.open(entry, source, document.documentElement.lang, loadsAll);
      return { engine: inParts.engine, inParts };
    }
    // Paths in the index begin with that of the site.
    const pagefind = createInstance({
      ...source,
      baseUrl: '/',
      entry,
      fetch: (url: string) => source.fetch(url.slice(searchIndexPath.length)),
      ...pagefindOptions,
    });
    return { engine: new SearchEngine({ pagefind, file: readFile }) };
  }
}

/** A file that could not be found or read. */
class MissingFile extends Error {}

/** Returns the response that the page has already requested (start-loading.ts), once, or requests a file. */
function startedOr(name: string, cache: RequestCache): Promise<Response> {
  const started = window.startedIndexFiles;
  const response = started?.get(name);
  started?.delete(name);
  return response ?? fetch(searchIndexPath + name, { cache });
}

async function fetchFile(name: string, cache: RequestCache): Promise<Response> {
  const response = await startedOr(name, cache);
  if (!response.ok) throw new MissingFile(`${response.status} for ${response.url}`);
  return response;
}

const readFile = async (name: string) => (await fetchFile(name, 'no-cache')).arrayBuffer();

/** Returns Pagefind's list of languages, whose hashes differ between builds. */
const readVersion = async () => (await fetchFile('pagefind-entry.json', 'no-store')).text();

/** Finds the reason of a failure, which Pagefind's errors do not distinguish. */
async function failureOf(error: unknown): Promise<Failure> {
  if (!navigator.onLine) return 'offline';
  try {
    await readVersion();
  } catch (reason) {
    return reason instanceof MissingFile ? 'gone' : 'unreachable';
  }
  try {
    // The smallest valid module: signature and version.
    await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return 'refused';
  }
  if (error instanceof MissingFile) return 'gone';
  // Pagefind's message for an HTTP error, and the browsers' messages for a network error.
  const message = /(\d fetching)|fetch|load failed/i.exec(String(error));
  if (message?.[1]) return 'gone';
  return message ? 'unreachable' : 'broken';
}
