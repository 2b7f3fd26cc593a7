import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { parse } from 'yaml';
import { filesIn } from '../files-in.ts';

/** A text of a built site, for readers or for programs, with its file. */
export interface Published {
  file: string;
  text: string;
}

/** Attributes that are shown or read aloud; the share panel’s script shows its data attributes. */
const textAttributes = ['ariaLabel', 'title', 'alt', 'placeholder', 'download'];
/** `<meta>` elements that hold text, not a value of a format. */
const textMeta =
  /^(?:description|author|og:(?:title|description|site_name|image:alt)|article:(?:section|tag)|DC\.(?:creator|contributor|publisher))$/;
/** Members of JSON whose values belong to a format (types, media types, roles of links, states, keys), and the text around a quote, which cuts words. */
const formatMembers =
  /^(?:@.*|type|id|version|rel|query-input|inLanguage|language|cssSelector|encodingFormat|motivation|conformsTo|prefix|suffix|(?:https:\/\/schema\.org\/)?creativeWorkStatus)$/;

const known = new Map<string, Root>();
/** Parses the HTML of a page, which several tests ask for, once. */
export function pageOf(html: string): Root {
  const page = known.get(html) ?? fromHtml(html);
  known.set(html, page);
  return page;
}

/** Returns the texts in HTML that is not a page. Most of it has neither elements nor character references. */
const fragmentTexts = (html: string): string[] =>
  html === '' || /[<&\r\0]/.test(html) ? htmlTexts(fromHtml(html, { fragment: true })) : [html];

/** Returns every text of a built site: of pages, feeds, Markdown forms, JSON of every kind and style sheets. */
export const publishedTexts = (dist: string): Published[] =>
  filesIn(dist)
    .filter((path) => !/[\\/]pagefind[\\/]/.test(path))
    .flatMap((path) => {
      const file = path.slice(dist.length);
      return textsIn(file, readFileSync(path, 'utf8')).map((text) => ({ file, text }));
    });

function textsIn(file: string, content: string): string[] {
  if (file.endsWith('.html')) return htmlTexts(pageOf(content));
  if (/(?:feed|atom)\.xml$/.test(file))
    // For an element that contains HTML, the text of the HTML.
    return htmlTexts(
      fromHtml(content.replace(/<\?.*?\?>|<(?:pubDate|lastBuildDate)>[^<]*/gs, ''), { fragment: true }),
    ).flatMap(fragmentTexts);
  // Ids, hashes and counts for programs, and the name of the software.
  if (file.endsWith('/.well-known/verbatim.json')) return [];
  // Hashes, and words that the pages of quotes have.
  if (/[\\/]verify[\\/][^\\/]+\.json$/.test(file)) return [];
  // Rules for browsers.
  if (file.endsWith('/speculation.json')) return [];
  if (file.endsWith('json')) return jsonTexts(JSON.parse(content));
  if (file.endsWith('.md') || file.endsWith('llms.txt')) return [content.replace(/^\[[^\]]+\]: .*$/gm, '')];
  if (file.endsWith('.css'))
    return Array.from(content.matchAll(/content:([^;}]*)/g)).flatMap(([, value = '']) =>
      Array.from(value.matchAll(/"([^"]*)"|'([^']*)'/g), ([, double, single = '']) => double ?? single),
    );
  return [];
}

function htmlTexts(node: Nodes): string[] {
  if (node.type === 'text') return [node.value];
  if (!('children' in node)) return [];
  const own = node.type === 'element' ? elementTexts(node) : [];
  if (node.type === 'element' && ['style', 'script'].includes(node.tagName)) return own;
  // HTML to copy: the text it shows.
  if (node.type === 'element' && node.tagName === 'textarea')
    return fragmentTexts(node.children.map((child) => ('value' in child ? child.value : '')).join(''));
  return [...own, ...node.children.flatMap(htmlTexts)];
}

function elementTexts({ tagName, properties, children }: Element): string[] {
  if (tagName === 'script' && properties.type === 'application/ld+json')
    return children.flatMap((child) => ('value' in child ? jsonTexts(JSON.parse(child.value)) : []));
  const name = [properties.name ?? properties.property ?? ''].flat().join(' ');
  const attributes = Object.entries(properties).filter(
    ([key]) =>
      textAttributes.includes(key) ||
      (tagName === 'share-panel' && key.startsWith('data')) ||
      (tagName === 'meta' && key === 'content' && textMeta.test(name)),
  );
  return attributes.map(([, value]) => String(value));
}

function jsonTexts(value: unknown): string[] {
  if (typeof value === 'string') return fragmentTexts(value);
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(jsonTexts);
  return Object.entries(value).flatMap(([key, member]) => (formatMembers.test(key) ? [] : jsonTexts(member)));
}

/** Returns words of two or more letters, without those of URLs, e-mail addresses and file names. */
export const wordsOf = (text: string): string[] =>
  text
    .replace(/\S*(?:\p{L}[./@]\p{L}|[`#/]\p{L})\S*/gu, ' ')
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\u200c]{2,}/gu) ?? [];

/** Fields of frontmatter and settings whose values are keywords, not text of the publication. */
const kinds = /^(?:kind|verdict|lang|languages)$/;

/** Returns the words that editors wrote in a publication: in bodies and in values of fields. */
export function writtenWords(publication: string): string[] {
  return filesIn(join(publication, 'content'))
    .filter((file) => /\.(?:md|ya?ml)$/.test(file))
    .flatMap((file) => {
      const source = readFileSync(file, 'utf8');
      const [, frontmatter, body = ''] = /^---\n(.*?)\n?---\n(.*)$/s.exec(source) ?? [undefined, source];
      return [...valuesOf(parse(frontmatter)), body.replaceAll('](', '] (')].flatMap(wordsOf);
    });
}

function valuesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => (kinds.test(key) ? [] : valuesOf(member)));
}
