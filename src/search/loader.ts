import { pagefindOptions, type Pagefind } from './engine.ts';

const folder = '/pagefind/';

/** Pagefind in the browser: loaded when it is first asked for, and anew when it failed or the site was published again. */
export class PagefindLoader {
  #loaded: Promise<Pagefind> | undefined;
  #edition = '';
  #tries = 0;

  load(): Promise<Pagefind> {
    if (this.#loaded) return this.#loaded;
    const loading = this.#begin();
    this.#loaded = loading;
    loading.catch(() => {
      if (this.#loaded === loading) this.drop();
    });
    return loading;
  }

  async #begin(): Promise<Pagefind> {
    // Browsers keep the failure of a module under its address: another try needs another one.
    const address = `${folder}pagefind.js${this.#tries > 0 ? `?try=${this.#tries}` : ''}`;
    const [edition, pagefind] = await Promise.all([
      readEdition(),
      import(/* @vite-ignore */ address) as Promise<Pagefind>,
    ]);
    this.#edition = edition;
    await pagefind.options(pagefindOptions);
    await pagefind.init();
    return pagefind;
  }

  /** Lets go of what was loaded, so that the next question loads it anew. */
  drop(): void {
    this.#tries++;
    void this.#loaded?.then((pagefind) => pagefind.destroy()).catch(() => undefined);
    this.#loaded = undefined;
  }

  /**
   * Whether the site was published again since the index was loaded; then it is let go of. Throws where the site is out of reach.
   * Pagefind finds nothing in both cases, and does not say why.
   */
  async outdated(): Promise<boolean> {
    if ((await readEdition()) === this.#edition) return false;
    this.drop();
    return true;
  }
}

/** Pagefind's list of its languages: the hashes in it are other ones in each edition. */
async function readEdition(): Promise<string> {
  const answer = await fetch(`${folder}pagefind-entry.json`, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${answer.status} for ${answer.url}`);
  return answer.text();
}
