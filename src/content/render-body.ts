import { pathToFileURL } from 'node:url';
import type { Annotations } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import { messageOf } from '../text/message-of.ts';
import { nestingFault } from './checks/nesting.ts';
import type { MarkdownReading } from './read-markdown.ts';

/** A rendered body. Lines in `annotations` are those of the file. */
export interface RenderedBody {
  /** HTML with empty elements for the blocks that components render. */
  html: string;
  annotations: Annotations;
}

/** Renders the body of a file; `path` is its absolute path. */
export type BodyRenderer = (
  reading: Pick<MarkdownReading<unknown>, 'file' | 'data' | 'body' | 'bodyLine'>,
  path: string,
) => Promise<{ rendered: RenderedBody | undefined; problems: Problem[] }>;

/**
 * Renders the body of an article with the Markdown plugins; returns the HTML and the problems that the plugins report. The plugins, some
 * 400 modules, are loaded for the first body: a check of unchanged articles does without them.
 */
export const renderBody: BodyRenderer = async ({ file, data, body, bodyLine }, path) => {
  const nested = nestingFault(body);
  if (nested) return failed(tooDeep(file, nested.line + bodyLine - 1, nested.found));
  try {
    const { markdownProcessor } = await import('../markdown/processor.ts');
    const { code, metadata } = await markdownProcessor.render(body, {
      // Plugins write into the frontmatter.
      frontmatter: { ...(structuredClone(data) as object), bodyLine },
      fileURL: pathToFileURL(path),
    });
    const annotations = metadata.frontmatter.annotations as Annotations;
    const inFile = (line: number | undefined) => (line === undefined ? undefined : line + bodyLine - 1);
    for (const place of [
      ...annotations.links,
      ...annotations.blocks,
      ...annotations.keys,
      ...annotations.pictures,
    ])
      place.line = inFile(place.line);
    const problems = annotations.problems.map((problem) => ({
      ...problem,
      file,
      // Problems of fields are reported at the field; their text contains the line of the body.
      line: problem.field === undefined ? inFile(problem.line) : undefined,
      column: problem.field === undefined ? problem.column : undefined,
    }));
    return { rendered: { html: code, annotations }, problems };
  } catch (error) {
    return failed({
      name: 'body-unrenderable',
      file,
      line: bodyLine,
      found: `a body that cannot be rendered: ${messageOf(error)}`,
      expected: 'Markdown that can be rendered',
      fix: 'report this bug of the software; until it is fixed, rewrite the paragraph that causes it',
    });
  }
};

const failed = (problem: Problem) => ({ rendered: undefined, problems: [problem] });

const tooDeep = (file: string, line: number, found: string): Problem => ({
  name: 'nesting-too-deep',
  file,
  line,
  found,
  expected: 'at most 100 levels, and 5000 brackets and emphasis characters in a paragraph',
  fix: 'close the list, quote or bracket, or put an empty line between paragraphs',
});
