import { readEmail } from './formats/e-mail.ts';
import { readGhost } from './formats/ghost.ts';
import { readMarkdown } from './formats/markdown.ts';
import { readOpenDocument } from './formats/open-document.ts';
import { readWord } from './formats/word.ts';
import { readWordPress } from './formats/wordpress.ts';
import { readHtml } from './html/read-html.ts';
import { readPlainText } from './plain/read-plain-text.ts';
import { recognize, type Recognized } from './recognize.ts';
import { toArticle } from './to-article.ts';
import {
  type Contained,
  type ImportContext,
  type ImportInput,
  ImportRefusal,
  type ImportResult,
  type Piece,
} from './types.ts';

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
  input: ImportInput,
  { format, decoded }: Recognized,
  context: ImportContext,
): Promise<Contained> {
  const text = decoded?.text ?? '';
  const one = (piece: Piece): Contained => ({ pieces: [piece], notes: [] });
  if (format === 'Word') return readWord(input.bytes, context);
  if (format === 'OpenDocument') return readOpenDocument(input.bytes, context);
  if (format === 'e-mail') return readEmail(input.bytes, context);
  if (format === 'Markdown') return readMarkdown(input.name, text, context);
  if (format === 'WordPress export') return readWordPress(text);
  if (format === 'Ghost export') return readGhost(text);
  return one(format === 'HTML' ? readHtml(text) : readPlainText(text, context));
}
