import { isUtf8 } from 'node:buffer';
import { readFileSync, type Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { frontmatter } from './frontmatter.ts';
import { directionFault, unbalanced, unprintable } from '../model/unseen-characters.ts';
import type { Problem } from '../model/problem.ts';

/** A file of the content, cleaned of what nothing can carry, and what was wrong with its bytes. */
export interface ContentFile {
  /** Undefined where it cannot be read at all. */
  text: string | undefined;
  /** The text as it stands, to be shown. */
  original: string;
  problems: Problem[];
}

/** Bytes of a Markdown file; the longest of ours has a tenth of it. */
const mostBytes = 1024 * 1024;

/** Every file below a folder that is not hidden, in a fixed order; an empty list where there is no folder. */
export async function filesIn(folder: string): Promise<string[]> {
  return (await entriesIn(folder))
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Everything below a folder. A folder that may not be read is a fault of the machine, and thrown. */
async function entriesIn(folder: string): Promise<Dirent[]> {
  return readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  });
}

/** What in content/ is no plain file or folder: links that lead out of it or nowhere, and folders with the name of an article. */
export async function strangeEntries(root: string): Promise<Problem[]> {
  const content = join(root, 'content');
  const home = await realpath(content);
  const problems: Problem[] = [];
  for (const entry of await entriesIn(content)) {
    const path = join(entry.parentPath, entry.name);
    const file = relative(root, path).split(sep).join('/');
    if (entry.isDirectory() && entry.name.endsWith('.md'))
      problems.push({
        name: 'folder-named-as-file',
        file,
        found: 'a folder with the name of a Markdown file',
        expected: 'a file',
        fix: 'rename the folder, and put what is in it where it is read',
      });
    if (!entry.isSymbolicLink()) continue;
    const target = await realpath(path).catch(() => undefined);
    if (target === undefined)
      problems.push({
        name: 'file-unreadable',
        file,
        found: 'a symbolic link that leads nowhere',
        expected: 'a file',
        fix: 'put the file in its place, or take the link out',
      });
    else if (!target.startsWith(home + sep))
      problems.push({
        name: 'link-out-of-content',
        file,
        found: 'a symbolic link that leads out of content/',
        expected: 'a file that is kept with the content',
        fix: 'put a copy of the file in its place',
      });
  }
  return problems;
}

/** Reads a text of the content; undefined where there is none. `isArticle` says that it has the length of one. */
export function readText(path: string, file: string, isArticle: boolean): ContentFile {
  const lost = (problem: Omit<Problem, 'file'>): ContentFile => ({
    text: undefined,
    original: '',
    problems: [{ file, ...problem }],
  });
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    // What is wrong with the machine, and not with the file, ends the check.
    if (['EMFILE', 'ENFILE', 'EIO', 'ENOMEM'].includes(codeOf(error))) throw error;
    if (codeOf(error) === 'EISDIR')
      return lost({
        name: 'folder-named-as-file',
        found: 'a folder with the name of a file',
        expected: 'a file',
        fix: 'rename the folder, and put what is in it where it is read',
      });
    return lost({
      name: 'file-unreadable',
      found: `a file that cannot be opened (${codeOf(error)})`,
      expected: 'a file that this user may read',
      fix: 'give this user the right to read it',
    });
  }
  if (isArticle && bytes.length > mostBytes)
    return lost({
      name: 'file-too-long',
      found: `a file of ${(bytes.length / 1024 / 1024).toFixed(1)} MB`,
      expected: 'at most 1 MB',
      fix: 'make several articles of it',
    });
  if (!isUtf8(bytes))
    return lost({
      name: 'not-utf8',
      line: firstBrokenLine(bytes),
      found: 'bytes that are not UTF-8',
      expected: 'text in UTF-8',
      fix: 'open the file in the encoding in which it was written and save it as UTF-8',
    });
  const text = bytes.toString('utf8');
  const { faults, cleaned } = characterFaults(text);
  return {
    text: cleaned,
    original: text,
    problems: [...formFaults(text), ...faults].map((fault) => ({ file, ...fault })),
  };
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'unknown';

function firstBrokenLine(bytes: Buffer): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    if (!isUtf8(bytes.subarray(from, end === -1 ? undefined : end))) return line;
    if (end === -1) break;
    from = end + 1;
  }
  return line;
}

/** What is read as if it were not there, and told because other programs may not. */
function formFaults(text: string): Omit<Problem, 'file'>[] {
  const crlf = text.indexOf('\r\n');
  return [
    ...(text.startsWith('\ufeff')
      ? [
          {
            name: 'byte-order-mark' as const,
            line: 1,
            column: 1,
            found: 'a byte order mark at the beginning',
            expected: 'nothing to do: it is passed over',
          },
        ]
      : []),
    ...(crlf === -1
      ? []
      : [
          {
            name: 'windows-line-ends' as const,
            line: lineAt(text, crlf),
            found: 'lines that end as on Windows (CR LF)',
            expected: 'nothing to do: they are read as LF',
          },
        ]),
  ];
}

/** Control characters other than tab and line ends, a CR by itself, and what stands for a character that was lost. */
const control = /(?!\r\n)[^\P{Cc}\t\n]|\ufffd/gu;

/**
 * The first character of each line that cannot be printed, and each paragraph of the body with a control of direction that is left
 * open (fields of the frontmatter are judged one by one). `cleaned` has a zero-width space in place of each, so that columns stay and
 * no later check stumbles; comparing passes over it.
 */
function characterFaults(text: string): { faults: Omit<Problem, 'file'>[]; cleaned: string } {
  const faults: Omit<Problem, 'file'>[] = [];
  for (const { 0: character, index } of text.matchAll(control)) {
    const place = placeAt(text, index);
    if (faults.at(-1)?.line === place.line) continue;
    faults.push({ ...place, ...unprintable(character) });
  }
  const printable = faults.length > 0 ? text.replace(control, '\u200b') : text;
  if (!/[\u202a-\u202e\u2066-\u2069]/u.test(text)) return { faults, cleaned: printable };
  const body = frontmatter.exec(text)?.[0].length ?? 0;
  const cleaned = printable.slice(body).replace(/(?:.+(?:\r?\n|$))+/gu, (paragraph, index: number) => {
    const at = directionFault(paragraph);
    if (at === undefined) return paragraph;
    faults.push({ ...placeAt(text, body + index + at), ...unbalanced(paragraph[at] ?? '') });
    return paragraph.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '\u200b');
  });
  return { faults, cleaned: printable.slice(0, body) + cleaned };
}

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;

/** Line and column of an offset, from 1. */
export const placeAt = (text: string, index: number): { line: number; column: number } => ({
  line: lineAt(text, index),
  column: index - text.lastIndexOf('\n', index - 1),
});
