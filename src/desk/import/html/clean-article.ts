import type { Element, ElementContent, Nodes, Parents } from 'hast';
import { nameKey } from '../match-names.ts';
import { boilerplateKind, isListOfOthers, isSurelyWall } from '../plain/boilerplate.ts';
import { isProse, wordCount } from '../plain/lines.ts';
import { bylineNames, dateLineOf } from '../plain/names.ts';
import { topicsLabel } from '../plain/vocabulary.ts';
import type { SetApart, SetApartKind } from '../types.ts';
import { byTag, htmlText, isBlock, isElement, property, textBlocks } from './tree.ts';

/** Names that programs give to what surrounds a text, by what it is. */
const named: readonly (readonly [kind: SetApartKind, name: RegExp])[] = [
  [
    'share bar',
    /(?:^|[\s_-])(?:share|sharing|sharedaddy|social|addtoany|addthis|sharebar|share-?(?:bar|buttons|tools))(?:$|[\s_-])/iu,
  ],
  [
    'related links',
    /(?:^|[\s_-])(?:related|jp-relatedposts|recommend(?:ed|ations)?|read-?more|more-?(?:from|on)|most-?(?:read|popular)|trending|also-?read|further-?reading|promo|teaser)(?:$|[\s_-])/iu,
  ],
  [
    'registration wall',
    /(?:^|[\s_-])(?:paywall|regwall|registration-?wall|subscribe|subscription|subscriber|piano|metered?|sign-?in|log-?in|premium-?(?:box|teaser))(?:$|[\s_-])/iu,
  ],
  ['newsletter', /(?:^|[\s_-])(?:newsletter|mailing-?list|email-?sign-?up|sign-?up|mc4wp)(?:$|[\s_-])/iu],
  ['cookie notice', /(?:^|[\s_-])(?:cookie|consent|gdpr)s?(?:$|[\s_-])/iu],
  ['comments', /(?:^|[\s_-])(?:comments?|disqus|respond|comment-?(?:list|form|count))(?:$|[\s_-])/iu],
  [
    'advertisement',
    /(?:^|[\s_-])(?:ad|ads|advert|advertisement|adsbygoogle|sponsor(?:ed)?|banner)(?:$|[\s_-])/iu,
  ],
  [
    'navigation',
    /(?:^|[\s_-])(?:breadcrumbs?|nav|navigation|pagination|pager|toc|table-?of-?contents|skip-?link|menu|toolbar)(?:$|[\s_-])/iu,
  ],
  [
    'about the author',
    /(?:^|[\s_-])(?:author-?(?:bio|box|info|card|description)|about-?(?:the-?)?author)(?:$|[\s_-])/iu,
  ],
  [
    'label',
    /(?:^|[\s_-])(?:byline|dateline|timestamp|posted-?on|entry-?meta|post-?meta|article-?meta|entry-?(?:footer|header|date)|post-?(?:tags|date|author)|tags?(?:-?(?:list|links))?|topics(?:-?list)?|kicker|read-?time|reading-?time|published|pubdate)(?:$|[\s_-])/iu,
  ],
];
const byTagName: Partial<Record<string, SetApartKind>> = {
  nav: 'navigation',
  form: 'newsletter',
  button: 'share bar',
  select: 'navigation',
  dialog: 'registration wall',
  aside: 'related links',
  footer: 'label',
  header: 'label',
};

/** What is known about an article from elsewhere in its page. */
export interface PageFields {
  title: string;
  standfirst: string;
}

/** Removes from an article what a site puts between and around its paragraphs; returns that, with the names and dates in it. */
export class ArticleCleaner {
  readonly setApart: SetApart[] = [];
  readonly names: string[] = [];
  readonly topics: string[] = [];
  standfirst: string | undefined;
  date: string | undefined;
  readonly #fields: PageFields;
  readonly #most: number;
  #hasBegun = false;

  constructor(article: Parents, fields: PageFields) {
    this.#fields = fields;
    // What holds a third of the words is not around the text, whatever its name.
    this.#most = htmlText(article).length / 3;
    this.#clean(article);
  }

  #clean(parent: Parents): void {
    const kept: ElementContent[] = [];
    let isOthers = false;
    for (const child of parent.children as ElementContent[]) {
      if (!isElement(child)) {
        kept.push(child);
        continue;
      }
      const text = htmlText(child);
      const kind = this.#kindOf(child, text) ?? (isOthers && isLinks(child) ? 'related links' : undefined);
      if (kind === undefined) {
        isOthers = false;
        if (!isLeaf(child)) this.#clean(child);
        kept.push(child);
      } else if (text !== '') {
        this.setApart.push({ kind, text });
        isOthers = isListOfOthers(text) || (isOthers && isLinks(child));
      }
    }
    parent.children = kept;
  }

  #kindOf(node: Element, text: string): SetApartKind | undefined {
    if (
      property(node, 'hidden') !== '' ||
      node.properties.hidden === true ||
      property(node, 'ariaHidden') === 'true'
    )
      return text === '' ? 'label' : 'outside the article';
    if (text === '' || text.length > this.#most) return undefined;
    if (this.#isStandfirst(node, text)) return 'repeated';
    if (nameKey(text) === nameKey(this.#fields.title) && /^h[12]$/u.test(node.tagName)) return 'repeated';
    const names = `${property(node, 'className')} ${property(node, 'id')} ${property(node, 'role')}`;
    const byName = isText(node) ? undefined : named.find(([, pattern]) => pattern.test(names))?.[0];
    const kind = byName ?? byTagName[node.tagName];
    if (kind !== undefined && !this.#hasText(node, kind)) {
      for (const one of textBlocks(node)) {
        this.#isStandfirst(one, htmlText(one));
        this.#readFields(htmlText(one));
      }
      return kind;
    }
    // A date between paragraphs stands alone, though its element is one of running text.
    return isLeaf(node) || node.tagName === 'time' ? this.#lineKind(node, text) : undefined;
  }

  /** Headers and other elements that hold whole paragraphs or pictures stay, without the rest. */
  #hasText(node: Element, kind: SetApartKind): boolean {
    if (byTag(node, 'img').length > 0 && (kind === 'label' || kind === 'advertisement')) return true;
    if (
      !['label', 'advertisement', 'related links'].includes(kind) ||
      (node.tagName === 'aside' && byTag(node, 'a').length > 0)
    )
      return false;
    return byTag(node, 'p').filter((one) => isProse(htmlText(one)) && !isLinks(one)).length > 1;
  }

  #isStandfirst(node: Element, text: string): boolean {
    const names = `${property(node, 'className')} ${property(node, 'itemProp')} ${property(node, 'role')}`;
    const isMarked =
      /(?:^|[\s_-])(?:standfirst|dek|subtitle|sub-?headline|sub-?heading|article-?(?:lead|summary|intro|excerpt)|alternativeHeadline|doc-subtitle|deck)(?:$|[\s_-])/iu.test(
        names,
      );
    if (!isMarked || text.length > 600 || this.standfirst !== undefined) return false;
    this.standfirst = text;
    return true;
  }

  /** What a paragraph is by its words alone. */
  #lineKind(node: Element, text: string): SetApartKind | undefined {
    const names = bylineNames(text);
    const date = names ? undefined : dateLineOf(text);
    // Between paragraphs, a date or a name is the author’s.
    if ((names ?? date) && !this.#hasBegun) {
      this.#readFields(text);
      return 'label';
    }
    const listed = topicsLabel.exec(text)?.groups?.rest;
    const topics = listed === undefined ? [] : byTag(node, 'a').map(htmlText);
    if (topics.length > 0 && topics.join('').length > (listed?.length ?? 0) * 0.6) {
      this.topics.push(...topics);
      return 'label';
    }
    if (isProse(text)) this.#hasBegun = true;
    const kind = boilerplateKind(text);
    const isLabel = isLinks(node) || wordCount(text) <= 4 || /^.{2,30}[:：]/u.test(text);
    if (kind !== undefined && (kind !== 'related links' || isLabel)) return kind;
    return isSurelyWall(text) && !isProse(text) ? 'registration wall' : undefined;
  }

  #readFields(text: string): void {
    this.names.push(...(bylineNames(text) ?? []));
    const date = dateLineOf(text);
    this.date ??= date?.day;
    this.names.push(...(date?.names ?? []));
  }
}

/** True for an element of running text, whose class may say anything. */
const isText = (node: Element) =>
  /^(?:p|h[1-6]|li|blockquote|figure|img|table|em|strong|span|a|b|i|sup|sub|code)$/u.test(node.tagName) &&
  !/(?:share|related|newsletter|byline|read-?more|paywall)/iu.test(property(node, 'className'));

const isLeaf = (node: Element) => isBlock(node) && !node.children.some(hasBlock);
const hasBlock = (node: Nodes): boolean =>
  isBlock(node) || ('children' in node && node.children.some(hasBlock));

/** True where nearly all words are links. */
function isLinks(node: Element): boolean {
  const { length } = htmlText(node);
  const linked = byTag(node, 'a').reduce((sum, link) => sum + htmlText(link).length, 0);
  return length > 0 && linked > length * 0.8;
}
