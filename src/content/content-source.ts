import type { Library } from '../model/library.ts';
import { isPreview } from '../preview.ts';
import { diskCache } from './cache-version.ts';
import type { ContentCache } from './content-cache.ts';
import { LastValid } from './last-valid.ts';
import { readContent, type Reading } from './read-content.ts';

/** The content of a publication; read lazily, and again after a change. */
export class ContentSource {
  readonly #root: string;
  #cache: ContentCache | undefined;
  readonly #lastValid = new LastValid();
  #reading: Promise<Reading> | undefined;
  #preview: Promise<Library> | undefined;

  /** `root` is the folder that contains content/. */
  constructor(root: string) {
    this.#root = root;
  }

  read = (): Promise<Reading> =>
    (this.#reading ??= readContent(this.#root, (this.#cache ??= diskCache(this.#root))));

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

  /** Discards the content, so that the next call reads it again. */
  changed = (): void => {
    this.#reading = this.#preview = undefined;
  };
}
