import { type Result, x } from 'xastscript';
import { pageStrings } from '../../i18n/strings.ts';
import type { BookEntry } from '../../model/books.ts';
import type { Article, Person } from '../../model/joined.ts';
import { catalogName, nameIn } from '../../model/person-name.ts';
import { absolute } from '../../model/routes.ts';
import { seriesPathIn, seriesStandfirst, seriesTitle } from '../../model/series-parts.ts';
import { titleIn } from '../../model/topic.ts';
import { site } from '../../site.ts';
import { articleTag, tagUri } from '../feeds/tag-uri.ts';

/** What a book contains in addition to text. */
export interface BookFeatures {
  hasPictures: boolean;
  hasDrawings: boolean;
  hasNotes: boolean;
}

/** Returns the title of a book. */
export const bookTitle = ({ articles, series, lang }: BookEntry): string =>
  series ? seriesTitle(series, lang) : (articles[0]?.title ?? '');

/** Returns the URL of the page that a book is made of. */
export const bookSource = ({ articles, series, lang }: BookEntry): string =>
  absolute(series ? seriesPathIn(series, lang) : (articles[0]?.path ?? ''));

/** Returns the instant of a book’s last change, in UTC. */
export const bookModified = ({ articles }: BookEntry): string =>
  new Date(Math.max(...articles.map(({ changedAt }) => Date.parse(changedAt))))
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');

/** Returns the metadata of a book (EPUB 3.3, 5.5, and EPUB Accessibility 1.1), as elements of its package document. */
export function metadata(entry: BookEntry, features: BookFeatures): Result[] {
  const { articles, series, lang } = entry;
  const [first] = articles;
  if (!first) throw new Error(`${entry.path} has no articles`);
  const description = series ? seriesStandfirst(series, lang) : first.standfirst;
  const subjects = new Set(articles.flatMap(({ topics }) => topics.map((topic) => titleIn(topic, lang))));
  return [
    x('dc:identifier', { id: 'id' }, series ? tagUri(`series/${series.id}/${lang}`) : articleTag(first)),
    x('dc:title', bookTitle(entry)),
    x('dc:language', lang),
    property('dcterms:modified', bookModified(entry)),
    ...people(articles, lang),
    x('dc:publisher', site.name),
    x('dc:date', articles.map(({ publishedAt }) => publishedAt).sort()[0]),
    x('dc:description', description),
    ...[...subjects].map((subject) => x('dc:subject', subject)),
    x('dc:rights', `${site.license.label}, ${site.license.url}`),
    x('dc:source', bookSource(entry)),
    ...(series ? [] : collection(first)),
    ...accessibility(lang, features),
  ];
}

const property = (name: string, value: string, refines?: string) =>
  x('meta', { property: name, refines: refines === undefined ? undefined : `#${refines}` }, value);

/** Returns the people of all articles, each once with their role (MARC relators). */
function people(articles: readonly Article[], lang: string): Result[] {
  const roles: [element: string, role: string, of: (article: Article) => readonly Person[]][] = [
    ['dc:creator', 'aut', ({ authors }) => authors],
    ['dc:contributor', 'edt', ({ editors }) => editors],
    ['dc:contributor', 'trl', ({ translators }) => translators],
  ];
  return roles.flatMap(([element, role, of]) =>
    [...new Set(articles.flatMap(of))].flatMap((person, index) => {
      const id = `${role}-${index + 1}`;
      return [
        x(element, { id }, nameIn(person, lang)),
        x('meta', { property: 'role', refines: `#${id}`, scheme: 'marc:relators' }, role),
        property('file-as', catalogName(person, lang).replace(/,$/, ''), id),
      ];
    }),
  );
}

/** Returns the series that an article is a part of. */
function collection({ series, part, lang }: Article): Result[] {
  if (!series) return [];
  return [
    x('meta', { property: 'belongs-to-collection', id: 'series' }, seriesTitle(series, lang)),
    property('collection-type', 'series', 'series'),
    ...(part === undefined ? [] : [property('group-position', String(part), 'series')]),
  ];
}

/** Returns what readers with disabilities can expect of a book (EPUB Accessibility 1.1, 2.2). */
function accessibility(lang: string, { hasPictures, hasDrawings, hasNotes }: BookFeatures): Result[] {
  const isVisual = hasPictures || hasDrawings;
  const t = pageStrings(lang).book;
  return [
    property('schema:accessMode', 'textual'),
    ...(isVisual ? [property('schema:accessMode', 'visual')] : []),
    // All that a picture shows is in its text alternative.
    property('schema:accessModeSufficient', 'textual'),
    ...[
      ...['structuralNavigation', 'tableOfContents', 'readingOrder', 'displayTransformability', 'ARIA'],
      ...(isVisual ? ['alternativeText'] : []),
      ...(hasDrawings ? ['longDescription'] : []),
    ].map((feature) => property('schema:accessibilityFeature', feature)),
    property('schema:accessibilityHazard', 'none'),
    property(
      'schema:accessibilitySummary',
      [
        t.accessible,
        ...(isVisual ? [t.accessiblePictures] : []),
        ...(hasNotes ? [t.accessibleNotes] : []),
      ].join(' '),
    ),
    x(
      'meta',
      { property: 'dcterms:conformsTo', id: 'conformance' },
      'EPUB Accessibility 1.1 - WCAG 2.2 Level AA',
    ),
    property('a11y:certifiedBy', site.name, 'conformance'),
  ];
}
