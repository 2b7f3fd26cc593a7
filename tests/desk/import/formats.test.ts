import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { zipSync } from 'fflate';
import { importText } from '../../../src/desk/import/import-text.ts';
import { pictureMetadata } from '../../../src/outputs/picture-metadata.ts';
import { context, imported, importedArticle } from './context.ts';
import {
  openDocument,
  photograph,
  run,
  wordFile,
  wordNote,
  wordParagraph,
  wordPicture,
} from './made-files.ts';

const long =
  'The ledger of the town lies open on a table in the reading room, and anybody may turn its pages.';
const second =
  'Upstairs, nobody answers. According to a member of the council, the minutes were never typed.';
const bodyOf = (text: string) => text.replace(/^---\n[\s\S]*?\n---\n\n/u, '');

describe('Word', () => {
  const body = [
    wordParagraph(run('Two bridges, one ledger'), 'Title'),
    wordParagraph(run('The council paid for the same arch twice, and its clerk calls it a courtesy.')),
    wordParagraph(run('By Mara Lind')),
    wordParagraph(run('10 June 2014')),
    wordParagraph(wordPicture),
    wordParagraph(
      `${run('The ledger ')}${run('lies', '<w:i/>')}${run(' open on a table in the reading room, and anybody may turn its pages.')}${wordNote}`,
    ),
    wordParagraph(run('What the minutes say'), 'Heading1'),
    wordParagraph(`<w:hyperlink r:id="rIdLink">${run('Upstairs')}</w:hyperlink>${run(second.slice(8))}`),
    `<w:tbl><w:tr><w:tc>${wordParagraph(run('Year'))}</w:tc><w:tc>${wordParagraph(run('Sum'))}</w:tc></w:tr><w:tr><w:tc>${wordParagraph(run('1991'))}</w:tc><w:tc>${wordParagraph(run('10'))}</w:tc></w:tr></w:tbl>`,
    wordParagraph(run('A quotation.'), 'Quote'),
    wordParagraph(run(long)),
  ].join('');

  test('keeps headings, emphasis, links, tables, notes and pictures', async () => {
    const article = await importedArticle('bridges.docx', wordFile(body, { picture: await photograph() }));
    assert.deepEqual(
      article.taken.map(({ field, value }) => `${field} ${value}`),
      [
        'title Two bridges, one ledger',
        'standfirst The council paid for the same arch twice, and its clerk calls it a courtesy.',
        'date 2014-06-10',
        'lang en',
        'author Mara Lind (mara-lind)',
      ],
    );
    const [picture] = article.pictures;
    assert.equal(
      bodyOf(article.text).replace(/ -+ /gu, ' - '),
      `![A bridge](../pictures/${picture?.name ?? ''})

The ledger *lies* open on a table in the reading room, and anybody may turn its pages.[^1]

## What the minutes say

[Upstairs](https://example.org/minutes)${second.slice(8)}

| Year | Sum |
| - | - |
| 1991 | 10 |

> A quotation.

${long}

[^1]: Both are in one hand.
`,
    );
  });

  test('a heading below text is not taken for the title, so that all text is kept', async () => {
    const article = await importedArticle(
      'bridges.docx',
      wordFile(
        [
          wordParagraph(run('Two bridges, one ledger')),
          wordParagraph(run(long)),
          wordParagraph(run('What the minutes say'), 'Heading1'),
          wordParagraph(run(second)),
        ].join(''),
        { picture: await photograph() },
      ),
    );
    assert.match(article.text, /^title: Two bridges, one ledger$/mu);
    assert.equal(bodyOf(article.text), `${long}\n\n## What the minutes say\n\n${second}\n`);
  });

  test('a picture loses the place where it was taken', async () => {
    const [picture] = (await importedArticle('bridges.docx', wordFile(body, { picture: await photograph() })))
      .pictures;
    assert.ok((pictureMetadata(await photograph())?.found ?? []).length > 0);
    assert.deepEqual(pictureMetadata(Buffer.from(picture?.bytes ?? []))?.found, []);
  });

  test('macros are named and not read', async () => {
    const { articles, notes } = await imported(
      'bridges.docm',
      wordFile(body, { picture: await photograph(), more: { 'word/vbaProject.bin': 'x' } }),
    );
    assert.equal(articles.length, 1);
    assert.deepEqual(notes, ['The file has macros. They were not read and did not run.']);
  });
});

test('OpenDocument keeps headings, emphasis, links, lists, tables, notes and pictures', async () => {
  const article = await importedArticle(
    'bridges.odt',
    openDocument(
      `<text:p text:style-name="P1">Two bridges</text:p><text:p>By Mara Lind</text:p><text:p>10 June 2014</text:p>
<text:p>The ledger <text:span text:style-name="B">lies</text:span> open on a table in the reading room, and anybody may turn its pages.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>In one hand.</text:p></text:note-body></text:note></text:p>
<text:h text:outline-level="1">What the minutes say</text:h><text:p><text:a xlink:href="https://example.org/">Upstairs</text:a>${second.slice(8)}<office:annotation><text:p>Really?</text:p></office:annotation></text:p>
<text:list text:style-name="L1"><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>1991</text:p></table:table-cell></table:table-row></table:table>
<text:p><draw:frame><draw:image xlink:href="Pictures/1.jpg"/><svg:desc>A bridge</svg:desc></draw:frame></text:p><text:p>${long}</text:p>`,
      { pictures: { 'Pictures/1.jpg': await photograph() } },
    ),
  );
  assert.match(article.text, /^title: Two bridges$/mu);
  for (const part of [
    'The ledger **lies** open',
    'pages.[^1]',
    '## What the minutes say',
    '[Upstairs](https://example.org/)',
    '1. one\n2. two',
    '| 1991 |',
    '![A bridge](../pictures/',
    '[^1]: In one hand.',
  ])
    assert.ok(article.text.includes(part), `${part} in ${article.text}`);
  assert.doesNotMatch(article.text, /Really/u);
});

describe('Markdown of other generators', () => {
  const cases: [name: string, file: string, text: string][] = [
    [
      'Hugo with TOML',
      'content/posts/two-bridges/index.md',
      `+++\ntitle = "Two bridges"\ndate = 2014-06-10T09:30:00Z\ntags = ["Rivers"]\nauthors = ["Mara Lind"]\naliases = ["/2014/06/old-bridges/"]\ndescription = "Paid twice."\n+++\n`,
    ],
    [
      'Jekyll',
      '_posts/2014-06-10-two-bridges.md',
      '---\nlayout: post\ntitle: Two bridges\nauthor: Mara Lind\ncategories: Rivers\nredirect_from:\n  - /old-bridges.html\nexcerpt: Paid twice.\n---\n',
    ],
    [
      'Eleventy',
      'posts/two-bridges.md',
      '---\ntitle: Two bridges\ndate: 2014-06-10\ntags: [posts, Rivers]\nauthor: Mara Lind\npermalink: /2014/old-bridges/index.html\ndescription: Paid twice.\n---\n',
    ],
    [
      'Astro',
      'src/content/blog/two-bridges.mdx',
      "---\ntitle: Two bridges\npubDate: 2014-06-10\ntags: ['Rivers']\nauthor: { name: Mara Lind }\nurl: https://old.example/old-bridges/\ndescription: Paid twice.\n---\n\nimport Chart from './Chart.astro';\n",
    ],
  ];
  for (const [name, file, frontmatter] of cases)
    test(name, async () => {
      const article = await importedArticle(
        file,
        `${frontmatter}\n${long} It flows.[^a]\n\n### A heading\n\n<b>Upstairs</b>, nobody <em>answers</em>.\n\n[^a]: A note.\n`,
      );
      assert.equal(article.slug, 'two-bridges');
      for (const line of [
        'title: Two bridges',
        'standfirst: Paid twice.',
        'author: mara-lind',
        'topics: [rivers]',
        'aliases: [old-bridges]',
        'draft: true',
      ])
        assert.ok(article.text.split('\n').includes(line), `${line} in ${article.text}`);
      assert.match(article.text, /^date: 2014-06-10(?:T09:30Z)?$/mu);
      assert.equal(
        bodyOf(article.text),
        `${long} It flows.[^1]\n\n## A heading\n\n**Upstairs**, nobody *answers*.\n\n[^1]: A note.\n`,
      );
    });
});

test('WordPress: posts with authors, categories, captions and paragraphs; pages and media are counted', async () => {
  const item = (type: string, content: string, status = 'publish') =>
    `<item><title>Two &amp; a half bridges</title><link>https://old.example/2014/06/half-bridges/</link><dc:creator><![CDATA[mara]]></dc:creator><content:encoded><![CDATA[${content}]]></content:encoded><excerpt:encoded><![CDATA[Paid twice.]]></excerpt:encoded><wp:post_date_gmt>2014-06-10 09:30:00</wp:post_date_gmt><wp:post_name>half-bridges</wp:post_name><wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type><category domain="category" nicename="rivers"><![CDATA[Rivers]]></category></item>`;
  const { articles, notes, format } = await imported(
    'export.xml',
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="c" xmlns:excerpt="e"><channel><wp:author><wp:author_login>mara</wp:author_login><wp:author_display_name><![CDATA[Mara Lind]]></wp:author_display_name></wp:author>${item('post', `${long}\n\n[caption id="1" width="3"]<img src="https://old.example/wp-content/uploads/bridge.jpg" alt="A bridge" /> The bridge. Photo: Ada Brook[/caption]\n\n<!--more-->${second}`)}${item('page', 'x')}${item('attachment', 'x')}</channel></rss>`,
  );
  assert.equal(format, 'WordPress export');
  const [article] = articles;
  assert.equal(articles.length, 1);
  assert.match(
    article?.text ?? '',
    /^title: Two & a half bridges\nstandfirst: Paid twice\.\ndate: 2014-06-10T09:30Z\nauthor: mara-lind\ntopics: \[rivers\]\ndraft: true$/mu,
  );
  assert.equal(bodyOf(article?.text ?? ''), `${long}\n\n${second}\n`);
  assert.ok(
    article?.setApart.some(({ text }) => text.includes('The bridge. (Photo: Ada Brook)')),
    JSON.stringify(article?.setApart),
  );
  assert.equal(notes.length, 2);
});

test('Ghost: posts with tags, authors and their picture', async () => {
  const data = {
    posts: [
      {
        id: '1',
        title: 'Two bridges',
        slug: 'two-bridges',
        html: `<p>${long}</p><p>${second}</p>`,
        custom_excerpt: 'Paid twice.',
        published_at: '2014-06-10T09:30:00.000Z',
        status: 'published',
        type: 'post',
      },
      { id: '2', title: 'About', slug: 'about', html: '<p>x</p>', type: 'page', status: 'published' },
    ],
    tags: [
      { id: 't', name: 'Rivers' },
      { id: 'u', name: '#internal' },
    ],
    posts_tags: [
      { post_id: '1', tag_id: 't' },
      { post_id: '1', tag_id: 'u' },
    ],
    users: [{ id: 'a', name: 'Mara Lind' }],
    posts_authors: [{ post_id: '1', author_id: 'a' }],
  };
  const article = await importedArticle('ghost.json', JSON.stringify({ db: [{ data }] }));
  assert.match(
    article.text,
    /^title: Two bridges\nstandfirst: Paid twice\.\ndate: 2014-06-10T09:30Z\nauthor: mara-lind\ntopics: \[rivers\]\ndraft: true$/mu,
  );
  assert.equal(bodyOf(article.text), `${long}\n\n${second}\n`);
});

test('a saved e-mail: subject, sender and date', async () => {
  const article = await importedArticle(
    'mail.eml',
    `From: =?utf-8?q?Mara_Lind?= <mara@example.org>\nDate: Tue, 10 Jun 2014 09:30:00 +0300\nSubject: Fwd: Two bridges\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n${long}\n\nCaf=E9. ${second}\n\n-- \nMara Lind\n`,
  );
  assert.match(article.text, /^title: Two bridges$/mu);
  assert.match(article.text, /^date: 2014-06-10\nauthor: mara-lind$/mu);
  assert.equal(bodyOf(article.text), `${long}\n\nCafé. ${second}\n`);
});

describe('a file that cannot be imported gets a clear word', () => {
  const word = wordFile(wordParagraph(run(long)));
  const ole = (text: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(text, 'utf16le')]);
  const cases: [name: string, file: string, bytes: string | Uint8Array, found: RegExp][] = [
    ['an empty file', 'a.txt', '', /^an empty file$/u],
    ['nothing but spaces', 'a.txt', ' \n ', /without text/u],
    ['a PDF', 'a.txt', '%PDF-1.7', /^a PDF$/u],
    ['binary', 'a.dat', Buffer.from([1, 0, 2, 0, 0, 3, 250, 251]), /not text/u],
    ['a Word file with a password', 'a.docx', ole('EncryptedPackage'), /password/u],
    ['a Word file of 1997', 'a.doc', ole('WordDocument'), /before 2007/u],
    [
      'an OpenDocument file with a password',
      'a.odt',
      openDocument('', { manifest: '<manifest:encryption-data/>' }),
      /password/u,
    ],
    ['a truncated Word file', 'a.docx', word.subarray(0, word.length / 2), /incomplete or damaged/u],
    ['a damaged Word file', 'a.docx', wordFile('<w:p>'), /incomplete or damaged/u],
    ['a spreadsheet', 'a.docx', zipSync({ 'xl/workbook.xml': new Uint8Array() }), /spreadsheet/u],
    ['a file that Word keeps while a text is open', '~$bridges.docx', 'x', /while a text is open/u],
    ['a file of 100 MB', 'a.txt', new Uint8Array(100 * 1024 * 1024), /100 MB/u],
    [
      'a truncated WordPress export',
      'a.xml',
      '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>Two',
      /incomplete or damaged/u,
    ],
    ['JSON of something else', 'a.json', '{"a": 1}', /not an export of Ghost/u],
    ['frontmatter that is not YAML', 'a.md', '---\ntitle: [a\n---\nText', /frontmatter/u],
    ['a picture', 'a.txt', '\u0089PNG', /./u],
  ];
  for (const [name, file, bytes, found] of cases.slice(0, -1))
    test(name, async () => {
      const { articles, refused } = await imported(file, bytes);
      assert.deepEqual(articles, []);
      assert.match(refused?.found ?? '', found);
      assert.ok((refused?.fix ?? '') !== '' && (refused?.expected ?? '') !== '');
    });
});

test('encodings are detected and named', async () => {
  const text = `Brücken über den Fluß\n\n${'Die Straße führt über die Brücke, und später fährt man durch größere Städte zurück. '.repeat(6)}\n`;
  for (const [encoding, bytes] of [
    ['windows-1252', Buffer.from(text, 'latin1')],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
  ] as const) {
    const result = await importText({ name: 'a.txt', bytes }, context);
    assert.equal(result.encoding, encoding);
    assert.equal(result.articles[0]?.title, 'Brücken über den Fluß');
  }
});
