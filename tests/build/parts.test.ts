import assert from 'node:assert/strict';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  type BuildIdentity,
  type DamagedPart,
  type FoundPart,
  manifestOf,
  type PartManifest,
  PartWriter,
  readPart,
} from '../../src/build/part-file.ts';
import { type Joining, otherTime, partProblems, partReport } from '../../src/build/part-problems.ts';
import { shareOf } from '../../src/integrations/share.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { parsePart } from '../../src/model/part.ts';
import { pageUrls } from '../../src/model/urls.ts';
import { article, contents, topic } from '../model/contents.ts';
import { temporaryFolder } from '../publications.ts';

const here: BuildIdentity = {
  software: { version: 'verbatim 0.1.0', code: 'c0de0000', packages: 'bac0bac0', node: 'v24.21.0' },
  settings: '5e770000',
  content: [
    ['content/articles/bridge.md', 'a1'],
    ['content/site.yaml', 'b2'],
  ],
};
const manifest = (number: number, more: Partial<PartManifest> = {}): PartManifest => ({
  ...here,
  part: { number, of: 3 },
  time: 1796000000,
  library: '11b0',
  ...more,
});

describe('the name of a part', () => {
  test('is its number and how many there are', () => {
    assert.deepEqual(parsePart('3/8'), { number: 3, of: 8 });
    for (const text of ['0/8', '9/8', '3', '3/', '3/8/9', '-1/8', '1/257', 'a/b', ''])
      assert.equal(parsePart(text), undefined, text);
  });
});

describe('shares of a publication', () => {
  const articles = Array.from({ length: 23 }, (_, index) =>
    article(`on-${index}`, {
      date: `20${String(index).padStart(2, '0')}-01-01`,
      topics: [index % 2 === 0 ? 'rivers' : 'roads'],
      aliases: index === 3 ? ['formerly'] : [],
    }),
  );
  const { library } = joinLibrary(contents(articles, { topics: [topic('rivers'), topic('roads')] }));
  const shares = [1, 2, 3, 4].map((number) => shareOf(library, { number, of: 4 }));

  test('have each article once, in the order of their dates, and about as many as the others', () => {
    const years = shares.map((share) => share.library.articles.map(({ date }) => date).toReversed());
    assert.deepEqual(years.flat(), library.articles.map(({ date }) => date).toReversed());
    assert.ok(
      years.every(({ length }) => length === 5 || length === 6),
      String(years.map(({ length }) => length)),
    );
    assert.deepEqual(new Set(shares.flatMap((share) => share.library.topics)), new Set(library.topics));
  });

  test('have each page once, and that of an article with the article', () => {
    for (const { path } of pageUrls(library)) {
      const file = `${path.slice(1)}index.html`;
      const [own, ...others] = shares.filter(({ hasPage }) => hasPage(file));
      assert.ok(own && others.length === 0, path);
      const shown = library.articles.find((one) => one.path === path);
      assert.ok(!shown || own.library.articles.includes(shown), path);
    }
  });
});

describe('the file of a part', () => {
  const folder = temporaryFolder();
  let files = 0;
  function written(isEnded = true): string {
    const file = join(folder, `${++files}-of-9.part`);
    const writer = new PartWriter(file, manifest(1));
    writer.add('page/index.html', Buffer.from('<p>A page</p>'), { facts: Uint32Array.of(1, 2) });
    writer.add('card/a.png', Buffer.from('a picture'));
    if (isEnded) writer.end(['title', 'date']);
    return file;
  }
  const damageOf = (file: string) => {
    const read = readPart(file);
    return 'damage' in read ? read.damage : undefined;
  };

  test('has everything that was written, in order', () => {
    const file = written();
    const entries: unknown[] = [];
    const part = readPart(file, ({ name, info, bytes }) => entries.push([name, info, bytes.toString()]));
    assert.deepEqual(part, { file, manifest: manifest(1), properties: ['title', 'date'] });
    assert.deepEqual(entries, [
      ['page/index.html', { facts: Uint32Array.of(1, 2) }, '<p>A page</p>'],
      ['card/a.png', undefined, 'a picture'],
    ]);
    assert.deepEqual(manifestOf(file), manifest(1));
  });

  test('is damaged if a byte has changed, if it was cut off, and if its build was interrupted', () => {
    const changed = written();
    const bytes = readFileSync(changed);
    const at = bytes.indexOf('A page');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(changed, bytes);
    assert.match(damageOf(changed) ?? '', /^a damaged entry after byte \d+ of \d+$/);

    const cut = written();
    truncateSync(cut, readFileSync(cut).length - 10);
    assert.match(damageOf(cut) ?? '', /^a damaged entry after byte/);

    assert.equal(damageOf(written(false)), 'no end after 3 entries: it is incomplete');
  });

  test('is another file if it does not say what part it is', () => {
    const file = join(folder, 'page.part');
    writeFileSync(file, '<!doctype html><title>Not found</title>'.repeat(50));
    assert.equal(damageOf(file), '1950 bytes that are not a part of a build');
    assert.equal(manifestOf(file), undefined);
    assert.equal(manifestOf(join(folder, 'none.part')), undefined);
  });

  test('passes on no entry whose name leads out of a folder', () => {
    const file = join(folder, 'out.part');
    const writer = new PartWriter(file, manifest(1));
    for (const name of [
      'page/../../a',
      '/page/a',
      'page/./a',
      'page\\..\\a',
      'page//a',
      'page/.well-known/a',
    ])
      writer.add(name, Buffer.from('a'));
    writer.end([]);
    const names: string[] = [];
    readPart(file, ({ name }) => names.push(name));
    assert.deepEqual(names, ['page/.well-known/a']);
  });
});

describe('parts that cannot be joined', () => {
  const joining: Joining = {
    here,
    folder: 'dist-parts',
    rebuild: ({ number, of }) => `npm run build -- --part ${number}/${of}`,
  };
  const found = (
    number: number,
    more: Partial<PartManifest> = {},
    file = `dist-parts/${number}-of-3.part`,
  ): FoundPart => ({
    file,
    manifest: manifest(number, more),
    properties: [],
  });
  const damaged = (number: number, damage: string): DamagedPart => ({
    file: `dist-parts/${number}-of-3.part`,
    manifest: undefined,
    damage,
  });
  const [one, two, three] = [found(1), found(2), found(3)];
  const otherContent = {
    content: [
      ['content/articles/bridge.md', 'ff'],
      ['content/site.yaml', 'b2'],
    ],
  } satisfies Partial<PartManifest>;
  const cases: [name: string, parts: (FoundPart | DamagedPart)[], report: string][] = [
    [
      'are named if one is missing',
      [one, three],
      `part 2 of 3 is missing
  found     no file dist-parts/2-of-3.part
  expected  parts 1 to 3
  fix       npm run build -- --part 2/3`,
    ],
    [
      'are named if one is given twice, and the older one is to go',
      [one, two, found(2, { time: 1795000000 }, 'old/2-of-3.part'), three],
      `part 2 of 3 is given twice
  found     dist-parts/2-of-3.part and old/2-of-3.part
  expected  one file, such as the newest, dist-parts/2-of-3.part
  fix       rm old/2-of-3.part`,
    ],
    [
      'are named if one was built with other software',
      [one, two, found(3, { software: { ...here.software, code: 'feed0000', node: 'v24.20.0' } })],
      `dist-parts/3-of-3.part: part 3 of 3 is of another version of the software
  found     verbatim 0.1.0, code feed0000, Node.js 24.20.0
  expected  verbatim 0.1.0, code c0de0000, Node.js 24.21.0
  fix       npm ci && npm run build -- --part 3/3`,
    ],
    [
      'are named if one is from a division into another number of parts',
      [one, two, three, found(1, { part: { number: 1, of: 2 } }, 'dist-parts/1-of-2.part')],
      `dist-parts/1-of-2.part: part 1 of 2 is of another division than the others
  found     one of 2 parts
  expected  parts of 3
  fix       rm dist-parts/1-of-2.part`,
    ],
    [
      'are named if one is older, with the file that has changed since',
      [one, found(2, { ...otherContent, time: 1795000000 }), three],
      `dist-parts/2-of-3.part: part 2 of 3 is older than the others
  found     built on 2026-11-18 at 11:06 UTC: content/articles/bridge.md had other bytes
  expected  the content of this folder, from which another part was built on 2026-11-30 at 00:53 UTC
  fix       npm run build -- --part 2/3`,
    ],
    [
      'are named if one was built from other content',
      [one, two, found(3, { content: [['content/articles/road.md', 'a1']], time: 1796000001 })],
      `dist-parts/3-of-3.part: part 3 of 3 was built from other content
  found     built on 2026-11-30 at 00:53 UTC: with content/articles/road.md, which is not here, and 2 other files
  expected  the content of this folder, from which another part was built on 2026-11-30 at 00:53 UTC
  fix       npm run build -- --part 3/3`,
    ],
    [
      'are named if one was built with other settings',
      [one, found(2, { settings: '0ff50000' }), three],
      `dist-parts/2-of-3.part: part 2 of 3 was built with other settings
  found     settings 0ff50000
  expected  settings 5e770000, those of content/site.yaml here
  fix       npm run build -- --part 2/3`,
    ],
    [
      'are named if one is damaged, which is not missing too',
      [one, two, damaged(3, 'a damaged entry after byte 17 of 40')],
      `dist-parts/3-of-3.part: part 3 of 3 is damaged
  found     a damaged entry after byte 17 of 40
  expected  a part as npm run build -- --part wrote it
  fix       npm run build -- --part 3/3`,
    ],
  ];
  for (const [name, parts, report] of cases)
    test(name, () => {
      assert.equal(partReport(partProblems(parts, joining)), report);
    });

  test('are all named at once', () => {
    const problems = partProblems([damaged(2, 'nothing'), found(1, otherContent)], joining);
    assert.deepEqual(
      problems.map(({ what }) => what),
      [
        'dist-parts/1-of-3.part: part 1 of 3 was built from other content',
        'dist-parts/2-of-3.part: part 2 of 3 is damaged',
        'part 3 of 3 is missing',
      ],
    );
  });

  test('are named if an article was due between them', () => {
    assert.equal(
      partReport([otherTime(found(2, { time: 1795000000 }), 1796000000, joining)]),
      `dist-parts/2-of-3.part: part 2 of 3 is older than the others
  found     built on 2026-11-18 at 11:06 UTC, when the same content gave other pages: an article is scheduled for a time in between
  expected  the content as it is published on 2026-11-30 at 00:53 UTC
  fix       SOURCE_DATE_EPOCH=1796000000 npm run build -- --part 2/3`,
    );
  });

  test('do not exist if all are complete and fit together', () => {
    assert.deepEqual(partProblems([three, one, two], joining), []);
  });
});
