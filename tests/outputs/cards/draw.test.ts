import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { drawCards } from '../../../src/integrations/draw-cards.ts';
import { sizes } from '../../../src/outputs/cards/card.ts';
import { cardFile } from '../../../src/outputs/cards/names.ts';
import { pngSize, samples } from './samples.ts';

const root = mkdtempSync(join(tmpdir(), 'verbatim-cards-'));
after(() => {
  rmSync(root, { recursive: true });
});
const options = (name: string, atOnce: number, cache = name) => ({
  folder: join(root, name, 'dist'),
  cache: join(root, cache, 'cache'),
  atOnce,
});
const pictures = (name: string) =>
  new Map(
    readdirSync(join(root, name, 'dist')).map((file) => [file, readFileSync(join(root, name, 'dist', file))]),
  );

describe('drawing cards', () => {
  it('produces the same bytes one at a time, three at a time, and again', async () => {
    for (const [name, atOnce] of [
      ['one', 1],
      ['three', 3],
      ['again', 3],
    ] as const)
      assert.deepEqual(await drawCards(samples, options(name, atOnce)), { drawn: 40, cached: 0 });
    const one = pictures('one');
    assert.deepEqual([...one.keys()].sort(), samples.map((card) => cardFile(card)).sort());
    assert.deepEqual(pictures('three'), one);
    assert.deepEqual(pictures('again'), one);
  });

  it('uses cached cards and draws the others', async () => {
    const [first, ...rest] = samples;
    assert.ok(first);
    await drawCards(rest, options('some', 1));
    assert.deepEqual(await drawCards(samples, options('later', 2, 'some')), { drawn: 1, cached: 39 });
    assert.deepEqual(await drawCards(samples, options('warm', 2, 'some')), { drawn: 0, cached: 40 });
    assert.deepEqual(pictures('warm'), pictures('later'));
  });

  it('keeps an existing card', async () => {
    await drawCards(samples, options('warm', 2, 'some'));
    assert.deepEqual(pictures('warm'), pictures('later'));
  });

  it('produces indexed PNGs of the right size in at most 60 KB', () => {
    const drawn = pictures('one');
    for (const card of samples) {
      const bytes = drawn.get(cardFile(card));
      assert.ok(bytes);
      assert.deepEqual(pngSize(bytes), sizes[card.shape], card.name);
      assert.equal(bytes[25], 3, `${card.name} has a palette`);
      assert.ok(bytes.length <= 60_000, `${card.name}: ${bytes.length} bytes`);
    }
    const lengths = [...drawn.values()].map(({ length }) => length).sort((a, b) => a - b);
    assert.ok((lengths[lengths.length >> 1] ?? 0) <= 40_000);
  });

  it('reports which card could not be drawn', async () => {
    const [card] = samples;
    assert.ok(card);
    // Types prevent this; only a bug gets here.
    const broken = { ...card, text: 5 as unknown as string };
    await assert.rejects(drawCards([broken], options('broken', 2)), /verbatim\.example\/q\/one-word/);
  });
});
