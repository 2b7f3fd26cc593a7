import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { kinds } from './kinds.ts';
import { type OpenSite, openSite, read } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});

test('no line breaks inside a word that must not be divided, and others break at their hyphen', () =>
  read(site, kinds['an article'], async (page) => {
    const lines = await page.evaluate(() => {
      const narrow = document.createElement('p');
      const [kept, other] = ['nb', 'other'].map((name) => {
        const word = document.createElement('span');
        word.className = name;
        word.textContent = 'al-Qaeda';
        narrow.append(word, ' ');
        return word;
      });
      document.querySelector('.prose')?.append(narrow);
      narrow.style.inlineSize = '3em';
      return [kept?.getClientRects().length, other?.getClientRects().length];
    });
    assert.deepEqual(lines, [1, 2]);
  }));

test('a larger text size enlarges a standfirst by half as much as the text', () =>
  read(site, kinds['an article'], async (page) => {
    const sizes = () =>
      page.evaluate(() =>
        ['.standfirst', '.prose p'].map((selector) => {
          const element = document.querySelector(selector);
          return element ? Number.parseFloat(getComputedStyle(element).fontSize) : 0;
        }),
      );
    const [standfirst = 0, text = 0] = await sizes();
    await page.evaluate(() => {
      document.documentElement.dataset.size = 'largest';
    });
    const [larger = 0, largerText = 0] = await sizes();
    assert.ok(Math.abs(largerText / text - 1.35) < 0.01, String(largerText / text));
    assert.ok(Math.abs(larger / standfirst - 1.175) < 0.01, String(larger / standfirst));
  }));

describe('every weight and style in use has a font, so that no browser thickens or slants letters', () => {
  for (const kind of [
    'the front page',
    'an article',
    'an article in Arabic',
    'a quote',
    'all quotes',
    'a topic',
  ] as const)
    test(kind, () =>
      read(site, kinds[kind], async (page) => {
        const { used, fonts, synthesis } = await page.evaluate(() => {
          const shown = [...document.querySelectorAll('body *')].filter(
            (element) =>
              element.checkVisibility() &&
              [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
          );
          const style = (element: Element) => getComputedStyle(element);
          const own = shown.filter((element) => style(element).fontFamily.includes('Newsreader'));
          return {
            used: [
              ...new Set(own.map((element) => `${style(element).fontWeight} ${style(element).fontStyle}`)),
            ],
            fonts: [...document.fonts].map(({ weight, style }) => `${weight} ${style}`),
            synthesis: [
              ...new Set(shown.map((element) => style(element).getPropertyValue('font-synthesis-weight'))),
            ],
          };
        });
        assert.deepEqual(synthesis, ['none']);
        const bold = (weight: string) => (Number.parseInt(weight, 10) >= 600 ? '600' : '400');
        const known = new Set(
          fonts.map((face) =>
            face.replace('normal normal', '400 normal').replace('normal italic', '400 italic'),
          ),
        );
        for (const one of used) {
          const [weight = '', style = ''] = one.split(' ');
          // Bold italics are not in use.
          assert.ok(known.has(`${bold(weight)} ${style}`), `${one}: ${[...known].join(', ')}`);
        }
      }),
    );
});

describe('a page from right to left has Latin words in its own typeface, so that no line moves when another one comes', () => {
  for (const kind of ['an article in Arabic', 'a quote in Arabic', 'a topic in Arabic'] as const)
    test(kind, () =>
      read(site, kinds[kind], async (page) => {
        const { text, loaded } = await page.evaluate(async () => {
          await document.fonts.ready;
          return {
            text: document.querySelector('main')?.textContent ?? '',
            loaded: [...document.fonts]
              .filter(({ status, family }) => status !== 'unloaded' && !family.includes('fallback'))
              .map(({ family }) => family.replace(/["']/g, '')),
          };
        });
        assert.match(text, /[a-z]/);
        assert.deepEqual([...new Set(loaded)].sort(), ['Noto Naskh Arabic', 'Noto Naskh Arabic Latin']);
      }),
    );
});
