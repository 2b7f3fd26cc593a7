import { join, relative, sep } from 'node:path';
import type { ZodType } from 'astro/zod';
import { fileNameFault } from './file-names.ts';
import { filesIn } from './files.ts';
import type { Findings } from './findings.ts';
import { hidesAddresses } from './partial.ts';
import { readMarkdown, type MarkdownReading } from './read-markdown.ts';
import { readBytes } from './read-text.ts';

/** A Markdown file in one of the folders of the content. `path` is absolute. */
export type ContentFile<T> = MarkdownReading<T> & { id: string; path: string };

/** Where content is read from. */
export interface ContentRoot {
  root: string;
  /** Files that lead out of the content: they are neither read nor shown. */
  strange: ReadonlySet<string>;
}

/** Reads the Markdown files of content/<folder>. Files with the wrong name and files that cannot be opened are left out. */
export async function readFolder<T>(
  { root, strange }: ContentRoot,
  folder: string,
  schema: ZodType<T>,
  findings: Findings,
): Promise<ContentFile<T>[]> {
  const paths = await filesIn(join(root, 'content', folder));
  const fileOf = (path: string) => relative(root, path).split(sep).join('/');
  const files = paths.map(fileOf);
  return paths.flatMap((path): ContentFile<T>[] => {
    const file = fileOf(path);
    const nameFault = fileNameFault(file, folder, files);
    if (nameFault || strange.has(file)) {
      if (nameFault && !strange.has(file)) findings.add([nameFault]);
      findings.unread.add(file);
      return [];
    }
    const { bytes, problem } = readBytes(path, file);
    if (!bytes) {
      findings.add([problem]);
      findings.unread.add(file);
      return [];
    }
    const reading = readMarkdown(bytes, file, schema);
    const { text, placeOf, broken } = reading;
    findings.know(file, { text, placeOf, broken });
    findings.add(reading.problems);
    if (reading.data === undefined || hidesAddresses(broken)) findings.unread.add(file);
    return [{ ...reading, path, id: file.slice(file.lastIndexOf('/') + 1, -'.md'.length) }];
  });
}

/** True where nothing of the frontmatter could be read. */
export const isUnreadable = ({ broken }: Pick<MarkdownReading<unknown>, 'broken'>): boolean =>
  broken.some((path) => path.length === 0);
