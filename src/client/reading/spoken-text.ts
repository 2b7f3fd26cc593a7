/** A sentence: what is said, and where it is in the page. */
export interface SpokenSentence {
  text: string;
  range: Range;
}

/** What is not read: notes, tables, drawings, interface, what repeats the text, and lists of sources. */
const unread =
  '.screen-only, .pull-quote, [data-footnotes], figure, .table-box, table, pre, .sources, .correction, fieldset, nav, sup:has(a)';
const blocks = 'h1, h2, h3, h4, p, li, blockquote, dt, dd';

/**
 * Returns what is read of an article, as paragraphs of sentences: title, standfirst and text. `quoteOf` returns what is said before the
 * words of somebody, whose name is in the pull-quote next to the paragraph.
 */
export function spokenText(
  article: Element,
  lang: string,
  quoteOf: (speaker: string) => string,
): SpokenSentence[][] {
  const all = [
    ...article.querySelectorAll<HTMLElement>('h1, .standfirst'),
    ...article.querySelectorAll<HTMLElement>(`.prose :is(${blocks})`),
  ];
  const speakers = speakersIn(article);
  return all
    .filter((block) => !block.closest(unread) && !block.querySelector(blocks))
    .map((block) => sentencesOf(block, lang, (id) => speakers.get(id), quoteOf))
    .filter((sentences) => sentences.length > 0);
}

/** Returns the speakers of quotes, by the ids of their marked words. */
function speakersIn(article: Element): ReadonlyMap<string, string> {
  const speakers = new Map<string, string>();
  for (const aside of article.querySelectorAll('.pull-quote')) {
    const speaker = aside.querySelector('.speaker')?.textContent.trim();
    const path = aside.querySelector<HTMLAnchorElement>('a[href]')?.pathname;
    const id = path
      ?.split('/')
      .filter((part) => part !== '')
      .at(-1);
    if (speaker !== undefined && id !== undefined) speakers.set(`q-${id}`, speaker);
  }
  return speakers;
}

/** A text node that is read, and where it begins in the text of its block. */
interface Piece {
  node: Text;
  start: number;
}

function sentencesOf(
  block: HTMLElement,
  lang: string,
  speakerOf: (id: string) => string | undefined,
  quoteOf: (speaker: string) => string,
): SpokenSentence[] {
  const pieces: Piece[] = [];
  /** What is said in addition, by its place in the text. */
  const said = new Map<number, string>();
  let text = '';
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let before: Element | null | undefined;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.parentElement?.closest(unread)) continue;
    const mark = node.parentElement?.closest('mark');
    const speaker = mark && mark !== before ? speakerOf(mark.id) : undefined;
    if (speaker !== undefined) said.set(text.length, quoteOf(speaker));
    before = mark;
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  return boundaries(text, lang).flatMap(([from, to]) => {
    const range = rangeOf(pieces, from, to);
    let words = '';
    let at = from;
    for (const [place, addition] of said)
      if (place >= from && place < to) {
        words += text.slice(at, place) + addition;
        at = place;
      }
    words += text.slice(at, to);
    const clean = words.replaceAll('\u200b', '').replace(/\s+/gu, ' ').trim();
    return range && /[\p{L}\p{N}]/u.test(clean) ? [{ text: clean, range }] : [];
  });
}

/** Returns where sentences begin and end, without the space around them. */
function boundaries(text: string, lang: string): [from: number, to: number][] {
  const segments =
    'Segmenter' in Intl
      ? Array.from(new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text))
      : Array.from(text.matchAll(/[^.!?؟…]+[.!?؟…]*["”’»)]*\s*/gu), ({ 0: segment, index }) => ({
          segment,
          index,
        }));
  return segments.map(({ segment, index }) => [
    index + segment.length - segment.trimStart().length,
    index + segment.trimEnd().length,
  ]);
}

function rangeOf(pieces: readonly Piece[], from: number, to: number): Range | undefined {
  const first = pieces.filter(({ start }) => start <= from).at(-1);
  const last = pieces.filter(({ start }) => start < to).at(-1);
  if (!first || !last || to <= from) return undefined;
  const range = document.createRange();
  range.setStart(first.node, from - first.start);
  range.setEnd(last.node, Math.min(to - last.start, last.node.length));
  return range;
}
