import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { generateFonts } from '../../src/outputs/typefaces/generate.ts';
import { fallbacks } from '../../src/outputs/typefaces/metrics.ts';
import { openFont } from '../../src/outputs/typefaces/open-font.ts';
import { lettersIn, rangeOf } from '../../src/outputs/typefaces/subset.ts';
import { site } from '../../src/site.ts';
import { temporaryFolder } from '../publications.ts';

const { resolve } = createRequire(import.meta.url);
const css = readFileSync(join(import.meta.dirname, '../../src/styles/fonts.css'), 'utf8');

test('system fonts get the metrics that fonts.css has for the default typeface', () => {
  const font = openFont(resolve('@fontsource/newsreader/files/newsreader-latin-400-normal.woff2'));
  assert.ok(font);
  const { rules, names } = fallbacks('Newsreader', font, 'serif');
  assert.deepEqual(names, ['Newsreader fallback', 'Newsreader fallback 2', 'Newsreader fallback 3']);
  for (const [index, rule] of rules.entries()) {
    const [written = ''] = css.split('@font-face').filter((text) => text.includes(`'${names[index]}';`));
    for (const metric of ['size-adjust', 'ascent-override', 'descent-override', 'line-gap-override']) {
      const [a, b] = [rule, written].map((text) =>
        Number(new RegExp(`${metric}: ([\\d.]+)%`).exec(text)?.[1]),
      );
      assert.ok(Math.abs((a ?? NaN) - (b ?? NaN)) <= 0.2, `${names[index]}: ${metric} is ${a}, not ${b}`);
    }
  }
});

test('a range of letters names each once, in order', () => {
  assert.equal(rangeOf([0x43, 0x41, 0x42, 0x41, 0x2026]), 'U+41-43,U+2026');
  assert.deepEqual(lettersIn('U+41-43, U+2026'), [0x41, 0x42, 0x43, 0x2026]);
});

test('a file that is not a font is not opened', () => {
  assert.equal(openFont(join(import.meta.dirname, 'typefaces.test.ts')), undefined);
  assert.equal(openFont('missing.woff2'), undefined);
});

test('nothing is generated for a publication that keeps the default typefaces', async () => {
  const { typefaces } = site;
  site.typefaces = undefined;
  try {
    assert.equal(await generateFonts(temporaryFolder()), undefined);
  } finally {
    site.typefaces = typefaces;
  }
});
