import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { stringify as toToml } from 'smol-toml';
import { unified } from 'unified';
import { stringify as toYaml } from 'yaml';
import { htmlText } from '../../src/desk/import/html/tree.ts';
import { importText } from '../../src/desk/import/import-text.ts';
import { nameKey } from '../../src/desk/import/match-names.ts';
import type { ImportContext, ImportedArticle } from '../../src/desk/import/types.ts';
import { parseMarkdown, textOf, wordsIn } from '../../src/desk/import/words.ts';
import { dataFolder, sharedData } from './search/shared-data.ts';

/** `npm run bench:import -- --data <file>`: real articles as saved pages and as files of other generators; how much of each is right. */
const { values } = parseArgs({ options: { data: { type: 'string' }, show: { type: 'string' } } });
if (values.data === undefined) sharedData('digitalgov.jsonl.gz');

interface Original {
  id: string;
  title: string;
  date: string;
  author: string;
  topics: string[];
  lang: string;
  markdown: string;
}
const bytes = readFileSync(values.data ?? join(dataFolder, 'digitalgov.jsonl.gz'));
const articles = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes)
  .toString('utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Original);

const context: ImportContext = {
  ...{
    topics: [],
    people: [],
    slugs: new Set(),
    pictures: new Set(),
    languages: ['en', 'es'],
    timeZone: 'UTC',
    today: '2026-11-28',
  },
  // A picture of one pixel for every one that a text names.
  readNear: () =>
    Promise.resolve(
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    ),
};

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true });
const htmlOf = (markdown: string) =>
  toHtml(processor.runSync(processor.parse(markdown)), { allowDangerousHtml: true });
const escaped = (text: string) =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/"/gu, '&quot;');

const around = {
  above:
    '<div class="cookie-banner"><p>We use cookies to improve this site.</p><button>Accept all</button></div><header><nav><a href="/">Home</a> <a href="/news/">News</a> <a href="/events/">Events</a></nav></header>',
  below:
    '<aside class="related"><h2>Related articles</h2><ul><li><a href="/a/">Another article of the same week</a></li><li><a href="/b/">A third one</a></li></ul></aside><div class="newsletter"><p>Sign up for our newsletter</p></div>',
  foot: '<footer><p>© 2014 The Site. All rights reserved.</p></footer>',
};
const share =
  '<ul class="share-buttons"><li><a href="#">Facebook</a></li><li><a href="#">Twitter</a></li><li><a href="#">Email</a></li></ul>';

/** Three kinds of pages: with JSON-LD and a marked text; with meta elements alone; with neither. */
const pages: readonly ((one: Original, html: string) => string)[] = [
  (one, html) =>
    `<html lang="${one.lang}"><head><title>${escaped(one.title)} | The Site</title><script type="application/ld+json">${JSON.stringify({ '@graph': [{ '@type': 'WebPage' }, { '@type': 'NewsArticle', headline: one.title, datePublished: `${one.date.slice(0, 10)}T00:00:00Z`, author: { '@type': 'Person', name: one.author }, keywords: one.topics.join(', ') }] }).replace(/</gu, '\\u003c')}</script></head><body>${around.above}<main><article><h1>${escaped(one.title)}</h1>${share}<div class="entry-content">${html}</div>${around.below}</article></main>${around.foot}</body></html>`,
  (one, html) =>
    `<html lang="${one.lang}"><head><title>${escaped(one.title)} – The Site</title><meta property="og:title" content="${escaped(one.title)}"><meta property="article:published_time" content="${one.date}"><meta name="author" content="${escaped(one.author)}">${one.topics.map((topic) => `<meta property="article:tag" content="${escaped(topic)}">`).join('')}</head><body>${around.above}<main><div class="wrap"><h1>${escaped(one.title)}</h1><p class="byline">By ${escaped(one.author)}</p>${share}${html}</div>${around.below}</main>${around.foot}</body></html>`,
  (one, html) =>
    `<html lang="${one.lang}"><head><title>${escaped(one.title)}</title></head><body>${around.above}<div id="page"><h1>${escaped(one.title)}</h1><p class="byline">By <a rel="author" href="/x/">${escaped(one.author)}</a>, <time datetime="${one.date.slice(0, 10)}">${one.date.slice(0, 10)}</time></p>${share}<div>${html}</div><p class="tags">Tags: ${one.topics.map((topic) => `<a rel="tag" href="/t/">${escaped(topic)}</a>`).join(', ')}</p></div>${around.below}${around.foot}</body></html>`,
];
/** Files of Hugo in TOML and YAML, of Jekyll, of Eleventy and of Astro. */
const files: readonly ((one: Original) => { name: string; text: string })[] = [
  (one) => ({
    name: `${one.id}/index.md`,
    text: `+++\n${toToml({ title: one.title, date: one.date, authors: [one.author], taxonomies: { tags: one.topics } })}\n+++\n\n${one.markdown}`,
  }),
  (one) => ({
    name: `${one.id}.md`,
    text: `---\n${toYaml({ title: one.title, date: one.date, author: one.author, tags: one.topics })}---\n\n${one.markdown}`,
  }),
  (one) => ({
    name: `_posts/${one.date.slice(0, 10)}-${one.id.replace(/^.*\//u, '')}.md`,
    text: `---\n${toYaml({ layout: 'post', title: one.title, author: one.author, categories: one.topics })}---\n\n${one.markdown}`,
  }),
  (one) => ({
    name: `${one.id}.md`,
    text: `---\n${toYaml({ title: one.title, pubDate: one.date, author: { name: one.author }, tags: ['posts', ...one.topics] })}---\n\n${one.markdown}`,
  }),
];

const counts = { words: 0, kept: 0, whole: 0, title: 0, date: 0, author: 0, topics: 0, most: 0 };
type Counts = typeof counts;

function measure(one: Original, article: ImportedArticle | undefined, html: string, into: Counts): void {
  const wanted = wordsIn(htmlText(fromHtml(html, { fragment: true })));
  const body = article?.text.replace(/^---\n[\s\S]*?\n---\n/u, '') ?? '';
  const found = new Map<string, number>();
  for (const word of wordsIn(textOf(parseMarkdown(body)))) found.set(word, (found.get(word) ?? 0) + 1);
  let kept = 0;
  for (const word of wanted) {
    const left = found.get(word) ?? 0;
    if (left > 0) kept++;
    found.set(word, left - 1);
  }
  into.most++;
  into.words += wanted.length;
  into.kept += kept;
  if (kept >= wanted.length * 0.99) into.whole++;
  else if (values.show !== undefined) console.log(`  ${one.id}: ${kept} of ${wanted.length} words`);
  const of = (field: string) =>
    article?.taken
      .filter((taken) => taken.field === field)
      .map(({ value }) => value.replace(/ \([^()]*\)$/u, '')) ?? [];
  const same = (a: readonly string[], b: readonly string[]) =>
    JSON.stringify(a.map(nameKey).sort()) ===
    JSON.stringify(
      b
        .map(nameKey)
        .filter((key) => key !== '')
        .sort(),
    );
  const right = {
    title:
      nameKey(article?.title ?? '') === nameKey(htmlText(fromHtml(one.title, { fragment: true }))) ||
      article?.title === one.title.replace(/\s+/gu, ' ').trim(),
    date: one.date.startsWith(of('date')[0]?.slice(0, 10) ?? '-'),
    author: same(of('author'), one.author.split(/,(?! ?(?:jr|sr|ph\.?d)\b)|\band\b/iu)),
    topics: same([...new Set(of('topic'))], one.topics),
  };
  for (const field of ['title', 'date', 'author', 'topics'] as const) {
    if (right[field]) into[field]++;
    else if (values.show === field)
      console.log(`  ${one.id}: ${JSON.stringify([of(field === 'topics' ? 'topic' : field), one[field]])}`);
  }
}

const totals = { 'saved pages': { ...counts }, 'Markdown files': { ...counts } };
const start = performance.now();
for (const [index, one] of articles.entries()) {
  const html = htmlOf(one.markdown);
  const page = pages[index % pages.length]?.(one, html) ?? '';
  const file = files[index % files.length]?.(one) ?? { name: '', text: '' };
  const fromPage = await importText({ name: `${one.id}.html`, bytes: Buffer.from(page) }, context);
  const fromFile = await importText({ name: file.name, bytes: Buffer.from(file.text) }, context);
  if (fromFile.refused && values.show !== undefined) console.log(`  ${one.id}: ${fromFile.refused.found}`);
  measure(one, fromPage.articles[0], html, totals['saved pages']);
  measure(one, fromFile.articles[0], html, totals['Markdown files']);
}
const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(2)} %`;
console.log(`${articles.length} articles, twice, in ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
console.log('| from | words kept | articles with ≥ 99 % of words | title | date | author | topics |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const [name, { words, kept, whole, title, date, author, topics, most }] of Object.entries(totals))
  console.log(
    `| ${[name, percent(kept, words), ...[whole, title, date, author, topics].map((part) => percent(part, most))].join(' | ')} |`,
  );
