import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { ImportContext } from './types.ts';

/**
 * Returns a function that finds the pictures a text names: next to the text, or in `folder` by as many of the last parts of their path
 * as it has, for URLs of the former site. Only files in these two folders are read.
 */
export function nearReader(file: string, folder?: string): NonNullable<ImportContext['readNear']> {
  return async (named) => {
    const parts = partsOf(named);
    const besides = /^(?:https?:)?\/\//iu.test(named) ? [] : [inFolder(dirname(file), parts)];
    const elsewhere =
      folder === undefined ? [] : parts.map((_, index) => inFolder(folder, parts.slice(index)));
    const path = [...besides, ...elsewhere].find((one) => one !== undefined && isFile(one));
    return path === undefined ? undefined : readFile(path);
  };
}

/** The parts of the path in a URL or a relative path. */
function partsOf(named: string): string[] {
  const path = URL.canParse(named) ? new URL(named).pathname : named.replace(/[?#].*$/u, '');
  return path
    .split(/[/\\]/u)
    .map(decoded)
    .filter((part) => part !== '' && part !== '.');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A path below a folder; undefined for one that leaves it. */
function inFolder(folder: string, parts: readonly string[]): string | undefined {
  const path = join(folder, ...parts);
  return relative(folder, path).startsWith('..') ? undefined : path;
}

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();
