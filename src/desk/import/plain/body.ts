import type { BlockContent, List, Root, RootContent } from 'mdast';
import { asciiDigits } from '../dates.ts';
import type { SetApart } from '../types.ts';
import { boilerplateKind, isSurelyWall } from './boilerplate.ts';
import { captionOf } from './caption.ts';
import { bullet, isProse, type Line, numbered, wordCount } from './lines.ts';

/** The body of a plain text, and the lines between its paragraphs that do not belong to it. */
export interface Body {
  root: Root;
  setApart: SetApart[];
  doubts: string[];
}

const paragraph = (text: string): BlockContent => ({
  type: 'paragraph',
  children: [{ type: 'text', value: text }],
});

/** Returns the body of a text: paragraphs, lists, and headings for short lines between paragraphs. Words never change. */
export function bodyOf(lines: readonly Line[]): Body {
  const body: Body = { root: { type: 'root', children: [] }, setApart: [], doubts: [] };
  const kept = lines.filter((line, index) => {
    const kind = insertKind(line, lines[index - 1]);
    if (kind !== undefined) body.setApart.push({ kind, text: line.text });
    return kind === undefined;
  });
  const lead = kept[0];
  for (let at = 0; at < kept.length; at++) {
    const line = kept[at];
    if (!line) continue;
    const list = listFrom(kept, at);
    if (list) {
      body.root.children.push(list);
      at += list.children.length - 1;
    } else if (isCrossHead(kept, at) && (line !== lead || isProse(kept[at + 1]?.text ?? ''))) {
      body.root.children.push(heading(line.text));
      if (/[?؟]$/u.test(line.text)) body.doubts.push(`“${line.text}” was taken for a heading.`);
    } else body.root.children.push(paragraph(line.text));
  }
  return body;
}

const heading = (text: string): RootContent => ({
  type: 'heading',
  depth: 2,
  children: [{ type: 'text', value: text }],
});

/** Returns what a line between paragraphs is that a site inserted; undefined for the text. */
function insertKind({ text }: Line, before: Line | undefined): SetApart['kind'] | undefined {
  const kind = boilerplateKind(text);
  // A heading of one word, such as “News” or “Home”, is rather the author’s.
  if (
    kind !== undefined &&
    kind !== 'navigation' &&
    kind !== 'copyright' &&
    !(kind === 'related links' && before === undefined)
  )
    return kind;
  if (captionOf(text)) return 'caption';
  return isSurelyWall(text) && !isProse(text) ? 'registration wall' : undefined;
}

/** True for a short line without a full stop between paragraphs, such as a heading or a question. */
function isCrossHead(lines: readonly Line[], at: number): boolean {
  const { text = '' } = lines[at] ?? {};
  const next = lines[at + 1]?.text;
  const before = lines[at - 1]?.text;
  if (next === undefined || text.length > 90 || wordCount(text) > 12) return false;
  if (/[.,:;!…。،؛۔]["”’»)]*$|\.\.\.$/u.test(text) || /^["“„«‘'([*–—-]/u.test(text)) return false;
  if (/[?؟]["”»]$/u.test(text) || isSpoken(lines, text)) return false;
  const isFlanked = isProse(next) || bullet.test(next) || isQuoted(next);
  return (
    isFlanked &&
    (before === undefined || isProse(before) || bullet.test(before) || /[.!?؟"”»…]$/u.test(before))
  );
}

/** True for a line of an interview: several lines begin with the same name and a colon. */
function isSpoken(lines: readonly Line[], text: string): boolean {
  const [label] = /^[^:：]{1,40}[:：](?=\s)/u.exec(text) ?? [];
  return label !== undefined && lines.filter((line) => line.text.startsWith(label)).length > 1;
}

const isQuoted = (text: string) => /^["“„«]/u.test(text) && wordCount(text) > 4;

/** Returns the list that begins at a line. A single numbered line is a paragraph: its number may be a year or a section. */
function listFrom(lines: readonly Line[], at: number): List | undefined {
  const first = lines[at]?.text ?? '';
  const form = bullet.test(first) ? bullet : numbered;
  const texts: string[] = [];
  for (let index = at; index < lines.length; index++) {
    const match = form.exec(lines[index]?.text ?? '')?.groups;
    if (
      !match ||
      (form === numbered && Number(asciiDigits(match.number ?? '')) !== startOf(first) + texts.length)
    )
      break;
    texts.push(match.text ?? '');
  }
  // A dash opens a line of dialogue, too.
  if (texts.length === 0 || (texts.length === 1 && (form === numbered || /^[–—-]/u.test(first))))
    return undefined;
  const isOrdered = form === numbered;
  return {
    type: 'list',
    ordered: isOrdered,
    ...(isOrdered ? { start: startOf(first) } : {}),
    spread: false,
    children: texts.map((text) => ({ type: 'listItem', spread: false, children: [paragraph(text)] })),
  };
}

const startOf = (text: string) => Number(asciiDigits(numbered.exec(text)?.groups?.number ?? '1'));
