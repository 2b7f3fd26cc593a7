import type { Element, Root } from 'hast';
import { fromIso } from '../dates.ts';
import type { Found, Piece } from '../types.ts';
import { allElements, byTag, htmlText, property } from './tree.ts';

/** What a page says about its article, for programs: JSON-LD first, then meta elements, then marked elements of the page. */
export type Metadata = Pick<
  Piece,
  'title' | 'standfirst' | 'date' | 'authors' | 'topics' | 'lang' | 'formerUrls'
>;

type Json = Record<string, unknown>;

/** Reads the metadata of a page. */
export function readMetadata(root: Root): Metadata {
  const article = jsonLd(root).find((one) =>
    types(one).some((type) => /(?:Article|BlogPosting|Report|Posting)$/u.test(type)),
  );
  const meta = metaOf(root);
  const heading = byTag(root, 'h1')
    .map(htmlText)
    .find((text) => text !== '');
  const site = meta.get('og:site_name')?.[0] ?? '';
  return {
    title: first(
      [text(article?.headline), 'headline in JSON-LD'],
      [withoutSite(meta.get('og:title')?.[0], site), 'og:title'],
      [heading, 'the first heading'],
      [withoutSite(meta.get('twitter:title')?.[0], site), 'twitter:title'],
      [withoutSite(byTag(root, 'title').map(htmlText)[0], site), 'the title of the page'],
    ),
    standfirst: first(
      [text(article?.description), 'description in JSON-LD'],
      [meta.get('og:description')?.[0], 'og:description'],
      [meta.get('description')?.[0], 'the description of the page'],
      [text(article?.alternativeHeadline), 'alternativeHeadline in JSON-LD'],
    ),
    date: dateIn(root, article, meta),
    authors: authorsIn(root, article, meta),
    topics: topicsIn(root, article, meta),
    lang: first(
      [property(byTag(root, 'html')[0] ?? emptyElement, 'lang'), 'lang of the page'],
      [text(article?.inLanguage), 'inLanguage in JSON-LD'],
    ),
    formerUrls: urlsIn(root, article, meta),
  };
}

const emptyElement: Element = { type: 'element', tagName: 'html', properties: {}, children: [] };

function first(...all: [value: string | undefined, from: string][]): Found | undefined {
  const [value, from] = all.find(([one]) => one !== undefined && one.trim() !== '') ?? [];
  return value === undefined || from === undefined
    ? undefined
    : { value: value.replace(/\s+/gu, ' ').trim(), from };
}

/** Returns all objects of the JSON-LD in a page. Scripts that are not JSON are passed over. */
function jsonLd(root: Root): Json[] {
  return allElements(
    root,
    (one) => one.tagName === 'script' && /ld\+json/iu.test(property(one, 'type')),
  ).flatMap((script) => {
    const [node] = script.children;
    try {
      return objects(JSON.parse(node?.type === 'text' ? node.value : ''));
    } catch {
      return [];
    }
  });
}

function objects(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(objects);
  if (typeof value !== 'object' || value === null) return [];
  const one = value as Json;
  return [one, ...objects(one['@graph']), ...objects(one.mainEntity)];
}

const types = (one: Json): string[] => [one['@type']].flat().filter((type) => typeof type === 'string');

/** Text of a JSON-LD value, with the entities that some programs write into it. */
function text(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'string') return unescaped(one);
  if (typeof one !== 'object' || one === null) return undefined;
  return text((one as Json).name ?? (one as Json)['@value']);
}

const entities: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' };
export const unescaped = (value: string): string =>
  value
    .replace(/&#(x?)([\da-f]+);/giu, (whole, hex: string, digits: string) => {
      const code = parseInt(digits, hex === '' ? 10 : 16);
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
    })
    .replace(/&(amp|quot|apos|lt|gt|nbsp);/gu, (whole, name: string) => entities[name] ?? whole);

function metaOf(root: Root): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const one of byTag(root, 'meta')) {
    const name = [property(one, 'property'), property(one, 'name'), property(one, 'itemProp')]
      .find((key) => key !== '')
      ?.toLowerCase();
    const content = property(one, 'content').trim();
    if (name !== undefined && content !== '')
      found.set(name, [...(found.get(name) ?? []), unescaped(content)]);
  }
  return found;
}

/** Drops the name of the site after a title: `Three towns | The Ledger`. */
function withoutSite(title: string | undefined, site: string): string | undefined {
  if (title === undefined) return undefined;
  const parts = title.split(/\s+[|–—·»-]\s+/u);
  const last = parts.at(-1) ?? '';
  if (parts.length > 1 && site !== '' && last.toLowerCase() === site.toLowerCase())
    return title.slice(0, title.lastIndexOf(last)).replace(/\s+[|–—·»-]\s+$/u, '');
  const [head = '', ...rest] = title.split(/\s+[|»]\s+/u);
  return rest.length > 0 && head.length > 12 ? head : title;
}

function dateIn(root: Root, article: Json | undefined, meta: Map<string, string[]>): Found | undefined {
  const names = [
    'article:published_time',
    'datepublished',
    'parsely-pub-date',
    'date',
    'dc.date',
    'dc.date.issued',
    'dcterms.created',
    'pubdate',
    'publish-date',
    'sailthru.date',
    'og:published_time',
    'publication_date',
  ];
  const times = byTag(root, 'time');
  const all: [string | undefined, string][] = [
    [text(article?.datePublished), 'datePublished in JSON-LD'],
    ...names.map((name): [string | undefined, string] => [meta.get(name)?.[0], name]),
    ...[...times]
      .sort((a, b) => Number(isPublished(b)) - Number(isPublished(a)))
      .flatMap((one): [string, string][] => [
        [property(one, 'dateTime'), 'a time element'],
        [htmlText(one), 'a time element'],
      ]),
    [text(article?.dateCreated), 'dateCreated in JSON-LD'],
  ];
  for (const [value, from] of all) {
    const date = value === undefined || value === '' ? undefined : fromIso(value);
    if (date !== undefined) return { value: date, from };
  }
  return undefined;
}

const isPublished = (one: Element) =>
  /publi|entry-date|posted/iu.test(`${property(one, 'className')} ${property(one, 'itemProp')}`);

function authorsIn(root: Root, article: Json | undefined, meta: Map<string, string[]>): Found[] {
  const inJson = [article?.author].flat().map(text);
  const marked = allElements(
    root,
    (one) =>
      /(?:^| )author(?: |$)/u.test(property(one, 'rel')) || property(one, 'itemProp').includes('author'),
  );
  const lists: [(string | undefined)[], string][] = [
    [inJson, 'author in JSON-LD'],
    ...['author', 'article:author', 'parsely-author', 'dc.creator', 'byl', 'sailthru.author'].map(
      (name): [string[], string] => [meta.get(name) ?? [], name],
    ),
    [marked.map(htmlText), 'an element that is marked as author'],
  ];
  for (const [names, from] of lists) {
    const found = names
      .flatMap((name) =>
        (name ?? '').split(/\s*(?:;|,(?! ?(?:jr|sr|ph\.?d|m\.?d|esq)\b)|\band\b|\bund\b|\|)\s*/iu),
      )
      .map((name) => name.replace(/^(?:by|von)\s+/iu, '').trim())
      .filter(
        (name) => name !== '' && name.length < 80 && !/^https?:|^@|^(?:admin|editor|staff)$/iu.test(name),
      );
    if (found.length > 0) return [...new Set(found)].map((value) => ({ value, from }));
  }
  return [];
}

function topicsIn(root: Root, article: Json | undefined, meta: Map<string, string[]>): Found[] {
  const split = (value: string) => value.split(/\s*[,;،]\s*/u);
  const keywords = [article?.keywords]
    .flat()
    .map(text)
    .flatMap((value) => split(value ?? ''));
  const lists: [string[], string][] = [
    [meta.get('article:tag') ?? [], 'article:tag'],
    [keywords, 'keywords in JSON-LD'],
    [
      allElements(root, (one) => one.tagName === 'a' && /(?:^| )tag(?: |$)/u.test(property(one, 'rel'))).map(
        htmlText,
      ),
      'links to tags',
    ],
    ...['parsely-tags', 'news_keywords', 'keywords', 'sailthru.tags'].map((name): [string[], string] => [
      (meta.get(name) ?? []).flatMap(split),
      name,
    ]),
    [[article?.articleSection].flat().map((value) => text(value) ?? ''), 'articleSection in JSON-LD'],
  ];
  for (const [names, from] of lists) {
    const found = names
      .map((name) => name.replace(/^#/u, '').trim())
      .filter((name) => name !== '' && name.length < 60 && !name.includes(':'));
    if (found.length > 0) return [...new Set(found)].map((value) => ({ value, from }));
  }
  return [];
}

function urlsIn(root: Root, article: Json | undefined, meta: Map<string, string[]>): string[] {
  const canonical = byTag(root, 'link').find((one) => property(one, 'rel') === 'canonical');
  const page = article?.mainEntityOfPage;
  const all = [
    canonical ? property(canonical, 'href') : undefined,
    meta.get('og:url')?.[0],
    text(article?.url),
    typeof page === 'string' ? page : text((page as Json | undefined)?.['@id']),
  ];
  const found = all.find((url) => url !== undefined && URL.canParse(url) && /^https?:/u.test(url));
  return found === undefined ? [] : [found];
}
