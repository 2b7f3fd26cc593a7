import type { Library } from '../model/library.ts';
import { isPreview } from '../preview.ts';
import { diskCache } from './cache-version.ts';
import type { ContentCache } from './content-cache.ts';
import { LastValid } from './last-valid.ts';
import { readContent, type Reading } from './read-content.ts';

/**
 * The content of a publication; read lazily, and again after a change. One reading begins when the one before it has ended: they share the
 * cache, from which each removes what only the others use, and the last valid versions are those of the newest one.
 */
export class ContentSource {
  readonly #root: string;
  readonly #readContent: typeof readContent;
  #cache: ContentCache | undefined;
  readonly #lastValid = new LastValid();
  #reading: Promise<Reading> | undefined;
  #preview: Promise<Library> | undefined;
  /** Ends when no reading runs. */
  #running: Promise<unknown> = Promise.resolve();
  /** True while a reading waits for the one before it. */
  #isWaiting = false;

  /** `root` is the folder that contains content/. */
  constructor(root: string, read = readContent) {
    this.#root = root;
    this.#readContent = read;
  }

  read = (): Promise<Reading> => (this.#reading ??= this.#readNext());

  /** Returns the library that a build shows: what is published, and in a preview also drafts and scheduled articles. */
  shown = async (): Promise<Library> => {
    const { library, published } = await this.read();
    return isPreview ? library : published;
  };

  /** Returns the library for the dev server: with drafts, and with the last valid version of each invalid file. */
  preview = (): Promise<Library> =>
    (this.#preview ??= this.read().then((reading) => this.#lastValid.library(reading)));

  /** Returns the files of which `preview` has an earlier version than content/, because the current one has errors. */
  former = async (): Promise<ReadonlySet<string>> => {
    await this.preview();
    return this.#lastValid.former;
  };

  /** Discards the content, so that the next call reads it again. A reading that has not begun yet stays: it finds the change. */
  changed = (): void => {
    if (!this.#isWaiting) this.#reading = this.#preview = undefined;
  };

  #readNext(): Promise<Reading> {
    this.#isWaiting = true;
    const reading = this.#running.then(() => {
      this.#isWaiting = false;
      return this.#readContent(this.#root, (this.#cache ??= diskCache(this.#root)));
    });
    this.#running = reading.catch(() => undefined);
    return reading;
  }
}
