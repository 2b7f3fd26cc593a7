import { readWordList, type WordList } from './correction.ts';
import { type Contents, files } from './files.ts';
import type { Script } from './fold-word.ts';
import { once } from './once.ts';

/** Loads a file of the index by name; throws if it is not available. */
export type LoadFile = (name: string) => Promise<ArrayBuffer>;

/** Reads the files of the engine, each once. */
export class IndexFiles {
  readonly #load: LoadFile;
  readonly #once = once();

  constructor(load: LoadFile) {
    this.#load = load;
  }

  contents(): Promise<Contents> {
    return this.#read(files.contents, (bytes) => JSON.parse(textOf(bytes)) as Contents);
  }

  async similarArticles(): Promise<Uint16Array | Uint32Array> {
    const { inParts } = await this.contents();
    return this.#read(files.similar, (bytes) => (inParts ? new Uint32Array(bytes) : new Uint16Array(bytes)));
  }

  /** Returns the words of the index in a script; none if it has no such words. */
  async words(script: Script): Promise<WordList> {
    if (!(await this.contents()).scripts.includes(script)) return new Map();
    return this.#read(files.words(script), (bytes) => readWordList(textOf(bytes)));
  }

  /** Returns the words of a language (language-words.ts), which must have a list. */
  languageWords(lang: string): Promise<Uint8Array> {
    return this.#read(files.language(lang), (bytes) => new Uint8Array(bytes));
  }

  #read<T>(name: string, parse: (bytes: ArrayBuffer) => T): Promise<T> {
    return this.#once(name, () => this.#load(name).then(parse));
  }
}

const textOf = (bytes: ArrayBuffer) => new TextDecoder().decode(bytes);
