import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { strings } from '../../i18n/strings.ts';
import type { BookEntry } from '../../model/books.ts';
import type { Article } from '../../model/joined.ts';
import { pictureNames } from '../../model/lead-picture.ts';
import { absolute, sourcesPath } from '../../model/routes.ts';
import { seriesStandfirst } from '../../model/series-parts.ts';
import { site } from '../../site.ts';
import { rawText } from '../../text/plain-text.ts';
import { visit } from '../../text/visit-tree.ts';
import { chapterHead, chapterIds, origin, quoteSection } from './chapter-head.ts';
import { type ChapterParts, chapterParts, idsIn, linkParts, sourceParts } from './chapter-text.ts';
import { bookTitle } from './metadata.ts';
import { navDocument, type NavEntry } from './nav.ts';
import { type BookFile, containerDocument, packageDocument, packagePath } from './package-document.ts';
import { paintDrawings } from './paint.ts';
import { bookStyles, drawingRules } from './styles.ts';
import { xhtml } from './xhtml.ts';
import { container } from './zip.ts';

/** A picture of an article, as a book has it. */
export interface BookPicture {
  /** The file name in the book. */
  name: string;
  mediaType: 'image/jpeg' | 'image/png';
  bytes: Uint8Array;
}

/** An article with its finished pages, parsed. */
export interface BookPages {
  article: Article;
  page: Root;
  /** The page of its sources. */
  sources: Root;
}

/** An article in a book. */
interface Chapter {
  article: Article;
  file: string;
  parts: ChapterParts;
  sourcesFile: string;
  sources: Element[];
}

const folder = 'text/';

/**
 * Returns a book as EPUB 3.3, from the finished pages of its articles, in their order. Changes the pages. The same pages give the same bytes.
 */
export function book(
  entry: BookEntry,
  pages: readonly BookPages[],
  cover: Uint8Array,
  /** By their file names in content/pictures. */
  pictures: ReadonlyMap<string, BookPicture>,
): Uint8Array {
  const chapters = pages.map(chapterOf);
  link(chapters, pictures);
  const names = new Set(chapters.flatMap(({ article }) => pictureNames(article)));
  const shown = [...names].flatMap((name) => pictures.get(name) ?? []);
  const front: BookFile[] = entry.series ? [document('title', 'title.xhtml', titlePage(entry))] : [];
  const texts = chapters.flatMap((chapter) => chapterFiles(chapter));
  const files: BookFile[] = [
    {
      ...{ id: 'nav', path: 'nav.xhtml', mediaType: xhtmlType, properties: 'nav' },
      content: navDocument(entry.lang, navEntries(entry, chapters), front[0]?.path ?? texts[0]?.path ?? ''),
    },
    { id: 'style', path: 'style.css', mediaType: 'text/css', content: bookStyles() },
    {
      ...{ id: 'cover-image', path: 'cover.png', mediaType: 'image/png', properties: 'cover-image' },
      content: cover,
    },
    document('cover', 'cover.xhtml', coverPage(entry)),
    ...front,
    ...texts,
    ...shown.map(({ name, mediaType, bytes }, index): BookFile => ({
      id: `picture-${index + 1}`,
      path: `images/${name}`,
      mediaType,
      content: bytes,
    })),
  ];
  const features = {
    hasPictures: shown.length > 0,
    hasDrawings: texts.some(({ properties }) => properties === 'svg'),
    hasNotes: texts.some(({ content }) => typeof content === 'string' && content.includes('doc-footnote')),
  };
  return container(
    new Map<string, string | Uint8Array>([
      ['META-INF/container.xml', containerDocument()],
      [packagePath, packageDocument(entry, files, features)],
      ...files.map(({ path, content }): [string, string | Uint8Array] => [`EPUB/${path}`, content]),
    ]),
  );
}

const xhtmlType = 'application/xhtml+xml';

const document = (id: string, path: string, content: string): BookFile => ({
  ...{ id, path, mediaType: xhtmlType, content, isRead: true },
  properties: content.includes('<svg') ? 'svg' : undefined,
});

function chapterOf({ article, page, sources }: BookPages): Chapter {
  const parts = chapterParts(page, article.lang, absolute(article.path));
  paintDrawings(allParts(parts), drawingRules());
  return {
    article,
    file: `${folder}${article.slug}.xhtml`,
    parts,
    sourcesFile: `${folder}${article.slug}.sources.xhtml`,
    sources: sourceParts(sources, article.lang),
  };
}

const allParts = ({ corrections, text, about }: ChapterParts) => [...corrections, ...text, ...about];

/** Points links between the pages of the chapters to their documents. */
function link(chapters: readonly Chapter[], pictures: ReadonlyMap<string, BookPicture>): void {
  const all = chapters.flatMap(({ article, file, parts, sourcesFile, sources }) => [
    { address: absolute(article.path), file, parts: allParts(parts), article },
    ...(sources.length > 0
      ? [{ address: absolute(sourcesPath(article.slug)), file: sourcesFile, parts: sources, article }]
      : []),
  ]);
  const ids = new Map(all.map(({ address, parts }) => [address, idsIn(parts)]));
  for (const { address, parts, article } of all)
    linkParts(parts, {
      address,
      documents: new Map(
        all.map((other) => [
          other.address,
          {
            path: other.address === address ? '' : other.file.slice(folder.length),
            ids: ids.get(other.address) ?? new Set(),
          },
        ]),
      ),
      pictures: [...(article.leadPicture ? [article.leadPicture] : []), ...article.pictures].map(
        ({ file }) => `../images/${pictures.get(file)?.name ?? file}`,
      ),
    });
}

/** Returns the documents of an article: its text, and its sources. */
function chapterFiles({ article, file, parts, sourcesFile, sources }: Chapter): BookFile[] {
  const { lang, slug } = article;
  const t = strings(lang);
  const { corrections, areFolded, text, about } = parts;
  const written = { lang, styles: '../style.css' };
  return [
    document(
      `text-${slug}`,
      file,
      xhtml({
        ...written,
        title: article.title,
        body: [
          h('section', { 'epub:type': 'chapter', role: 'doc-chapter', ariaLabelledBy: [chapterIds.title] }, [
            chapterHead(article, areFolded ? corrections.length : 0),
            ...(areFolded ? [] : corrections),
            ...text,
            ...quoteSection(article),
            ...(areFolded
              ? [
                  h('section', { ariaLabelledBy: [chapterIds.corrections] }, [
                    h('h2', { id: chapterIds.corrections }, t.corrections),
                    ...corrections,
                  ]),
                ]
              : []),
            ...about,
            origin(article),
          ]),
        ],
      }),
    ),
    ...(sources.length === 0
      ? []
      : [
          document(
            `sources-${slug}`,
            sourcesFile,
            xhtml({
              ...written,
              title: `${t.sources}: ${article.title}`,
              body: [
                h(
                  'section',
                  {
                    'epub:type': 'bibliography',
                    role: 'doc-bibliography',
                    ariaLabelledBy: [chapterIds.title],
                  },
                  [h('h1', { id: chapterIds.title }, t.sources), ...sources],
                ),
              ],
            }),
          ),
        ]),
  ];
}

/** Returns the table of contents: each article with its headings and sources. */
function navEntries(entry: BookEntry, chapters: readonly Chapter[]): NavEntry[] {
  const all = chapters.map(({ article, file, parts, sourcesFile, sources }): NavEntry => {
    const t = strings(article.lang);
    const headings: NavEntry[] = [];
    for (const part of parts.text)
      visit(part, 'element', (node) => {
        const { id } = node.properties;
        if (node.tagName === 'h2' && typeof id === 'string')
          headings.push({ title: rawText(node).replace(/\s+/gu, ' ').trim(), path: `${file}#${id}` });
      });
    return {
      title: article.title,
      path: file,
      entries: [
        ...headings,
        ...(article.quotes.length > 0 ? [{ title: t.quotes, path: `${file}#${chapterIds.quotes}` }] : []),
        ...(sources.length > 0 ? [{ title: t.sources, path: sourcesFile }] : []),
      ],
    };
  });
  return entry.series ? [{ title: bookTitle(entry), path: 'title.xhtml' }, ...all] : all;
}

/** Returns the page with the cover. */
const coverPage = (entry: BookEntry): string =>
  xhtml({
    title: bookTitle(entry),
    lang: entry.lang,
    styles: 'style.css',
    body: [
      h('section.cover', { 'epub:type': 'cover' }, [
        h('img', { src: 'cover.png', alt: bookTitle(entry), role: 'doc-cover' }),
      ]),
    ],
  });

/** Returns the title page of a series: its title, standfirst and parts. */
function titlePage(entry: BookEntry): string {
  const { lang, articles, series } = entry;
  const t = strings(lang);
  return xhtml({
    title: bookTitle(entry),
    lang,
    styles: 'style.css',
    body: [
      h('section', { 'epub:type': 'titlepage', ariaLabelledBy: [chapterIds.title] }, [
        h('header', [
          h('p.kicker', t.series),
          h('h1', { id: chapterIds.title }, bookTitle(entry)),
          h('p.standfirst', { role: 'doc-subtitle' }, series ? seriesStandfirst(series, lang) : ''),
          h('p.meta', site.name),
        ]),
        h(
          'ol.parts',
          articles.map((article) =>
            h('li', { value: article.part }, [
              h('p', h('a', { href: `${folder}${article.slug}.xhtml` }, article.title)),
              h('p', article.standfirst),
            ]),
          ),
        ),
      ]),
    ],
  });
}
