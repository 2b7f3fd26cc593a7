import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { generateFonts } from '../../src/outputs/typefaces/generate.ts';
import { arabicFallbacks, fallbacks } from '../../src/outputs/typefaces/metrics.ts';
import { openFont } from '../../src/outputs/typefaces/open-font.ts';
import { lettersIn, rangeOf } from '../../src/outputs/typefaces/subset.ts';
import { site } from '../../src/site.ts';
import { temporaryFolder } from '../publications.ts';

const { resolve } = createRequire(import.meta.url);
const css = readFileSync(join(import.meta.dirname, '../../src/styles/stand-ins.css'), 'utf8');

/** Returns a rule as its declarations, without white space. */
const declarationsOf = (rule: string) =>
  [...rule.matchAll(/([\w-]+):([^;]*);/g)].map(
    ([, name, value = '']) => `${name}:${value.replace(/\s+|\.0(?=%)/g, '')}`,
  );

test('system fonts in every variant get the metrics that stand-ins.css has for the default typefaces', () => {
  const opened = (path: string) => {
    const font = openFont(resolve(`@fontsource/${path}.woff2`));
    assert.ok(font, path);
    return font;
  };
  const [regular, bold, italic] = ['400-normal', '600-normal', '400-italic'].map((variant) =>
    opened(`newsreader/files/newsreader-latin-${variant}`),
  );
  assert.ok(regular && bold);
  const latin = fallbacks('Newsreader', { regular, bold, italic }, 'serif');
  const naskh = opened('noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal');
  const arabic = arabicFallbacks('Noto Naskh Arabic', naskh);
  assert.deepEqual([latin.names.length, arabic.names.length], [4, 2]);
  assert.deepEqual([latin.rules.length, arabic.rules.length], [12, 4]);
  const written = css.split(/(?=@font-face)/).filter((rule) => rule.includes(' fallback'));
  assert.deepEqual(written.map(declarationsOf), [...latin.rules, ...arabic.rules].map(declarationsOf));
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
