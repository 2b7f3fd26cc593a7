import assert from 'node:assert/strict';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { forgetPages, KeptPages, stateFile } from '../../src/build/kept-pages.ts';
import type { PageRecord } from '../../src/build/page-records.ts';
import { Pictures } from '../../src/build/pictures.ts';
import { SharedProperties } from '../../src/build/shared-properties.ts';
import { SpareSite } from '../../src/build/spare-site.ts';
import { TrackedLibrary } from '../../src/build/tracked-library.ts';
import { siteFile } from '../../src/integrations/site-files.ts';
import type { Library } from '../../src/model/library.ts';
import { temporaryFolder } from '../publications.ts';

const libraryWith = (title: string): Library =>
  ({
    articles: [{ slug: 'one', title, sources: [] }],
    ...{ topics: [], people: [], series: [], quotes: [], withdrawnQuotes: [], pages: [] },
  }) as unknown as Library;

/** Builds a site of one page, which has the title of the article; returns what the next build keeps it for. */
async function builtSite(bundle = 'first') {
  const dist = join(temporaryFolder(), 'dist');
  mkdirSync(dist);
  const pages = new KeptPages(libraryWith('A title'), dist, bundle);
  await pages.record('index.html', '{}', () => {
    writeFileSync(join(dist, 'index.html'), pages.library.library.articles[0]?.title ?? '');
    return Promise.resolve();
  });
  pages.keep(dist);
  return dist;
}

function next(dist: string, title = 'A title', bundle = 'first') {
  const folder = temporaryFolder();
  const pages = new KeptPages(libraryWith(title), dist, bundle);
  return { isKept: pages.reuse('index.html', '{}', folder), dropped: pages.dropped, folder };
}

/** Builds a site of pages with the title of the article, and returns it with another site that has links to the first `shared` of them. */
async function siteWithSpare(count: number, shared: number) {
  const root = temporaryFolder();
  const dist = join(root, 'dist');
  mkdirSync(dist);
  const files = Array.from({ length: count }, (_, page) => `${page}.html`);
  const pages = new KeptPages(libraryWith('A title'), dist, 'first');
  for (const file of files)
    await pages.record(file, '{}', () => {
      writeFileSync(join(dist, file), 'A title');
      return Promise.resolve();
    });
  pages.keep(dist);
  const folder = join(root, 'spare');
  mkdirSync(folder);
  for (const file of files.slice(0, shared)) linkSync(join(dist, file), join(folder, file));
  const spare = (await SpareSite.open(folder, join(root, 'work/spare'))) ?? assert.fail();
  return { dist, files, spare };
}

describe('with the site before the previous one,', () => {
  const replace = (path: string) => {
    writeFileSync(`${path}.new`, 'of a tool');
    renameSync(`${path}.new`, path);
  };

  test('pages are only noted if it has most of them', async () => {
    const { dist, files, spare } = await siteWithSpare(3, 2);
    const pages = new KeptPages(libraryWith('A title'), dist, 'first', { spare });
    const folder = temporaryFolder();
    assert.ok(pages.usesSpare);
    assert.ok(files.every((file) => pages.reuse(file, '{}', folder)));
    assert.deepEqual(readdirSync(folder), []);
  });

  test('a page that was replaced in the published site is taken from it', async () => {
    const { dist, spare } = await siteWithSpare(3, 2);
    replace(join(dist, '0.html'));
    const pages = new KeptPages(libraryWith('A title'), dist, 'first', { spare });
    assert.ok(pages.reuse('0.html', '{}', temporaryFolder()));
    assert.equal(readFileSync(siteFile(dist, '0.html'), 'utf8'), 'A title');
  });

  test('no page of the published site is used unseen if it has few of them', async () => {
    for (const change of [replace, rmSync]) {
      const { dist, spare } = await siteWithSpare(3, 1);
      change(join(dist, '0.html'));
      const pages = new KeptPages(libraryWith('A title'), dist, 'first', { spare });
      assert.ok(!pages.usesSpare);
      assert.equal(pages.dropped, '0.html is not as the build left it');
    }
  });
});

/** Changes one byte in the middle of a file. */
function damage(path: string): void {
  const bytes = readFileSync(path);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe('pages of parts', () => {
  const libraryOf = (title: string, date: string): Library =>
    ({
      articles: [{ slug: 'one', title, date, sources: [] }],
      ...{ topics: [], people: [], series: [], quotes: [], withdrawnQuotes: [], pages: [] },
    }) as unknown as Library;
  /** What two pages read, each in a part of its own: the same properties have other numbers there. */
  const reading: Record<string, (library: Library) => string> = {
    'title/index.html': ({ articles }) => articles[0]?.title ?? '',
    'date/index.html': ({ articles }) => articles[0]?.date ?? '',
  };

  test('are used, and rendered again in a later build if what they read has changed', async () => {
    const root = temporaryFolder();
    const [folder, dist] = ['parts', 'dist'].map((name) => join(root, name)) as [string, string];
    const before = libraryOf('A title', '2026-01-01');
    const shared = new SharedProperties();
    const pages = new Map<string, PageRecord>();
    for (const [file, read] of Object.entries(reading)) {
      const part = new KeptPages(before, join(root, 'none'), 'bundle');
      mkdirSync(join(folder, file, '..'), { recursive: true });
      mkdirSync(join(dist, file, '..'), { recursive: true });
      await part.record(file, '{}', () => {
        writeFileSync(join(folder, file), read(part.library.library));
        return Promise.resolve();
      });
      const { props, facts } = part.recordOf(file);
      pages.set(file, { props, facts: shared.of(part.library.properties)(facts) });
    }
    const joining = new KeptPages(before, dist, 'bundle', {
      parts: { folder, properties: shared.names, pages },
    });
    for (const file of Object.keys(reading)) assert.ok(joining.reuse(file, '{}', dist), file);
    joining.keep(dist);

    const reused = (library: Library) => {
      const later = new KeptPages(library, dist, 'bundle');
      const out = temporaryFolder();
      return Object.keys(reading).filter((file) => {
        mkdirSync(join(out, file, '..'));
        return later.reuse(file, '{}', out);
      });
    };
    assert.deepEqual(reused(libraryOf('Another title', '2026-01-01')), ['date/index.html']);
    assert.deepEqual(reused(libraryOf('A title', '2026-02-02')), ['title/index.html']);
    assert.deepEqual(reused(before), Object.keys(reading));
  });
});

describe('a page of the previous build', () => {
  test('is kept if nothing that it read has changed', async () => {
    const { isKept, dropped, folder } = next(await builtSite());
    assert.deepEqual({ isKept, dropped }, { isKept: true, dropped: undefined });
    assert.equal(readFileSync(join(folder, 'index.html'), 'utf8'), 'A title');
  });

  test('is rendered again if something that it read has changed', async () => {
    const { isKept, dropped } = next(await builtSite(), 'Another title');
    assert.deepEqual({ isKept, dropped }, { isKept: false, dropped: undefined });
  });

  test('is rendered again if another bundle rendered it, and the build says why', async () => {
    const { isKept, dropped } = next(await builtSite(), 'A title', 'second');
    assert.deepEqual(
      { isKept, dropped },
      { isKept: false, dropped: 'the code or the settings have changed' },
    );
  });

  test('is rendered again if its file was changed since, and the build names the file', async () => {
    const dist = await builtSite();
    writeFileSync(join(dist, 'index.html'), 'A word');
    const { isKept, dropped } = next(dist);
    assert.deepEqual(
      { isKept, dropped },
      { isKept: false, dropped: 'index.html is not as the build left it' },
    );
  });

  test('is rendered again if the record of the pages is damaged, which is removed', async () => {
    const dist = await builtSite();
    damage(stateFile(dist));
    const { isKept, dropped } = next(dist);
    assert.deepEqual({ isKept, dropped }, { isKept: false, dropped: 'the record of them is damaged' });
    assert.ok(!existsSync(stateFile(dist)));
  });

  test('is rendered again if the record of the pages is empty', async () => {
    const dist = await builtSite();
    writeFileSync(stateFile(dist), '');
    assert.equal(next(dist).isKept, false);
  });

  test('is rendered again if a picture that it shows has other bytes', async () => {
    const dist = join(temporaryFolder(), 'dist');
    mkdirSync(dist);
    const picturesOf = (digest: string) =>
      new Pictures(
        new Map([['a.jpg', { digest, image: { src: 'a.jpg', width: 9, height: 9, format: 'jpg' } }]]),
      );
    const built = new KeptPages(libraryWith('A title'), dist, 'first', {
      pictures: picturesOf('one'),
    });
    built.pictures.provide();
    await built.record('index.html', '{}', () => {
      globalThis.astroAsset.addStaticImage?.(
        { src: { src: 'a.jpg' } as never, width: 9 },
        ['src', 'width'],
        undefined,
      );
      writeFileSync(join(dist, 'index.html'), 'A title');
      return Promise.resolve();
    });
    built.keep(dist);
    const isKept = (digest: string) =>
      new KeptPages(libraryWith('A title'), dist, 'first', { pictures: picturesOf(digest) }).reuse(
        'index.html',
        '{}',
        temporaryFolder(),
      );
    assert.deepEqual(['one', 'two'].map(isKept), [true, false]);
  });

  test('is rendered again, without a message, after the record was removed', async () => {
    const dist = await builtSite();
    forgetPages(dist);
    const { isKept, dropped } = next(dist);
    assert.deepEqual({ isKept, dropped }, { isKept: false, dropped: undefined });
  });
});

describe('a page that is a link to that of the previous build', () => {
  const libraryOf = (articles: Record<string, string>): Library =>
    ({
      articles: Object.entries(articles).map(([slug, title]) => ({ slug, title, sources: [] })),
      ...{ topics: [], people: [], series: [], quotes: [], withdrawnQuotes: [], pages: [] },
    }) as unknown as Library;
  /** Builds a site with a page for each article, which shows its title; returns the pages that are rendered. */
  async function build(dist: string, articles: Record<string, string>, during?: () => void) {
    const folder = `${dist}-next`;
    mkdirSync(folder);
    const pages = new KeptPages(libraryOf(articles), dist, 'bundle');
    const rendered: string[] = [];
    // Pages get their article from outside, so that they read nothing of the list.
    for (const article of pages.library.library.articles) {
      const { slug } = article;
      const file = `${slug}.html`;
      if (pages.reuse(file, '', folder)) continue;
      rendered.push(slug);
      await pages.record(file, '', () => {
        writeFileSync(join(folder, file), article.title);
        return Promise.resolve();
      });
    }
    during?.();
    pages.keep(folder);
    rmSync(dist, { recursive: true, force: true });
    renameSync(folder, dist);
    return rendered;
  }

  test('is rendered again when what it read changes, after articles were inserted before', async () => {
    const dist = join(temporaryFolder(), 'dist');
    await build(dist, { one: 'Fog' });
    assert.deepEqual(await build(dist, { zero: 'Snow', one: 'Fog' }), ['zero']);
    assert.deepEqual(await build(dist, { zero: 'Hail', one: 'Fog' }), ['zero']);
    assert.deepEqual(await build(dist, { zero: 'Hail', one: 'Rain' }), ['one']);
  });

  test('is rendered again if its file was changed while a build took it', async () => {
    const dist = join(temporaryFolder(), 'dist');
    await build(dist, { one: 'Fog' });
    const change = () => {
      writeFileSync(join(dist, 'one.html'), 'Another text');
    };
    assert.deepEqual(await build(dist, { one: 'Fog' }, change), []);
    assert.deepEqual(await build(dist, { one: 'Fog' }), ['one']);
  });

  test('is not used where public/ has a file', async () => {
    const dist = await builtSite();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'index.html'), 'of public/');
    assert.equal(
      new KeptPages(libraryWith('A title'), dist, 'first').reuse('index.html', '{}', folder),
      false,
    );
    assert.equal(readFileSync(join(folder, 'index.html'), 'utf8'), 'of public/');
  });
});

test('a set counts as its values, and objects of the library in it are tracked', () => {
  const article = { slug: 'one', title: 'Fog', sources: [] };
  const library = {
    articles: [article],
    shown: new Set<unknown>([article, 'a word']),
    ...{ topics: [], people: [], series: [], quotes: [], withdrawnQuotes: [], pages: [] },
  };
  const tracked = new TrackedLibrary(library as unknown as Library);
  assert.equal(tracked.textOf(library.shown), 'Set[@article one,"a word"]');
  assert.notEqual(tracked.textOf(new Set(['one'])), tracked.textOf(new Set(['two'])));
  const { shown } = tracked.library as unknown as typeof library;
  assert.deepEqual([...shown], [tracked.library.articles[0], 'a word']);
  tracked.start();
  const titles = [...shown].map((one) => (one as typeof article).title);
  assert.equal(titles[0], 'Fog');
  assert.equal(tracked.end().length, 1);
});

describe('a body that is on disk', () => {
  /** Builds a page that shows the body of an article; returns how often its body was read, and whether the page was kept. */
  async function buildWith(dist: string, bodyKey: string, html: string) {
    let reads = 0;
    const article = {
      slug: 'one',
      get html() {
        reads++;
        return html;
      },
      sources: [],
    };
    Object.defineProperty(article, 'bodyKey', { value: bodyKey });
    const library = {
      articles: [article],
      ...{ topics: [], people: [], series: [], quotes: [], withdrawnQuotes: [], pages: [] },
    } as unknown as Library;
    const pages = new KeptPages(library, dist, 'bundle');
    const readFirst = reads;
    const folder = temporaryFolder();
    const isKept = pages.reuse('index.html', '', folder);
    if (!isKept)
      await pages.record('index.html', '', () => {
        writeFileSync(join(folder, 'index.html'), pages.library.library.articles[0]?.html ?? '');
        return Promise.resolve();
      });
    pages.keep(folder);
    mkdirSync(dist, { recursive: true });
    rmSync(dist, { recursive: true });
    renameSync(folder, dist);
    mkdirSync(folder);
    return { isKept, reads: readFirst };
  }

  test('is read only if what it was made from has changed, and counts as changed only if it is another one', async () => {
    const dist = join(temporaryFolder(), 'dist');
    assert.equal((await buildWith(dist, 'first', 'Fog')).isKept, false);
    assert.deepEqual(await buildWith(dist, 'first', 'Fog'), { isKept: true, reads: 0 });
    const { isKept, reads } = await buildWith(dist, 'second', 'Fog');
    assert.ok(isKept && reads > 0);
    assert.equal((await buildWith(dist, 'third', 'Rain')).isKept, false);
    assert.equal(readFileSync(join(dist, 'index.html'), 'utf8'), 'Rain');
  });
});
