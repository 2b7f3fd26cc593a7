import type { Problem } from '../model/problem.ts';
import { type Parsed, parseYaml } from './yaml/parse.ts';

/** The frontmatter and body of a Markdown file. `bodyLine` is the 1-based line on which the body begins. */
export interface MarkdownFile extends Parsed {
  body: string;
  bodyLine: number;
}

/** The most bytes of frontmatter, five times that of long articles. */
const mostFrontmatter = 64 * 1024;

/** Matches frontmatter with its two lines of hyphens; the first group is the text between them. */
export const frontmatter = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/** Splits a Markdown file into frontmatter and body. */
export function parseMarkdownFile(text: string, file: string): MarkdownFile {
  const match = frontmatter.exec(text);
  if (match?.index !== 0)
    return unreadable(1, {
      file,
      line: 1,
      expected: 'fields between two lines --- at the top',
      ...missing(text),
    });
  const bodyLine = match[0].split('\n').length;
  const bytes = Buffer.byteLength(match[1] ?? '');
  if (bytes > mostFrontmatter)
    return unreadable(bodyLine, {
      name: 'frontmatter-too-long',
      file,
      line: 1,
      found: `frontmatter of ${Math.ceil(bytes / 1024)} KB`,
      expected: `at most ${mostFrontmatter / 1024} KB`,
      fix: 'move text into the body, and shared sources into content/sources.yaml',
    });
  return { ...parseYaml(match[1] ?? '', file, 2), body: text.slice(match[0].length), bodyLine };
}

/** Returns what keeps the top of a file from being frontmatter. */
function missing(text: string): Pick<Problem, 'name' | 'found' | 'fix'> {
  if (/^\uFEFF?---/.test(text))
    return {
      name: 'frontmatter-unclosed',
      found: 'frontmatter that is never closed',
      fix: 'add a line --- between the last field and the text',
    };
  const name = 'frontmatter-missing';
  if (/^\uFEFF?\s+---/.test(text))
    return {
      name,
      found: 'an empty line above the frontmatter',
      fix: 'delete everything above the first ---',
    };
  if (/^\uFEFF?\+\+\+/.test(text))
    return {
      name,
      found: 'frontmatter in TOML',
      fix: 'write --- for +++, and name: value for name = "value"',
    };
  return {
    name,
    found: 'no frontmatter',
    fix: 'write at the top\n---\ntitle: A headline\n---\nnpm run new creates files with all required fields',
  };
}

const unreadable = (bodyLine: number, problem: Problem): MarkdownFile => ({
  data: undefined,
  body: '',
  bodyLine,
  placeOf: () => ({ line: 1, column: 1 }),
  problems: [problem],
});
