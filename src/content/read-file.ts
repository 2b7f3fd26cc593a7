import type { ZodType } from 'astro/zod';
import type { Problem } from '../model/problem.ts';
import { ContentCache } from './content-cache.ts';
import { parseMarkdownFile } from './frontmatter.ts';
import { type MarkdownReading, readMarkdown } from './read-markdown.ts';
import { decodeText } from './read-text.ts';
import type { BodyRenderer, RenderedBody } from './render-body.ts';

/** A Markdown file with its rendered body; undefined if the body is missing or cannot be rendered. */
export interface FileReading<T> extends MarkdownReading<T> {
  rendered: RenderedBody | undefined;
  /** Problems that rendering found. */
  bodyProblems: Problem[];
}

/** The cached part of a file without invalid fields. */
type Cached<T> = Pick<
  FileReading<T>,
  'data' | 'body' | 'bodyLine' | 'problems' | 'rendered' | 'bodyProblems'
>;

/**
 * Reads a Markdown file from its bytes, and renders its body with `render`, if given. The result depends only on the bytes, the file name
 * and our code, and is cached.
 */
export async function readFile<T>(
  bytes: Buffer,
  { file, path }: { file: string; path: string },
  schema: ZodType<T>,
  cache: ContentCache,
  render?: BodyRenderer,
): Promise<FileReading<T>> {
  const known = cache.get(ContentCache.keyOf(file, bytes)) as Cached<T> | undefined;
  if (known) return withPlaces(known, file, bytes);
  const { key, kept, reading } = await readUncached(bytes, { file, path }, schema, render);
  if (kept) cache.set(key, kept);
  return reading;
}

/** Reads and renders a file that is not in the cache; `kept` is the value to cache under `key`, if any. */
export async function readUncached<T>(
  bytes: Buffer,
  { file, path }: { file: string; path: string },
  schema: ZodType<T>,
  render?: BodyRenderer,
): Promise<{ reading: FileReading<T>; key: string; kept: Cached<T> | undefined }> {
  const reading = readMarkdown(bytes, file, schema);
  const isRendered = render !== undefined && hasBody(reading);
  const { rendered, problems: bodyProblems } = isRendered
    ? await render(reading, path)
    : { rendered: undefined, problems: [] };
  const { data, body, bodyLine, problems, broken } = reading;
  // Invalid files change soon, and their problems can depend on other files.
  const isKept = broken.length === 0 && (!render || rendered !== undefined);
  return {
    reading: { ...reading, rendered, bodyProblems },
    key: ContentCache.keyOf(file, bytes),
    kept: isKept ? { data, body, bodyLine, problems, rendered, bodyProblems } : undefined,
  };
}

/** True if there is a body to render; with unreadable frontmatter, the body is still checked. */
const hasBody = (reading: MarkdownReading<unknown>): boolean =>
  reading.data !== undefined && !(isUnreadable(reading) && reading.body === '');

/** True if the whole frontmatter is unreadable. */
export const isUnreadable = ({ broken }: Pick<MarkdownReading<unknown>, 'broken'>): boolean =>
  broken.some((path) => path.length === 0);

type PlaceOf = MarkdownReading<unknown>['placeOf'];

/** Positions of fields by their path, for each value of the cache: the dev server reads the same ones after every save. */
const placesOf = new WeakMap<object, Map<string, ReturnType<PlaceOf>>>();

/** Completes a cached file. Its YAML is parsed lazily, if the position of a field is needed. */
function withPlaces<T>(known: Cached<T>, file: string, bytes: Buffer): FileReading<T> {
  const places = placesOf.get(known) ?? new Map<string, ReturnType<PlaceOf>>();
  placesOf.set(known, places);
  let parsed: PlaceOf | undefined;
  const placeOf: PlaceOf = (path) => {
    const key = JSON.stringify(path);
    const found = places.get(key);
    if (found) return found;
    parsed ??= parseMarkdownFile(decodeText(bytes, file, true).text ?? '', file).placeOf;
    const place = parsed(path);
    places.set(key, place);
    return place;
  };
  return {
    ...known,
    ...{ file, text: bytes.toString('utf8'), typed: undefined, broken: [], fieldFaults: [] },
    placeOf,
  };
}
