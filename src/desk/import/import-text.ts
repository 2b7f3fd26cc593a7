import { recognize, type Recognized } from './formats.ts';
import { readPlainText } from './plain/read-plain-text.ts';
import { toArticle } from './to-article.ts';
import {
  type ImportContext,
  type ImportInput,
  ImportRefusal,
  type ImportResult,
  type Piece,
} from './types.ts';

/** What the file of a format contains: articles, and notes on the rest. */
export interface Contained {
  pieces: Piece[];
  notes: string[];
}

/**
 * Reads a file of any format and returns its articles as this publication takes them, with a report of what was taken for what. Writes
 * nothing. `taken` has the slugs of other files of the same import. A file that cannot be read gives a result with `refused`.
 */
export async function importText(
  input: ImportInput,
  context: ImportContext,
  taken = new Set<string>(),
): Promise<ImportResult> {
  const result: ImportResult = { name: input.name, articles: [], notes: [] };
  try {
    const recognized = recognize(input.name, input.bytes);
    result.format = recognized.format;
    if (recognized.decoded) result.encoding = recognized.decoded.encoding;
    if (recognized.decoded?.isGuess === true)
      result.notes.push(
        `The encoding was guessed: ${recognized.decoded.encoding}. Compare letters with accents.`,
      );
    const { pieces, notes } = await read(input, recognized, context);
    result.notes.push(...notes);
    for (const piece of pieces) result.articles.push(await toArticle(piece, context, taken));
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    result.refused = error.refusal;
  }
  return result;
}

async function read(
  _input: ImportInput,
  { decoded }: Recognized,
  context: ImportContext,
): Promise<Contained> {
  const text = decoded?.text ?? '';
  return Promise.resolve({ pieces: [readPlainText(text, context)], notes: [] });
}
