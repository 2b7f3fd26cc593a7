import type { DiffPart } from '../../text/word-diff.ts';
import type { Change, Comparison } from '../../verify/answer.ts';
import { h } from '../dom.ts';
import { blockquote, type Drawing, marked, p, partsAs, quoted } from './draw-evidence.ts';

/** Returns the differences in a list, in their order, and all words with the differences marked. */
export const comparisonOf = (
  { parts, changes }: Comparison,
  lang: string,
  drawing: Drawing,
): HTMLElement[] => [
  h('ul', { class: 'changes' }, ...changes.map((change) => changeItem(change, lang, drawing))),
  h('h3', {}, drawing.t.wordByWord),
  h('p', { class: 'meta' }, drawing.t.legend),
  blockquote(
    lang,
    ...partsAs(parts, ({ kind, text }) => {
      if (kind === 'same') return text;
      const { missing, extra } = drawing.t.marks;
      return kind === 'removed' ? marked('del', text, missing, drawing) : marked('ins', text, extra, drawing);
    }),
  ),
];

function changeItem({ kind, asked, published }: Change, lang: string, { t }: Drawing): HTMLElement {
  const side = (label: string, text: string) => (text === '' ? [] : [[`${label} `, quoted(text, lang)]]);
  const sides =
    asked !== '' && published !== ''
      ? [...side(t.asked, asked), ...side(t.published, published)]
      : [...side(t.leftOut, published), ...side(t.notOurs, asked)];
  return h(
    'li',
    { 'data-change': kind },
    h('b', {}, t.changes[kind]),
    ...sides.flatMap((parts) => ['\u00a0· ', ...parts]),
  );
}

/**
 * Returns how a text changed from the words asked for to those of today. The comparison calls `added` what is only in the words asked
 * for, which for a reader of the change is what was removed.
 */
export const revisionOf = ({ parts }: Comparison, lang: string, drawing: Drawing): HTMLElement[] => [
  p(h('b', {}, drawing.t.nowReads)),
  h('p', { class: 'meta' }, drawing.t.legendOfChange),
  blockquote(
    lang,
    ...partsAs(removedFirst(parts), ({ kind, text }) => {
      if (kind === 'same') return text;
      const { removed, added } = drawing.t.marks;
      return kind === 'added' ? marked('del', text, removed, drawing) : marked('ins', text, added, drawing);
    }),
  ),
];

/** Returns the parts with what only the words asked for have before what replaced it. */
function removedFirst(parts: readonly DiffPart[]): DiffPart[] {
  const ordered = [...parts];
  for (let index = 1; index < ordered.length; index++) {
    const [one, other] = [ordered[index - 1], ordered[index]];
    if (one?.kind === 'removed' && other?.kind === 'added') ordered.splice(index - 1, 2, other, one);
  }
  return ordered;
}
