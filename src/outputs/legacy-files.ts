import { isLegacyArticle } from '../model/legacy.ts';
import type { Library } from '../model/library.ts';
import { citationFilePath, citationFiles, sourcesFilePath } from '../model/routes.ts';
import { citationFile, sourcesFile } from './citations/files.ts';
import { citeArticle, citeQuote, type CslItem } from './citations/item.ts';

/** Returns the files for reference managers that legacy pages have, by path: citations, and the sources of articles. */
export function legacyFiles(library: Library): Map<string, () => string> {
  const { articles, quotes, legacy } = library;
  return new Map([
    ...articles
      .filter((article) => isLegacyArticle(legacy, article))
      .flatMap((article) => [
        ...citations(article.path, () => citeArticle(article).item),
        [sourcesFilePath(article.slug), () => sourcesFile(article)] as const,
      ]),
    ...quotes
      .filter(({ path }) => legacy.pages.has(path))
      .flatMap((quote) => citations(quote.path, () => citeQuote(quote).item)),
  ]);
}

const citations = (path: string, item: () => CslItem): (readonly [string, () => string])[] =>
  citationFiles.map((format) => [citationFilePath(path, format), () => citationFile(item(), format)]);
