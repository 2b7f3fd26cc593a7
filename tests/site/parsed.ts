import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { files, readText } from './dist.ts';
import { attribute, isMeta, one } from './elements.ts';

function addressOf(file: string): string {
  return file.replace(/(?<=\/)index\.html$/, '').replace(/\.html$/, '');
}

/** The pages of the built site, parsed. */
export interface Page {
  /** The page’s URL path: `/articles/three-towns/`; `/404` for the page at any missing URL. */
  path: string;
  html: string;
  tree: Root;
  /** True for a former URL, which only redirects. */
  redirect: boolean;
}

/** Embeds have rules of their own, tested in tests/outputs and tests/browser. */
const isFrame = (file: string) => /^\/q\/[^/]+\/embed\/index\.html$/.test(file);

/** Every HTML page of the site except embeds. */
export const pages: readonly Page[] = files
  .filter((file) => file.endsWith('.html') && !isFrame(file))
  .map((file) => {
    const html = readText(file);
    const tree = fromHtml(html);
    return {
      path: addressOf(file),
      html,
      tree,
      redirect: one(tree, isMeta('httpEquiv', 'refresh')) !== undefined,
    };
  });

/** The pages that people read: all except redirects. */
export const readable: readonly Page[] = pages.filter((page) => !page.redirect);

const byPath = new Map(pages.map((page) => [page.path, page]));

/** Returns the page at a path. Throws if there is none. */
export function pageAt(path: string): Page {
  const page = byPath.get(path);
  if (!page) throw new Error(`dist/ has no page at ${path}`);
  return page;
}

/** Returns the content of a meta element. */
export const meta = (page: Page, key: 'name' | 'property', value: string): string =>
  attribute(one(page.tree, isMeta(key, value)), 'content');

/** Returns the faults of many pages, one per line, to compare with an empty list. */
export const faultsOf = (subjects: readonly Page[], judge: (page: Page) => Iterable<string>): string[] =>
  subjects.flatMap((page) => [...judge(page)].map((fault) => `${page.path}: ${fault}`));
