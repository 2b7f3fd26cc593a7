import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../model/library.ts';

/** Takes files of the previous build that were made from nothing that has changed, as it does with pages (build/kept-pages.ts). */
export interface FileKeeper {
  /** The library that records what is read of it. */
  library: Library;
  /** Returns data of this library as text; objects of the library by their names. */
  textOf: (data: unknown) => string;
  /** Links a file into a folder and returns true, if the previous build has it, made from `props`, and nothing that it read of the library has changed. */
  reuse: (file: string, props: string, folder: string) => boolean;
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
  const path = join(folder, file);
  const write = () => {
    writeFileSync(path, text());
  };
  if (!keeper || existsSync(path)) {
    write();
    return;
  }
  const key = props();
  if (!keeper.reuse(file, key, folder)) keeper.record(file, key, write);
}
