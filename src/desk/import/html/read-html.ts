import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { nameKey } from '../match-names.ts';
import type { Piece, SetApart } from '../types.ts';
import { ArticleCleaner } from './clean-article.ts';
import { findArticle } from './find-article.ts';
import { takeNotes } from './footnotes.ts';
import { readMetadata } from './metadata.ts';
import { htmlToMarkdown } from './to-mdast.ts';
import { byTag, htmlText, removeWhere, textBlocks } from './tree.ts';

const unread = new Set('script style noscript template svg link meta input textarea canvas'.split(' '));

/** Reads a saved page: its metadata, the element with its text, and what surrounds the text. */
export function readHtml(html: string): Piece {
  const root = fromHtml(html, { fragment: false });
  const metadata = readMetadata(root);
  removeWhere(root, ({ tagName }) => unread.has(tagName));
  const notes = takeNotes(root);
  const article = findArticle(root);
  const outside = outsideOf(root, article);
  const lead = leadPicture(root, article);
  const cleaner = new ArticleCleaner(article, {
    title: metadata.title?.value ?? '',
    standfirst: metadata.standfirst?.value ?? '',
  });
  const body = htmlToMarkdown({ type: 'root', children: [...lead, ...article.children] }, notes);
  const visible = cleaner.standfirst ?? outside.find(({ isStandfirst }) => isStandfirst)?.text;
  return {
    ...metadata,
    standfirst:
      visible === undefined ? metadata.standfirst : { value: visible, from: 'the line below the title' },
    date:
      metadata.date ??
      (cleaner.date === undefined ? undefined : { value: cleaner.date, from: 'a line of the page' }),
    authors:
      metadata.authors.length > 0
        ? metadata.authors
        : [...new Set(cleaner.names)].map((value) => ({ value, from: 'a line of the page' })),
    topics:
      metadata.topics.length > 0
        ? metadata.topics
        : cleaner.topics.map((value) => ({ value, from: 'a line of the page' })),
    body,
    pictures: new Map(),
    setApart: [
      ...cleaner.setApart,
      ...outside.map(({ text }): SetApart => ({ kind: 'outside the article', text })),
    ],
    doubts: doubtsOf(metadata, root),
  };
}

/** Lines of a page that are not in its article. */
function outsideOf(root: Root, article: Element | Root): { text: string; isStandfirst: boolean }[] {
  const inside = new Set(textBlocks(article));
  return textBlocks(root)
    .filter((one) => !inside.has(one))
    .map((one) => ({
      text: htmlText(one),
      isStandfirst: /(?:^|[\s_-])(?:standfirst|dek|sub-?headline|subtitle|deck)(?:$|[\s_-])/iu.test(
        String(one.properties.className ?? '').replaceAll(',', ' '),
      ),
    }));
}

/** A figure between the title and the text belongs to the article. */
function leadPicture(root: Root, article: Element | Root): Element[] {
  const inside = new Set(byTag(article, 'figure'));
  const isIn = (node: Root | Element, names: string[]) => byTag(node, ...names);
  const main = isIn(root, ['article']).find(
    (one) => one !== article && byTag(one, 'figure').length > 0 && isAncestor(one, article),
  );
  return main
    ? byTag(main, 'figure')
        .filter((one) => !inside.has(one) && byTag(one, 'img', 'figcaption').length > 1)
        .slice(0, 1)
    : [];
}

const isAncestor = (outer: Element, inner: Element | Root): boolean =>
  outer.children.some((child) => child === inner || (child.type === 'element' && isAncestor(child, inner)));

function doubtsOf(metadata: Pick<Piece, 'title' | 'standfirst'>, root: Root): string[] {
  const heading = byTag(root, 'h1')
    .map(htmlText)
    .find((text) => text !== '');
  const title = metadata.title?.value ?? '';
  return [
    ...(heading !== undefined && nameKey(heading) !== nameKey(title) && byTag(root, 'h1').length === 1
      ? [`The heading of the page differs from its title for programs: “${heading}”`]
      : []),
    ...(/(?:…|\.\.\.)$/u.test(metadata.standfirst?.value ?? '') ? ['The standfirst is cut off.'] : []),
  ];
}
