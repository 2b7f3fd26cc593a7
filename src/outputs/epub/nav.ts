import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { pageStrings, strings } from '../../i18n/strings.ts';
import { xhtml } from './xhtml.ts';

/** An entry of the table of contents. */
export interface NavEntry {
  title: string;
  /** Path from the navigation document, perhaps with a fragment. */
  path: string;
  entries?: readonly NavEntry[];
}

/** Returns the navigation document: the table of contents, and where the text begins (EPUB 3.3, 7). */
export function navDocument(lang: string, entries: readonly NavEntry[], start: string): string {
  const t = strings(lang);
  const landmark = (type: string, path: string, title: string) =>
    h('li', h('a', { 'epub:type': type, href: path }, title));
  return xhtml({
    title: t.contents,
    lang,
    styles: 'style.css',
    body: [
      h('nav', { 'epub:type': 'toc', role: 'doc-toc', ariaLabelledBy: ['contents'] }, [
        h('h1', { id: 'contents' }, t.contents),
        list(entries),
      ]),
      h('nav', { 'epub:type': 'landmarks', hidden: true, ariaLabel: pageStrings(lang).book.landmarks }, [
        h('ol', [
          landmark('cover', 'cover.xhtml', pageStrings(lang).book.cover),
          landmark('bodymatter', start, entries[0]?.title ?? ''),
        ]),
      ]),
    ],
  });
}

const list = (entries: readonly NavEntry[]): ElementContent =>
  h(
    'ol',
    entries.map(({ title, path, entries: inner = [] }) =>
      h('li', [h('a', { href: path }, title), ...(inner.length > 0 ? [list(inner)] : [])]),
    ),
  );
