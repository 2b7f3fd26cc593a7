import type { Article } from '../../model/article.ts';
import { citationFilePath, citationFiles, type CitationFormat } from '../../model/routes.ts';
import { biblatex, bibtex } from './bibtex.ts';
import { citeSource, type CslItem } from './item.ts';
import { ris } from './ris.ts';

const json = (items: readonly CslItem[]) => `${JSON.stringify(items, null, 2)}\n`;

const kinds: Record<CitationFormat, { name: string; type: string; text: (item: CslItem) => string }> = {
  bib: { name: 'BibTeX', type: 'application/x-bibtex', text: bibtex },
  'biblatex.bib': { name: 'BibLaTeX', type: 'application/x-bibtex', text: biblatex },
  ris: { name: 'RIS', type: 'application/x-research-info-systems', text: ris },
  json: { name: 'CSL-JSON', type: 'application/vnd.citationstyles.csl+json', text: (item) => json([item]) },
};

/** A file for reference managers, UTF-8. */
export const citationFile = (item: CslItem, format: CitationFormat): Response =>
  new Response(kinds[format].text(item), {
    headers: { 'content-type': `${kinds[format].type}; charset=utf-8` },
  });

/** The files beside the page at `path`, as links to download under the item’s name. */
export const citationLinks = (item: CslItem, path: string) =>
  citationFiles.map((format) => ({
    name: kinds[format].name,
    type: kinds[format].type,
    path: citationFilePath(path, format),
    download: `${item.id}.${format}`,
  }));

/** All sources of an article as one list of CSL-JSON, in its order. */
export const sourcesFile = (article: Article): Response =>
  new Response(json(article.sources.map(citeSource)), {
    headers: { 'content-type': `${kinds.json.type}; charset=utf-8` },
  });
