import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageStrings } from '../../src/i18n/strings.ts';
import { checkColors } from '../../src/outputs/color-contrast.ts';
import { markOf } from '../../src/outputs/mark.ts';
import { contrast, paletteOf, paletteStyles } from '../../src/outputs/palette.ts';
import { listNumbers, siteStyles } from '../../src/outputs/site-styles.ts';
import { site } from '../../src/site.ts';

test('measures contrast as WCAG does', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#ffffff', '#ffffff'), 1);
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
});

test('every text and background of the default palette have a contrast of at least 4.5 to 1', () => {
  const colors = paletteOf();
  for (const scheme of ['light', 'dark'] as const)
    for (const [text, background] of [
      ...(['ink', 'inkSoft', 'link', 'second', 'third'] as const).map((name) => [name, 'paper'] as const),
      ...(['marker', 'markerFaint', 'found'] as const).map((name) => ['ink', name] as const),
    ]) {
      const ratio = contrast(colors[text][scheme], colors[background][scheme]);
      assert.ok(ratio >= 4.5, `${text} on ${background}, ${scheme}: ${ratio}`);
    }
});

test('the line under marked sentences has a contrast of at least 3 to 1 to the page, with any marker of the publication', () => {
  for (const marker of [undefined, '#ffd0e8', '#ffe95c', '#5c4c00', '#e8f4ff', '#303030', '#00ff00'])
    for (const scheme of ['light', 'dark'] as const) {
      const { markerDeep, paper } = paletteOf(marker === undefined ? {} : { [scheme]: { marker } });
      const ratio = contrast(markerDeep[scheme], paper[scheme]);
      assert.ok(ratio >= 3, `${marker ?? 'default'}, ${scheme}: ${ratio}`);
    }
});

test('a publication’s own colors replace marker, its shades, and links of one scheme', () => {
  const [colors, defaults] = [
    paletteOf({ light: { marker: '#ffd0e8' }, dark: { accent: '#90e0c0' } }),
    paletteOf(),
  ];
  assert.equal(colors.marker.light, '#ffd0e8');
  assert.equal(colors.link.dark, '#90e0c0');
  assert.notEqual(colors.markerFaint.light, defaults.markerFaint.light);
  assert.ok(contrast(colors.ink.light, colors.markerFaint.light) >= 4.5);
  assert.deepEqual(
    [colors.marker.dark, colors.link.light, colors.markerFaint.dark, colors.paper],
    [defaults.marker.dark, defaults.link.light, defaults.markerFaint.dark, defaults.paper],
  );
});

test('style sheets get each color as a custom property for both schemes', () => {
  const css = paletteStyles(paletteOf({ light: { marker: '#ffd0e8' } }));
  assert.ok(css.includes('--marker:light-dark(#ffd0e8,#5c4c00)'));
  assert.ok(css.includes('--ink-soft:light-dark(#565b66,#a8abb4)'));
});

test('accepts colors with enough contrast', () => {
  assert.deepEqual(checkColors(), []);
  assert.deepEqual(checkColors({ light: { marker: '#ffd0e8', accent: '#7a1f6d' } }), []);
});

const contrastProblem = (field: string, found: string, fix: string, expected?: string) => ({
  name: 'color-contrast-low',
  file: 'content/site.yaml',
  field,
  found,
  expected: expected ?? 'a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3)',
  fix: `the nearest color that passes: ${fix}`,
});

test('reports a color without enough contrast, with the measured and the needed ratio and a color to paste', () => {
  assert.deepEqual(checkColors({ light: { accent: '#ffcc00' }, dark: { marker: '#ffe95c' } }), [
    contrastProblem(
      'colors.light.accent',
      '#ffcc00, with a contrast to the page in #fdfdfc of 1.48 to 1',
      "accent: '#7b6200'",
    ),
    contrastProblem(
      'colors.dark.marker',
      '#ffe95c, with a contrast to text in #e9e7e2 of 1.00 to 1',
      "marker: '#574f1f'",
    ),
  ]);
});

test('reports a marker that cannot be seen on the page', () => {
  assert.deepEqual(checkColors({ light: { marker: '#fffef8' } }), [
    contrastProblem(
      'colors.light.marker',
      '#fffef8, with a contrast to the page in #fdfdfc of 1.00 to 1',
      "marker: '#f3f2ec'",
      'a contrast of at least 1.1 to 1, so that readers can see the highlight',
    ),
  ]);
});

test('reports an accent that is legible on the page and not in marked text', () => {
  const [problem, ...others] = checkColors({ light: { accent: '#6f6f6f' } });
  assert.deepEqual(others, []);
  assert.match(problem?.found ?? '', /to marked text in #ffe95c of 4\.\d\d to 1/);
});

test('offers colors that pass, of which nothing closer does', () => {
  for (const color of ['#ffcc00', '#ff0000', '#00ff00', '#808080', '#ffffff', '#000000', '#3366ff'])
    for (const scheme of ['light', 'dark'] as const)
      for (const field of ['marker', 'accent'] as const)
        for (const { fix = '' } of checkColors({ [scheme]: { [field]: color } })) {
          const [, offered] = /'(#[0-9a-f]{6})'$/.exec(fix) ?? [];
          assert.deepEqual(checkColors({ [scheme]: { [field]: offered } }), [], `${scheme} ${field} ${fix}`);
        }
});

test('the default logo shows the first letter of the name, in any script of the bundled fonts', () => {
  for (const name of ['Verbatim', 'جسر', 'גשר', '“Élan”'])
    assert.match(markOf(name), /<path d="M[^"]+Z"/, name);
  assert.match(markOf('日報'), /<path d=""/);
});

test('rules with strings contain the site’s name and cover each of its languages', () => {
  const css = siteStyles();
  assert.ok(css.includes(`content:"${site.name}"`));
  for (const lang of site.languages)
    assert.ok(css.includes(`:lang(${lang})::before{content:''/"${pageStrings(lang).notes.reference} "}`));
});

test('lists are numbered in the digits of the language', () => {
  assert.equal(listNumbers('fa'), ':where(ol:lang(fa)){list-style-type:persian;--digits:persian}');
  for (const lang of ['en', 'de', 'ar']) assert.equal(listNumbers(lang), '');
});
