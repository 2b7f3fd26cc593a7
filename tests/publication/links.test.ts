import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Element } from 'hast';
import { readContent } from '../../src/content/read-content.ts';
import { fragmentsOf } from '../../src/model/fragments.ts';
import { publishedLibrary, unpublishedFiles } from '../../src/model/published.ts';
import { pageUrls } from '../../src/model/urls.ts';
import { publishedFiles } from '../../src/outputs/published-files.ts';
import { fileAt, files, ledger, linkTo, origin, pathOf, readText, root, siteUrl } from '../site/dist.ts';
import { all, attribute, isMeta } from '../site/elements.ts';
import { faultsOf, pageAt, pages } from '../site/parsed.ts';

/** Attributes that contain a URL, in hast’s spelling. */
const addressed = ['href', 'src', 'cite', 'action', 'poster', 'data'];

function addressesIn(element: Element): string[] {
  const plain = addressed.map((name) => attribute(element, name)).filter(Boolean);
  const set = attribute(element, 'srcSet')
    .split(/,\s+/)
    .map((part) => part.trim().split(/\s/)[0] ?? '');
  const content = attribute(element, 'content');
  const told = [
    ...(/^https?:\/\//.test(content) ? [content] : []),
    ...(isMeta('httpEquiv', 'refresh')(element) ? [content.replace(/^.*url=/i, '')] : []),
  ];
  return [...plain, ...set, ...told].filter(Boolean);
}

const judgedBefore = new Map<string, string[]>();
/** Returns what is wrong with a URL on a page; nothing if it is right, or of another host. Most are on every page. */
function wrong(address: string, page: string): string[] {
  // All but relative ones mean the same everywhere.
  if (!/^(?:\/|https?:)/.test(address)) return judge(address, page);
  const faults = judgedBefore.get(address) ?? judge(address, page);
  judgedBefore.set(address, faults);
  return faults;
}

function judge(address: string, page: string): string[] {
  if (!URL.canParse(address, siteUrl + page)) return [`${address} is not a URL`];
  const { href, origin: host, hash } = new URL(address, siteUrl + page);
  if (host !== origin) return [];
  if (!href.startsWith(`${siteUrl}/`)) return [`${address} leads out of the site’s folder`];
  const path = pathOf(href);
  const file = fileAt(path);
  if (!file) return [`${address} leads nowhere`];
  const fragment = decodeURIComponent(hash.slice(1));
  if (fragment === '' || fragment.startsWith(':~:')) return [];
  // The page that checks quotations takes a permalink to check.
  if (/^\/(?:\w+\/)?verify\/$/.test(path) && fragment.startsWith('text='))
    return wrong(fragment.slice('text='.length), page);
  const { html } = file.endsWith('.html') ? pageAt(path) : { html: '' };
  return html.includes(` id="${fragment}"`) ? [] : [`${address} names a place that ${path} does not have`];
}

test('every internal link on every page leads to an existing file and fragment', () => {
  let judged = 0;
  const faults = faultsOf(pages, ({ tree, path }) =>
    all(tree, () => true)
      .flatMap(addressesIn)
      .flatMap((address) => {
        judged++;
        return wrong(address, path);
      }),
  );
  assert.deepEqual([...new Set(faults)], []);
  assert.ok(judged > pages.length, 'the pages have addresses to judge');
});

test('every file that a style sheet loads exists on this host', () => {
  const sheets = files.filter((file) => file.endsWith('.css'));
  const asked = sheets.flatMap((sheet) =>
    [...readText(sheet).matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']/g)].map(
      (match) => ({
        sheet,
        address: match[1] ?? match[2] ?? '',
      }),
    ),
  );
  assert.ok(
    asked.some(({ address }) => address.endsWith('.woff2')),
    'the sheets ask for fonts',
  );
  const faults = asked.flatMap(({ sheet, address }) =>
    new URL(address, siteUrl + sheet).origin === origin
      ? wrong(address, sheet)
      : [`${address} is another host’s`],
  );
  assert.deepEqual(faults, []);
});

test('every URL in the feed, the sitemap and robots.txt leads to an existing file', () => {
  for (const file of ['/feed.xml', '/sitemap-index.xml', '/sitemap-0.xml', '/robots.txt']) {
    const ours = [...readText(file).matchAll(new RegExp(`${origin}[^\\s<"]*`, 'g'))].map((match) => match[0]);
    assert.ok(ours.length > 0, `${file} has addresses`);
    assert.deepEqual(
      ours.flatMap((address) => wrong(address, file)),
      [],
      file,
    );
  }
});

test('every URL that was ever published still has a page', () => {
  const published = Object.keys(ledger).filter((key) => key.startsWith('/'));
  assert.deepEqual(
    published.filter((path) => !fileAt(path)),
    [],
  );
});

test('every file that the search script loads exists', () => {
  const scripts = files.filter((file) => file.startsWith('/assets/') && file.endsWith('.js')).map(readText);
  // The bundler writes a path that it uses more than once as a constant, and puts it into templates.
  const [asWhole, root, asTemplate] = [linkTo('/pagefind/'), `=\`${linkTo('/')}\``, '}pagefind/`'];
  assert.ok(
    scripts.some(
      (script) => script.includes(asWhole) || (script.includes(root) && script.includes(asTemplate)),
    ),
  );
  assert.ok(fileAt('/pagefind/pagefind.js') && fileAt('/pagefind/pagefind-entry.json'));
});

describe('the check of links knows exactly what is built:', async () => {
  const { contents, library } = await readContent(root);
  const published = publishedLibrary(contents, unpublishedFiles(library, new Set()));
  test('each file that a link can lead to exists', () => {
    assert.deepEqual(
      [...publishedFiles(published)].filter((path) => !files.includes(pathOf(path))),
      [],
    );
  });
  test('each fragment of a page can be linked', () => {
    const entries = new Map(contents.articles.map((entry) => [entry.id, entry]));
    const faults = pageUrls(published).flatMap((address) => {
      const known = fragmentsOf(address, entries, published.pages);
      if (known === undefined) return [];
      const ids = all(pageAt(pathOf(address.path)).tree, (element) => attribute(element, 'id') !== '').map(
        (element) => attribute(element, 'id'),
      );
      // Those of a pull-quote only name its parts for assistive technology.
      return ids
        .filter((id) => !known.has(id) && !/^Quote-\d+(?:-link|-share)?$/.test(id))
        .map((id) => `${address.path}#${id}`);
    });
    assert.deepEqual(faults, []);
  });
});
