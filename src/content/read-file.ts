import type { ZodType } from 'astro/zod';
import type { Annotations } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import { ContentCache } from './content-cache.ts';
import { parseMarkdownFile } from './frontmatter.ts';
import { type MarkdownReading, readMarkdown } from './read-markdown.ts';
import { decodeText, readBytes } from './read-text.ts';
import type { BodyRenderer, RenderedBody } from './render-body.ts';
import type { Parsed, Position } from './yaml/parse.ts';

/** A Markdown file with its rendered body; undefined if the body is missing or cannot be rendered. */
export interface FileReading<T> extends MarkdownReading<T> {
  rendered: RenderedBody | undefined;
  /** Problems that rendering found. */
  bodyProblems: Problem[];
  /** The key of the file in the cache; undefined if it is not kept there. */
  key: string | undefined;
}

/** A file without problems of fields, as it is cached; its texts are the body as typed and as HTML, and the running text. */
export interface KeptFile {
  value: Pick<FileReading<unknown>, 'data' | 'bodyLine' | 'problems' | 'bodyProblems'> & {
    annotations: Omit<Annotations, 'text'> | undefined;
  };
  texts: readonly [body: string, html: string, text: string] | readonly [body: string];
}

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
  const key = keyOfFile(file, bytes);
  if (!cache.has(key)) {
    const { kept, reading } = await readUncached(bytes, { file, path }, schema, render);
    if (!kept) return reading;
    cache.set(key, kept);
  }
  return cachedFile<T>(key, { file, path }, cache);
}

/** Returns the key of a file in the cache. */
export const keyOfFile = (file: string, bytes: Buffer): string => ContentCache.keyOf(file, bytes);

/** Returns a file whose key is known and in the cache. */
export const cachedFile = <T>(
  key: string,
  named: { file: string; path: string },
  cache: ContentCache,
): FileReading<T> => new CachedFile<T>(key, cache, named);

/** Reads and renders a file that is not in the cache; `kept` is the value to cache, if any. */
export async function readUncached<T>(
  bytes: Buffer,
  { file, path }: { file: string; path: string },
  schema: ZodType<T>,
  render?: BodyRenderer,
): Promise<{ reading: FileReading<T>; kept: KeptFile | undefined }> {
  const reading = readMarkdown(bytes, file, schema);
  const isRendered = render !== undefined && hasBody(reading);
  const { rendered, problems: bodyProblems } = isRendered
    ? await render(reading, path)
    : { rendered: undefined, problems: [] };
  // Invalid files change soon, and their problems can depend on other files.
  const { broken, fieldFaults } = reading;
  const isValid = broken.length === 0 && fieldFaults.length === 0 && (!render || rendered !== undefined);
  const kept = isValid ? keptOf(reading, rendered, bodyProblems) : undefined;
  return {
    reading: { ...reading, rendered, bodyProblems, key: undefined },
    // Texts are written in UTF-8, which cannot represent lone surrogates.
    kept: kept?.texts.every((text) => text.isWellFormed()) ? kept : undefined,
  };
}

function keptOf(
  { data, body, bodyLine, problems }: MarkdownReading<unknown>,
  rendered: RenderedBody | undefined,
  bodyProblems: Problem[],
): KeptFile {
  const value = { data, bodyLine, problems, bodyProblems };
  if (!rendered) return { value: { ...value, annotations: undefined }, texts: [body] };
  const { text, ...annotations } = rendered.annotations;
  return { value: { ...value, annotations }, texts: [body, rendered.html, text] };
}

/** True if there is a body to render; with unreadable frontmatter, the body is still checked. */
const hasBody = (reading: MarkdownReading<unknown>): boolean =>
  reading.data !== undefined && !(isUnreadable(reading) && reading.body === '');

/** True if the whole frontmatter is unreadable. */
export const isUnreadable = ({ broken }: Pick<MarkdownReading<unknown>, 'broken'>): boolean =>
  broken.some((path) => path.length === 0);

/** The annotations of a cached file: the same object each time, because the dev server reads the same ones after every save. */
const renderedOf = new WeakMap<object, RenderedBody>();

/** A file in the cache. Its texts are read when they are asked for; so is the file itself, for reports of problems. */
class CachedFile<T> implements FileReading<T> {
  readonly file: string;
  readonly data: T | undefined;
  readonly bodyLine: number;
  readonly problems: Problem[];
  readonly bodyProblems: Problem[];
  readonly rendered: RenderedBody | undefined;
  readonly key: string;
  readonly typed = undefined;
  readonly broken = [];
  readonly fieldFaults = [];
  readonly placeOf: FileReading<T>['placeOf'];
  readonly #path: string;
  readonly #textAt: (index: number) => string;

  constructor(key: string, cache: ContentCache, { file, path }: { file: string; path: string }) {
    const value = cache.get(key) as KeptFile['value'];
    this.key = key;
    this.file = file;
    this.data = value.data as T | undefined;
    this.bodyLine = value.bodyLine;
    this.problems = value.problems;
    this.bodyProblems = value.bodyProblems;
    this.#path = path;
    this.#textAt = cache.texts(key);
    this.rendered = value.annotations && renderedFrom(value.annotations, this.#textAt);
    this.placeOf = placesIn(key, cache, () => parseMarkdownFile(this.#decoded() ?? '', file).placeOf);
  }

  get body(): string {
    return this.#textAt(0);
  }

  get text(): string | undefined {
    return readBytes(this.#path, this.file).bytes?.toString('utf8');
  }

  #decoded(): string | undefined {
    const { bytes } = readBytes(this.#path, this.file);
    return bytes && decodeText(bytes, this.file, true).text;
  }
}

function renderedFrom(
  annotations: Omit<Annotations, 'text'>,
  textAt: (index: number) => string,
): RenderedBody {
  const known = renderedOf.get(annotations);
  if (known) return known;
  const rendered: RenderedBody = {
    get html() {
      return textAt(1);
    },
    annotations: Object.defineProperty(annotations, 'text', {
      get: () => textAt(2),
      enumerable: true,
      configurable: true,
    }) as Annotations,
  };
  renderedOf.set(annotations, rendered);
  return rendered;
}

/** Returns a function that finds the positions of fields in a file, which are cached: the file is parsed only for those that are not. */
function placesIn(key: string, cache: ContentCache, parse: () => Parsed['placeOf']): Parsed['placeOf'] {
  const placesKey = ContentCache.keyOf('places', key);
  let parsed: Parsed['placeOf'] | undefined;
  return (path) => {
    const places = (cache.get(placesKey) ?? new Map()) as Map<string, Position>;
    const field = JSON.stringify(path);
    const found = places.get(field);
    if (found) return found;
    parsed ??= parse();
    const place = parsed(path);
    places.set(field, place);
    cache.setLater(placesKey, places);
    return place;
  };
}
