import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Library } from '../model/library.ts';

/** Takes files of the previous build that were made from nothing that has changed, as it does with pages (build/kept-pages.ts). */
export interface FileKeeper {
  /** The library that records what is read of it. */
  library: Library;
  /** Returns data of this library as text; objects of the library by their names. */
  textOf: (data: unknown) => string;
  /** True if the previous build has a file, made from `props`, and nothing that it read of the library has changed. */
  has: (file: string, props: string) => boolean;
  /** Takes a file for the site in a folder and returns true, if `has` does: links it, or notes it (site-files.ts). Returns false if the folder has the file. */
  reuse: (file: string, props: string, folder: string) => boolean;
  /** True if the folder of the site had a file when this was first asked: those of public/ are there before all others. */
  isThere: (file: string, folder: string) => boolean;
  /** Whether there is a previous build with files that can be taken. */
  hasFormer: boolean;
  /** Makes a file that is not kept, and remembers what that read. The file must be there when the build ends. */
  record: (file: string, props: string, make: () => void) => void;
}

let keeper: FileKeeper | undefined;

/** Lets this build use files of the previous one. */
export const keepFiles = (of: FileKeeper): void => {
  keeper = of;
};

/** Returns what knows the files of the previous build; undefined if this build makes all itself. */
export const fileKeeper = (): FileKeeper | undefined => keeper;

/**
 * Takes a file of the previous build that was made from the same `props`, or writes it and remembers what its text read, so that the next build can take
 * it. A file of public/ at its place is replaced, and not kept.
 */
export function keepOrWrite(
  keeper: FileKeeper | undefined,
  folder: string,
  file: string,
  { props, text }: { props: () => string; text: () => string },
): void {
  const write = () => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text());
  };
  if (!keeper || keeper.isThere(file, folder)) {
    write();
    return;
  }
  const key = props();
  if (!keeper.reuse(file, key, folder)) keeper.record(file, key, write);
}

/**
 * Takes files that are made together from the previous build, if it has all of them and what they were made from; otherwise makes all. `files` are paths from the folder of the
 * site, `dist`. `make` depends on nothing but `props` and what it reads, before it returns, of the library that the keeper has. What it read is noted with the first file alone, so
 * each build must have that.
 */
export async function keepTogether(
  files: readonly string[],
  props: string,
  dist: string,
  make: () => void | Promise<void>,
): Promise<void> {
  const isThere = (file: string) => keeper?.isThere(file, dist) === true;
  if (keeper && !files.some(isThere) && files.every((file) => keeper?.has(file, props))) {
    for (const file of files) keeper.reuse(file, props, dist);
    return;
  }
  let work: void | Promise<void> = undefined;
  // What all of them read is noted once.
  for (const [index, file] of files.entries())
    keeper?.record(file, props, () => {
      if (index === 0) work = make();
    });
  await (keeper ? work : make());
}
