/** Articles, conjunctions and prepositions of English; long prepositions too, as both manuals have it. */
const small = new Set(
  (
    'a an the and but for nor or so yet as about above across after against along among around at before behind below ' +
    'beneath beside besides between beyond by concerning despite down during except from in inside into like near of ' +
    'off on onto out outside over past since through throughout to toward towards under until up upon via with within without'
  ).split(' '),
);

const raised = (word: string) => word.replace(/\p{L}/u, (letter) => letter.toUpperCase());

/**
 * An English title with its words capitalised (Chicago 17, 8.159; MLA 9, 2.90): all but the small ones between the
 * first and the last word of title, subtitle and of a title or quotation in it. A word that has a capital or a figure is left as it was written.
 */
export function headlineCase(title: string): string {
  const words = title.split(' ');
  const begins = (index: number) =>
    index === 0 ||
    /^["“‘«]/u.test(words[index] ?? '') ||
    /[:?!.—]["”’]*$|^[—–]$/u.test(words[index - 1] ?? '');
  return words
    .map((word, index) => {
      if (/\p{Lu}|\p{N}/u.test(word)) return word;
      const ends = index === words.length - 1 || /[:?!]["”’]*$|[”»][,;]?$/u.test(word);
      // Of words joined by hyphens each is weighed, and the first is raised.
      const parts = word.split('-');
      return parts
        .map((part, place) => {
          const first = place === 0 && (begins(index) || parts.length > 1);
          const last = place === parts.length - 1 && ends;
          return small.has(part.replace(/[^\p{L}]/gu, '')) && !first && !last ? part : raised(part);
        })
        .join('-');
    })
    .join(' ');
}

/** An English title as APA has it (7, 6.17): as it was written, with a capital after a colon, a question or an exclamation mark. */
export const subtitleCase = (title: string): string =>
  title.replace(/(?<=[:?!]["”’]* )\P{L}*\p{L}/gu, (start) => start.toUpperCase());
