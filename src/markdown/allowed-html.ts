import type { Schema } from 'hast-util-sanitize';
import { blockElementName } from './block-element.ts';
import { unbrokenClass } from './unbroken-words.ts';

/**
 * The HTML elements that articles may contain, with their attributes in addition to `lang` and `dir`: meaning that Markdown has no syntax
 * for, and nothing that styles, acts, loads or has an id. Not `mark`, because yellow means quotable; not `q`, because nobody typed its
 * quotation marks; not `a` and `img`, because Markdown has both.
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

/** Attributes allowed on all of them. */
export const attributesOfAll: readonly string[] = ['lang', 'dir'];

/** Allowed URL schemes; URLs without a scheme lead to pages of this site. */
const allowedSchemes = ['http', 'https', 'mailto', 'tel'];

/**
 * The elements and attributes of a rendered body: the above, those from Markdown, and those from our plugins, with their values. Everything
 * else is removed. The format is that of hast-util-sanitize.
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
    a: [
      'href',
      'title',
      ['id', /^Mark-\d+(?:-\d+)?$/],
      ['className', 'quote-tag', 'screen-only'],
      'ariaLabel',
    ],
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
    span: [...attributesOfAll, ['className', unbrokenClass]],
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
  // Ids do not collide: their forms differ, and `rehypeHeadingIds` checks the rest.
  clobber: [],
  protocols: { href: allowedSchemes },
  required: { input: { type: 'checkbox', disabled: true } },
  strip: ['script', 'style'],
};
