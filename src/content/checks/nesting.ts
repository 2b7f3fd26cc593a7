/** Levels of lists, quotes and brackets in one another. */
const mostLevels = 100;
/** Marks that can open something, in one paragraph. The time a parser of Markdown takes grows with the square of these. */
const mostMarks = 5000;

/** What the parser would take minutes over, or fail at: the line of the body, from 1, and what is there. */
export function nestingFault(body: string): { line: number; found: string } | undefined {
  let levels = 0;
  let marks = 0;
  let fence: string | undefined;
  for (const [index, text] of body.split('\n').entries()) {
    const line = index + 1;
    const [, ticks] = /^ {0,3}(`{3,}|~{3,})/.exec(text) ?? [];
    if (fence !== undefined) {
      if (ticks?.startsWith(fence)) fence = undefined;
      continue;
    }
    fence = ticks;
    // Every level is a marker, or two columns of indentation below one.
    const [start = '', indent = ''] = /^([ \t]*)(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*)*/.exec(text) ?? [];
    const markers = start.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0;
    const columns = indent.replaceAll('\t', '    ').length;
    if (markers > 0 && markers + columns / 2 > mostLevels)
      return { line, found: `lists or quotes more than ${mostLevels} deep` };
    // A paragraph ends at an empty line; cells of a table are read by themselves.
    if (text.trim() === '' || text.startsWith('|')) levels = marks = 0;
    for (const [mark] of text.matchAll(/[*_`~<[\]]/g)) {
      marks++;
      if (mark === '[') levels++;
      else if (mark === ']') levels = Math.max(0, levels - 1);
    }
    if (levels > mostLevels) return { line, found: `brackets more than ${mostLevels} deep` };
    if (marks > mostMarks)
      return { line, found: `more than ${mostMarks} brackets and emphasis characters in one paragraph` };
  }
  return undefined;
}
