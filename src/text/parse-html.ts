import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { parse } from 'parse5';
import { parsePlainHtml } from './parse-plain-html.ts';

/**
 * Returns the tree of a page. Its nodes have no positions, which `hast-util-from-html` always computes: that takes as long as the parsing, and
 * a build parses every page of an article.
 */
export const parseHtml = (page: string): Root => parsePlainHtml(page) ?? parseByStandard(page);

/** Returns the tree that the standard describes, of any page. */
export const parseByStandard = (page: string): Root =>
  fromParse5(parse(page, { scriptingEnabled: false })) as Root;
