import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toHtml } from 'hast-util-to-html';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readContent } from '../../src/content/read-content.ts';
import { articleMarkdown } from '../../src/outputs/exports/article-markdown.ts';
import { articleText } from '../../src/outputs/exports/article-text.ts';
import { llmsTxt } from '../../src/outputs/exports/llms-txt.ts';
import { newsSitemap } from '../../src/outputs/news-sitemap.ts';
import { securityTxt } from '../../src/outputs/security-txt.ts';
import { publicationOf } from '../publications.ts';
import { all, one, parseXml } from '../site/xml.ts';

const { library } = await readContent(publicationOf('good'));
const address = 'https://verbatim.example/articles/one/';
const cleaned = (body: string) =>
  toHtml(articleText(`<main><div class="prose">${body}</div></main>`, address))
    .replace(/^<div>/, '')
    .replace(/<\/div>$/, '');

describe('an article’s text for machines', () => {
  const cases: [about: string, page: string, text: string][] = [
    ['has no script or style', '<p>a<script>b</script><style>c</style></p>', '<p>a</p>'],
    ['has no style, class, handler or id', '<p style="x" class="y" onclick="z" id="w">a</p>', '<p>a</p>'],
    ['drops pull-quotes', '<aside class="pull-quote"><p>a</p></aside><p>a</p>', '<p>a</p>'],
    ['drops content for screens only', '<fieldset class="screen-only">a</fieldset><p>b</p>', '<p>b</p>'],
    [
      'makes URLs absolute',
      '<p><a href="/topics/x/">a</a><sup><a href="#Note-1">1</a></sup></p>',
      `<p><a href="https://verbatim.example/topics/x/">a</a><sup><a href="${address}#Note-1">1</a></sup></p>`,
    ],
    [
      'keeps one form of a picture, with its alternative text and size',
      '<picture><source srcset="/b.avif"><img src="/b.jpg" srcset="/c.jpg" alt="A bridge" width="2" height="1" loading="lazy"></picture>',
      '<img src="https://verbatim.example/b.jpg" alt="A bridge" width="2" height="1">',
    ],
    [
      'expands collapsed content',
      '<details><summary>a</summary><p>b</p></details>',
      '<div><p>a</p><p>b</p></div>',
    ],
    [
      'separates spans that are separated by style',
      '<p><b>a</b><span class="x">b</span></p><figcaption><b>c</b><span class="y">d</span></figcaption>',
      '<p><b>a</b> · <span>b</span></p><figcaption><b>c</b><br><span>d</span></figcaption>',
    ],
    [
      'keeps an author’s inline elements in their sentence',
      '<p>The word (<span lang="ar" dir="rtl">الحشد</span>), <b>x</b><span>y</span>, a<bdi>b</bdi><small>c</small><wbr><kbd>d</kbd></p>',
      '<p>The word (<span lang="ar" dir="rtl">الحشد</span>), <b>x</b><span>y</span>, a<bdi>b</bdi><small>c</small><wbr><kbd>d</kbd></p>',
    ],
    [
      'keeps blocks of another language',
      '<p>a</p><div lang="ar" dir="rtl"><p>b</p></div>',
      '<p>a</p><div lang="ar" dir="rtl"><p>b</p></div>',
    ],
    [
      'converts a box to a blockquote',
      '<p>a</p><div class="box" role="note"><p class="box-title">b</p><p>c</p></div>',
      '<p>a</p><blockquote><p><strong>b</strong></p><p>c</p></blockquote>',
    ],
    ['keeps language and direction', '<p lang="ar" dir="rtl">a</p>', '<p lang="ar" dir="rtl">a</p>'],
    [
      'drops links back from notes, to each of their references',
      '<p>a<a href="#Mark-1">↩</a><a href="#Mark-1-2">2</a></p>',
      '<p>a</p>',
    ],
    [
      'keeps links for mail and telephone',
      '<p><a href="tel:+442079460000">a</a> <a href="mailto:desk@example.org">b</a></p>',
      '<p><a href="tel:+442079460000">a</a> <a href="mailto:desk@example.org">b</a></p>',
    ],
  ];
  for (const [about, page, text] of cases)
    test(about, () => {
      assert.equal(cleaned(page), text);
    });
  for (const element of ['dl', 'dt', 'caption', 'video', 'aside', 'x-chart'])
    test(`throws for an unknown element: ${element}`, () => {
      const page =
        element === 'caption' ? '<table><caption>a</caption></table>' : `<${element}>a</${element}>`;
      assert.throws(
        () => cleaned(`<p>b</p>${page}`),
        new RegExp(`^Error: ${address} has an element <${element}>`),
      );
    });
  test('unwraps the mark element of quotes', () => {
    assert.equal(cleaned('<p>a <mark>b</mark></p>'), '<p>a b</p>');
  });
  test('drops drawings with a text alternative and controls without text', () => {
    const drawings = '<svg role="img" aria-label="x"><text>1</text></svg><svg aria-hidden="true"></svg>';
    assert.equal(
      cleaned(`<p>a</p>${drawings}<form class="screen-only">b</form><button></button>`),
      '<p>a</p>',
    );
  });
  test('throws one error for all text and URLs that would be lost', () => {
    assert.throws(
      () =>
        cleaned(
          '<form>Your <b>name</b></form><svg><text>9 June</text></svg><p><a href="javascript:a()">x</a></p>',
        ),
      new Error(
        `${address} would lose in feeds and Markdown:\n` +
          '- the text of <form>: “Your name”\n' +
          '- the text of <svg>: “9 June”\n' +
          '- href="javascript:a()" of <a>\n' +
          'Add the class screen-only to what only works on a page, or render it as text in its component',
      ),
    );
  });
  test('throws for a page without text', () => {
    assert.throws(() => articleText('<main></main>', address), /has no text/);
  });
});

test('Markdown keeps the words of the page, and a box as a blockquote', () => {
  const article = library.articles.find(({ slug }) => slug === 'one-bridge-two-entries');
  assert.ok(article);
  const text = articleText(
    `<div class="prose"><p>The word (<span lang="ar" dir="rtl">الحشد</span>) means.</p><div lang="ar" dir="rtl"><p>أ</p><p>ب</p></div>
    <div class="box" role="note"><p class="box-title">How</p><p>Words.</p><ul><li>x</li></ul></div><p>After.</p></div>`,
    address,
  );
  assert.match(
    articleMarkdown(article, text),
    /\n\nThe word \(الحشد\) means\.\n\nأ\n\nب\n\n> \*\*How\*\*\n>\n> Words\.\n>\n> - x\n\nAfter\.\n/,
  );
});

test('Markdown lists abbreviations with their expansions, and keeps telephone links', () => {
  const article = library.articles.find(({ slug }) => slug === 'how-the-ledger-grew');
  assert.ok(article);
  const text = articleText('<div class="prose"><p><a href="tel:+442079460000">Call</a>.</p></div>', address);
  const markdown = articleMarkdown(article, text);
  assert.match(
    markdown,
    /\n\n\[Call\]\(tel:\+442079460000\)\.\n\n## Abbreviations\n\n- TPW: Tallow Public Works\n/,
  );
  assert.doesNotMatch(articleMarkdown({ ...article, abbreviations: {} }, text), /Abbreviations/);
});

test('Markdown contains metadata, notes as footnotes, and tables', () => {
  const article = library.articles.find(({ slug }) => slug === 'one-bridge-two-entries');
  assert.ok(article);
  const text = articleText(
    `<div class="correction"><p><b>Correction</b>, 5 October. It said: <q>one</q></p></div><div class="prose"><p>Stands.<sup><a href="#Note-1" id="Mark-1">1</a></sup></p>
    <table><thead><tr><th>Entry</th></tr></thead><tbody><tr><td>17</td></tr></tbody></table>
    <section data-footnotes=""><h2>Notes</h2><ol><li id="Note-1">By the <cite><a href="https://example.org/x">ledger</a></cite>. <a href="#Mark-1">↩</a></li></ol></section></div>`,
    address,
  );
  assert.equal(
    articleMarkdown(article, text),
    `# One bridge, two entries

The town says that it paid for two bridges. Its ledger knows one.

- Verbatim: Analysis
- Part 1 of [The ledger of Tallow](https://verbatim.example/series/the-ledger/)
- By [Town desk](https://verbatim.example/people/town-desk/)
- Edited by [Mara Lind](https://verbatim.example/people/mara-lind/)
- Published: 2026-10-01
- Updated: 2026-10-05
- English (en)
- <https://verbatim.example/articles/one-bridge-two-entries/>
- Also in [العربية (ar)](https://verbatim.example/articles/one-bridge-two-entries-ar/)
- Articles licensed under <https://creativecommons.org/licenses/by/4.0/>
- Topics: [Bridges](https://verbatim.example/topics/bridges/), [Public works](https://verbatim.example/topics/public-works/)

**Correction**, 5 October. It said: “one”

Stands.[^1]

| Entry |
| ----- |
| 17    |

## Notes

[^1]: By the [ledger](https://example.org/x).

## Quotes

- One bridge stands over the Tallow, and the ledger names it twice (From the article): <https://verbatim.example/q/one-bridge-stands/>
- “we paid for it once” (Mara Lind): <https://verbatim.example/q/lind-we-paid-once/>
`,
  );
});

describe('the news sitemap', () => {
  const news = (today: string) =>
    all(parseXml(newsSitemap(library.articles, today)), 'url').map((url) => [
      one(url, 'loc').slice('https://verbatim.example'.length),
      ...all(url, 'news:publication_date').map(({ text }) => text),
    ]);
  test('has the articles of the last two days, and none from the future', () => {
    assert.deepEqual(news('2026-10-03'), [
      ['/articles/one-bridge-two-entries-ar/', '2026-10-02T00:00:00Z'],
      ['/articles/one-bridge-two-entries/', '2026-10-01T00:00:00Z'],
    ]);
    assert.deepEqual(news('2026-10-01'), [['/articles/one-bridge-two-entries/', '2026-10-01T00:00:00Z']]);
  });
  test('has only the front page, without a news entry, if there are no new articles', () => {
    assert.deepEqual(news('2026-12-01'), [['/']]);
  });
});

test('security.txt expires in less than a year from the day of the build', () => {
  const [, expires = ''] = /^Expires: (.*)$/m.exec(securityTxt('2027-03-01')) ?? [];
  const days = (Date.parse(expires) - Date.parse('2027-03-01')) / 86_400_000;
  assert.ok(days > 300 && days < 365);
});

test('llms.txt has the format of llmstxt.org: name, summary, and lists of links', () => {
  const [head = '', ...sections] = llmsTxt(library).split(/^## /m);
  assert.match(head, /^# Verbatim\n\n> .+\n\n/);
  assert.deepEqual(
    sections.map((section) => section.split('\n', 1)[0]),
    ['Articles (en)', 'المقالات (ar)', 'Series', 'Topics', 'Quotes', 'Feeds', 'Optional'],
  );
  for (const section of sections)
    for (const line of section.trim().split('\n').slice(2))
      assert.match(line, /^- \[.+\]\(https:\/\/verbatim\.example\/[^)]*\)(?:: .+)?$/);
});

test('llms.txt names the public ledger if there is one', () => {
  const line = /^- \[ledger\.json\]\(https:\/\/verbatim\.example\/ledger\.json\): .+$/m;
  assert.doesNotMatch(llmsTxt({ ...library, ledger: undefined }), line);
  assert.match(llmsTxt({ ...library, ledger: {} as NonNullable<typeof library.ledger> }), line);
});

test('llms.txt escapes Markdown characters in titles and summaries', () => {
  const [article] = library.articles;
  assert.ok(article);
  const title = 'A [draft](x) *and* <b>R&amp;D</b> `code` \\ _end_';
  const standfirst = '![pic](y) **bold** [z]';
  const text = llmsTxt({ ...library, articles: [{ ...article, title, standfirst }] });
  const link = text.split('\n').find((line) => line.includes(`/articles/${article.slug}.md`)) ?? '';
  const [list] = unified().use(remarkParse).parse(link).children;
  assert.ok(list?.type === 'list');
  const [paragraph] = list.children[0]?.children ?? [];
  assert.ok(paragraph?.type === 'paragraph');
  const [titled, summary] = paragraph.children;
  assert.equal(paragraph.children.length, 2);
  assert.ok(titled?.type === 'link' && summary?.type === 'text');
  assert.deepEqual(
    titled.children.map((node) => (node.type === 'text' ? node.value : node.type)),
    [title],
  );
  assert.equal(summary.value, `: ${standfirst}`);
});
