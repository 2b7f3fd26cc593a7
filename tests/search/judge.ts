import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SearchEngine } from '../../src/search/engine.ts';
import { foldWord } from '../../src/search/fold-word.ts';
import { resultOf } from '../../src/search/result.ts';

/** A query of a reader who half remembers a text, with what a search must show. */
export interface JudgedQuery {
  query: string;
  /** Language of the page on which the reader searches. */
  lang: 'en' | 'ar' | 'fa';
  kind: 'articles' | 'quotes';
  /** What must be among the first three: each of these; of a nested list, at least one. Slugs of articles, ids of quotes. Empty: nothing may be found. */
  within: readonly (string | readonly string[])[];
  /** What must not be among the results. */
  without?: readonly string[];
  /** Beginnings of words, separated by spaces, that must be highlighted in the first expected result. */
  marks: string;
  /** No word may be replaced by another one, because it is correctly spelled. */
  asTyped?: true;
}

type Rest = Partial<Omit<JudgedQuery, 'query' | 'within' | 'marks'>>;

/** Returns a judged query, by default for articles in English. */
export const ask = (
  query: string,
  within: JudgedQuery['within'],
  marks: string,
  rest: Rest = {},
): JudgedQuery => ({ query, lang: 'en', kind: 'articles', within, marks, ...rest });

/** The name of a judged query in test reports. */
const nameOf = ({ query, lang, kind }: JudgedQuery): string => `${lang}, ${kind}: ${query}`;

/** Returns what is wrong with the answer to a judged query. `idOf` returns the slug or id of a URL. */
export async function faultsIn(
  engine: Pick<SearchEngine, 'answer'>,
  judged: JudgedQuery,
  idOf: (url: string) => string,
): Promise<string[]> {
  const { query, lang, kind, within, without = [], asTyped } = judged;
  const answer = await engine.answer({ query, lang, kind: kind === 'quotes' ? 'quote' : 'article' });
  const found = await Promise.all(
    answer.hits.map(async (hit) => {
      const data = await hit.data();
      return { id: idOf(data.url), show: () => resultOf(hit, data) };
    }),
  );
  const ids = found.map(({ id }) => id);
  const first = found.slice(0, 3);
  const faults: string[] = [];
  if (within.length === 0 && ids.length > 0)
    faults.push(`expected nothing, found ${ids.slice(0, 5).join(', ')}`);
  for (const wanted of within) {
    const any = [wanted].flat();
    if (!first.some(({ id }) => any.includes(id)))
      faults.push(`expected ${any.join(' or ')}, found ${ids.slice(0, 5).join(', ') || 'nothing'}`);
  }
  for (const id of without) if (ids.includes(id)) faults.push(`found ${id}`);
  if (asTyped) for (const { typed, used } of answer.corrected) faults.push(`replaced ${typed} by ${used}`);
  const shown = first.map(({ id, show }) => ({ id, marked: markedIn(show()) }));
  for (const { id, marked } of shown) if (marked.length === 0) faults.push(`nothing is highlighted in ${id}`);
  const expected = shown.find(({ id }) => within.flat().includes(id));
  if (expected)
    for (const mark of judged.marks.split(' ').filter(Boolean).map(foldWord))
      if (!expected.marked.some((word) => word.startsWith(mark)))
        faults.push(
          `${mark} is not highlighted in ${expected.id}, but ${expected.marked.join(' ') || 'nothing'}`,
        );
  return faults;
}

/** Returns the highlighted words of a result. */
const markedIn = ({ title, excerpt, credits }: ReturnType<typeof resultOf>): string[] =>
  [...title, ...excerpt, ...credits.flat()].filter(({ marked }) => marked).map(({ text }) => foldWord(text));

/** Declares a test for each judged query. */
export function testJudged(
  queries: readonly JudgedQuery[],
  engine: () => Pick<SearchEngine, 'answer'>,
  idOf: (url: string) => string,
  { skip, known }: { skip?: string | false; known: (judged: JudgedQuery) => (id: string) => boolean },
): void {
  for (const judged of queries)
    test(nameOf(judged), { skip }, async () => {
      const { within, without = [] } = judged;
      assert.deepEqual(
        [...within.flat(), ...without].filter((id) => !known(judged)(id)),
        [],
        'unknown ids',
      );
      assert.deepEqual(await faultsIn(engine(), judged, idOf), []);
    });
}
