import type { ZodType } from 'astro/zod';
import type { Problem } from '../model/problem.ts';
import { ContentCache } from './content-cache.ts';
import { parseMarkdownFile } from './frontmatter.ts';
import { type MarkdownReading, readMarkdown } from './read-markdown.ts';
import { decodeText } from './read-text.ts';
import type { BodyRenderer, RenderedBody } from './render-body.ts';

/** A Markdown file with its body rendered, where it has one that can be. */
export interface FileReading<T> extends MarkdownReading<T> {
  rendered: RenderedBody | undefined;
  /** Problems that were found while the body was rendered. */
  bodyProblems: Problem[];
}

/** What is kept of a file without invalid fields. */
type Remembered<T> = Pick<
  FileReading<T>,
  'data' | 'body' | 'bodyLine' | 'problems' | 'rendered' | 'bodyProblems'
>;

/**
 * Reads a Markdown file from its bytes, and renders its body where a renderer is given. Both depend on nothing but the bytes, the name of
 * the file and our code, so that the result is taken from the cache where it is known.
 */
export async function readFile<T>(
  bytes: Buffer,
  { file, path }: { file: string; path: string },
  schema: ZodType<T>,
  cache: ContentCache,
  render?: BodyRenderer,
): Promise<FileReading<T>> {
  const key = ContentCache.keyOf(file, bytes);
  const known = cache.get(key) as Remembered<T> | undefined;
  if (known) return withPlaces(known, file, bytes);
  const reading = readMarkdown(bytes, file, schema);
  const isRendered = render !== undefined && hasBody(reading);
  const { rendered, problems: bodyProblems } = isRendered
    ? await render(reading, path)
    : { rendered: undefined, problems: [] };
  const { data, body, bodyLine, problems, broken } = reading;
  // What has invalid fields or fails to render will soon be changed, and may depend on more than the file.
  if (broken.length === 0 && (!render || rendered))
    cache.set(key, { data, body, bodyLine, problems, rendered, bodyProblems });
  return { ...reading, rendered, bodyProblems };
}

/** True where there is a body to render. Of unreadable frontmatter only the body is left to be checked. */
const hasBody = (reading: MarkdownReading<unknown>): boolean =>
  reading.data !== undefined && !(isUnreadable(reading) && reading.body === '');

/** True where nothing of the frontmatter could be read. */
export const isUnreadable = ({ broken }: Pick<MarkdownReading<unknown>, 'broken'>): boolean =>
  broken.some((path) => path.length === 0);

/** Completes a remembered file. Its YAML is parsed again only when somebody asks for the place of a field. */
function withPlaces<T>(known: Remembered<T>, file: string, bytes: Buffer): FileReading<T> {
  let places: MarkdownReading<T>['placeOf'] | undefined;
  return {
    ...known,
    ...{ file, text: bytes.toString('utf8'), typed: undefined, broken: [], fieldFaults: [] },
    placeOf: (path) =>
      (places ??= parseMarkdownFile(decodeText(bytes, file, true).text ?? '', file).placeOf)(path),
  };
}
