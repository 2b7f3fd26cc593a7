import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { files, readText } from './dist.ts';
import { attribute, isMeta, one } from './elements.ts';

/** The built site as parsed pages. */
export interface Page {
  /** The page’s own address: `/articles/three-towns/`; `/404` for the page that is shown where there is none. */
  path: string;
  html: string;
  tree: Root;
  /** A former address, which only hands readers on. */
  forward: boolean;
}

const addressOf = (file: string) => file.replace(/(?<=\/)index\.html$/, '').replace(/\.html$/, '');

/** Every HTML file of the site. */
export const pages: readonly Page[] = files
  .filter((file) => file.endsWith('.html'))
  .map((file) => {
    const html = readText(file);
    const tree = fromHtml(html);
    return {
      path: addressOf(file),
      html,
      tree,
      forward: one(tree, isMeta('httpEquiv', 'refresh')) !== undefined,
    };
  });

/** The pages people read: all but the forwards. */
export const readable: readonly Page[] = pages.filter((page) => !page.forward);

/** The page at a path; an error that says so where there is none. */
export function pageAt(path: string): Page {
  const page = pages.find((candidate) => candidate.path === path);
  if (!page) throw new Error(`dist/ has no page at ${path}`);
  return page;
}

/** What a meta element says. */
export const meta = (page: Page, key: 'name' | 'property', value: string): string =>
  attribute(one(page.tree, isMeta(key, value)), 'content');

/** Asserts nothing by itself: the faults of many pages, one a line, for one comparison with an empty list. */
export const faultsOf = (subjects: readonly Page[], judge: (page: Page) => Iterable<string>): string[] =>
  subjects.flatMap((page) => [...judge(page)].map((fault) => `${page.path}: ${fault}`));
