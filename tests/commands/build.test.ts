import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, test } from 'node:test';
import { readContent } from '../../src/content/read-content.ts';
import { pageUrls } from '../../src/model/urls.ts';
import { build, buildCopy, builtSite, copySoftware } from '../builds.ts';
import { copyWith, publicationOf } from '../publications.ts';

/** Every HTML page that a build left. */
function pages(dist: string): string[] {
  if (!existsSync(dist)) return [];
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
}

/** Makes the copy's processor throw while it renders articles of which `when` is true. */
function breakMarkdown(root: string, when: string): void {
  const path = join(root, 'src/markdown/processor.ts');
  const source = readFileSync(path, 'utf8');
  const broken = source.replace(
    'rehypeHeadingIds,',
    `() => (_: unknown, file: { data: { astro?: { frontmatter?: Record<string, unknown> } } }) => {
      const data = file.data.astro?.frontmatter ?? {};
      if (${when}) throw new Error('the plugin broke');
    },
    rehypeHeadingIds,`,
  );
  assert.notEqual(broken, source);
  writeFileSync(path, broken);
}

describe('a build', () => {
  test('of valid content has a page for every URL, and exits with 0', async () => {
    const { library } = await readContent(publicationOf('good'));
    const dist = builtSite('good');
    assert.deepEqual(
      pages(dist).sort(),
      [...pageUrls(library).map(({ path }) => `${path}index.html`.slice(1)), '404.html'].sort(),
    );
    const article = readFileSync(join(dist, 'articles/one-bridge-two-entries/index.html'), 'utf8');
    assert.match(article, /<mark class="article-quote" id="q-one-bridge-stands">One bridge stands over/);

    // A picture in sizes and forms for any window, with its own; only the first is loaded at once; the original stays here.
    const [first = '', second = ''] = article.match(/<figure class="picture">.*?<\/figure>/gs) ?? [];
    assert.match(first, /<source srcset="(?:\/assets\/[\w.-]+\.avif \d+w,? ?){5}" type="image\/avif" sizes=/);
    assert.match(first, /<source srcset="(?:\/assets\/[\w.-]+\.webp \d+w,? ?){5}" type="image\/webp"/);
    assert.match(first, /<img [^>]*alt="A stone bridge of one arch over a green river"/);
    assert.match(first, / width="1500" height="1000"/);
    assert.match(
      first,
      /<figcaption>The only bridge over the Tallow <small>Town desk<\/small><\/figcaption>/,
    );
    assert.doesNotMatch(first, /lazy| style=/);
    assert.match(second, / loading="lazy"/);
    assert.match(second, /alt="The same bridge"/);
    const assets = readdirSync(join(dist, 'assets'));
    assert.deepEqual([...new Set(assets.filter((name) => name.startsWith('bridge')).map(extname))].sort(), [
      '.avif',
      '.jpg',
      '.webp',
    ]);
    for (const [, src = ''] of article.matchAll(/(\/assets\/bridge[^ "]+)/g))
      assert.ok(existsSync(join(dist, src)), src);

    // Feeds and the Markdown version have one size of the picture, with alternative text, dimensions and absolute URL; corrections come first.
    const { items } = JSON.parse(readFileSync(join(dist, 'feed.json'), 'utf8')) as {
      items: { url: string; content_html: string }[];
    };
    const item = items.find(({ url }) => url.endsWith('/one-bridge-two-entries/'))?.content_html ?? '';
    assert.match(
      item,
      /<img src="https:\/\/verbatim\.example\/assets\/bridge[\w.-]+\.jpg" alt="A stone bridge of one arch over a green river" width="1500" height="1000">/,
    );
    assert.ok(item.indexOf('We misread the ledger.') < item.indexOf('One bridge stands'));
    assert.match(
      readFileSync(join(dist, 'articles/one-bridge-two-entries.md'), 'utf8'),
      /!\[A stone bridge of one arch over a green river\]\(https:\/\/verbatim\.example\/assets\/bridge[\w.-]+\.jpg\)/,
    );
    assert.ok(existsSync(join(dist, 'articles/two-bridges.md')), 'the form of a former slug');

    // A correction is shown at the top, after the corrected paragraph, on the affected quote, in the log and in machine-readable output.
    const read = (page: string) => readFileSync(join(dist, page, 'index.html'), 'utf8');
    const sheetOf = (page: string) =>
      Array.from(page.matchAll(/<link rel="stylesheet" href="(\/assets\/[^"]+)">/g), ([, sheet = '']) =>
        readFileSync(join(dist, sheet), 'utf8'),
      ).join('');
    const [, head = ''] = /<div class="correction" id="C1">(.*?)<\/div>/s.exec(article) ?? [];
    const texts = [
      '5 October 2026',
      'We misread the ledger.',
      'It said: The two entries bear the same date.',
      'Noticed by <bdi>Nia Okoro</bdi>',
    ];
    for (const page of [head, read('q/one-bridge-stands'), read('corrections')])
      for (const words of texts) assert.ok(page.includes(words), words);
    assert.match(
      article,
      /bear the same date and the same sum\.<\/p>\s*<p class="correction" role="note"><a href="#C1">Correction<\/a>, <time/,
    );
    assert.match(read('corrections'), /href="\/articles\/one-bridge-two-entries\/#C1"/);
    assert.match(article, /"@type":"CorrectionComment","text":"We misread the ledger\./);
    assert.match(article, /<section class="section meta[^>]*>.*Edited by <a href="\/people\/mara-lind\/"/s);
    assert.match(article, /"editor":\[\{"@type":"Person"/);
    for (const page of [article, read('q/one-bridge-stands'), read('corrections')])
      assert.match(sheetOf(page), /\.correction\b/);

    // Corrections of claims, timeline entries and notes are shown there.
    const grown = read('articles/how-the-ledger-grew');
    for (const [place, number, kind] of [
      [/<li id="claim-two-bridges".*?<\/li>/s, 1, 'Correction'],
      [/<li id="line-copied".*?<\/li>/s, 2, 'Clarification'],
      [/<li id="Note-1".*?<\/li>/s, 3, 'Update'],
    ] as const)
      assert.match(
        place.exec(grown)?.[0] ?? '',
        new RegExp(`<p class="correction[^"]*" role="note"><a href="#C${number}"[^>]*>${kind}</a>, <time`),
      );

    // A source that we did not see ourselves says so wherever it is cited; its page leads to the copy in an archive too.
    const rested = read('articles/how-the-ledger-grew/sources');
    assert.match(rested, /“Two bridges for one river”, 30 August 2026, not seen by us\./);
    assert.match(rested, /<a href="https:\/\/archive\.example\/post\/two-bridges">archived copy<\/a>/);
    assert.match(rested, /"archivedAt":"https:\/\/archive\.example\/post\/two-bridges"/);
    assert.match(rested, /Also cited in <a href="\/articles\/one-bridge-two-entries\/"/);

    // Styles of boxes and abbreviations come with the article that has some.
    const other = readFileSync(join(dist, 'articles/how-the-ledger-grew/index.html'), 'utf8');
    assert.match(other, /<div class="box" role="note"><p class="box-title">Why a ledger<\/p>/);
    assert.match(other, /The <abbr title="Tallow Public Works">TPW<\/abbr> wrote/);
    assert.match(sheetOf(other), /\.box\b/);
    assert.doesNotMatch(sheetOf(article), /\.box\b/);

    // A quote that was taken back says so, when and why, on its page and in the frames of other sites.
    for (const page of ['index.html', 'embed/index.html']) {
      const html = readFileSync(join(dist, 'q/the-clerk-was-blameless', page), 'utf8');
      for (const text of ['This quote has been withdrawn', '>12 October 2026<', 'The minutes say otherwise.'])
        assert.ok(html.includes(text), `${page}: ${text}`);
    }
    assert.deepEqual(
      readdirSync(join(dist, 'q/the-clerk-was-blameless'), { recursive: true, encoding: 'utf8' }).sort(),
      ['embed', 'embed/index.html', 'index.html', 'oembed.json'],
    );
    // Its words appear nowhere: on no page, in no feed, on no card.
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
    const text = files.filter((file) => /\.(html|xml|json|txt|css|js)$/.test(file));
    assert.deepEqual(
      text.filter((file) => readFileSync(join(dist, file), 'utf8').includes('The clerk was blameless')),
      [],
    );
    assert.deepEqual(
      files.filter((file) => file.startsWith('cards/the-clerk-was-blameless')),
      [],
    );
  });

  test('of invalid content publishes nothing, exits with 1 and reports every problem, without a stack trace', () => {
    const root = copyWith('five-files-at-once');
    const { status, stderr, output } = build(root);
    assert.equal(status, 1, output);
    assert.deepEqual(pages(join(root, 'dist')), []);
    for (const place of [
      '  14:5  error  pullQuotes.0.text  [quote-not-in-body]',
      'content/articles/one-bridge-two-entries.md\n\n  4:1  error  date  [date-invalid]',
      'content/people/mara-lind.md\n\n  6:1  error  born  [date-invalid]',
      '  14:3  error  valley-post.kind  [field-invalid]',
      '  2:1  error  titel  [field-unknown]',
    ])
      assert.ok(stderr.includes(place), `${place} is not reported in:\n${output}`);
    assert.match(stderr, /6 errors in 5 files/);
    assert.doesNotMatch(output, /^\s+at .*:\d+:\d+/m);
  });

  test('with a Markdown plugin that throws publishes nothing, exits with 1 and names the article', () => {
    const root = copySoftware();
    breakMarkdown(root, `data.lang === 'ar'`);
    const { status, stderr, output } = buildCopy(root);
    assert.equal(status, 1, output);
    assert.deepEqual(pages(join(root, 'dist')), []);
    assert.match(
      stderr,
      /content\/articles\/one-bridge-two-entries-ar\.md\n\n {2}15:1 {2}error {2}\[body-unrenderable\]\n {4}found {5}a body that cannot be rendered: the plugin broke\n/,
    );
  });
});
