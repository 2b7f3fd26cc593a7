import type { Schema } from 'hast-util-sanitize';
import { blockElementName } from './block-element.ts';

/**
 * The HTML that an article’s Markdown may hold, with the attributes of each element beside `lang` and `dir`: what a text can mean and
 * Markdown cannot say, and nothing that looks, acts, loads or has an address. Not `mark`, whose yellow says that words can be quoted;
 * not `q`, whose marks nobody typed; not `a` and `img`, which Markdown has.
 */
export const allowedHtml = new Map<string, readonly string[]>([
  ...'b bdi bdo cite del dfn em i ins kbd s samp small span strong sub sup u var'
    .split(' ')
    .map((name): [string, string[]] => [name, []]),
  ['abbr', ['title']],
  ['br', []],
  ['div', []],
  ['time', ['dateTime']],
  ['wbr', []],
]);

/** Attributes that each of them may have. */
export const attributesOfAll: readonly string[] = ['lang', 'dir'];

/** What an address may begin with, besides those that begin with nothing of the kind and lead to a place of this site. */
export const allowedSchemes = ['http', 'https', 'mailto', 'tel'];

/**
 * What a body may be made of once it is rendered: the above, what Markdown makes, and what our plugins add, with the values that
 * they add. Whatever is not here is taken out. The form is that of hast-util-sanitize.
 */
export const bodySchema: Schema = {
  tagNames: [
    ...allowedHtml.keys(),
    ...'a blockquote code figcaption figure h1 h2 h3 h4 h5 h6 hr input li mark ol p pre section table tbody td th thead tr ul'.split(
      ' ',
    ),
    blockElementName,
  ],
  attributes: {
    '*': [...attributesOfAll],
    ...Object.fromEntries([...allowedHtml].map(([name, attributes]) => [name, [...attributes]])),
    a: ['href', 'title', ['id', /^Mark-\d+(?:-\d+)?$/]],
    code: [['className', /^language-/]],
    div: [
      ['className', 'box', 'quoted', 'table-box'],
      ['role', 'note', 'group'],
      ['tabIndex', 0],
      'ariaLabel',
    ],
    figure: [['className', 'picture']],
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, ['id']])),
    input: [['type', 'checkbox'], 'checked', ['disabled', true]],
    li: [
      ['id', /^Note-\d+$/],
      ['className', 'task-list-item'],
    ],
    mark: [
      ['id', /^q-[a-z0-9-]+$/],
      ['className', 'article-quote'],
    ],
    ol: ['start', ['className', 'contains-task-list']],
    p: [['className', 'box-title']],
    pre: [['role', 'group'], ['tabIndex', 0], 'ariaLabel'],
    section: ['dataFootnotes'],
    td: [['className', /^align-/]],
    th: [
      ['className', /^align-/],
      ['scope', 'col', 'row'],
    ],
    ul: [['className', 'contains-task-list']],
    [blockElementName]: [
      ['dataKind', /^[a-z]+$/],
      ['dataId', /^[a-z0-9-]*$/],
      ['dataAt', /^[^[\]@;"<>&]+$/],
    ],
  },
  // Ids are kept apart by their forms and by `rehypeHeadingIds`, not by a prefix.
  clobber: [],
  protocols: { href: allowedSchemes },
  required: { input: { type: 'checkbox', disabled: true } },
  strip: ['script', 'style'],
};
