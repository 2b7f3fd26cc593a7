import { homePath, searchIndexPath } from '../../model/routes.ts';
import { type Answer, SearchEngine, type SearchRequest } from '../../search/engine.ts';
import { type Pagefind, pagefindOptions } from '../../search/pagefind.ts';

/** Why nothing could be searched. */
export type Failure = 'offline' | 'unreachable' | 'gone' | 'broken' | 'refused';

export class SearchFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, cause: unknown) {
    super(`search failed: ${failure}`, { cause });
    this.failure = failure;
  }
}

/** Why something failed while searching; what is not known is told as the search’s files being gone. */
export const failureIn = (error: unknown): Failure =>
  error instanceof SearchFailure ? error.failure : 'gone';

interface PagefindModule {
  createInstance: (options: Record<string, unknown>) => Pagefind;
}

/** The engine in the browser: loaded when it is first asked for, and anew when it failed or the site was published again. */
export class SearchLoader {
  #loaded: Promise<SearchEngine> | undefined;
  #edition = '';
  #tries = 0;

  /** Begins to load what every search needs. Failures come with the first answer. */
  warm(): void {
    this.#load().catch(() => undefined);
  }

  /**
   * Answers a request and lets `use` work with the answer; `ask` puts further questions to the same index. Where any
   * of it fails, or nothing was found because the site was published anew, both are done once more with an index just
   * loaded. Throws a SearchFailure.
   */
  async answer<T>(
    request: SearchRequest,
    use: (answer: Answer, ask: SearchEngine['answer']) => Promise<T>,
  ): Promise<T> {
    const once = async () => {
      const loaded = this.#load();
      try {
        const engine = await loaded;
        const answer = await engine.answer(request);
        if (answer.hits.length === 0 && (await readEdition()) !== this.#edition)
          throw new Gone('the site was published anew');
        return await use(answer, (other) => engine.answer(other));
      } catch (error) {
        // Another question may have begun anew already.
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

  #load(): Promise<SearchEngine> {
    return (this.#loaded ??= this.#begin());
  }

  async #begin(): Promise<SearchEngine> {
    // Browsers keep the failure of a module under its address, and the module one index: another try needs another address.
    const name = 'pagefind.js';
    const address = `${searchIndexPath}${name}${this.#tries++ > 0 ? `?try=${this.#tries}` : ''}`;
    const [edition, { createInstance }] = await Promise.all([
      readEdition(),
      (import(/* @vite-ignore */ address) as Promise<PagefindModule>).catch(async () => {
        // Tells what is gone from what is damaged: the browser does not.
        await readFile(name);
        throw new Error(`${name} is damaged`);
      }),
    ]);
    this.#edition = edition;
    const pagefind = createInstance({ basePath: searchIndexPath, baseUrl: homePath, ...pagefindOptions });
    return new SearchEngine({ pagefind, file: readFile });
  }
}

/** A file that was not found, or not fit to be read. */
class Gone extends Error {}

async function readFile(name: string): Promise<ArrayBuffer> {
  const answer = await fetch(`${searchIndexPath}${name}`, { cache: 'no-cache' });
  if (!answer.ok) throw new Gone(`${answer.status} for ${answer.url}`);
  return answer.arrayBuffer();
}

/** Pagefind's list of its languages: the hash in it is another one in each edition. */
async function readEdition(): Promise<string> {
  const answer = await fetch(`${searchIndexPath}pagefind-entry.json`, { cache: 'no-store' });
  if (!answer.ok) throw new Gone(`${answer.status} for ${answer.url}`);
  return answer.text();
}

/** Finds out what stands in the way: Pagefind's own errors do not tell one thing from another. */
async function failureOf(error: unknown): Promise<Failure> {
  if (!navigator.onLine) return 'offline';
  try {
    await readEdition();
  } catch (reason) {
    return reason instanceof Gone ? 'gone' : 'unreachable';
  }
  try {
    // The smallest module there is: its signature and version.
    await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return 'refused';
  }
  if (error instanceof Gone) return 'gone';
  // What Pagefind says of an answer that was not good, and what the browsers say where there was none.
  const said = /(\d fetching)|fetch|load failed/i.exec(String(error));
  if (said?.[1]) return 'gone';
  return said ? 'unreachable' : 'broken';
}
