import type { DiffPart } from '../text/word-diff.ts';
import type { Step } from './align.ts';
import type { Change, Comparison } from './answer.ts';
import type { Token } from './tokens.ts';

/** A text with its words. */
export interface Words {
  text: string;
  tokens: readonly Token[];
}

/** Says what kind of change it is if asked words replace published ones. */
export type Judge = (asked: readonly Token[], published: readonly Token[]) => Change['kind'];

const order: readonly Change['kind'][] = ['negation', 'number', 'name', 'word'];

/** Returns the text of tokens with the punctuation around them, without white space. */
export function textOf({ text, tokens }: Words, from: number, to: number): string {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (!first || !last || from >= to) return '';
  let { start } = first;
  let { end } = last;
  const [least, most] = [tokens[from - 1]?.end ?? 0, tokens[to]?.start ?? text.length];
  while (start > least && !/\s/u.test(text.charAt(start - 1))) start--;
  while (end < most && !/\s/u.test(text.charAt(end))) end++;
  return text.slice(start, end);
}

/** Returns words without the marks around them: a change is shown between quotation marks. */
const withoutEnds = (text: string) =>
  text.replace(/^[\p{Ps}\p{Pi}"']+|[\p{Pe}\p{Pf}"'.,;:!?…،؛؟]+$/gu, '') || text;

/** Returns a function that removes the quotation marks of a part if the text has only opening or only closing ones: the others are outside of it. */
function withoutHalves(parts: readonly DiffPart[]): (part: DiffPart) => DiffPart {
  const whole = parts.map(({ text }) => text).join(' ');
  const [opens, closes] = [/[“„«]/.test(whole), /[”»]/.test(whole)];
  if (opens === closes) return (part) => part;
  return ({ kind, text }) => ({ kind, text: text.replace(/[“„«”»]/g, '') });
}

/** Returns the comparison of asked words with published ones by the steps of their alignment. */
export function compare(asked: Words, published: Words, steps: readonly Step[], judge: Judge): Comparison {
  const parts: DiffPart[] = [];
  const changes: Change[] = [];
  const add = (kind: DiffPart['kind'], text: string) => {
    if (text !== '') parts.push({ kind, text });
  };
  for (let at = 0; at < steps.length;) {
    const isSame = steps[at]?.kind === 'same';
    let next = at;
    while (next < steps.length && (steps[next]?.kind === 'same') === isSame) next++;
    const [first, last] = [steps[at], steps[next - 1]];
    at = next;
    if (!first || !last) break;
    const [askedFrom, askedTo] = [first.asked[0], last.asked[1]];
    const [publishedFrom, publishedTo] = [first.published[0], last.published[1]];
    const published_ = textOf(published, publishedFrom, publishedTo);
    if (isSame) {
      add('same', published_);
      continue;
    }
    const asked_ = textOf(asked, askedFrom, askedTo);
    add('removed', published_);
    add('added', asked_);
    changes.push({
      kind: judge(asked.tokens.slice(askedFrom, askedTo), published.tokens.slice(publishedFrom, publishedTo)),
      asked: withoutEnds(asked_),
      published: withoutEnds(published_),
    });
  }
  return {
    parts: parts.map(withoutHalves(parts)),
    changes: changes.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
  };
}
