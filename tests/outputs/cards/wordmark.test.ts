import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import sharp from 'sharp';
import { type Card, sizes } from '../../../src/outputs/cards/card.ts';
import { cardHash } from '../../../src/outputs/cards/names.ts';
import { openCardRenderer } from '../../../src/outputs/cards/renderer.ts';
import { checkSiteName } from '../../../src/outputs/cards/site-name.ts';
import { samples } from './samples.ts';

const tagline = { en: 'News of the harbour' };
const named = (name: string): Card[] =>
  samples
    .filter((card) =>
      ['site', 'medium', 'arabic-long-square', 'long-address', 'article-arabic'].includes(card.name),
    )
    .map((card) => (card.form === 'site' ? { ...card, text: name } : card));

/** Counts colored pixels in the outermost columns: parts of the marker or letters that are cut off. */
async function inkAtEdges(png: Uint8Array): Promise<number> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const isPaper = (x: number, y: number) =>
    [0, 1, 2].every((part) => (data[(y * width + x) * 4 + part] ?? 0) > 240);
  const columns = [...Array(24).keys()].flatMap((x) => [x, width - 1 - x]);
  return columns.flatMap((x) => [...Array(height).keys()].filter((y) => !isPaper(x, y))).length;
}

describe('the name of the site on a card', () => {
  const names = [
    'Z',
    'Verbatim',
    'The Harbour Ledger',
    'Süddeutsche Hafenzeitung',
    'The Review of Harbours, Bridges and Ferries',
    'Hafenverwaltungsbeobachtungszeitschrift',
    'صحيفة الميناء اليومية',
    'יומן הנמל',
    'Harbour-Ledger–Weekly/Daily',
  ];
  for (const name of names)
    test(`“${name}” is complete and inside the margins on every form of card`, async () => {
      assert.deepEqual(await checkSiteName({ name, tagline }), []);
      const renderer = await openCardRenderer(name);
      for (const card of named(name)) {
        const texts = await renderer.fitted(card);
        const [block, { text, size }] = texts.find(([{ role }]) => role === 'name') ?? assert.fail();
        assert.equal(text.replace(/\u2060/g, '').replace(/\u00a0/g, ' '), name);
        assert.ok(size >= block.smallest && size <= block.largest, `${card.name}: ${size}`);
        const address = texts.find(([{ role }]) => role === 'address')?.[0].width ?? 0;
        assert.ok(address >= 330 && address < sizes[card.shape].width, `${card.name}: address ${address}`);
        assert.equal(await inkAtEdges(await renderer.render(card)), 0, card.name);
      }
    });

  test('is rejected, with the limit, if it would be illegible', async () => {
    const name = 'A name that goes on and on without ever coming to an end that anybody could read on a card';
    const [problem, ...more] = await checkSiteName({ name, tagline });
    assert.deepEqual(more, []);
    assert.equal(problem?.name, 'site-name-too-long');
    assert.match(problem.found, /90 characters/);
    assert.match(problem.expected, /about 45 characters/);
    const renderer = await openCardRenderer(name);
    await assert.rejects(
      renderer.render(samples[0] ?? assert.fail()),
      /too long for a card: shorten it to about 45/,
    );
  });

  test('is rejected if no font has its letters', async () => {
    const problems = await checkSiteName({ name: '港の新聞', tagline: { en: '橋' } });
    assert.deepEqual(
      problems.map(({ name, field }) => [name, field]),
      [
        ['card-character-missing', 'name'],
        ['card-character-missing', 'tagline.en'],
      ],
    );
  });

  test('changes the URL of every card', () => {
    const inputs = { template: 2, renderer: '1', fonts: 'a' };
    const [card] = samples;
    assert.ok(card);
    const hashes = ['Verbatim', 'The Harbour Ledger', 'The Harbor Ledger'].map((site) =>
      cardHash(card, { ...inputs, site }),
    );
    assert.equal(new Set(hashes).size, 3);
  });
});
