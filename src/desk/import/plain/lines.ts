/** A line of a plain text; a paragraph that an e-mail wrapped is one line. */
export interface Line {
  text: string;
  /** Its number in the file, from 1. */
  number: number;
  /** True where an empty line is before it. */
  gap: boolean;
}

/** Marks of list items; the second group is the text. */
export const bullet = /^(?:[•‣◦▪●○■·∙*–—-]|o(?= {2,}|\t))\s+(?<text>\S.*)$/u;
export const numbered = /^(?<number>\p{Nd}{1,3})[.)]\s+(?<text>\S.*)$/u;

/** Splits a text into lines without empty ones. Lines of a text that a program wrapped are joined to paragraphs. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let gap = true;
  for (const [index, raw] of text
    .replace(/^\ufeff/u, '')
    .split(/\r\n|[\n\r\v\f\u2028\u2029\u0085]/u)
    .entries()) {
    const trimmed = raw.trim();
    if (trimmed === '') gap = true;
    else {
      lines.push({ text: trimmed, number: index + 1, gap });
      gap = false;
    }
  }
  const width = Math.max(0, ...lines.map((line) => line.text.length));
  return isWrapped(lines, width) ? joinWrapped(lines, width) : lines;
}

/** True where the next word did not fit on the line: what a program that wraps leaves. */
const isFull = (line: Line, next: Line, width: number) =>
  line.text.length + 1 + (/^\S+/u.exec(next.text)?.[0].length ?? 0) > width - 4;

/** True for a text whose lines are short, and most of which end because the next word did not fit. */
function isWrapped(lines: readonly Line[], width: number): boolean {
  if (width > 110 || width < 40) return false;
  let full = 0;
  let followed = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || next.gap) continue;
    followed++;
    if (isFull(line, next, width)) full++;
  }
  return full >= 3 && full > followed * 0.6;
}

function joinWrapped(lines: readonly Line[], width: number): Line[] {
  const joined: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const last = joined.at(-1);
    const goesOn =
      before &&
      last &&
      !line.gap &&
      isFull(before, line, width) &&
      !bullet.test(line.text) &&
      !numbered.test(line.text);
    if (goesOn) last.text += ` ${line.text}`;
    else joined.push({ ...line });
  }
  return joined;
}

/** The number of words of a line; a Chinese or Japanese character counts as half a word. */
export const wordCount = (text: string): number => {
  const spaceless = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return spaceless > text.length / 3 ? spaceless / 2 : (text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0);
};

const sentenceEnd = /[.!?…。！？؟۔:;؛][\s"'”’»“)\]]*$/u;

/** True for a line that ends as sentences do. */
export const endsSentence = (text: string): boolean => sentenceEnd.test(text);

/** True for a line of running text: a whole sentence, or two. */
export const isProse = (text: string): boolean => {
  const words = wordCount(text);
  return words >= 25 || (words >= 9 && (endsSentence(text) || /["”»]$/u.test(text)));
};
