import type { Nodes, Parent, Text } from 'mdast';
import type { VFile } from 'vfile';
import { emptyAnnotations, type Annotations, type Correction } from '../model/article.ts';
import type { ArticleParts } from '../model/article-ids.ts';
import type { PullQuoteData } from '../model/quote.ts';

/** What the plugins read of an article's frontmatter, and where they leave what they found. */
export interface ArticleFrontmatter extends ArticleParts {
  lang?: string;
  sources?: (string | { id: string })[];
  pullQuotes?: PullQuoteData[];
  abbreviations?: Record<string, string>;
  corrections?: Pick<Correction, 'says' | 'at' | 'occurrence'>[];
  claims?: { id: string; claim: string; record: string }[];
  timeline?: { entries: { id: string; title: string; text: string }[] } | undefined;
  /** 1-based line of the file on which the body begins; the check says it, Astro does not know it. */
  bodyLine?: number;
  annotations?: Annotations;
}

/** The frontmatter that Astro hands to the plugins; results left here reach the pages and the check. */
export function frontmatterOf(file: VFile): ArticleFrontmatter {
  file.data.astro ??= {};
  file.data.astro.frontmatter ??= {};
  return file.data.astro.frontmatter;
}

/** The file's annotations, made empty by the first plugin that asks. */
export function annotationsOf(file: VFile): Annotations {
  return (frontmatterOf(file).annotations ??= emptyAnnotations());
}

/** Where a node begins in the body. */
export const startOf = ({ position }: Pick<Nodes, 'position'>) => ({
  line: position?.start.line,
  column: position?.start.column,
});

/** The line of the file for a line of the body, to be named in a message. */
export const lineInFile = (file: VFile, line: number | undefined): number | undefined =>
  line === undefined ? undefined : line + (frontmatterOf(file).bodyLine ?? 1) - 1;

/** The line of the body on which the character at `index` of a text stands; what was found beside an address has only its paragraph’s. */
export const lineInText = ({ value, position }: Text, index: number, parent?: Parent): number | undefined =>
  position
    ? position.start.line + value.slice(0, index).split('\n').length - 1
    : parent?.position?.start.line;
