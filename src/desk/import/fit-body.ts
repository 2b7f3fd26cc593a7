import type { Heading, Image, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { nameKey } from './match-names.ts';
import type { ImportContext, Piece, SetApart } from './types.ts';
import { textOf } from './words.ts';

/** A picture to save, under the name that the body has for it. */
export interface WantedPicture {
  bytes: Uint8Array;
  /** The node whose URL becomes `../pictures/<name>`. */
  node: Image;
  /** The file’s former name. */
  from: string;
}

/** What changed in a body so that the publication’s checks accept it. */
export interface FittedBody {
  setApart: SetApart[];
  doubts: string[];
  pictures: WantedPicture[];
}

/** Fits a body to the rules of articles: headings from level 2, links that work, each picture in its own paragraph. */
export async function fitBody(piece: Piece, context: ImportContext): Promise<FittedBody> {
  const fitted: FittedBody = { setApart: [], doubts: [], pictures: [] };
  dropTitle(piece, fitted);
  dropStandfirst(piece, fitted);
  fitHeadings(piece.body);
  fitLinks(piece.body, piece, fitted);
  await fitPictures(piece, context, fitted);
  return fitted;
}

/** The title is a heading of the page; a copy of it at the beginning of the text is left out. */
function dropTitle({ title, body }: Piece, fitted: FittedBody): void {
  const [first] = body.children;
  if (!title || (first?.type !== 'heading' && first?.type !== 'paragraph')) return;
  const text = textOf(first);
  if (nameKey(text) !== nameKey(title.value)) return;
  body.children.shift();
  fitted.setApart.push({ kind: 'repeated', text });
}

/** A paragraph at the beginning that is the standfirst would be read twice. */
function dropStandfirst({ standfirst, body }: Piece, fitted: FittedBody): void {
  const at = body.children.findIndex(({ type }) => type === 'paragraph' || type === 'heading');
  const first = body.children[at];
  if (!standfirst || !first || at > 2) return;
  const text = textOf(first);
  // The description of a page is often its first paragraph: that one stays in the text, too.
  if (first.type !== 'heading' || nameKey(text) !== nameKey(standfirst.value)) return;
  body.children.splice(at, 1);
  fitted.setApart.push({ kind: 'repeated', text });
}

/** Headings begin at level 2 and skip no level. */
function fitHeadings(body: Root): void {
  const headings: Heading[] = [];
  visit(body, 'heading', (node) => void headings.push(node));
  const levels: number[] = [];
  for (const heading of headings) {
    while (levels.length > 0 && (levels.at(-1) ?? 0) >= heading.depth) levels.pop();
    levels.push(heading.depth);
    heading.depth = Math.min(6, levels.length + 1) as Heading['depth'];
  }
}

const allowedLink = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i;

/** Links of the former site get its host; links that lead nowhere become their text. */
function fitLinks(body: Root, piece: Piece, fitted: FittedBody): void {
  const base = piece.formerUrls.find((url) => URL.canParse(url));
  visit(body, 'link', (node, index, parent) => {
    const url = node.url.trim();
    if (url.startsWith('#') && parent && index !== undefined) {
      parent.children.splice(index, 1, ...node.children);
      return index;
    }
    if (allowedLink.test(url) && !(url.startsWith('/') && base !== undefined)) {
      node.url = url.replace(/\s/g, '%20');
      return undefined;
    }
    const whole =
      /^(?!javascript:|data:|[a-z]:)/i.test(url) && base !== undefined && URL.canParse(url, base)
        ? new URL(url, base).href
        : '';
    if (/^https?:/.test(whole)) {
      node.url = whole;
      return undefined;
    }
    if (!parent || index === undefined) return undefined;
    if (url !== '')
      fitted.doubts.push(
        `The link “${url.slice(0, 80)}” was left out, its words stayed: write the whole URL.`,
      );
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
}

/** Moves pictures into paragraphs of their own, and finds their files. */
async function fitPictures(piece: Piece, context: ImportContext, fitted: FittedBody): Promise<void> {
  const { body } = piece;
  const found: Image[] = [];
  liftPictures(body, found);
  const missing = new Set<Image>();
  for (const node of found) {
    const bytes = piece.pictures.get(node.url) ?? dataOf(node.url) ?? (await context.readNear?.(node.url));
    const from = node.url.startsWith('data:') ? '' : decodeName(node.url);
    if (bytes) fitted.pictures.push({ bytes, node, from });
    else {
      missing.add(node);
      const caption = [node.title, node.alt].filter((text) => text).join(' · ');
      fitted.setApart.push({
        kind: 'picture',
        text: `${node.url.slice(0, 200)}${caption === '' ? '' : ` (${caption})`}`,
      });
      fitted.doubts.push(
        `The picture ${from === '' ? '' : `“${from}” `}was not found next to the file: save it, and add it to the text.`,
      );
    }
  }
  visit(body, 'paragraph', (node: Paragraph, index, parent) => {
    const [only] = node.children;
    if (only?.type !== 'image' || !missing.has(only) || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

/** Parts paragraphs that have a picture among words: the picture gets a paragraph of its own. */
function liftPictures(body: Root, found: Image[]): void {
  visit(body, 'paragraph', (node: Paragraph, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const parts: PhrasingContent[][] = [[]];
    for (const child of node.children) {
      const image = child.type === 'image' ? child : soleImage(child);
      if (image) parts.push([image], []);
      else parts.at(-1)?.push(child);
    }
    const kept = parts.filter((part) =>
      part.some((child) => child.type === 'image' || textOf(child).trim() !== '' || child.type === 'html'),
    );
    for (const part of kept) if (part[0]?.type === 'image') found.push(part[0]);
    if (
      kept.length === 1 &&
      kept[0]?.length === node.children.length &&
      kept[0].every((child, at) => child === node.children[at])
    )
      return SKIP;
    const paragraphs: Paragraph[] = kept.map((children) => ({ type: 'paragraph', children }));
    (parent.children as RootContent[]).splice(index, 1, ...paragraphs);
    return [SKIP, index + paragraphs.length];
  });
}

/** A picture inside a link, such as a link to its large version. */
const soleImage = (node: PhrasingContent): Image | undefined => {
  if (node.type !== 'link' || textOf(node).trim() !== '') return undefined;
  return node.children.find((child) => child.type === 'image');
};

function dataOf(url: string): Uint8Array | undefined {
  const [, base64 = ''] = /^data:image\/[\w.+-]+;base64,(.+)$/su.exec(url) ?? [];
  return base64 === '' ? undefined : Buffer.from(base64, 'base64');
}

/** The name of a picture’s file in its URL. */
function decodeName(url: string): string {
  const name = url.replace(/[?#].*$/u, '').replace(/^.*\//u, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
