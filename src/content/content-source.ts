import type { Library } from '../model/library.ts';
import { diskCache } from './cache-version.ts';
import type { ContentCache } from './content-cache.ts';
import { LastValid } from './last-valid.ts';
import { readContent, type Reading } from './read-content.ts';

/** The content of a publication: read once when it is first asked for, and again after a change. */
export class ContentSource {
  readonly #root: string;
  #cache: ContentCache | undefined;
  readonly #lastValid = new LastValid();
  #reading: Promise<Reading> | undefined;
  #preview: Promise<Library> | undefined;

  /** `root` is the folder that has content/ in it. */
  constructor(root: string) {
    this.#root = root;
  }

  read = (): Promise<Reading> =>
    (this.#reading ??= readContent(this.#root, (this.#cache ??= diskCache(this.#root))));

  /** Returns what a build publishes: no drafts. */
  published = async (): Promise<Library> => (await this.read()).published;

  /** Returns what the dev server shows: drafts too, and the last valid version of a file that is invalid at the moment. */
  preview = (): Promise<Library> =>
    (this.#preview ??= this.read().then((reading) => this.#lastValid.library(reading)));

  /** Forgets the reading; the next one is made when it is asked for. */
  changed = (): void => {
    this.#reading = this.#preview = undefined;
  };
}
