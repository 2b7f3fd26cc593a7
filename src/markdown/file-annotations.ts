import type { Nodes, Parent, Text } from 'mdast';
import type { VFile } from 'vfile';
import { type Annotations, type Correction, emptyAnnotations } from '../model/article.ts';
import type { ArticleParts } from '../model/article-ids.ts';
import type { PullQuoteData } from '../model/pull-quote.ts';

/** The parts of an article’s frontmatter that plugins read, and the annotations that they write. */
export interface ArticleFrontmatter extends ArticleParts {
  lang?: string;
  sources?: (string | { id: string })[];
  pullQuotes?: PullQuoteData[];
  abbreviations?: Record<string, string>;
  corrections?: Pick<Correction, 'says' | 'at' | 'occurrence'>[];
  /** Line of the file on which the body begins, from 1. */
  bodyLine?: number;
  annotations?: Annotations;
}

/** Returns the frontmatter that plugins read; what they write into it reaches pages and reports. */
export function frontmatterOf(file: VFile): ArticleFrontmatter {
  file.data.astro ??= {};
  file.data.astro.frontmatter ??= {};
  return file.data.astro.frontmatter;
}

/** Returns the file’s annotations; creates them on the first call. */
export function annotationsOf(file: VFile): Annotations {
  return (frontmatterOf(file).annotations ??= emptyAnnotations());
}

/** Returns the line and column of a node in the body. */
export const startOf = ({ position }: Pick<Nodes, 'position'>) => ({
  line: position?.start.line,
  column: position?.start.column,
});

/** Returns the line of the file for a line of the body. */
export const lineInFile = (file: VFile, line: number | undefined): number | undefined =>
  line === undefined ? undefined : line + (frontmatterOf(file).bodyLine ?? 1) - 1;

/** Returns the line of the body for the character at `index` of a text node. A node without a position gets the line of `parent`. */
export const lineInText = ({ value, position }: Text, index: number, parent?: Parent): number | undefined =>
  position
    ? position.start.line + value.slice(0, index).split('\n').length - 1
    : parent?.position?.start.line;
