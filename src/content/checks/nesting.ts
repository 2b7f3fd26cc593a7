/** The most levels of nested lists, quotes or brackets. */
const mostLevels = 100;
/** The most brackets and emphasis characters in one paragraph: the Markdown parser takes quadratic time in their number. */
const mostMarks = 5000;

/** Returns the first place that would take the parser minutes or overflow its stack, with the 1-based line of the body. */
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
    // A level is a marker, or two columns of indentation below one.
    const [start = '', indent = ''] = /^([ \t]*)(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*)*/.exec(text) ?? [];
    const markers = start.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0;
    const columns = indent.replaceAll('\t', '    ').length;
    if (markers > 0 && markers + columns / 2 > mostLevels)
      return { line, found: `lists or quotes more than ${mostLevels} deep` };
    // Paragraphs end at empty lines; table cells are parsed separately.
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
