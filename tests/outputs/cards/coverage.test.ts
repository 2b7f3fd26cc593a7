import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readContent } from '../../../src/content/read-content.ts';
import { strings } from '../../../src/i18n/strings.ts';
import { charactersOf, missingGlyphs } from '../../../src/outputs/cards/coverage.ts';
import { cardFonts } from '../../../src/outputs/cards/fonts.ts';
import { site } from '../../../src/site.ts';
import { writeSiteFile } from '../../publications.ts';
import { samples } from './samples.ts';

const of = (text: string) => missingGlyphs([{ file: 'content/articles/a.md', field: 'title', text }]);

describe('characters that no font of the cards has', () => {
  it('are reported once each, with code point, file, field and text', () => {
    const [problem, ...others] = of('Snow ☃ on ☃ the 城');
    assert.deepEqual(others, []);
    assert.ok(problem);
    assert.equal(problem.file, 'content/articles/a.md');
    assert.equal(problem.field, 'title');
    assert.equal(problem.found, '☃ (U+2603), 城 (U+57CE) in “Snow ☃ on ☃ the 城”');
  });

  it('are reported beyond the basic plane', () => {
    assert.match(of('😀')[0]?.found ?? '', /U\+1F600/);
  });

  for (const text of [
    '“Łódź” — Ağrı, São Paulo… 1990–2020 €5 ½',
    'e\u0301',
    'می\u200cگوید ۱۰:۳۰ «کتاب»',
    'الشدّة (10:30)؟',
    'שלום 50%',
    '10⁶ people, 10⁻¹², 5 km², CO₂ and Vₘₐₓ',
    'with\u00a0a\u200bbreak\u2068\u2069',
  ])
    it(`do not occur in ${text}`, () => {
      assert.deepEqual(of(text), []);
    });

  it('do not occur in the samples and the strings of cards', () => {
    const fixed = site.languages.flatMap((lang) => {
      const { from, topic, kinds, articleCount } = strings(lang);
      return [from, topic, ...Object.values(kinds), ...[1, 2, 3, 11, 100].map(articleCount)];
    });
    for (const text of [...fixed, site.name, ...Object.values(site.tagline), site.url, '…'])
      assert.deepEqual(of(text), [], text);
    for (const { text, note = '', work = '', speaker = '' } of samples)
      assert.deepEqual(of([text, note, work, speaker].join(' ')), [], text);
  });

  it('are the same in every weight and style of a family’s subset', () => {
    const known = new Map<string, number[]>();
    for (const font of cardFonts) {
      const key = `${font.family} ${font.subset}`;
      const characters = charactersOf(font);
      assert.deepEqual(characters, known.get(key) ?? characters, font.file);
      known.set(key, characters);
    }
  });
});

describe('npm run check', () => {
  const root = mkdtempSync(join(tmpdir(), 'verbatim-glyphs-'));
  after(() => {
    rmSync(root, { recursive: true });
  });

  it('reports them with file, line and field', async () => {
    mkdirSync(join(root, 'content/topics'), { recursive: true });
    writeSiteFile(root);
    writeFileSync(join(root, 'content/topics/snow.md'), '---\nsummary: White.\ntitle: Snow ☃\n---\n');
    const { problems } = await readContent(root);
    assert.deepEqual(
      problems.map(({ file, line, field, found }) => ({ file, line, field, found })),
      [{ file: 'content/topics/snow.md', line: 3, field: 'title', found: '☃ (U+2603) in “Snow ☃”' }],
    );
  });
});
