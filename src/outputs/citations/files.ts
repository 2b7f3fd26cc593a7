import type { Article } from '../../model/joined.ts';
import { citationFiles, type CitationFormat, citationFormats } from '../../model/routes.ts';
import { dataUrl } from '../data-url.ts';
import { biblatex, bibtex } from './bibtex.ts';
import { citeArticle, citeSource, type CslItem } from './item.ts';
import { ris } from './ris.ts';

const json = (items: readonly CslItem[], space?: number) => `${JSON.stringify(items, null, space)}\n`;

/** Formatters of `citationFormats`. */
const formatters: Record<CitationFormat, (item: CslItem) => string> = {
  bib: bibtex,
  'biblatex.bib': biblatex,
  ris,
  json: (item) => json([item], 2),
};

/** Returns the text of a file for reference managers. */
export const citationFile = (item: CslItem, format: CitationFormat): string => formatters[format](item);

/** A file that is part of the page: a link with this URL and file name downloads it, without a request. */
export interface Download {
  name: string;
  type: string;
  href: string;
  /** The file’s name. */
  download: string;
}

/** Returns the files for reference managers of an item, named by its id. */
export const citationDownloads = (item: CslItem): Download[] =>
  citationFiles.map((format) => {
    const { name, type } = citationFormats[format];
    const text = format === 'json' ? json([item]) : citationFile(item, format);
    return { name, type, href: dataUrl(type, text), download: `${item.id}.${format}` };
  });

const sourceItems = ({ sources }: Article) => sources.map(citeSource);

/** Returns the text of a file with all sources of an article as CSL-JSON, in the order of the article. */
export const sourcesFile = (article: Article): string => json(sourceItems(article), 2);

/** Returns the same as a download. */
export const sourcesDownload = (article: Article): Omit<Download, 'name'> => {
  const { type } = citationFormats.json;
  return {
    type,
    href: dataUrl(type, json(sourceItems(article))),
    download: `${citeArticle(article).item.id}-sources.json`,
  };
};
