import type { Answer, Found, Question } from '../../src/verify/answer.ts';
import type { Verifier } from '../../src/verify/verifier.ts';

/** How a judged question was made. */
export type Making =
  | 'exact'
  | 'copy'
  | 'case'
  | 'passage'
  | 'cut'
  | 'around'
  | 'typo'
  | 'word'
  | 'number'
  | 'negation'
  | 'credit'
  | 'stitched'
  | 'changed'
  | 'withdrawn'
  | 'unrelated'
  | 'paraphrase';

/** A question, with the answer that it must get. */
export interface JudgedCase extends Question {
  made: Making;
  /** Kinds of answers that are right. */
  expected: readonly Answer['kind'][];
  /** The path of the quote, or of the article with the passage, that the answer must name. */
  place?: string;
  /** The kind of the change that must come first. */
  change?: 'negation' | 'number' | 'name';
}

/** A judged case and its answer. */
export interface Judgement {
  number: number;
  judged: JudgedCase;
  answer: Answer;
  /** What is wrong; '' if nothing is. */
  fault: string;
  milliseconds: number;
}

/** Asks every question. Thresholds are tuned on those with even numbers and reported on the others. */
export async function judge(verifier: Verifier, cases: readonly JudgedCase[]): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  for (const [number, judged] of cases.entries()) {
    const start = performance.now();
    const answer = await verifier.answer(judged);
    const milliseconds = performance.now() - start;
    judgements.push({ number, judged, answer, fault: faultOf(judged, answer), milliseconds });
  }
  return judgements;
}

function faultOf({ expected, place, change }: JudgedCase, answer: Answer): string {
  if (!expected.includes(answer.kind)) return `${answer.kind} in place of ${expected.join(' or ')}`;
  const places = placesOf(answer);
  if (place !== undefined && !places.includes(place))
    return `${places.join(', ') || 'nothing'} in place of ${place}`;
  if (change !== undefined && answer.kind === 'altered' && answer.comparison.changes[0]?.kind !== change)
    return `a change of ${answer.comparison.changes[0]?.kind ?? 'nothing'} in place of ${change}`;
  return '';
}

/** Returns the paths of the quotes and articles that an answer names. */
function placesOf(answer: Answer): string[] {
  switch (answer.kind) {
    case 'exact':
    case 'part':
    case 'other-credit':
    case 'translation':
      return pathsOf(answer);
    case 'passage':
      return pathsOf(answer);
    case 'altered':
    case 'changed':
      return pathsOf(answer.found);
    case 'stitched':
      return answer.parts.flatMap(({ found }) => pathsOf(found));
    case 'withdrawn':
      return [answer.path];
    case 'not-found':
      return answer.near.flatMap(pathsOf);
    default:
      return [];
  }
}

const pathsOf = (found: Found): string[] =>
  'quote' in found ? [found.quote.path, found.quote.article.path] : [found.passage.path.replace(/#.*/, '')];

/** A row of figures for each way of making questions. */
export function confusion(judgements: readonly Judgement[]): string {
  const kinds = [...new Set(judgements.map(({ answer }) => answer.kind))].sort();
  const makings = [...new Set(judgements.map(({ judged }) => judged.made))];
  const rows = makings.map((made) => {
    const own = judgements.filter(({ judged }) => judged.made === made);
    const right = own.filter(({ fault }) => fault === '').length;
    const counts = kinds.map((kind) => own.filter(({ answer }) => answer.kind === kind).length);
    return [made, `${right}/${own.length}`, ...counts.map((count) => (count === 0 ? '·' : String(count)))];
  });
  const head = ['made', 'right', ...kinds];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  return [head, ...rows]
    .map((row) => row.map((cell, at) => cell.padEnd((widths[at] ?? 0) + 2)).join(''))
    .join('\n');
}
