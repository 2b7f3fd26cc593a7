import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { Problem } from '../model/problem.ts';
import { directionFault, unbalanced, unprintable } from '../model/unseen-characters.ts';
import { shellWord } from '../text/shell-word.ts';
import { codeOf } from './files.ts';
import { frontmatter } from './frontmatter.ts';
import { mergeConflicts } from './merge-conflicts.ts';

/** The text of a content file, and the problems of its bytes. */
export interface ContentText {
  /** The text with zero-width spaces in place of disallowed characters; undefined if the file cannot be read, or has several versions from a merge. */
  text: string | undefined;
  /** The text on disk, for reports; empty if it cannot be decoded. */
  original: string;
  problems: Problem[];
}

/** The most bytes of a Markdown file, ten times that of long articles. */
const mostBytes = 1024 * 1024;

const unreadable = (problem: Problem): ContentText => ({
  text: undefined,
  original: '',
  problems: [problem],
});

/** Reads a content file that is not Markdown. */
export function readText(path: string, file: string): ContentText {
  const { bytes, problem } = readBytes(path, file);
  return bytes ? decodeText(bytes, file, false) : unreadable(problem);
}

/** Reads a YAML file. If a merge left conflicts in it, `firstVersion` is the text with the first version of each. */
export function readYaml(path: string, file: string): ContentText & { firstVersion?: string } {
  const read = readText(path, file);
  const conflicts = mergeConflicts(read.original, file, false);
  if (read.text === undefined || !conflicts) return read;
  return { ...read, ...conflicts, text: undefined };
}

/** The bytes of a file, or the problem of reading it. */
type Bytes = { bytes: Buffer; problem?: undefined } | { bytes?: undefined; problem: Problem };

/** Reads the bytes of a content file. Throws errors that the machine causes, not the file. */
export function readBytes(path: string, file: string): Bytes {
  try {
    return { bytes: readFileSync(path) };
  } catch (error) {
    if (['EMFILE', 'ENFILE', 'EIO', 'ENOMEM'].includes(codeOf(error))) throw error;
    if (codeOf(error) === 'EISDIR')
      return {
        problem: {
          name: 'folder-named-as-file',
          file,
          found: 'a folder with the name of a file',
          expected: 'a file',
          fix: 'rename the folder, and move its files to where they are read',
        },
      };
    return {
      problem: {
        name: 'file-unreadable',
        file,
        found: `a file that cannot be opened (${codeOf(error)})`,
        expected: 'a readable file',
        fix: `chmod u+r ${shellWord(file)}`,
      },
    };
  }
}

/** Decodes the bytes of a file. `isMarkdown` limits the length to that of an article. */
export function decodeText(bytes: Buffer, file: string, isMarkdown: boolean): ContentText {
  if (isMarkdown && bytes.length > mostBytes)
    return unreadable({
      name: 'file-too-long',
      file,
      found: `a file of ${(bytes.length / 1024 / 1024).toFixed(1)} MB`,
      expected: 'at most 1 MB',
      fix: 'split it into several articles',
    });
  if (!isUtf8(bytes))
    return unreadable({
      name: 'not-utf8',
      file,
      line: firstBrokenLine(bytes),
      found: 'bytes that are not UTF-8',
      expected: 'text in UTF-8',
      fix: 'open the file in its original encoding, and save it as UTF-8',
    });
  const text = bytes.toString('utf8');
  const conflicts = isMarkdown ? mergeConflicts(text, file, true) : undefined;
  if (conflicts) return { text: undefined, original: text, problems: conflicts.problems };
  const { faults, cleaned } = characterFaults(text);
  return {
    text: cleaned,
    original: text,
    problems: [...formFaults(text), ...faults].map((fault) => ({ file, ...fault })),
  };
}

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

/** Returns byte order marks and Windows line endings, which are ignored here but can disturb other programs. */
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
            expected: 'no action needed: it is ignored',
          },
        ]
      : []),
    ...(crlf === -1
      ? []
      : [
          {
            name: 'windows-line-endings' as const,
            line: lineAt(text, crlf),
            found: 'Windows line endings (CR LF)',
            expected: 'no action needed: they are read as LF',
          },
        ]),
  ];
}

/** Matches control characters other than tabs and line ends, a lone CR, and the replacement character. */
const control = /(?!\r\n)[^\P{Cc}\t\n]|\ufffd/gu;

/**
 * Returns the problem of the first control character of each line, and of each paragraph of the body with an unbalanced direction control
 * character (frontmatter fields are checked one by one). In `cleaned`, zero-width spaces replace those characters: columns stay the same,
 * and comparisons ignore them.
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

/** Returns the 1-based line and column of an offset. */
export const placeAt = (text: string, index: number): { line: number; column: number } => ({
  line: lineAt(text, index),
  column: index - text.lastIndexOf('\n', index - 1),
});
