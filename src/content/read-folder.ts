import { join } from 'node:path';
import type { ZodType } from 'astro/zod';
import type { Problem } from '../model/problem.ts';
import type { ContentCache } from './content-cache.ts';
import { fileNameFault } from './file-names.ts';
import { filesIn, pathFrom } from './files.ts';
import type { Findings } from './findings.ts';
import { hidesUrls } from './partial.ts';
import { cachedFile, type FileReading, readFile } from './read-file.ts';
import { readBytes } from './read-text.ts';
import type { BodyRenderer } from './render-body.ts';

/** A Markdown file in content/articles, topics or people, with its id. */
export interface ContentFile<T> {
  id: string;
  reading: FileReading<T>;
}

/** The publication whose content is read. */
export interface ContentRoot {
  root: string;
  /** Files that are reported and not read, such as symbolic links out of the content. */
  excluded: ReadonlySet<string>;
  cache: ContentCache;
  /** The keys of files in the cache that were looked up before: these are not opened again. */
  keys?: ReadonlyMap<string, string>;
}

/** A file to read, and the problem of its name. */
interface NamedFile {
  /** Path from the project's root. */
  file: string;
  path: string;
  nameFault: Problem | undefined;
}

/**
 * Reads a Markdown file and adds its problems to `findings`. Returns undefined and marks the file as unreadable if its name is invalid, or
 * if it is excluded or cannot be opened.
 */
export async function readNamed<T>(
  { excluded, cache, keys }: ContentRoot,
  { file, path, nameFault }: NamedFile,
  schema: ZodType<T>,
  findings: Findings,
  render?: BodyRenderer,
): Promise<FileReading<T> | undefined> {
  const key = nameFault ? undefined : keys?.get(file);
  if (key !== undefined) return known(cachedFile<T>(key, { file, path }, cache), findings);
  const { bytes, problem } =
    nameFault || excluded.has(file) ? { bytes: undefined, problem: nameFault } : readBytes(path, file);
  if (!bytes) {
    if (problem) findings.add([problem]);
    findings.unreadable.add(file);
    return undefined;
  }
  return known(await readFile(bytes, { file, path }, schema, cache, render), findings);
}

function known<T>(reading: FileReading<T>, findings: Findings): FileReading<T> {
  const { file, placeOf, broken } = reading;
  findings.know(file, { text: () => reading.text, placeOf, broken });
  findings.add(reading.problems);
  return reading;
}

/** Reads the Markdown files of content/<folder> and renders their bodies with `render`. Leaves out files that `readNamed` does not read. */
export async function readFolder<T>(
  from: ContentRoot,
  folder: string,
  schema: ZodType<T>,
  findings: Findings,
  render?: BodyRenderer,
): Promise<ContentFile<T>[]> {
  const paths = await filesIn(join(from.root, 'content', folder));
  const files = paths.map((path) => pathFrom(from.root, path));
  const found: ContentFile<T>[] = [];
  for (const path of paths) {
    const file = pathFrom(from.root, path);
    const nameFault = from.excluded.has(file) ? undefined : fileNameFault(file, folder, files);
    const reading = await readNamed(from, { file, path, nameFault }, schema, findings, render);
    if (!reading) continue;
    if (reading.data === undefined || hidesUrls(reading.broken)) findings.unreadable.add(file);
    found.push({ id: file.slice(file.lastIndexOf('/') + 1, -'.md'.length), reading });
  }
  return found;
}
