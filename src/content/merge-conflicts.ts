import type { Problem } from '../model/problem.ts';
import { counted } from '../text/counted.ts';
import { frontmatter } from './frontmatter.ts';

/** Matches conflict markers (git-merge, “How conflicts are presented”), including those of the `diff3` style. */
export const conflictMarker = /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$/;

/** What merges left in a text. */
export interface Conflicts {
  problems: Problem[];
  /** The text with the first version of each conflict, and empty lines in place of all others. */
  firstVersion: string;
}

/** The lines of a conflict, as indexes; `middle` and `end` are those of its last two markers. */
interface Conflict {
  start: number;
  /** The line after the first version: `|||||||`, if the marker of the common ancestor is there, or `=======`. */
  afterFirst: number;
  middle: number;
  end: number;
}

/**
 * Returns the conflicts that a merge left in a Markdown or YAML file, and markers of conflicts that were only partly deleted; undefined if there are none. In
 * the body of Markdown, a code block may show a conflict, and `=======` outside a conflict underlines a heading. A quotation in seven others, `>>>>>>> x`,
 * is reported as a marker: nobody is known to write one.
 */
export function mergeConflicts(text: string, file: string, isMarkdown: boolean): Conflicts | undefined {
  // Most files are known to have none without a look at their lines.
  if (!['<<<<<<<', '>>>>>>>', '\n=======', '\n|||||||'].some((marker) => text.includes(marker)))
    return undefined;
  const lines = text.split(/\r?\n/);
  const bodyStart = isMarkdown ? bodyStartOf(text) : lines.length;
  const problems: Problem[] = [];
  const kept = [...lines];
  let fence: string | undefined;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const inBody = index >= bodyStart;
    if (inBody) {
      const wasOpen = fence !== undefined;
      fence = fenceAfter(line, fence);
      if (wasOpen || fence !== undefined) continue;
    }
    const conflict = isMarker(line, '<') ? conflictAt(lines, index) : undefined;
    if (conflict) {
      problems.push({ ...problemOf(conflict, lines), file });
      kept[index] = '';
      kept.fill('', conflict.afterFirst, conflict.end + 1);
      // What follows is read after the first version: if both open a code block, one is open.
      if (inBody)
        for (const own of lines.slice(index + 1, conflict.afterFirst)) fence = fenceAfter(own, fence);
      index = conflict.end;
    } else if (isMarker(line, '<') || isMarker(line, '>') || (!inBody && conflictMarker.test(line))) {
      problems.push({ ...leftOver(line, index + 1), file });
      kept[index] = '';
    }
  }
  return problems.length > 0 ? { problems, firstVersion: kept.join('\n') } : undefined;
}

const isMarker = (line: string, character: '<' | '|' | '=' | '>') =>
  line.startsWith(character.repeat(7)) && conflictMarker.test(line);

const bodyStartOf = (text: string): number => {
  const [matter = ''] = frontmatter.exec(text) ?? [];
  return matter.split('\n').length - 1;
};

/** Returns the fence of the code block that is open after a line (CommonMark, “Fenced code blocks”); undefined if none is. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const [, marks = '', rest = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  if (open === undefined)
    return marks === '' || (marks.startsWith('`') && rest.includes('`')) ? undefined : marks;
  return marks.startsWith(open) && rest.trim() === '' ? undefined : open;
}

/** Returns the conflict that begins on a line; undefined if its other markers do not follow. */
function conflictAt(lines: readonly string[], start: number): Conflict | undefined {
  let ancestor: number | undefined;
  let middle: number | undefined;
  for (let index = start + 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (isMarker(line, '<')) return undefined;
    if (isMarker(line, '>'))
      return middle === undefined ? undefined : { start, afterFirst: ancestor ?? middle, middle, end: index };
    if (middle !== undefined) continue;
    if (isMarker(line, '|')) ancestor = index;
    if (line === '=======') middle = index;
  }
  return undefined;
}

/** Versions that are as short as this are in the report, to be pasted. */
const longestVersion = 6;

function problemOf(
  { start, afterFirst, middle, end }: Conflict,
  lines: readonly string[],
): Omit<Problem, 'file'> {
  const versions = [
    { name: nameOf(lines[start], 'the first version'), from: start + 1, to: afterFirst },
    { name: nameOf(lines[end], 'the second version'), from: middle + 1, to: end },
  ].map((version) => ({ ...version, text: lines.slice(version.from, version.to) }));
  const areShort = versions.every(({ text }) => text.length <= longestVersion);
  return {
    name: 'merge-conflict',
    line: start + 1,
    found: `a merge conflict up to line ${end + 1}: ${versions
      .map(({ name, text }) => `${text.length === 0 ? 'nothing' : counted(text.length, 'line')} from ${name}`)
      .join(', ')}`,
    expected: 'one version',
    fix: areShort
      ? `replace lines ${start + 1} to ${end + 1} with one of these, or join them:\n${versions.map(pasted).join('\n')}`
      : `${versions.map(kept).join(', or ')}, or join both;\ndelete all other lines from ${start + 1} to ${end + 1}, those with <<<<<<<, ======= and >>>>>>> too`,
  };
}

/** A version as it is found in the file. */
interface Version {
  name: string;
  from: number;
  to: number;
  text: readonly string[];
}

const nameOf = (marker: string | undefined, otherwise: string) => {
  const name = marker?.slice(8).trim();
  return name === undefined || name === '' ? otherwise : name;
};
const pasted = ({ name, text }: Version) =>
  text.length === 0 ? `(nothing, as in ${name})` : `(${name})\n${text.join('\n')}`;
const kept = ({ name, from, to }: Version) =>
  from === to ? `keep nothing (${name})` : `keep ${linesFrom(from + 1, to)} (${name})`;

const linesFrom = (first: number, last: number) =>
  first === last ? `line ${first}` : `lines ${first} to ${last}`;

const leftOver = (line: string, number: number): Omit<Problem, 'file'> => ({
  name: 'merge-conflict',
  line: number,
  found: `${line.slice(0, 7)}, which is left from a merge conflict`,
  expected: 'no markers of a conflict',
  fix: 'delete the line, and check that the text around it is not there twice',
});
