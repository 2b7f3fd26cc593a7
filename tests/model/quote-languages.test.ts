import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Quote } from '../../src/model/joined.ts';
import type { Passage } from '../../src/model/passage.ts';
import { lineAround, lineRunsAround, quoteText, wordRuns } from '../../src/model/quote.ts';

/** A quote of somebody that begins with German words; Arabic ones are before it. */
const before = 'She said ثم to us: ';
const words = 'Ich schulde nichts, I owe nothing';
const foreign: NonNullable<Passage['foreign']> = [
  { from: 9, to: 11, lang: 'ar' },
  { from: before.length, to: before.length + 18, lang: 'de' },
];
const quoteOf = (passage: Partial<Passage>, text = words) =>
  ({
    text,
    passage: { before, words: text, after: ', and left.', at: 0, foreign, ...passage },
    speaker: { id: 'mara-lind' },
    article: { lang: 'en' },
  }) as unknown as Quote;

describe('the words of a quote in several languages', () => {
  test('are pieces of one language each, with quotation marks or without', () => {
    const quote = quoteOf({});
    const own = [
      { text: 'Ich schulde nichts', lang: 'de' },
      { text: ', I owe nothing', lang: undefined },
    ];
    assert.deepEqual(wordRuns(quote, quote.text), own);
    assert.deepEqual(wordRuns(quote, quoteText(quote)), [
      { text: '“', lang: undefined },
      ...own,
      { text: '”', lang: undefined },
    ]);
  });

  test('within marks of their own are shown in the inner marks, and keep their language', () => {
    const text = 'They told us “Ich schulde nichts” and left';
    const from = before.length + 'They told us “'.length;
    const quote = quoteOf({ foreign: [{ from, to: from + 'Ich schulde nichts'.length, lang: 'de' }] }, text);
    assert.deepEqual(wordRuns(quote, quoteText(quote)), [
      { text: '“', lang: undefined },
      { text: 'They told us ‘', lang: undefined },
      { text: 'Ich schulde nichts', lang: 'de' },
      { text: '’ and left', lang: undefined },
      { text: '”', lang: undefined },
    ]);
  });

  test('are one piece if the body has other characters, or other marks are shown', () => {
    for (const [quote, shown] of [
      [quoteOf({ words: `${words}  ` }), words],
      [quoteOf({ foreign: undefined as never }), words],
      [quoteOf({}), 'Ich schulde “nichts”, I owe nothing'],
    ] as const)
      assert.deepEqual(wordRuns(quote, shown), [{ text: shown, lang: undefined }]);
  });

  test('have words around them that are marked, too, and joined are those of a line', () => {
    const quote = quoteOf({});
    const { before, after } = lineRunsAround(quote);
    assert.deepEqual(before, [
      { text: 'She said ', lang: undefined },
      { text: 'ثم', lang: 'ar' },
      { text: ' to us: ', lang: undefined },
      { text: '“', lang: undefined },
    ]);
    assert.deepEqual(after, [
      { text: '”', lang: undefined },
      { text: ', and left.', lang: undefined },
    ]);
    assert.deepEqual(lineAround(quote), { before: 'She said ثم to us: “', after: '”, and left.' });
  });

  test('keep their languages next to an ellipsis', () => {
    const long = `${'words before it '.repeat(8)}ثم to us: `;
    const at = long.length - ' to us: '.length;
    const quote = quoteOf({ before: long, foreign: [{ from: at - 2, to: at, lang: 'ar' }] });
    const { before } = lineRunsAround(quote);
    assert.ok(before[0]?.text.startsWith('…'));
    assert.deepEqual(
      before.filter(({ lang }) => lang),
      [{ text: 'ثم', lang: 'ar' }],
    );
  });

  test('are never one piece in a component, which would lose the languages', () => {
    const components = join(import.meta.dirname, '../../src/components');
    const files = globSync('**/*.astro', { cwd: components });
    assert.ok(files.length > 50);
    const losing = files.filter((file) =>
      />\s*\{quoteText\(/.test(readFileSync(join(components, file), 'utf8')),
    );
    assert.deepEqual(losing, []);
  });
});
