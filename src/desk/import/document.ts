import type { Paragraph, Root, RootContent } from 'mdast';
import { NameIndex } from './match-names.ts';
import { isSurelyWall } from './plain/boilerplate.ts';
import { captionOf } from './plain/caption.ts';
import { blockLine, HeaderReader, type Known, pictureLine } from './plain/header.ts';
import { bullet, isProse, type Line, wordCount } from './plain/lines.ts';
import { splitTail } from './plain/tail.ts';
import type { ImportContext, Piece } from './types.ts';
import { textOf } from './words.ts';

/** What a document says about itself elsewhere: its properties, or the headers of an e-mail. */
export type Properties = {
  /** The title, where no line of the text is it. */ fixedTitle?: Piece['title'];
} & Partial<
  Pick<Piece, 'title' | 'standfirst' | 'date' | 'authors' | 'topics' | 'lang' | 'formerUrls' | 'pictures'>
>;

/**
 * Reads a document whose first and last paragraphs may be a title, a byline, a list of topics, as plain texts have them; the paragraphs
 * between keep their headings, lists, links and pictures.
 */
export function readDocument(
  body: Root,
  properties: Properties,
  context: Pick<ImportContext, 'topics' | 'people' | 'options'>,
): Piece {
  const known: Known = {
    topics: new NameIndex(context.topics),
    people: new NameIndex(context.people),
    monthFirst: false,
  };
  const blocks = body.children;
  const lines = blocks.map(lineOf);
  const styled = blocks.findIndex((node) => node.type === 'heading' && node.depth === 1);
  const header = new HeaderReader(lines, known, {
    title: properties.fixedTitle,
    titleAt: properties.fixedTitle === undefined && isTitleAt(styled, lines) ? styled : undefined,
    headings: new Set(
      blocks.flatMap(({ type }, index) => (type === 'heading' && index !== styled ? [index] : [])),
    ),
  });
  const tail = splitTail(
    lines.slice(header.next),
    known,
    header.authors.map(({ value }) => value),
  );
  for (const { date, text } of tail.dates) header.addDate(date, text);
  const kept = new Set(tail.text.map(({ number }) => number - 1));
  const { children, setApart } = withoutWalls(
    blocks.filter((_, index) => index >= header.next && kept.has(index)),
  );
  const skipped = blocks
    .slice(0, header.next)
    .filter((node) => node.type !== 'heading' && (node.type !== 'paragraph' || hasPicture(node)));
  withCaptions(children);
  return {
    title: header.title ?? properties.title,
    standfirst: header.standfirst ?? properties.standfirst,
    date: header.date ?? properties.date,
    authors: [
      ...header.authors,
      ...tail.authors,
      ...(header.authors.length + tail.authors.length === 0 ? (properties.authors ?? []) : []),
    ],
    topics: [...header.topics, ...tail.topics, ...(properties.topics ?? [])],
    lang: properties.lang,
    formerUrls: properties.formerUrls ?? [],
    body: { type: 'root', children: [...skipped, ...children] },
    pictures: properties.pictures ?? new Map<string, Uint8Array>(),
    setApart: [...header.setApart, ...setApart, ...tail.setApart],
    doubts: [...header.doubts, ...tail.doubts],
  };
}

/** True if a heading can be the title: it is near the top, and no text is above it. */
const isTitleAt = (index: number, lines: readonly Line[]) =>
  index >= 0 &&
  index <= 3 &&
  !lines.slice(0, index).some(({ text }) => text !== pictureLine && isProse(text));

/** The line of a paragraph or heading; pictures, lists and tables have a line in their place. */
function lineOf(node: RootContent, index: number): Line {
  const text = textOf(node).replace(/\s+/gu, ' ').trim();
  const isLine = (node.type === 'paragraph' && !hasPicture(node)) || node.type === 'heading';
  const place = node.type === 'paragraph' ? pictureLine : blockLine;
  const gap = index === 0 || node.type === 'heading';
  return { text: isLine && text !== '' ? text : place, number: index + 1, gap };
}

const hasPicture = (node: Paragraph) => node.children.some(({ type }) => type === 'image');

/** Leaves out paragraphs of walls, and makes headings of short bold paragraphs. */
function withoutWalls(blocks: readonly RootContent[]): Pick<Piece, 'setApart'> & { children: RootContent[] } {
  const setApart: Piece['setApart'] = [];
  const children = blocks.flatMap((node, index): RootContent[] => {
    if (node.type !== 'paragraph') return [node];
    const text = textOf(node).trim();
    if (isSurelyWall(text) && !isProse(text)) {
      setApart.push({ kind: 'registration wall', text });
      return [];
    }
    const [only] = node.children;
    const next = blocks[index + 1];
    const isHeading =
      node.children.length === 1 &&
      only?.type === 'strong' &&
      wordCount(text) <= 12 &&
      !/[.,:;!…]$/u.test(text) &&
      !bullet.test(text);
    return isHeading && next !== undefined && next.type !== 'heading'
      ? [{ type: 'heading', depth: 2, children: only.children }]
      : [node];
  });
  return { children, setApart };
}

/** A paragraph with a credit right after a picture is its caption. */
function withCaptions(children: RootContent[]): void {
  for (let at = children.length - 1; at > 0; at--) {
    const node = children[at];
    const before = children[at - 1];
    const [image] = before?.type === 'paragraph' ? before.children : [];
    if (node?.type !== 'paragraph' || image?.type !== 'image' || image.title) continue;
    const text = textOf(node).trim();
    const caption = captionOf(text);
    const isStyled = (node.data as { isCaption?: boolean } | undefined)?.isCaption === true;
    if (!caption && !isStyled) continue;
    image.title = caption ? `${caption.caption} (${caption.credit.replace(/[()]/gu, '')})`.trim() : text;
    children.splice(at, 1);
  }
}
