import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { importedArticle } from './context.ts';

const paragraphs = [
  'The ledger of the town lies open on a table in the reading room, and anybody may turn its pages. On two of them is the same bridge.',
  '“I wrote what I was given,” said Karl Oster, who kept the book for eleven years. Nobody has asked him since who gave it to him.',
  'Upstairs, nobody answers. According to Ines Falk, a member of the council since 2009, the minutes of that spring were never typed.',
  'Nobody claims the ledger. The museum would take it, the archive would rather not, and the clerk says that he is done with books.',
];
const text = paragraphs.map((one) => `<p>${one}</p>`);

/** Pages in the manner of several programs: each puts other things around the same four paragraphs. */
const pages: Record<string, string> = {
  'a newspaper with JSON-LD': `<html lang="en-GB"><head><title>Two bridges, one ledger | The Reader</title>
<script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@type":"ReportageNewsArticle","headline":"Two bridges, one ledger","description":"The council paid twice.","datePublished":"2014-06-10T09:30:00+03:00","author":[{"@type":"Person","name":"Mara Lind"}],"keywords":["Rivers","Courts"]}]</script>
</head><body><div id="cookie-consent"><p>We use cookies. Please accept.</p><button>Accept</button></div><nav><a href="/">Home</a></nav>
<article><header><h1>Two bridges, one ledger</h1><p class="standfirst">The council paid twice.</p><div class="byline">By Mara Lind</div></header>
<ul class="social-share"><li><a href="#">Facebook</a></li><li><a href="#">WhatsApp</a></li></ul>
<div itemprop="articleBody"><time datetime="2014-06-10">10 June 2014</time>${text[0] ?? ''}<aside class="related"><h3>Related articles</h3><a href="/x">The first ferry</a></aside>${text[1] ?? ''}
<p><a href="/y">Read more: The harbour is silting up</a></p>${text[2] ?? ''}<div class="ad-slot">Advertisement</div>${text[3] ?? ''}</div></article>
<div class="paywall"><p>Subscribe now for full access. Already have an account? Log in</p></div></body></html>`,
  'a weblog with meta elements': `<html lang="en"><head><title>Two bridges, one ledger – The Reader</title><meta property="og:title" content="Two bridges, one ledger"><meta property="og:site_name" content="The Reader">
<meta name="description" content="The council paid twice."><meta property="article:published_time" content="2014-06-10T09:30:00+03:00"><meta name="author" content="Mara Lind"><meta property="article:tag" content="Rivers"><meta property="article:tag" content="Courts"></head>
<body class="single"><div id="page"><div class="site-header"><a href="/">The Reader</a></div><div class="hentry"><h1 class="entry-title">Two bridges, one ledger</h1><div class="entry-content">${text.join('\n')}
<div class="sharedaddy"><h3>Share this:</h3><ul><li>Email</li></ul></div><div class="jp-relatedposts"><h3>Related</h3><p>The first ferry</p></div></div></div><div id="comments"><h2>3 Comments</h2><p>A reader says that this is an excellent piece of work, and that the next one should be longer.</p></div></div></body></html>`,
  'a page with neither': `<html><head><title>Two bridges, one ledger</title></head><body><table><tr><td><a href="/">Home</a> <a href="/news">News</a></td></tr></table><div><div><h1>Two bridges, one ledger</h1><p class="dek">The council paid twice.</p><p>By Mara Lind</p><p>10 June 2014</p><div>${text.join('')}</div><p>Tags: <a rel="tag" href="/t">Rivers</a>, <a rel="tag" href="/t">Courts</a></p></div></div><div><p>More from The Reader</p><p><a href="/1">The first ferry</a></p><p><a href="/2">The lighthouse</a></p></div></body></html>`,
};

describe('a saved page', () => {
  for (const [name, page] of Object.entries(pages))
    test(name, async () => {
      const article = await importedArticle('page.html', page);
      assert.equal(article.title, 'Two bridges, one ledger');
      const of = (field: string) =>
        article.taken.filter((one) => one.field === field).map(({ value }) => value);
      assert.deepEqual(of('standfirst'), ['The council paid twice.']);
      assert.ok(of('date')[0]?.startsWith('2014-06-10'), of('date')[0]);
      assert.deepEqual(of('author'), ['Mara Lind (mara-lind)']);
      assert.deepEqual(of('topic'), ['Rivers (rivers)', 'Courts (courts, new)']);
      const [, body = ''] = article.text.split(/^---\n\n/mu);
      assert.equal(body.trim(), paragraphs.join('\n\n'));
    });
});

test('headings, emphasis, links, tables, notes and embedded pages keep their meaning', async () => {
  const article = await importedArticle(
    'page.html',
    `<html><head><title>Two bridges</title><link rel="canonical" href="https://old.example/2014/two-bridges-and-a-ledger/"></head><body><article><h1>Two bridges</h1>${text.join('')}
<h4>What the <em>minutes</em> say</h4><p>See <a href="/minutes">the <b>minutes</b></a>.<sup id="r1"><a href="#n1">[1]</a></sup> H<sub>2</sub>O</p><ul><li>one</li><li>two</li></ul>
<table><tr><th>Year</th><th>Sum</th></tr><tr><td>1991</td><td>10</td></tr></table><iframe src="https://www.youtube-nocookie.com/embed/abc_123?rel=0"></iframe>
<blockquote><p>A quotation.</p></blockquote><section class="notes"><ol><li id="n1">In one hand. <a href="#r1">↩</a></li></ol></section></article></body></html>`,
  );
  for (const part of [
    '## What the *minutes* say',
    '[the **minutes**](https://old.example/minutes).[^1] H<sub>2</sub>O',
    '- one\n- two',
    '| 1991 | 10 |',
    '<https://www.youtube.com/watch?v=abc_123>',
    '> A quotation.',
    '[^1]: In one hand.',
  ])
    assert.ok(article.text.includes(part), part);
  assert.match(article.text, /^aliases: \[two-bridges-and-a-ledger\]$/mu);
  assert.deepEqual(article.formerUrls, ['https://old.example/2014/two-bridges-and-a-ledger/']);
});

test('the title in the language of a page decides nothing that its words contradict', async () => {
  const german =
    'Das Buch liegt offen im Lesesaal, und jeder darf darin blättern. Auf zwei Seiten steht, in einer Handschrift, dieselbe Brücke. ';
  const article = await importedArticle(
    'page.html',
    `<html lang="en"><head><title>Zwei Brücken</title></head><body><article><h1>Zwei Brücken</h1><p>${german.repeat(3)}</p></article></body></html>`,
  );
  assert.match(article.text, /^lang: de$/mu);
  assert.ok(article.doubts.some((doubt) => doubt.includes('its words look like de')));
});
