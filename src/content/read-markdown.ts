import type { ZodType } from 'astro/zod';
import type { Problem } from '../model/problem.ts';
import { encodedFields } from './encoded-fields.ts';
import { parseMarkdownFile } from './frontmatter.ts';
import { validatePartly } from './partial.ts';
import { decodeText } from './read-text.ts';
import type { Parsed } from './yaml/parse.ts';

/** A parsed and validated Markdown file; depends only on its bytes. */
export interface MarkdownReading<T> {
  /** Path from the project's root. */
  file: string;
  /** The text on disk; undefined if it cannot be decoded. */
  text: string | undefined;
  /** The frontmatter, in which placeholders replace invalid fields; undefined if it is unreadable. */
  data: T | undefined;
  /** The frontmatter as typed. */
  typed: unknown;
  body: string;
  /** The 1-based line on which the body begins. */
  bodyLine: number;
  /** Paths of the invalid fields; `[]` is the frontmatter as a whole. */
  broken: readonly (readonly PropertyKey[])[];
  fieldFaults: Problem[];
  /** All other problems. */
  problems: Problem[];
  placeOf: Parsed['placeOf'];
}

/** Decodes, parses and validates a Markdown file. */
export function readMarkdown<T>(bytes: Buffer, file: string, schema: ZodType<T>): MarkdownReading<T> {
  const { text, original, problems } = decodeText(bytes, file, true);
  if (text === undefined)
    return {
      ...{ file, text: original || undefined, data: undefined, typed: undefined, body: '', bodyLine: 1 },
      ...{ broken: [[]], fieldFaults: [], problems, placeOf: () => ({ line: 1, column: 1 }) },
    };
  const { body, bodyLine, ...parsed } = parseMarkdownFile(text, file);
  const { data, problems: fieldFaults, broken } = validatePartly(schema, parsed, file);
  return {
    ...{ file, text: original, data, typed: parsed.data, body, bodyLine, broken, fieldFaults },
    problems: [...problems, ...encodedFields(parsed.data, file)],
    placeOf: parsed.placeOf,
  };
}
