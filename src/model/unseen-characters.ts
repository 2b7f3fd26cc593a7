import { codePoint, type Problem } from './problem.ts';

const embeddings = /[\u202a\u202b\u202d\u202e]/u;
const isolates = /[\u2066-\u2068]/u;

/**
 * Returns the offset, in UTF-16 units, of the first direction control character that is opened but not closed, or closed but not opened
 * (UAX 9, X1–X8); undefined if there is none. An open one changes the direction of all text after it; in a title, that is the whole page.
 */
export function directionFault(paragraph: string): number | undefined {
  const open: { kind: 'embedding' | 'isolate'; at: number }[] = [];
  for (const { 0: control, index } of paragraph.matchAll(/[\u202a-\u202e\u2066-\u2069]/gu)) {
    if (embeddings.test(control)) open.push({ kind: 'embedding', at: index });
    else if (isolates.test(control)) open.push({ kind: 'isolate', at: index });
    else if (open.pop()?.kind !== (control === '\u202c' ? 'embedding' : 'isolate')) return index;
  }
  return open[0]?.at;
}

type Fault = Pick<Problem, 'name' | 'found' | 'expected' | 'fix'>;

/** Returns the problem of an unbalanced direction control character. */
export const unbalanced = (character: string): Fault => ({
  name: 'bidi-unbalanced',
  found: `${codePoint(character)}, an unbalanced direction control character`,
  expected: 'direction control characters that are closed in the same paragraph',
  fix: 'delete it: browsers find the direction of words in another script',
});

const knownCharacters: Partial<Record<string, Pick<Fault, 'found' | 'fix'>>> = {
  '\ufffd': {
    found: 'U+FFFD, the replacement for a character that was lost',
    fix: 'type the original character',
  },
  '\r': { found: 'old Mac line endings (CR alone)', fix: 'save the file with Unix line endings (LF)' },
};

/** Returns the problem of a control character. */
export const unprintable = (character: string): Fault => ({
  name: 'control-characters',
  ...(knownCharacters[character] ?? {
    found: `the control character ${codePoint(character)}`,
    fix: 'delete it; it was probably copied along with the text',
  }),
  expected: 'text without control characters',
});
