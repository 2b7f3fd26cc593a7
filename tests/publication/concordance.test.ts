import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { quotationMarks } from '../../src/text/quotation-marks-by-language.ts';
import { linkTo, readText } from '../site/dist.ts';
import { quotes } from '../site/written-quotes.ts';

/** The list of all quotes: each between words of its article, marked by who says it. */
const { document } = parseHTML(readText('/quotes/index.html'));
const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/gu, ' ').trim();
const entries = [...document.querySelectorAll('.lines > li')].map((entry) => {
  const link = entry.querySelector('blockquote a');
  return {
    id: /\/q\/([^/]+)\/$/.exec(link?.getAttribute('href') ?? '')?.[1] ?? '',
    link,
    words: plain(link?.textContent),
    before: plain(entry.querySelector('.before')?.textContent),
    after: plain(entry.querySelector('blockquote ~ span')?.textContent),
    lang: entry.closest('[lang]')?.getAttribute('lang'),
  };
});
const quoteOf = (id: string) => {
  const quote = quotes.find((one) => one.id === id);
  assert.ok(quote, id);
  return quote;
};
const articles = new Map<string, Document>();
/** The block of the article that has a quote, without numbers of notes and the pull-quote next to it. */
function blockOf(id: string, slug: string): string {
  const article = articles.get(slug) ?? parseHTML(readText(`/articles/${slug}/index.html`)).document;
  articles.set(slug, article);
  const block = article.querySelector(`#q-${id}`)?.closest('p, li, td, th, h2, h3, h4, figcaption');
  const copy = block?.cloneNode(true) as Element | undefined;
  for (const other of copy?.querySelectorAll('sup, aside, .visually-hidden') ?? []) other.remove();
  return plain(copy?.textContent);
}

test('each quote is listed once, in the language of its article, and languages are not mixed', () => {
  const ids = entries.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.length >= Math.min(quotes.length, 50), String(ids.length));
  for (const { id, lang } of entries) assert.equal(lang, quoteOf(id).lang, id);
  const runs = entries.filter(({ lang }, index) => lang !== entries[index - 1]?.lang);
  assert.equal(runs.length, new Set(entries.map(({ lang }) => lang)).size);
});

test('the words around a quote are those of its article', () => {
  let cut = 0;
  for (const { id, before, after } of entries) {
    const block = blockOf(id, quoteOf(id).article.slug);
    for (const words of [before, after]) {
      if (words.includes('…')) cut++;
      const shown = plain(words.replace(/^.?…/u, '').replace(/…\p{P}?$/u, ''));
      assert.ok(block.includes(shown), `${id}: “${shown}” is not in “${block}”`);
    }
  }
  assert.ok(cut > 20);
});

test('what somebody said has a full stroke and quotation marks, and the publication’s own words have a half one and none', () => {
  for (const { id, link, words, before, after } of entries) {
    const { speaker, text, lang } = quoteOf(id);
    assert.equal(link?.classList.contains('own'), !speaker, id);
    assert.equal(link.getAttribute('href'), linkTo(`/q/${id}/`));
    if (!speaker) assert.equal(words, plain(text));
    else if (words !== plain(text)) {
      const [open, close] = quotationMarks(lang);
      assert.equal(words, `${open}${plain(text)}${close}`);
    } else
      // The quotation that the article has around it.
      assert.match(`${before}${words}${after}`, /["“„«‹‘].*["”“»›’]/u, id);
  }
});

test('a legend in a line explains both', () => {
  const legend = document.querySelector('.legend');
  assert.equal(legend?.querySelectorAll('.hand').length, 2);
  assert.equal(legend.querySelectorAll('.hand.own').length, 1);
});
