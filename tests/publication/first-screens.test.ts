import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseHTML } from 'linkedom';
import { articles } from '../site/content.ts';
import { linkTo, pathIn, readText, site } from '../site/dist.ts';

/** What readers see first on the front page, on topics and where a page is missing. */
const pageOf = (path: string) => parseHTML(readText(path)).document.querySelector('main');
const plain = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();

for (const lang of site.languages) {
  const front = pageOf(`${pathIn(lang)}index.html`);

  describe(`the front page in ${lang}`, () => {
    test('says what the publication is and links to who makes it, before anything else', () => {
      const [about] = [...(front?.querySelectorAll('main > :not(.visually-hidden)') ?? [])];
      assert.equal(about?.classList.contains('about'), true);
      assert.ok(plain(about).length > 40);
      assert.ok(front?.querySelector('.about a[href]'));
    });

    test('numbers a series from 1', () => {
      for (const list of front?.querySelectorAll('section:has(ol.cells)') ?? []) {
        const numbers = [...list.querySelectorAll('.number')].map((number) => plain(number));
        assert.ok(numbers.length > 1);
        assert.match(numbers[0] ?? '', /^[1١۱]$/);
      }
    });

    test('does not repeat a date that all articles of a part have', () => {
      for (const part of front?.querySelectorAll('section') ?? []) {
        const dates = [...part.querySelectorAll('article time')].map((time) => plain(time));
        assert.ok(dates.length < 2 || new Set(dates).size > 1, dates.join());
      }
    });

    test('shows no quote twice', () => {
      const shown = [...(front?.querySelectorAll('blockquote a') ?? [])].map((link) =>
        link.getAttribute('href'),
      );
      assert.equal(new Set(shown).size, shown.length, shown.join('\n'));
    });
  });
}

describe('the list of topics', () => {
  const topics = pageOf(`${pathIn(site.languages[0], '/topics/')}index.html`);
  test('has the newest article of each, and those below it', () => {
    const items = [...(topics?.querySelectorAll('.topic-tree li') ?? [])];
    assert.ok(items.length > 1);
    const slugs = new Set(articles.map(({ id }) => linkTo(`/articles/${id}/`)));
    for (const item of items) {
      const newest = item.querySelector('.newest a')?.getAttribute('href');
      assert.ok(!newest || slugs.has(newest), newest ?? '');
    }
    assert.ok(topics?.querySelector('.newest a'));
  });
  test('draws the years of each with their description', () => {
    for (const picture of topics?.querySelectorAll('svg') ?? [])
      assert.match(picture.getAttribute('aria-label') ?? '', /\d{4}/);
  });
});

test('the page for missing addresses has three quotes with their speakers and articles', () => {
  const quotes = [...(pageOf('/404.html')?.querySelectorAll('figure.quote') ?? [])];
  assert.equal(quotes.length, 3);
  for (const quote of quotes) assert.ok(quote.querySelectorAll('a').length >= 2);
});
