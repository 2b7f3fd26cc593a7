import './enter.ts';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { after, describe, test } from 'node:test';
import { fromHtml } from 'hast-util-from-html';
import { type OpenSite, openSite, read } from '../browser/open-site.ts';
import { builtSite } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { all, attribute, tag } from '../site/elements.ts';

/** A site in a folder of its host, as a host serves it and as readers use it. */
const base = '/Presse/hafenblatt/';
const origin = 'https://elbmarsch.example';
const dist = builtSite('german-persian');
const files = filesIn(dist).map((file) => file.slice(dist.length).split(sep).join('/'));
/** Files of text. Pagefind’s module has a default path of its own, which ours replaces. */
const texts = files
  .filter(
    (file) =>
      /\.(?:html|css|js|json|xml|txt|md|bib|ris|svg)$|\/_/.test(file) && basename(file) !== 'pagefind.js',
  )
  .map((file) => ({ file, text: readFileSync(join(dist, file), 'utf8') }));

/** Returns the file that a host serves for a path below the folder, or undefined. */
function fileAt(path: string): string | undefined {
  const file = decodeURIComponent(path.slice(base.length - 1));
  return [file, `${file}index.html`].find((name) => !name.endsWith('/') && existsSync(join(dist, name)));
}

test('no file of a built site has anything of the desk', () => {
  const found = texts.filter(({ file, text }) =>
    /^\/_?desk|verbatim-desk|\/_?desk\/|open-in-editor|desk-token/.test(`${file}\n${text}`),
  );
  assert.deepEqual(
    found.map(({ file }) => file),
    [],
  );
});

/** Returns the text of a file with the citations that readers save from it, which are encoded. */
const withCitations = (text: string) =>
  text.replace(/"data:[^"]*"/g, (citation) => decodeURIComponent(citation));

describe('no URL of a site in a folder lacks the folder', () => {
  /** Quoted strings of scripts; in other files also what follows a space, a parenthesis or the start of a line. */
  const inScript = /["'`](\/(?!\/)[\w.~-][^\s"'`()<>]*)/g;
  const elsewhere = /(?:["'`(]|url=|^|[\s,])(\/(?!\/)[\w.~-][^\s"'`()<>]*)|[=:] ?"(\/)"/gm;

  test('in paths that start at the root of the host', () => {
    const wrong = texts.flatMap(({ file, text }) =>
      Array.from(
        text.matchAll(file.endsWith('.js') ? inScript : elsewhere),
        ([, path, root = '']) => path ?? root,
      )
        .filter((path) => !path.startsWith(base))
        .map((path) => `${file}: ${path}`),
    );
    assert.deepEqual(wrong, []);
    const right = texts.filter(({ text }) => text.includes(`"${base}`)).map(({ file }) => file);
    assert.ok(right.length > 30, `${right.length} files`);
  });

  test('in whole URLs, of pages, feeds, sitemaps, JSON, citations and text', () => {
    const wrong = texts.flatMap(({ file, text }) =>
      Array.from(withCitations(text).matchAll(/https:\/\/elbmarsch\.example[^\s"'<>)\\]*/g), ([url]) => url)
        .filter((url) => !url.startsWith(origin + base))
        .map((url) => `${file}: ${url}`),
    );
    assert.deepEqual(wrong, []);
    for (const end of [
      'index.html',
      'feed.xml',
      'atom.xml',
      'feed.json',
      'sitemap-0.xml',
      'oembed.json',
      '.md',
      'llms.txt',
      'robots.txt',
      'security.txt',
    ])
      assert.ok(
        texts.some(({ file, text }) => file.endsWith(end) && text.includes(origin + base)),
        end,
      );
  });
});

describe('every URL of a site in a folder leads to a page or a file', () => {
  test('in links, forms, pictures, scripts and style sheets of pages, with their ids', () => {
    const ids = new Map<string, Set<string>>();
    const pages = texts
      .filter(({ file }) => file.endsWith('.html'))
      .map(({ file, text }) => {
        const elements = all(fromHtml(text), () => true);
        ids.set(file, new Set(elements.map((element) => attribute(element, 'id'))));
        return { file, elements };
      });
    const broken = pages.flatMap(({ file, elements }) =>
      elements.flatMap((element) => {
        const urls = ['href', 'src', 'action', 'cite'].map((name) => attribute(element, name));
        const pictures = attribute(element, 'srcSet').match(/\S*\/\S+/g) ?? [];
        return [...urls, ...pictures].filter(Boolean).flatMap((url) => {
          const target = new URL(url, origin + base + file.slice(1).replace(/index\.html$/, ''));
          if (target.origin !== origin) return [];
          const found = fileAt(target.pathname);
          const id = decodeURIComponent(target.hash.slice(1));
          // The page that checks quotations takes the URL of a quote to check, which is in the folder too.
          const isQuestion = target.pathname.endsWith('/verify/') && id.startsWith(`text=${origin}${base}q/`);
          const known =
            found && (id === '' || isQuestion || !found.endsWith('.html') || ids.get(found)?.has(id));
          return known ? [] : [`${file}: ${url}`];
        });
      }),
    );
    assert.deepEqual(broken, []);
    assert.ok(pages.length > 25);
  });

  test('in feeds, sitemaps, metadata and files for programs', () => {
    const broken = texts.flatMap(({ file, text }) =>
      Array.from(withCitations(text).matchAll(/https:\/\/elbmarsch\.example[^\s"'<>)\\,;&]*/g), ([url]) =>
        url.replace(/[.\]}]+$/, ''),
      )
        .filter((url) => fileAt(new URL(url).pathname) === undefined)
        .map((url) => `${file}: ${url}`),
    );
    assert.deepEqual([...new Set(broken)], []);
  });

  test('in redirects, which have a page each', () => {
    const lines = readFileSync(join(dist, '_redirects'), 'utf8').trim().split('\n');
    assert.ok(lines.length > 2);
    for (const line of lines) {
      const [from = '', to = ''] = line.split(' ');
      assert.ok(fileAt(from) && fileAt(to), line);
    }
    const former = fromHtml(
      readFileSync(join(dist, 'articles/die-bruecke-im-kassenbuch/index.html'), 'utf8'),
    );
    assert.deepEqual(
      all(former, tag('a')).map((link) => attribute(link, 'href')),
      [`${base}articles/eine-bruecke-zwei-posten/`],
    );
  });
});

describe('readers of a site in a folder', () => {
  let opened: Promise<OpenSite> | undefined;
  const site = () => (opened ??= openSite({ folder: dist, base }));
  after(async () => (await opened)?.close());

  test('come from the root of the host, read, choose colors, and open a quote, its embed and a topic', async () => {
    await read(await site(), '/', async (page) => {
      const requested: string[] = [];
      page.on('request', (request) => requested.push(new URL(request.url()).pathname));
      const path = () => new URL(page.url()).pathname;
      assert.equal(path(), base);
      await page.locator('main a', { hasText: 'Eine Brücke, zwei Posten' }).first().click();
      await page.waitForURL(`**${base}articles/eine-bruecke-zwei-posten/`);
      await page.locator('html[data-ready]').waitFor();
      await page.locator('footer button.appearance').click();
      await page.locator('input[name=scheme][value=dark]').check();
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), [
        'Presse/hafenblatt/appearance',
      ]);

      await page.locator('.prose a', { hasText: 'Über uns' }).click();
      await page.waitForURL(`**${base}ueber-uns/#berichtigungen`);
      assert.equal(await page.locator('html').getAttribute('data-scheme'), 'dark');
      await page.goBack();
      await page
        .locator('.pull-quote a', { hasText: 'elbmarsch.example/Presse/hafenblatt/q/' })
        .first()
        .click();
      await page.waitForURL(`**${base}q/eine-bruecke-steht/`);
      const shared = await page.locator('share-panel a[href^="https://bsky.app"]').getAttribute('href');
      assert.match(
        decodeURIComponent(shared ?? ''),
        /https:\/\/elbmarsch\.example\/Presse\/hafenblatt\/q\/eine-bruecke-steht\/$/,
      );
      await page.goto(`${base}q/eine-bruecke-steht/embed/`);
      assert.match((await page.locator('blockquote').textContent()) ?? '', /Über die Krückau/);
      await page.goto(`${base}topics/bruecken/`);
      await page.locator('main a', { hasText: 'Eine Brücke, zwei Posten' }).first().waitFor();
      await page.locator('a[hreflang=fa]').first().click();
      await page.waitForURL(`**${base}fa/topics/bruecken/`);
      assert.deepEqual(
        requested.filter((requestedPath) => !requestedPath.startsWith(base)),
        [],
      );
    });
  });

  test('search, in the dialog and on the page, and open a result', async () => {
    await read(await site(), `${base}articles/eine-bruecke-zwei-posten/`, async (page) => {
      await page.locator('header a[rel=search]').click();
      await page.locator('.search-dialog input').fill('Kassenbuch');
      const result = page.locator('.search-dialog a', { hasText: 'Eine Brücke, zwei Posten' }).first();
      assert.match(
        (await result.getAttribute('href')) ?? '',
        new RegExp(`^${base}articles/eine-bruecke-zwei-posten/`),
      );
      await page.goto(`${base}search/?q=Kassenbuch`);
      await page.locator('main a[href*="?find="]', { hasText: 'Eine Brücke, zwei Posten' }).first().click();
      // The article takes the words out of its URL, perhaps before this looks.
      await page.waitForURL((url) => url.pathname === `${base}articles/eine-bruecke-zwei-posten/`);
      await page.waitForFunction(() => CSS.highlights.has('found'));
    });
  });

  test('with a former or an incomplete URL get to the page; others get the page for missing URLs', async () => {
    const { url } = await site();
    const ask = async (path: string) => {
      const { status, headers } = await fetch(url + path, { redirect: 'manual' });
      return [status, headers.get('location')];
    };
    assert.deepEqual(await ask('/'), [302, base]);
    assert.deepEqual(await ask('/Presse/hafenblatt?a'), [301, `${base}?a`]);
    assert.deepEqual(await ask(`${base}quotes`), [301, `${base}quotes/`]);
    assert.deepEqual(await ask(`${base}articles/die-bruecke-im-kassenbuch/`), [
      301,
      `${base}articles/eine-bruecke-zwei-posten/`,
    ]);
    assert.deepEqual(await ask('/quotes/'), [404, null]);
    assert.deepEqual(await ask(`${base}_redirects`), [404, null]);
    assert.match(await (await fetch(`${url}${base}no-such/`)).text(), new RegExp(`href="${base}topics/"`));
  });
});
