import { fromHtml } from 'hast-util-from-html';
import mammoth from 'mammoth';
import { readDocument } from '../document.ts';
import { takeNotes } from '../html/footnotes.ts';
import { htmlToMarkdown } from '../html/to-mdast.ts';
import { type Contained, type ImportContext, ImportRefusal } from '../types.ts';
import { documentProperties } from './properties.ts';
import { unzip } from './zip.ts';

const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Titel'] => h1:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
];

/** What other zipped files are, by a part that only they have. */
const others: readonly (readonly [part: RegExp, found: string])[] = [
  [/^xl\//u, 'a spreadsheet'],
  [/^ppt\//u, 'a presentation'],
  [/^META-INF\/container\.xml$/u, 'an e-book'],
  [/^Index\/.*\.iwa$/u, 'a document of Pages'],
  [/^content\/articles\//u, 'a zipped publication'],
];

/** Reads a Word file: text, headings, lists, links, tables, notes and pictures. Macros and comments are not read. */
export async function readWord(bytes: Uint8Array, context: ImportContext): Promise<Contained> {
  const parts = unzip(bytes);
  if (!parts.has('word/document.xml')) refuseOther([...parts.keys()]);
  const pictures = new Map<string, Uint8Array>();
  const { value: html } = await convert(bytes, pictures);
  const tree = fromHtml(html, { fragment: true });
  const notes = takeNotes(tree);
  const piece = readDocument(
    htmlToMarkdown(tree, notes),
    { ...documentProperties(parts), pictures },
    context,
  );
  return {
    pieces: [piece],
    notes: [
      ...(parts.has('word/vbaProject.bin')
        ? ['The file has macros. They were not read and did not run.']
        : []),
      ...(parts.has('word/comments.xml') ? ['Comments in the margin were left out.'] : []),
    ],
  };
}

async function convert(bytes: Uint8Array, pictures: Map<string, Uint8Array>) {
  try {
    return await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: styles,
        convertImage: mammoth.images.imgElement(async (image) => {
          const url = `picture-${pictures.size + 1}`;
          pictures.set(url, await image.readAsBuffer());
          return { src: url };
        }),
      },
    );
  } catch {
    throw new ImportRefusal({
      found: 'a Word file that is incomplete or damaged',
      expected: 'a file that Word opens',
      fix: 'open it in Word or LibreOffice, and save it again',
    });
  }
}

function refuseOther(parts: readonly string[]): never {
  const found = others.find(([part]) => parts.some((path) => part.test(path)))?.[1];
  throw new ImportRefusal({
    found: found ?? 'a zipped file',
    expected: 'a text',
    fix:
      found === undefined
        ? 'unzip it, and import the folder'
        : 'save it as .docx, or copy the text into a text file',
  });
}
