import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { drawCards, placeCards } from '../../../src/integrations/draw-cards.ts';
import { sizes } from '../../../src/outputs/cards/card.ts';
import { cardFile } from '../../../src/outputs/cards/names.ts';
import { pngSize, samples } from './samples.ts';

const root = mkdtempSync(join(tmpdir(), 'verbatim-cards-'));
after(() => {
  rmSync(root, { recursive: true });
});
const cacheOf = (name: string) => join(root, name, 'cache');
/** Returns the pictures of a cache by their names on the site. */
function pictures(name: string, cards = samples): Map<string, Buffer> {
  const folder = mkdtempSync(join(root, 'dist-'));
  placeCards(cards, cacheOf(name), folder);
  return new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]));
}

describe('drawing cards', () => {
  it('produces the same bytes one at a time, three at a time, and again', async () => {
    for (const [name, atOnce] of [
      ['one', 1],
      ['three', 3],
      ['again', 3],
    ] as const)
      assert.deepEqual(await drawCards(samples, cacheOf(name), atOnce), {
        drawn: 40,
        cached: 0,
        dropped: [],
      });
    const one = pictures('one');
    assert.deepEqual([...one.keys()].sort(), samples.map((card) => cardFile(card)).sort());
    assert.deepEqual(pictures('three'), one);
    assert.deepEqual(pictures('again'), one);
  });

  it('uses cached cards and draws the others', async () => {
    const [first, ...rest] = samples;
    assert.ok(first);
    await drawCards(rest, cacheOf('some'));
    assert.deepEqual(await drawCards(samples, cacheOf('some')), { drawn: 1, cached: 39, dropped: [] });
    assert.deepEqual(await drawCards(samples, cacheOf('some')), { drawn: 0, cached: 40, dropped: [] });
    assert.deepEqual(pictures('some'), pictures('one'));
  });

  it('keeps a card that is in the folder of the site', () => {
    const folder = mkdtempSync(join(root, 'dist-'));
    for (const time of ['first', 'second']) {
      placeCards(samples, cacheOf('one'), folder);
      assert.equal(readdirSync(folder).length, 40, time);
    }
  });

  it('drops damaged pictures and files of other versions from the cache, and draws the cards again', async () => {
    const cards = samples.slice(0, 4);
    const cache = cacheOf('damaged');
    await drawCards(cards, cache);
    const before = pictures('damaged', cards);
    const [cut = '', other = '', unread = '', kept = ''] = readdirSync(cache);
    const bytes = readFileSync(join(cache, cut));
    // New files: a picture in the cache is also one of the site.
    const replace = (name: string, content: Buffer) => {
      rmSync(join(cache, name));
      writeFileSync(join(cache, name), content);
    };
    replace(cut, bytes.subarray(0, bytes.length / 2));
    replace(other, readFileSync(join(cache, kept)));
    rmSync(join(cache, unread));
    mkdirSync(join(cache, unread));
    const ofOtherVersion = 'one-word.0123456789.png';
    writeFileSync(join(cache, ofOtherVersion), bytes);
    const ofKilledProcess = '.one-word.0123456789.png.999999999';
    writeFileSync(join(cache, ofKilledProcess), bytes);
    const { drawn, cached, dropped } = await drawCards(cards, cache);
    assert.deepEqual({ drawn, cached }, { drawn: 3, cached: 1 });
    assert.deepEqual([...dropped].sort(), [cut, other, unread, ofOtherVersion, ofKilledProcess].sort());
    assert.deepEqual(pictures('damaged', cards), before);
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
    await assert.rejects(drawCards([broken], cacheOf('broken')), /verbatim\.example\/q\/one-word/);
  });
});
