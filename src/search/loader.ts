import { SearchEngine, type Answer, type SearchRequest } from './engine.ts';
import { pagefindOptions, type Pagefind } from './pagefind.ts';

const folder = '/pagefind/';

/** Why nothing could be searched. */
export type Failure = 'offline' | 'unreachable' | 'gone' | 'broken' | 'refused';

export class SearchFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, cause: unknown) {
    super(`search failed: ${failure}`, { cause });
    this.failure = failure;
  }
}

interface PagefindModule {
  createInstance: (options: Record<string, unknown>) => Pagefind;
}

/** The engine in the browser: loaded when it is first asked for, and anew when it failed or the site was published again. */
export class SearchLoader {
  #loaded: Promise<SearchEngine> | undefined;
  #pagefind: Pagefind | undefined;
  #edition = '';
  /** Addresses of the parts that Pagefind asked for, and those that are known to be whole. */
  readonly #parts = new Set<string>();
  readonly #verified = new Set<string>();
  #tries = 0;

  constructor() {
    new PerformanceObserver((list) => {
      for (const { name } of list.getEntries())
        if (/\/pagefind\/(?:index|filter)\/|\.pf_meta$/.test(name)) this.#parts.add(name);
    }).observe({ type: 'resource' });
  }

  /** Begins to load what every search needs. Failures come with the first answer. */
  warm(): void {
    this.#load().catch(() => undefined);
  }

  /**
   * Answers a request; throws a SearchFailure. Where nothing was found because the site was published anew since
   * the index was loaded, loads the new one and asks again: Pagefind says nothing of it.
   */
  async answer(request: SearchRequest): Promise<Answer> {
    try {
      const answer = await this.#ask(request);
      if (answer.hits.length > 0 || !(await this.#outdated())) return answer;
      return await this.#ask(request);
    } catch (error) {
      return this.#again(request, error);
    }
  }

  async #again(request: SearchRequest, cause: unknown): Promise<Answer> {
    this.drop();
    try {
      return await this.#ask(request);
    } catch (error) {
      this.drop();
      throw new SearchFailure(await failureOf(error), cause);
    }
  }

  async #ask(request: SearchRequest): Promise<Answer> {
    const answer = await (await this.#load()).answer(request);
    if (answer.doubt !== undefined) await this.#verify(answer.doubt);
    return answer;
  }

  /** Reads the parts of the index that Pagefind asked for once more, from the browser’s cache where they are whole; throws where one is not. */
  async #verify(doubt: string): Promise<void> {
    for (const part of this.#parts)
      if (!this.#verified.has(part)) {
        const answer = await fetch(part);
        if (!answer.ok || !answer.body) throw new Gone(`${doubt}: ${answer.status} for ${part}`);
        try {
          await new Response(answer.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
        } catch (cause) {
          throw new Damaged(`${doubt}: ${part}`, { cause });
        }
        this.#verified.add(part);
      }
  }

  /** Lets go of what was loaded, so that the next question loads it anew. */
  drop(): void {
    this.#tries++;
    void this.#pagefind?.destroy().catch(() => undefined);
    this.#pagefind = undefined;
    this.#loaded = undefined;
  }

  #load(): Promise<SearchEngine> {
    if (this.#loaded) return this.#loaded;
    const loading = this.#begin();
    this.#loaded = loading;
    loading.catch(() => {
      if (this.#loaded === loading) this.drop();
    });
    return loading;
  }

  async #begin(): Promise<SearchEngine> {
    // Browsers keep the failure of a module under its address: another try needs another one.
    const address = `${folder}pagefind.js${this.#tries > 0 ? `?try=${this.#tries}` : ''}`;
    const [edition, { createInstance }] = await Promise.all([
      readEdition(),
      import(/* @vite-ignore */ address) as Promise<PagefindModule>,
    ]);
    this.#edition = edition;
    const pagefind = createInstance({ basePath: folder, baseUrl: '/', ...pagefindOptions });
    this.#pagefind = pagefind;
    return new SearchEngine({ pagefind, file: readFile });
  }

  async #outdated(): Promise<boolean> {
    if ((await readEdition()) === this.#edition) return false;
    this.drop();
    return true;
  }
}

/** A file that was not found. */
class Gone extends Error {}
/** A file that cannot be read. */
class Damaged extends Error {}

async function readFile(name: string): Promise<ArrayBuffer> {
  const answer = await fetch(`${folder}${name}`, { cache: 'no-cache' });
  if (!answer.ok) throw new Gone(`${answer.status} for ${answer.url}`);
  return answer.arrayBuffer();
}

/** Pagefind's list of its languages: the hash in it is another one in each edition. */
async function readEdition(): Promise<string> {
  const answer = await fetch(`${folder}pagefind-entry.json`, { cache: 'no-store' });
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
  return error instanceof Gone ? 'gone' : 'broken';
}
