import { basename, extname } from 'node:path';
import type { BuiltFile } from '../content/built-files.ts';
import { citationFiles, withBase } from '../model/routes.ts';
import { favicon } from '../outputs/icons.ts';

/** Files that can link to other files. */
export const isText = (file: string): boolean => /\.(?:html|css|js|json|xml|txt|md|webmanifest)$/.test(file);

/**
 * Files that nothing has to link to: pages are compared with the list of URLs (`published-files.ts`), files for programs have fixed or
 * former names, Pagefind’s loader finds its index, and browsers request /favicon.ico unasked. The rest are assets, pictures, cards and
 * whatever a plugin adds.
 */
const mustBeNamed = (file: string) =>
  !file.startsWith('pagefind/') &&
  !file.startsWith('_') &&
  (file.startsWith('assets/') || !isText(file)) &&
  withBase(`/${file}`) !== favicon.path &&
  !isSealedShape(file) &&
  !isBook(file) &&
  !citationFiles.some((format) => file.endsWith(`.${format}`));

/** Cards in shapes that only old posts show. */
const isSealedShape = (file: string) => /^cards\/.*-(?:screen|photo|square)\.[0-9a-f]{10}\.png$/.test(file);

/** Books are named by their pages, except under former URLs. */
const isBook = (file: string) => file.endsWith('.epub');

/** Finds the files of a site that no text of it names. */
export class UnnamedFiles {
  readonly #waiting: Map<string, string>;
  readonly #endings: ReadonlySet<string>;
  /** The endings of the names that are searched for. */
  readonly endings: string;

  /** `copied` has the files of public/, which nothing has to name. */
  constructor(files: readonly string[], copied: ReadonlySet<string>) {
    const waiting = files.filter((file) => mustBeNamed(file) && !copied.has(file));
    this.#waiting = new Map(waiting.map((file) => [basename(file), file]));
    this.#endings = new Set(waiting.map((file) => extname(file)));
    this.endings = [...this.#endings].sort().join(' ');
  }

  /** Returns the names that a file has, each once. */
  namesIn({ path, bytes }: BuiltFile): Set<string> {
    if (this.#endings.size === 0 || !isText(path) || path.startsWith('pagefind/')) return new Set();
    return new Set(namesIn(bytes().toString('latin1'), this.#endings));
  }

  /** Takes note of the names in a file, which it reads. */
  read(file: BuiltFile): void {
    if (this.#waiting.size > 0) for (const name of this.namesIn(file)) this.named(file.path, name);
  }

  /** Takes note of a name that was found in a file. Returns true if no more is to be known of the name: a file that names itself is not named by that. */
  named(path: string, name: string): boolean {
    if (this.#waiting.get(name) === path) return false;
    this.#waiting.delete(name);
    return true;
  }

  /** Returns the files that no text so far has named. */
  found(): string[] {
    return [...this.#waiting.values()];
  }
}

/** Returns the words of a text that end as names of files do; looking at every word takes eight times as long. */
function* namesIn(text: string, endings: ReadonlySet<string>): Generator<string> {
  for (const ending of endings)
    for (let at = text.indexOf(ending); at !== -1; at = text.indexOf(ending, at + 1)) {
      const end = at + ending.length;
      // `site.js` is not in `site.json`, and not in `site.js.map`.
      if (/^\.?\w/.test(text.slice(end, end + 2))) continue;
      let start = at;
      while (start > 0 && isOfName(text.charCodeAt(start - 1))) start--;
      yield text.slice(start, end);
    }
}

const ofNames = new Set(
  Array.from('.~%@-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', (one) =>
    one.charCodeAt(0),
  ),
);
const isOfName = (code: number) => ofNames.has(code);
