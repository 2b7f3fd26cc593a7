import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readContent } from '../../src/commands/read-content.ts';
import { addresses } from '../../src/model/addresses.ts';
import { formatProblems } from '../../src/model/problem.ts';
import { fixtures, layOut } from './fixture-site.ts';

const first = 'content/articles/one-bridge-two-entries.md';
const second = 'content/articles/how-the-ledger-grew.md';
const arabic = 'content/articles/one-bridge-two-entries-ar.md';
const register = 'content/sources.yaml';

/** Place, key words of what was found, of what was expected, and of the mend where there is one. */
type Told = [place: string, found: RegExp, expected: RegExp, fix?: RegExp];

/** Every case in tests/fixtures/bad, with all that must be told of it and nothing else. */
const cases: Record<string, Told[]> = {
  'unknown-key-in-an-article': [
    [`${first}:2 standfirst`, /^nothing$/, /text/, /add standfirst/],
    [`${first}:3 standfurst`, /“standfurst” that does not exist/, /standfirst/, /write standfirst/],
  ],
  'unknown-key-in-a-pull-quote': [
    [
      `${first}:23 pullQuotes.1.speker`,
      /“speker” that does not exist/,
      /id, text, .*speaker/,
      /write speaker/,
    ],
  ],
  'unknown-key-in-a-topic': [
    ['content/topics/bridges.md:5 alias', /“alias” that does not exist/, /title, summary/, /write aliases/],
  ],
  'unknown-key-in-a-person': [
    ['content/people/mara-lind.md:7 birthplace', /“birthplace” that/, /born, bornIn/, /take birthplace out/],
  ],
  'family-name-that-does-not-end-the-name': [
    ['content/people/mara-lind.md:4 family', /“Lynd”/, /the last words of “Mara Lind”, with others before/],
    ['content/people/mara-lind.md:5 families.fa', /“لیند”/, /a language that names has too/],
    ['content/people/town-desk.md:4 family', /“desk”/, /no family name: an organisation has none/],
  ],
  'unknown-key-in-a-source': [
    [
      `${register}:12 valley-post.writer`,
      /“writer” that does not exist/,
      /publisher, via/,
      /take writer out/,
    ],
  ],
  'unknown-key-in-a-source-of-an-article': [
    [`${first}:11 sources.1.about`, /^nothing$/, /a title as printed/],
    [`${first}:13 sources.1.abuot`, /“abuot” that does not exist/, /publisher, via/, /write about/],
  ],
  'source-without-title-or-about': [[`${register}:9 valley-post.about`, /./, /a title as printed, or about/]],
  'folder-that-nothing-reads': [
    [
      'content/artcles',
      /“artcles”, which nothing reads/,
      /only articles, pictures, topics/,
      /rename it to articles/,
    ],
  ],
  'missing-title': [[`${first}:2 title`, /^nothing$/, /text/, /add title/]],
  'day-that-is-not-in-the-calendar': [[`${first}:4 date`, /“2026-02-30”/, /in the calendar/]],
  'day-that-is-a-number': [[`${first}:4 date`, /“20”/, /in the calendar/]],
  'month-that-is-not-in-the-calendar': [[`${first}:24 pullQuotes.1.said`, /“2026-13-01”/, /in the calendar/]],
  'date-of-a-source-that-is-not-in-the-calendar': [
    [`${register}:15 valley-post.date`, /“2026-02-30”/, /a year, month or day.* or undated/],
  ],
  'address-of-a-source-that-runs-script': [
    [`${register}:7 town-ledger.url`, /“javascript:alert\(1\)”/, /begins with https:\/\//],
  ],
  'address-that-runs-script': [
    ...Array.from({ length: 5 }, (): Told => [`${arabic}:18`, /“javascript:/, /begins with https:\/\//]),
    ...Array.from({ length: 5 }, (): Told => [`${arabic}:19`, /“vbscript:x”/, /begins with https:\/\//]),
    [`${arabic}:22`, /the address “blob:x”/, /begins with https:\/\//],
  ],
  'language-tag-that-is-none': [[`${arabic}:6 lang`, /“arabic”/, /a language tag like en/]],

  'unknown-topic': [
    [`${first}:7 topics.0`, /topic “bridge”, which does not/, /content\/topics/, /write bridges/],
  ],
  'unknown-author': [
    [`${second}:6 author.0`, /person “town-dusk”, which/, /content\/people/, /write town-desk/],
  ],
  'unknown-speaker': [
    [`${first}:23 pullQuotes.1.speaker`, /person “mara-linde”/, /content\/people/, /write mara-lind/],
  ],
  'unknown-person': [
    [`${second}:9 people.1`, /person “ida-brook”/, /content\/people/, /add content\/people\/ida-brook\.md/],
  ],
  'unknown-source-in-a-note': [
    [`${first}:9 sources`, /source “town-leger”, which does not/, /sources\.yaml/, /write town-ledger/],
  ],
  'unknown-source-on-the-list': [
    [`${arabic}:9 sources.1`, /source “city-ledger”, which does not/, /sources\.yaml/, /add city-ledger/],
  ],
  'unknown-broader-topic': [
    ['content/topics/bridges.md:6 broader', /topic “public-work”/, /content\/topics/, /write public-works/],
  ],
  'unknown-original-of-a-translation': [
    [`${arabic}:13 translationOf`, /article “one-bridge”/, /an article in content\/articles/],
  ],
  'source-that-nothing-cites': [
    [
      `${first}:9 sources  (warning)`,
      /“town-ledger”, which nothing .* cites/,
      /sources that are cited/,
      /cite it .*\[@town-ledger\]/,
    ],
  ],
  'correction-before-publication': [
    [
      `${first}:27 corrections.0.date`,
      /“2026-09-30”, before the article/,
      /on or after 2026-10-01/,
      /set the day/,
    ],
  ],
  'correction-in-the-future': [
    [
      `${first}:27 corrections.0.date`,
      /“2999-01-01”, a day that is still to come/,
      /a day up to today/,
      /set the day/,
    ],
  ],
  'correction-of-a-quote-that-is-not-there': [
    [
      `${first}:31 corrections.0.quotes`,
      /quote “two-bridges-stand”/,
      /one of one-bridge-stands, lind-we-paid-once/,
    ],
  ],
  'correction-of-words-that-are-not-there': [
    [
      `${first}:29 corrections.0.says  (warning)`,
      /do not stand in the article/,
      /the nearest are:\nThe two entries/,
      /add at:/,
    ],
    [`${first}:36 corrections.1.at`, /“a third entry”/, /words of the body/, /copy words of the paragraph/],
  ],
  'update-of-which-nothing-is-said': [
    [
      `${first}:5 updated  (warning)`,
      /“2026-10-09”, a day on which nothing/,
      /readers can see/,
      /corrections, with kind: update/,
    ],
  ],
  'codes-of-other-registers-in-a-wrong-form': [
    ['content/people/mara-lind.md:6 wikidata', /“q42”/, /like Q796/],
    ['content/people/mara-lind.md:7 fediverse', /“mara@town.example”/, /like @name@server\.example/],
    ['content/topics/bridges.md:5 wikidata', /“https:/, /like Q796/],
    ['content/topics/bridges.md:6 mediaTopic', /“medtop:16000000”/, /eight figures/],
  ],
  'source-that-is-not-listed': [
    [`${arabic}:2 sources`, /“town-ledger”, which the article does not list/, /listed/, /add town-ledger/],
  ],
  'id-that-the-page-has': [
    [`${second}:25 claims.0.id`, /“points”, an id that something else/, /of its own/],
    [`${second}:37 timeline.entries.0.id`, /“q-a-line-copied-is-a-line-paid”, an id that/, /of its own/],
    [`${second}:52 charts.0.id`, /“mara-lind” a second time/, /there once/],
  ],
  'part-used-twice': [[`${first}:6 part`, /“1”, which .*how-the-ledger-grew\.md has/, /no other has/]],
  'quote-id-twice-in-an-article': [
    [`${first}:21 pullQuotes.1.id`, /“one-bridge-stands”, which this article has/, /no other has/],
  ],
  'quote-id-in-two-articles': [
    [
      `${first}:19 pullQuotes.0.id`,
      /“one-bridge-stands”, which .*how-the-ledger-grew\.md has/,
      /no other has/,
    ],
  ],
  'quote-with-a-speaker-but-no-source': [
    [`${first}:21 pullQuotes.1.source`, /“mara-lind” without a source/, /said and source/, /add where/],
  ],
  'former-slug-that-is-in-use': [
    [`${first}:34 aliases.0`, /“two-bridges”, .*how-the-ledger-grew has/, /leads nowhere else/],
  ],

  'empty-body': [
    [`${arabic}:9 sources  (warning)`, /“town-ledger”, which nothing/, /sources that are cited/],
    [
      `${arabic}:12 pullQuotes.0.text`,
      /not in the body: “فوق النهر جسر واحد”/,
      /words that stand in one block of the body/,
    ],
    [`${arabic}:15`, /a body without words/, /the text of the article/],
  ],
  'quote-that-is-not-in-the-body': [
    [
      `${first}:22 pullQuotes.1.text`,
      /not in the body: “we paid for it twice”/,
      /nearest, on line 40, are:\nwe paid for it \[once\]$/,
      /copy whole words/,
    ],
  ],
  'quote-that-stands-twice': [
    [`${second}:13 pullQuotes.0.text`, /“a line”, which stands 2 times/, /stand once/, /occurrence: 1 to 2/],
  ],
  'link-to-no-page': [
    [
      `${first}:41`,
      /\/articles\/how-the-ledger-grows\/, where there is nothing/,
      /path of a page/,
      /how-the-ledger-grew\//,
    ],
  ],
  'link-to-no-place-in-a-page': [
    [`${first}:41`, /#bridge-open, which that page does not have/, /id of a heading/, /#bridge-opens/],
  ],
  'link-to-a-draft': [[`${first}:43`, /how-the-ledger-grew\/, which is a draft/, /is published/, /publish/]],
  'claims-that-the-body-does-not-place': [
    [`${second}:24 claims`, /the body never places/, /a line ::claims/],
  ],
  'chart-without-data': [
    [`${second}:49 charts`, /the body never places/, /a line ::chart\{#sums\}/],
    [`${second}:71`, /^::chart\{#sum\} in the body/, /frontmatter \(charts\)/],
  ],
  'block-of-unknown-name': [
    [`${second}:30 timeline`, /the body never places/, /a line ::timeline/],
    [`${second}:65`, /block named “timelin”/, /one of .*::timeline/],
  ],
  'raw-html': [[`${arabic}:18`, /raw HTML: <script>/, /Markdown/, /&lt;/]],
  'heading-that-skips-a-level': [
    [`${arabic}:20  (warning)`, /level 4 after one of level 2/, /level 3/, /begin it with ###$/],
    [`${arabic}:22  (warning)`, /level 1, which the title is/, /level 2/, /begin it with ##$/],
  ],
  'heading-inside-a-list': [
    [`${arabic}:20  (warning)`, /inside a list/, /between paragraphs/, /end the list/],
  ],
  'table-too-wide': [[`${arabic}:18  (warning)`, /a table of 13 columns/, /at most 12/, /two tables/]],
  'mark-without-a-note': [[`${arabic}:16`, /a mark \[\^2\] without a note/, /\[\^2\]: …/]],
  'picture-beside-the-article': [
    [`${arabic}:18`, /a picture at “bridge\.png”/, /\/pictures\//, /put the file/],
  ],
  'picture-whose-address-cannot-be-decoded': [[`${arabic}:18`, /a picture at “%E0%A4%A”/, /\/pictures\//]],
  'picture-without-alt': [
    [`${arabic}:18`, /cannot see it: “\.\.\/pict/, /what the picture shows/, /write !\[/],
  ],
  'picture-without-a-file': [
    [
      `${arabic}:18`,
      /“no-such-bridge\.jpg”, of which there is no file/,
      /^content\/pictures\/no-such/,
      /put/,
    ],
  ],
  'picture-among-words': [[`${arabic}:18`, /among words/, /a paragraph of its own/, /empty line/]],
  'picture-that-is-none': [[`${arabic}:18`, /“note\.png” that is not a picture/, /AVIF, JPEG/, /anew/]],
  'picture-that-is-an-svg': [[`${arabic}:18`, /“note\.png” that is not a picture/, /AVIF, JPEG/, /anew/]],
  'picture-that-is-html': [[`${arabic}:18`, /“note\.png” that is not a picture/, /AVIF, JPEG/, /anew/]],
  'picture-of-too-many-pixels': [[`${arabic}:18`, /of 6001 × 1 pixels/, /at most 6000/, /2,400/]],

  'file-name-with-capitals-and-spaces': [
    ['content/articles/Foo Bar.md', /the name “Foo Bar”/, /lower-case words with hyphens/, /rename/],
  ],
  'file-name-with-an-underscore': [
    ['content/articles/_draft.md', /the name “_draft”/, /lower-case words/, /rename/],
  ],
  'file-that-is-not-markdown': [['content/topics/bridges.txt', /not Markdown/, /ends in \.md/]],
  'file-in-a-folder-of-its-own': [
    ['content/people/town/mara-lind.md', /a folder of its own/, /right in content\/people\//],
  ],
  'yaml-that-cannot-be-read': [
    [`${first}:2`, /cannot be read: Nested mappings/, /YAML such as/, /quotation marks/],
  ],
  'yaml-that-cannot-be-read-in-the-register': [
    [`${register}:3`, /cannot be read: Missing closing/, /YAML such as/],
  ],
  'key-that-stands-twice': [[`${first}:6`, /“title” a second time/, /each field once/, /take one out/]],
  'source-that-stands-twice': [
    [`${register}:9`, /“town-ledger” a second time/, /each field once/, /take one out/],
  ],
  'alias-of-a-value': [[`${first}:3`, /a YAML alias: \*t/, /every value written out/]],
  'tag-of-a-value': [[`${first}:3`, /a YAML tag: !!binary/, /as they are typed/]],
  'frontmatter-that-is-never-closed': [[`${first}:1`, /never closed/, /three hyphens/]],
  'file-without-frontmatter': [['content/topics/floods.md:1', /no frontmatter/, /three hyphens/]],

  // All of a run at once; what only names a broken file is not at fault and not told.
  'five-files-at-once': [
    [`${second}:13 pullQuotes.0.text`, /not in the body/, /the nearest, on line 62, are/],
    [`${first}:2 author`, /^nothing$/, /text/],
    [`${first}:4 date`, /“2026-02-30”/, /in the calendar/],
    [`${first}:5 auhtor`, /“auhtor” that does not exist/, /author/, /write author/],
    ['content/people/mara-lind.md:6 born', /“1971-13”/, /a year, month or day/],
    [`${register}:14 valley-post.kind`, /“paper”/, /one of document, report, press/],
    ['content/topics/bridges.md:2 title', /^nothing$/, /text/],
    ['content/topics/bridges.md:2 titel', /“titel” that does not exist/, /title/, /write title/],
  ],
};

test('every bad case has its files, and every folder of files its case', () => {
  assert.deepEqual(readdirSync(join(fixtures, 'bad')).sort(), Object.keys(cases).sort());
});

test('good content has no problems', async () => {
  const { library, problems } = await readContent(layOut());
  assert.deepEqual(problems, []);
  const kinds = new Set(addresses(library).map(({ kind }) => kind));
  assert.deepEqual([...kinds].sort(), [
    'article',
    'cite',
    'embed',
    'forward',
    'page',
    'person',
    'quote',
    'topic',
    'withdrawn',
  ]);
});

describe('bad content is told with its place, what was found and what was expected:', () => {
  for (const [name, told] of Object.entries(cases)) {
    test(name.replaceAll('-', ' '), async () => {
      const { problems } = await readContent(layOut(name));
      // The report is what an editor sees: sorted, place first.
      const places = formatProblems(problems).match(/^content\/.*$/gm) ?? [];
      assert.deepEqual(
        places.map((place) => place.replaceAll('  ', ' ')),
        told.map(([place]) => place.replaceAll('  ', ' ')),
      );
      for (const [place, found, expected, fix] of told) {
        const problem = problems.find(
          ({ file, line, field }) =>
            [[file, line].filter(Boolean).join(':'), field].filter(Boolean).join(' ') ===
            place.replace('  (warning)', ''),
        );
        assert.match(problem?.found ?? '', found);
        assert.match(problem?.expected ?? '', expected);
        if (fix) assert.match(problem?.fix ?? '', fix);
      }
    });
  }
});

test('a picture of more than 2 MB is told', async () => {
  const root = layOut();
  writeFileSync(join(root, 'content/pictures/bridge.jpg'), Buffer.alloc(2 * 1024 * 1024 + 1));
  const { problems } = await readContent(root);
  assert.match(formatProblems(problems), /bridge\.jpg” of 2\.0 MB\n {2}expected {2}at most 2 MB/);
});

describe('files may have', () => {
  const rewrite = (change: (text: string) => string | Buffer) => async () => {
    const root = layOut();
    for (const file of [first, second, arabic, register, 'content/people/mara-lind.md'])
      writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')));
    assert.deepEqual((await readContent(root)).problems, []);
  };
  test(
    'Windows line ends',
    rewrite((text) => text.replaceAll('\n', '\r\n')),
  );
  test(
    'a byte order mark',
    rewrite((text) => `\uFEFF${text}`),
  );
  test(
    'decomposed letters',
    rewrite((text) => text.normalize('NFD')),
  );
});

test('hidden files are not content', async () => {
  const root = layOut();
  writeFileSync(join(root, 'content/articles/.DS_Store'), 'x');
  assert.deepEqual((await readContent(root)).problems, []);
});

test('a draft is checked like any other article', async () => {
  const root = layOut('quote-that-is-not-in-the-body');
  const text = readFileSync(join(root, first), 'utf8');
  writeFileSync(join(root, first), text.replace('part: 1', 'draft: true'));
  const { problems } = await readContent(root);
  assert.ok(problems.some(({ field }) => field === 'pullQuotes.1.text'));
});

describe('npm run check', () => {
  const check = (root: string) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../src/commands/check.ts')], {
      cwd: root,
      encoding: 'utf8',
    });
  test('says what there is, and ends with 0, where all is whole', () => {
    const { status, stdout, stderr } = check(layOut());
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /Content is whole: 3 articles, 4 quotes, 2 topics, 2 people/);
  });
  test('reports on the error stream, and ends with 1, where something is not', () => {
    const { status, stdout, stderr } = check(layOut('five-files-at-once'));
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /\n8 problems in 5 files\n$/);
  });
});
