import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { type CardRenderer, openCardRenderer } from '../../../src/outputs/cards/renderer.ts';
import { templateVersion } from '../../../src/outputs/cards/template.ts';
import { mapSamples } from './map-samples.ts';
import { samples } from './samples.ts';

/**
 * Compares forty cards with reviewed images. UPDATE_GOLDEN=1 draws the images again after templateVersion was increased: a visible change
 * needs a new URL. Processors may round the edges of curves differently, so one pixel in two thousand may differ by more than a shade.
 */
const share = 1 / 2000;
const shade = 0.1;
const folder = join(import.meta.dirname, 'golden');
const versionFile = join(folder, 'template-version');
const update = process.env.UPDATE_GOLDEN === '1';

describe('the forty golden cards', () => {
  let renderer: CardRenderer;
  before(async () => {
    renderer = await openCardRenderer();
  });

  it('are forty with different names', () => {
    assert.equal(new Set(samples.map(({ name }) => name)).size, 40);
  });

  for (const card of [...samples, ...mapSamples]) {
    it(card.name, async () => {
      const picture = Buffer.from(await renderer.render(card));
      const file = join(folder, `${card.name}.png`);
      const failure = existsSync(file) ? difference(picture, readFileSync(file)) : 'there is no image yet';
      if (update && failure !== undefined) {
        assert.ok(!existsSync(file) || templateVersion > sealedVersion(), 'increase templateVersion first');
        writeFileSync(file, picture);
        return;
      }
      assert.equal(failure, undefined, `tests/outputs/cards/golden/${card.name}.png: ${failure}`);
    });
  }

  it('were drawn by the current version of the template', () => {
    if (update) writeFileSync(versionFile, `${templateVersion}\n`);
    assert.equal(sealedVersion(), templateVersion);
  });
});

const sealedVersion = () => (existsSync(versionFile) ? Number(readFileSync(versionFile, 'utf8')) : 0);

function difference(drawn: Buffer, golden: Buffer): string | undefined {
  // As on most machines; reading both pictures takes longer than drawing one.
  if (drawn.equals(golden)) return undefined;
  const [a, b] = [PNG.sync.read(drawn), PNG.sync.read(golden)];
  if (a.width !== b.width || a.height !== b.height)
    return `${a.width}×${a.height} instead of ${b.width}×${b.height}`;
  const pixels = pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: shade });
  return pixels > a.width * a.height * share ? `${pixels} pixels differ` : undefined;
}
