import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { inQuotationMarks, quotationAround } from '../../src/text/quotation-marks.ts';
import { articles, quotes } from '../site/content.ts';
import { files, linkTo, readText } from '../site/dist.ts';
import { all, attribute, isMeta, one, tag, withClass } from '../site/elements.ts';
import { meta, pageAt, readable } from '../site/parsed.ts';

/**
 * Quotation marks mean that somebody said the words; the publication’s own words have none. Titles, teasers, embeds, feeds and shared texts
 * take both from one function, and no page may differ.
 */

const languages = new Map(articles.map(({ id, data }) => [id, data.lang]));
const current = quotes
  .filter(({ quote }) => quote.withdrawn === undefined)
  .map(({ quote, article }) => {
    const lang = languages.get(article.id) ?? '';
    const marked = inQuotationMarks(quote.text, lang);
    return { ...quote, lang, marked, path: `/q/${quote.id}/`, shown: quote.speaker ? marked : quote.text };
  });
/** Words that are somebody’s in one quote and the publication’s in another would be right with marks and without. */
const own = current.filter(
  ({ speaker, text }) =>
    speaker === undefined && !current.some((other) => other.text === text && other.speaker),
);
const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

const isCitation = withClass('citation');
/** Returns the text of a page but for citations: they are for another text, which quotes the publication. */
function shown(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && isCitation(node))) return '';
  return node.children.map(shown).join('');
}

describe('quotation marks', () => {
  test('never enclose the publication’s own words, on any page', () => {
    assert.ok(own.length > 0);
    for (const page of readable) {
      const text = oneLine(shown(page.tree));
      for (const { marked, id } of own) assert.ok(!text.includes(oneLine(marked)), `${page.path}: ${id}`);
    }
  });

  test('never enclose them in a feed, an embed, an answer to other sites, Markdown or structured data', () => {
    const texts = files.filter((file) => /\.(?:xml|json|md|txt)$|\/embed\/index\.html$/u.test(file));
    assert.ok(texts.some((file) => file.endsWith('/oembed.json')));
    assert.ok(texts.some((file) => file.endsWith('/feed.json')));
    for (const file of texts) {
      const text = oneLine(
        readText(file).replaceAll('\\"', '"').replaceAll('&quot;', '"').replaceAll('&#39;', "'"),
      );
      for (const { marked, id } of own) assert.ok(!text.includes(oneLine(marked)), `${file}: ${id}`);
    }
  });

  test('are in every title of a quote that somebody said, and in none that the publication says', () => {
    for (const { path, shown, id } of current) {
      const page = pageAt(path);
      assert.ok(toString(one(page.tree, tag('title')) ?? page.tree).startsWith(shown), `${id}: title`);
      assert.ok(meta(page, 'property', 'og:title').startsWith(shown), `${id}: og:title`);
      const embed = fromHtml(readText(`${path}embed/index.html`));
      assert.equal(toString(one(embed, tag('title')) ?? embed), shown, `${id}: title of the embed`);
      const file = JSON.parse(readText(`${path}oembed.json`)) as { title: string };
      assert.ok(file.title.endsWith(shown), `${id}: ${file.title}`);
      assert.match(meta(page, 'property', 'og:image:alt'), /./u);
      assert.ok(one(page.tree, isMeta('property', 'og:title')));
    }
  });

  test('are in every link to a quote that repeats its words', () => {
    const byPath = new Map(current.map((quote) => [linkTo(quote.path), quote]));
    let links = 0;
    for (const page of readable) {
      // Lines of a concordance have the marks of the article (concordance.test.ts).
      const lines = all(page.tree, withClass('lines')).flatMap((list) => all(list, tag('a')));
      for (const link of all(page.tree, tag('a'))) {
        if (lines.includes(link)) continue;
        const quote = byPath.get(attribute(link, 'href'));
        const text = oneLine(toString(link));
        if (!quote || !text.includes(oneLine(quote.text).slice(1, -1))) continue;
        links++;
        assert.equal(text, oneLine(quote.shown), `${page.path}: ${quote.id}`);
      }
    }
    assert.ok(links >= current.length, `${links} links`);
  });

  test('are around the words on their own page, those of the article or ours', () => {
    for (const { path, text, speaker, id } of current) {
      const [place] = all(pageAt(path).tree, withClass('place'));
      assert.ok(place, id);
      const words = oneLine(toString(place)).replace(/[^\s]+:\s/u, '');
      const start = words.indexOf(oneLine(text).slice(0, 12));
      assert.notEqual(start, -1, id);
      const around = quotationAround(words, start, start + oneLine(text).length);
      if (speaker) assert.ok(around, id);
    }
  });

  test('are in the text that each network gets', () => {
    for (const { path, speaker, id, marked, text } of current)
      for (const link of all(pageAt(path).tree, (element) => 'dataNetwork' in element.properties)) {
        const href = decodeURIComponent(attribute(link, 'href'));
        if (speaker) assert.ok(href.includes(marked.slice(0, 8)) || !href.includes(text.slice(0, 8)), id);
        else assert.ok(!href.includes(marked.slice(0, 8)), id);
      }
  });
});
