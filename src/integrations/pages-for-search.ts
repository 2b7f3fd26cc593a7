import { hash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { builtPaths, readBuiltFiles } from '../content/built-files.ts';
import { installedSoftware } from '../content/installed-software.ts';
import type { Article } from '../model/joined.ts';
import { withoutBase } from '../model/routes.ts';
import { site } from '../site.ts';
import { readChecked, writeChecked } from './checked-file.ts';

/** What an earlier start of the dev server left. */
interface Left {
  /** Of everything that pages depend on, except the files of articles. */
  version: string;
  /** Hashes of the files of articles whose pages are in the folder, by slug. */
  files: Map<string, string>;
}

/**
 * Pages of articles, as the dev server rendered them, in a folder for the thread that makes the search index. A page is rendered again if its file has
 * changed, or anything else than articles: it may show a topic or a person, but not the text of another article.
 */
export class PagesForSearch {
  readonly #folder: string;
  readonly #content: string;
  readonly #code: () => string;
  /** Of pages that are right. */
  #files = new Map<string, string>();
  /** What was left; read for the first page, and again after everything may have changed. */
  #left: Left | undefined;

  /** `content` is the folder content/, `code` returns a hash of everything that pages depend on apart from it. */
  constructor(folder: string, content: string, code: () => string) {
    this.#folder = folder;
    this.#content = content;
    this.#code = code;
  }

  /** The folder that has the pages where a built site has them. */
  get folder(): string {
    return join(this.#folder, 'pages');
  }

  /** Notes that a file of content/ has changed; `path` is its path from there. */
  changed(path: string): void {
    const slug = slugOf(path);
    if (slug !== undefined) this.#files.delete(slug);
    else {
      this.#files = new Map();
      this.#left = undefined;
    }
  }

  /** Writes the pages that are missing or have changed; `render` returns the page at a path. */
  async renew(articles: readonly Article[], render: (path: string) => Promise<string>): Promise<void> {
    const left = (this.#left ??= this.#readLeft());
    let isChanged = false;
    try {
      for (const { slug, path } of articles) {
        if (this.#files.has(slug)) continue;
        const file = join(this.folder, withoutBase(path), 'index.html');
        // Before it is rendered, so that a change in the meantime counts.
        const typed = hash(
          'sha256',
          await readFile(join(this.#content, 'articles', `${slug}.md`), 'utf8').catch(() => ''),
        );
        this.#files.set(slug, typed);
        if (left.files.get(slug) === typed && existsSync(file)) continue;
        isChanged = true;
        try {
          const page = await render(path);
          // The old page is about to go; if rendering fails, it stays.
          left.files.delete(slug);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, page);
        } catch (error) {
          this.#files.delete(slug);
          throw error;
        }
      }
    } finally {
      if (isChanged) this.#write(left);
    }
  }

  /** Notes the pages that are right, and those of before that were not reached because one failed. */
  #write({ version, files }: Left): void {
    mkdirSync(this.#folder, { recursive: true });
    const list = join(this.#folder, listName);
    // Everything may have changed in the meantime.
    if (!this.#left) {
      rmSync(list, { force: true });
      return;
    }
    this.#left = { version, files: new Map([...files, ...this.#files]) };
    writeChecked(list, this.#left);
  }

  /** Returns what was left, if the rest of the content and the code are as they were then. */
  #readLeft(): Left {
    const others = builtPaths(this.#content).filter((path) => slugOf(path) === undefined);
    const content = JSON.stringify([...readBuiltFiles(this.#content, others)]);
    const version = hash('sha256', this.#code() + content);
    try {
      const left = readChecked(join(this.#folder, listName)) as Left | undefined;
      if (left?.version === version) return left;
    } catch {
      // The first start.
    }
    return { version, files: new Map() };
  }
}

const listName = 'files.bin';

/** Returns the slug of an article’s file; undefined for other files. */
const slugOf = (path: string): string | undefined => /^articles[\\/](.*)\.md$/.exec(path)?.[1];

/** Returns a hash of everything that pages depend on apart from the content: code, packages, Node, settings. */
export const codeOfPages = (): string =>
  hash('sha256', JSON.stringify([installedSoftware(), site])).slice(0, 32);
