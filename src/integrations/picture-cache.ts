import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOtherProcess } from '../content/other-process.ts';
import { linkFile } from './link-files.ts';

/** The first digits of the SHA-256 of a picture: enough to notice any damage. */
const digits = 16;
const digestOf = (picture: Uint8Array) => hash('sha256', picture).slice(0, digits);

/** Increase it if the same picture is written to other bytes: all pictures are made again, and keep their URLs. */
const encoding = 3;

const endings = 'avif|jpe?g|png|webp';
/** `<picture>.<hash of everything that it is made of>.<encoding>-<hash of the file>.png`, or another ending */
const cachedName = new RegExp(String.raw`^(.+\.[0-9a-f]{10})\.${encoding}-([0-9a-f]{16})\.(${endings})$`);
const beforeEnding = new RegExp(`(?=(?:${endings})$)`);
/** What a process that was killed left: `.<picture>.<process id>`, or a draft of the list. */
const draftName = /^\..*\.(\d+)(?:\.draft)?$/;
/** The list of when pictures were used (`used-pictures.ts`). It is in the folder, because workflows keep that for their next run. */
export const usedName = '.used.bin';

/**
 * Pictures from earlier builds in a folder: share cards, or copies of the pictures of articles. The name of each has the hash of its bytes, so that a damaged one is noticed
 * and never published: an interrupted copy, or a program that changed pictures of the built site, which are hard links to these.
 */
export class PictureCache {
  readonly #folder: string;
  readonly #names = new Map<string, string>();
  /** Names of files that were removed, because they are damaged or from a version of the software with other names. */
  readonly dropped: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) {
      const [, picture, , ending] = cachedName.exec(name) ?? [];
      if (picture !== undefined) this.#names.set(`${picture}.${ending}`, name);
      else if (name !== usedName && !isOtherProcess(Number(draftName.exec(name)?.[1] ?? process.pid)))
        this.#drop(name);
    }
  }

  /** Returns a picture; undefined if it is not cached, or damaged. */
  get(file: string): Buffer | undefined {
    const name = this.#names.get(file);
    if (name === undefined) return undefined;
    try {
      const picture = readFileSync(join(this.#folder, name));
      if (cachedName.exec(name)?.[2] === digestOf(picture)) return picture;
    } catch {
      // Unreadable is as good as damaged.
    }
    this.#names.delete(file);
    this.#drop(name);
    return undefined;
  }

  set(file: string, picture: Uint8Array): void {
    const name = file.replace(beforeEnding, `${encoding}-${digestOf(picture)}.`);
    // Renamed only when complete, so that other processes never read half a picture.
    const draft = join(this.#folder, `.${file}.${process.pid}`);
    writeFileSync(draft, picture);
    renameSync(draft, join(this.#folder, name));
    this.#names.set(file, name);
  }

  /** Writes a cached picture into a folder, as a link if both folders are on one disk: copying takes twenty times as long. */
  place(file: string, folder: string, name = file): void {
    const to = join(folder, name);
    // Equal names mean equal pictures.
    if (!existsSync(to)) linkFile(join(this.#folder, this.#names.get(file) ?? file), to);
  }

  /** Returns the names of all pictures. */
  files(): IterableIterator<string> {
    return this.#names.keys();
  }

  /** Removes a picture; false if there is none. */
  remove(file: string): boolean {
    const name = this.#names.get(file);
    if (name === undefined) return false;
    this.#names.delete(file);
    rmSync(join(this.#folder, name), { force: true });
    return true;
  }

  #drop(name: string): void {
    rmSync(join(this.#folder, name), { recursive: true, force: true });
    this.dropped.push(name);
  }
}
