import type { Article } from '../../model/joined.ts';
import { citationFilePath, citationFiles, type CitationFormat, citationFormats } from '../../model/routes.ts';
import { biblatex, bibtex } from './bibtex.ts';
import { citeSource, type CslItem } from './item.ts';
import { ris } from './ris.ts';

const json = (items: readonly CslItem[]) => `${JSON.stringify(items, null, 2)}\n`;

/** What writes each format of `citationFormats`. */
const writers: Record<CitationFormat, (item: CslItem) => string> = {
  bib: bibtex,
  'biblatex.bib': biblatex,
  ris,
  json: (item) => json([item]),
};

/** A file for reference managers, UTF-8. */
export const citationFile = (item: CslItem, format: CitationFormat): Response =>
  new Response(writers[format](item), {
    headers: { 'content-type': `${citationFormats[format].type}; charset=utf-8` },
  });

/** The files beside the page at `path`, as links to download under the item’s name. */
export const citationLinks = (item: CslItem, path: string) =>
  citationFiles.map((format) => ({
    ...citationFormats[format],
    path: citationFilePath(path, format),
    download: `${item.id}.${format}`,
  }));

/** All sources of an article as one list of CSL-JSON, in its order. */
export const sourcesFile = (article: Article): Response =>
  new Response(json(article.sources.map(citeSource)), {
    headers: { 'content-type': `${citationFormats.json.type}; charset=utf-8` },
  });
