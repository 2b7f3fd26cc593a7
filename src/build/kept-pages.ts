import { hash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { builtPaths } from '../content/built-files.ts';
import { readChecked, writeChecked } from '../integrations/checked-file.ts';
import { stateOf } from '../integrations/file-state.ts';
import type { FileKeeper } from '../integrations/kept-files.ts';
import { linkFile } from '../integrations/link-files.ts';
import { makeFile, takeFile } from '../integrations/site-files.ts';
import type { Library } from '../model/library.ts';
import { site } from '../site.ts';
import { FormerRecords, type PageRecord, type StoredRecords, storeRecords } from './page-records.ts';
import { type PictureCopy, Pictures } from './pictures.ts';
import type { SpareSite } from './spare-site.ts';
import { propertyLimit, TrackedLibrary } from './tracked-library.ts';

/** The pages of all parts of a build, in a folder, with the names of the properties that they read, by number. */
export interface PagesOfParts {
  folder: string;
  properties: readonly string[];
  pages: ReadonlyMap<string, PageRecord>;
}

/** What a build leaves for the next one. */
interface State {
  /** The key of the code and the settings that rendered the pages. */
  results: string;
  properties: string[];
  /** Objects of the library by number. */
  entities: { name: string; all: string; each: ReadonlyMap<string, string> }[];
  pages: StoredRecords;
}

/** Returns the file in which a build leaves its state for the next build of the same folder. */
export const stateFile = (dist: string): string => join(dirname(dist), '.astro', `pages-${basename(dist)}`);

/** Forgets the previous build of a folder. */
export const forgetPages = (dist: string): void => {
  rmSync(stateFile(dist), { force: true });
};

/**
 * The pages of the previous build, and which of them are still right: those rendered with the same code and settings, from the same props, that read
 * nothing of the library whose value has changed. Any doubt about the previous build drops all of it.
 */
export class KeptPages {
  readonly library: TrackedLibrary;
  readonly pictures: Pictures;
  readonly #dist: string;
  readonly #results: string;
  /** The folder of the earlier pages, and their records. */
  readonly #from: string;
  readonly #pages: Pick<ReadonlyMap<string, PageRecord>, 'get'> | undefined;
  /** The records of the previous build of this folder, if its pages can be used. */
  readonly #former: FormerRecords | undefined;
  /** Files that are links to its files, or will be. */
  readonly #linked = new Set<string>();
  /** What the site is made of in the end, and which files of the previous build it has, by row; undefined if they are linked at once. */
  readonly #spare: { site: SpareSite; has: Uint8Array } | undefined;
  /** The files that were in the folder of the site when it was first asked for them: those of public/. */
  #there: ReadonlySet<string> | undefined;
  /** Numbers of the objects of the former library in this one; undefined if they are all the same. */
  readonly #numbers: Int32Array | undefined;
  /** One for each fact of the former library whose value has changed. */
  readonly #changed: Uint8Array;
  readonly #entities: State['entities'];
  readonly #records = new Map<string, PageRecord>();
  /** Why the pages of the previous build are not used. */
  readonly dropped: string | undefined;

  /**
   * `dist` is the folder of the previous build, `results` the key of the code and the settings of this one. `parts` have the pages that this build uses instead; they
   * show this library. `pictures` are those that pages show. `spare` is what the site will be made of in the end (site-files.ts).
   */
  constructor(
    library: Library,
    dist: string,
    results: string,
    {
      parts,
      pictures = new Pictures(),
      spare,
    }: { parts?: PagesOfParts | undefined; pictures?: Pictures; spare?: SpareSite | undefined } = {},
  ) {
    this.pictures = pictures;
    this.#dist = dist;
    this.#results = results;
    this.#from = parts?.folder ?? dist;
    // Pages that get the policy afterwards are not as they were rendered.
    const found = site.policyInPages || parts ? undefined : formerOf(dist, results, spare);
    const former = typeof found === 'string' ? undefined : found;
    this.dropped = typeof found === 'string' ? found : undefined;
    this.#former = former?.records;
    this.#spare = former?.spare;
    this.#pages = parts?.pages ?? former?.records;
    this.library = new TrackedLibrary(library, parts?.properties ?? former?.properties);
    if (parts) {
      const { names } = this.library;
      this.#changed = new Uint8Array(names.length * propertyLimit);
      this.#entities = names.map((name, number) => ({ name, ...this.library.hashesOf(number) }));
      return;
    }
    const byName = new Map(former?.entities.map((entity, number) => [entity.name, number]));
    const numbers = new Int32Array(byName.size).fill(-1);
    this.#changed = new Uint8Array(byName.size * propertyLimit).fill(1);
    this.#entities = this.library.names.map((name, number) => {
      const hashes = this.library.hashesOf(number);
      const at = byName.get(name);
      const before = at === undefined ? undefined : former?.entities[at];
      if (at === undefined || !before) return { name, all: hashes.all, each: hashes.each };
      numbers[at] = number;
      const facts = at * propertyLimit;
      if (hashes.all === before.all) {
        this.#changed.fill(0, facts, facts + propertyLimit);
        return { name, all: before.all, each: before.each };
      }
      for (const [index, property] of this.library.properties.entries())
        if (hashes.each.get(property) === before.each.get(property)) this.#changed[facts + index] = 0;
      return { name, all: hashes.all, each: hashes.each };
    });
    if (numbers.some((number, at) => number !== at)) this.#numbers = numbers;
  }

  /**
   * Takes the file of a page into a folder, and returns true, if the previous build has it and nothing that it shows has changed. Returns false if the folder has such a file, which
   * public/ has.
   */
  reuse(file: string, props: string, folder: string): boolean {
    const page = this.#rightPage(file, props);
    if (!page) return false;
    const row = this.#former?.rowOf(file);
    if (this.#spare && this.#former && row !== undefined) {
      if (this.isThere(file, folder)) return false;
      const { site, has } = this.#spare;
      const from = has[row] === 1 ? site.folder : this.#from;
      takeFile(file, { folder: from, state: this.#former.stateAt(row) });
      this.#linked.add(file);
    } else {
      const isLink = linked(join(this.#from, file), join(folder, file));
      if (isLink === undefined) return false;
      if (isLink) this.#linked.add(file);
    }
    const { pictures = [] } = page;
    this.pictures.use(pictures);
    const numbers = this.#numbers;
    const renumber = (fact: number) =>
      (numbers?.[Math.floor(fact / propertyLimit)] ?? 0) * propertyLimit + (fact % propertyLimit);
    this.#note(file, { props, facts: numbers ? page.facts.map(renumber) : page.facts }, pictures);
    return true;
  }

  /** True if the site is made of the spare one in the end. */
  get usesSpare(): boolean {
    return this.#spare !== undefined;
  }

  /** True if a folder had a file when this was first asked: those of public/ are there before all others. */
  isThere(file: string, folder: string): boolean {
    if (!this.#spare) return existsSync(join(folder, file));
    this.#there ??= new Set(existsSync(folder) ? builtPaths(folder) : []);
    return this.#there.has(file);
  }

  /** Returns the record of a file of the previous build, if nothing that it was made from has changed. */
  #rightPage(file: string, props: string): PageRecord | undefined {
    const page = this.#pages?.get(file);
    if (page?.props !== props) return undefined;
    const changed = this.#changed;
    for (const fact of page.facts) if (changed[fact] === 1) return undefined;
    return this.pictures.areSame(page.pictures ?? []) ? page : undefined;
  }

  /** Renders a page with the tracked library, and remembers what it read. */
  async record<T>(file: string, props: string, render: () => Promise<T>): Promise<T> {
    this.library.start();
    this.pictures.start();
    this.#made(file);
    const result = await render();
    this.#note(file, { props, facts: this.library.end() }, this.pictures.end());
    return result;
  }

  /** Notes that this build makes a file. */
  #made(file: string): void {
    makeFile(file);
    this.#linked.delete(file);
  }

  #note(file: string, record: PageRecord, pictures: readonly PictureCopy[]): void {
    this.#records.set(file, pictures.length > 0 ? { ...record, pictures } : record);
  }

  /** Returns what keeps other files in the same way. */
  keeper(): FileKeeper {
    return {
      library: this.library.library,
      textOf: (data) => this.library.textOf(data),
      has: (...of) => this.#rightPage(...of) !== undefined,
      reuse: (...of) => this.reuse(...of),
      isThere: (...of) => this.isThere(...of),
      hasFormer: this.#pages !== undefined,
      record: (file, props, make) => {
        this.library.start();
        this.#made(file);
        make();
        this.#records.set(file, { props, facts: this.library.end() });
      },
    };
  }

  /** Returns what a page was made from that this build has rendered. Throws if it has not. */
  recordOf(file: string): PageRecord {
    const record = this.#records.get(file);
    if (!record) throw new Error(`${file} was not rendered`);
    return record;
  }

  /** Returns a hash of all values of the library that pages show. */
  libraryHash(): string {
    return hash('sha256', this.#entities.map(({ name, all }) => `${name} ${all}`).join('\n'));
  }

  /** Leaves the state for the next build; `folder` has the finished site. */
  keep(folder: string): void {
    const pages = storeRecords(this.#records, (file) => {
      // That of a link is known: a change since this build began is one of the site.
      const known = this.#linked.has(file) ? this.#former?.stateOf(file) : undefined;
      return known ?? stateOf(join(folder, file)) ?? noFile(file);
    });
    const state: State = {
      results: this.#results,
      properties: this.library.properties,
      entities: this.#entities,
      pages,
    };
    const path = stateFile(this.#dist);
    mkdirSync(dirname(path), { recursive: true });
    writeChecked(path, state);
  }
}

/** Returns the state of the previous build of a folder; or why there is none, undefined if this is the first build. */
function formerOf(
  dist: string,
  results: string,
  spare?: SpareSite,
): (State & { records: FormerRecords; spare?: { site: SpareSite; has: Uint8Array } }) | string | undefined {
  const path = stateFile(dist);
  let state: State | undefined;
  try {
    state = readChecked(path) as State | undefined;
  } catch {
    return undefined;
  }
  if (!state) {
    rmSync(path, { force: true });
    return 'the record of them is damaged';
  }
  if (state.results !== results) return 'the code or the settings have changed';
  const records = new FormerRecords(state.pages);
  // After a clean build, the one before has other files.
  const has = spare && records.thoseIn(spare);
  const used = spare && has && sumOf(has) * 2 > records.size ? { site: spare, has } : undefined;
  // What is taken from the spare site needs no look at the published one.
  const changed = records.changed(
    (file) => stateOf(join(dist, file)),
    (row) => used?.has[row] === 1,
  );
  if (changed !== undefined) return `${changed} is not as the build left it`;
  return { ...state, records, ...(used && { spare: used }) };
}

const sumOf = (numbers: Uint8Array) => numbers.reduce((sum, number) => sum + number, 0);

/** Links a file, also into a folder that does not exist yet, or copies it; true if it is a link, undefined if there is such a file. */
function linked(from: string, to: string): boolean | undefined {
  try {
    return linkFile(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return undefined;
    if (code !== 'ENOENT') throw error;
    mkdirSync(dirname(to), { recursive: true });
    return linkFile(from, to);
  }
}

function noFile(file: string): never {
  throw new Error(`${file} is not there at the end of the build`);
}
