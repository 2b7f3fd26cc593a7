import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import { wordsIn } from '../../src/search/indexed-text.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { stopWords } from '../../src/search/stop-words.ts';
import { countTexts, type TextCounts, TextStatistics } from '../../src/search/text-statistics.ts';
import { foreignArticles, foreignRecords } from './foreign-articles.ts';

const texts = foreignRecords.map((record, index): [SearchRecord, string] => [
  record,
  foreignArticles[index]?.text ?? '',
]);
/** The texts in parts of 40, as they are kept from build to build. */
const parts = Array.from({ length: Math.ceil(texts.length / 40) }, (_, part) =>
  texts.slice(part * 40, (part + 1) * 40),
).map((some) => deserialize(serialize(countTexts(some))) as TextCounts);

function statisticsOf(counts: readonly TextCounts[]): TextStatistics {
  const statistics = new TextStatistics();
  for (const counted of counts) statistics.add(counted);
  return statistics;
}

test('counts of parts are those of all texts at once', () => {
  assert.ok(parts.length > 3);
  const [whole, inParts] = [statisticsOf([countTexts(texts)]), statisticsOf(parts)];
  assert.deepEqual(inParts.meanLengths(), whole.meanLengths());
  assert.deepEqual(inParts.wordLists(), whole.wordLists());
  assert.deepEqual(inParts.compounds(['en']), whole.compounds(['en']));
  assert.deepEqual(inParts.articles, whole.articles);
});

test('two words that texts also write as one are found as by looking at each pair, without common words', () => {
  const common = new Set(Object.values(stopWords(['en'])).flat());
  const all = texts.map(([, text]) => wordsIn(text).map(({ form }) => form));
  const forms = new Set(all.flat());
  const isPart = (form: string) => form.length >= 3 && !common.has(form) && !/[^\p{L}]/u.test(form);
  const counts = new Map<string, number>();
  for (const words of all)
    for (const [index, second] of words.entries()) {
      const first = words[index - 1];
      if (first === undefined || !isPart(first) || !isPart(second) || !forms.has(first + second)) continue;
      counts.set(`${first} ${second}`, (counts.get(`${first} ${second}`) ?? 0) + 1);
    }
  const expected = [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 400)
    .map(([pair]) => pair);
  assert.ok(expected.length > 5, expected.join());
  assert.deepEqual(statisticsOf(parts).compounds(['en']), expected);
});
