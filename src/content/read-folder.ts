import { join } from 'node:path';
import type { ZodType } from 'astro/zod';
import type { ContentCache } from './content-cache.ts';
import { fileNameFault } from './file-names.ts';
import { filesIn, pathFrom } from './files.ts';
import type { Findings } from './findings.ts';
import { hidesAddresses } from './partial.ts';
import { type FileReading,readFile } from './read-file.ts';
import { readBytes } from './read-text.ts';
import type { BodyRenderer } from './render-body.ts';

/** A Markdown file in one of the folders of the content. */
export type ContentFile<T> = FileReading<T> & { id: string };

/** Where content is read from. */
export interface ContentRoot {
  root: string;
  /** Files that lead out of the content: they are neither read nor shown. */
  strange: ReadonlySet<string>;
  cache: ContentCache;
}

/** Reads the Markdown files of content/<folder>, and renders their bodies with `render`. Files with the wrong name and files that cannot be opened are left out. */
export async function readFolder<T>(
  { root, strange, cache }: ContentRoot,
  folder: string,
  schema: ZodType<T>,
  findings: Findings,
  render?: BodyRenderer,
): Promise<ContentFile<T>[]> {
  const paths = await filesIn(join(root, 'content', folder));
  const files = paths.map((path) => pathFrom(root, path));
  const found: ContentFile<T>[] = [];
  for (const path of paths) {
    const file = pathFrom(root, path);
    const nameFault = fileNameFault(file, folder, files);
    if (nameFault || strange.has(file)) {
      if (nameFault && !strange.has(file)) findings.add([nameFault]);
      findings.unread.add(file);
      continue;
    }
    const { bytes, problem } = readBytes(path, file);
    if (!bytes) {
      findings.add([problem]);
      findings.unread.add(file);
      continue;
    }
    const reading = await readFile(bytes, { file, path }, schema, cache, render);
    const { text, placeOf, broken } = reading;
    findings.know(file, { text, placeOf, broken });
    findings.add(reading.problems);
    if (reading.data === undefined || hidesAddresses(broken)) findings.unread.add(file);
    found.push({ ...reading, id: file.slice(file.lastIndexOf('/') + 1, -'.md'.length) });
  }
  return found;
}
