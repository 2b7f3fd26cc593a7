import type { Article } from '../../model/joined.ts';
import { citationFilePath, citationFiles, type CitationFormat, citationFormats } from '../../model/routes.ts';
import { biblatex, bibtex } from './bibtex.ts';
import { citeSource, type CslItem } from './item.ts';
import { ris } from './ris.ts';

const json = (items: readonly CslItem[]) => `${JSON.stringify(items, null, 2)}\n`;

/** Formatters of `citationFormats`. */
const formatters: Record<CitationFormat, (item: CslItem) => string> = {
  bib: bibtex,
  'biblatex.bib': biblatex,
  ris,
  json: (item) => json([item]),
};

/** Returns a file for reference managers, in UTF-8. */
export const citationFile = (item: CslItem, format: CitationFormat): Response =>
  new Response(formatters[format](item), {
    headers: { 'content-type': `${citationFormats[format].type}; charset=utf-8` },
  });

/** Returns the files of the page at `path` as download links, named by the item’s id. */
export const citationLinks = (item: CslItem, path: string) =>
  citationFiles.map((format) => ({
    ...citationFormats[format],
    path: citationFilePath(path, format),
    download: `${item.id}.${format}`,
  }));

/** Returns all sources of an article as a CSL-JSON list, in the order of the article. */
export const sourcesFile = (article: Article): Response =>
  new Response(json(article.sources.map(citeSource)), {
    headers: { 'content-type': `${citationFormats.json.type}; charset=utf-8` },
  });
