import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { pictureMetadata } from '../../src/outputs/picture-metadata.ts';
import { build } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { copyOf, fixtures, publicationWith } from '../publications.ts';

/** 1,500 × 1,000 pixels, with the photographer’s name and a position in Exif. */
const photograph = join(fixtures, 'pictures/gps.jpg');
const article = 'content/articles/one-bridge-two-entries.md';
/** A module that adds an integration to a build. */
const leftFiles = join(import.meta.dirname, 'left-files.ts');

/** The same picture in another format, lying on its side, with everything that a camera and an agency write into it. */
const withMetadata = (format: 'avif' | 'jpeg' | 'png' | 'webp'): Promise<Buffer> =>
  sharp(photograph)
    // In one width, which takes a third of the time of two.
    .resize(400)
    .withExif({
      IFD0: { Artist: 'A Photographer', ImageDescription: 'At home' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .withXmp(
      '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">A Photographer</x:xmpmeta><?xpacket end="w"?>',
    )
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer();

/** Every file of dist/ and what a picture there carries. */
const listing = (root: string) =>
  filesIn(join(root, 'dist')).map((path) => ({
    file: path.slice(join(root, 'dist/').length),
    bytes: readFileSync(path),
    metadata: pictureMetadata(readFileSync(path)),
  }));

describe('a site with pictures that are used, unused, and used only by a draft', async () => {
  const root = copyOf('good');
  const pictures = join(root, 'content/pictures');
  // Smaller: each copy of a large one takes a third of a second. This one is published in two widths.
  await sharp(photograph).resize(600).keepMetadata().toFile(join(pictures, 'used.jpg'));
  for (const format of ['avif', 'png', 'webp'] as const)
    writeFileSync(join(pictures, `used-${format}.${format}`), await withMetadata(format));
  copyFileSync(photograph, join(pictures, 'unused.jpg'));
  copyFileSync(photograph, join(pictures, 'only-in-a-draft.jpg'));
  writeFileSync(
    join(root, article),
    readFileSync(join(root, article), 'utf8').replace(
      '\n[^ledger]:',
      `${['used.jpg', 'used-avif.avif', 'used-png.png', 'used-webp.webp'].map((name) => `\n![A wall](../pictures/${name})\n`).join('')}\n[^ledger]:`,
    ),
  );
  const write = (path: string, ...lines: string[]) => {
    writeFileSync(join(root, 'content', path), lines.join('\n'));
  };
  write('topics/secret-topic.md', '---', 'title: Secret topic', 'summary: Not yet told.', '---', '');
  write('people/secret-person.md', '---', 'name: Secret Person', 'role: Not yet told', '---', '');
  write(
    'articles/secret-draft.md',
    ...['---', 'title: Secret draft', 'standfirst: Not yet told.', 'date: 2026-10-03', 'lang: ar'],
    ...['author: secret-person', 'topics: [secret-topic]', 'translationOf: how-the-ledger-grew'],
    ...['pullQuotes:', '  - id: secret-quote', '    text: Secret words', 'draft: true', '---', ''],
    ...['Secret words stand here.', '', '![A wall](../pictures/only-in-a-draft.jpg)', ''],
  );
  const { status, output } = build(root, { SOURCE_DATE_EPOCH: String(Date.parse('2026-11-22') / 1000) });
  assert.equal(status, 0, output);
  const files = listing(root);
  const shown = files.filter(
    ({ file }) =>
      /\.(?:avif|jpe?g|png|webp)$/.test(file) &&
      !file.startsWith('cards/') &&
      // The site's own mark, for browsers and feed readers.
      !/^(?:apple-touch|feed)-icon/.test(file),
  );

  test('publishes only resized copies of the used pictures', () => {
    assert.deepEqual(
      [...new Set(shown.map(({ file }) => file.replace(/^assets\/([a-z-]+)\..*$/, '$1')))],
      ['bridge', 'used-avif', 'used-png', 'used-webp', 'used'],
    );
    const originals = readdirSync(pictures).map((name) => readFileSync(join(pictures, name)));
    assert.deepEqual(
      files.filter(({ bytes }) => originals.some((original) => original.equals(bytes))),
      [],
    );
  });

  test('names each of them in a page', () => {
    const html = files
      .filter(({ file }) => file.endsWith('.html'))
      .map(({ bytes }) => bytes.toString())
      .join('');
    for (const { file } of shown) assert.ok(html.includes(`/${file}`), file);
  });

  test('publishes no picture with metadata', () => {
    assert.ok(shown.length > 20);
    for (const { file, metadata } of files.filter(({ metadata }) => metadata))
      assert.deepEqual(metadata?.found, [], file);
    for (const { file, bytes } of files) assert.ok(!bytes.includes('A Photographer'), file);
  });

  test('rotates a picture as its metadata says before removing the metadata', async () => {
    for (const { file, bytes } of shown.filter(({ file }) => /used-(?:png|webp|avif)\./.test(file))) {
      const { width, height } = await sharp(bytes).metadata();
      assert.ok(width < height, `${file} is ${width} × ${height}`);
    }
  });

  test('mentions neither the draft nor the topic and person that only the draft uses', () => {
    for (const { file, bytes } of files)
      assert.ok(!/secret/i.test(file) && !/secret[- ]/i.test(bytes.toString('latin1')), file);
  });

  test('has no style sheet for a block that no article has', () => {
    const sheets = files.map(({ file }) => file).filter((file) => file.endsWith('.css'));
    // An article has a chart; none has cards of people.
    assert.ok(sheets.some((file) => /chart\..*$/.test(file)));
    assert.deepEqual(
      sheets.filter((file) => file.includes('person-card.')),
      [],
    );
  });
});

describe('a build stops and leaves dist/ unchanged if it would publish', () => {
  test('pictures in public/ with metadata; it reports each with the command that removes it', async () => {
    const root = copyOf('good');
    mkdirSync(join(root, 'public/team'), { recursive: true });
    copyFileSync(photograph, join(root, 'public/our office.jpg'));
    writeFileSync(join(root, 'public/team/portrait.data'), await withMetadata('webp'));
    writeFileSync(
      join(root, 'public/logo.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg"><metadata>Drawn at home</metadata></svg>',
    );
    const stopped = build(root);
    assert.equal(stopped.status, 1, stopped.output);
    assert.match(
      stopped.stderr,
      /public\/our office\.jpg\n {2}found {5}a picture \(JPEG\) with Exif data with a GPS position\n {2}expected .*\n {2}fix {7}npm run strip -- "public\/our office\.jpg"/,
    );
    assert.match(
      stopped.stderr,
      /public\/team\/portrait\.data\n {2}found {5}a picture \(WebP\) with Exif data.*, XMP data/,
    );
    assert.match(stopped.stderr, /public\/logo\.svg\n {2}found {5}a picture \(SVG\) with a metadata element/);
    assert.ok(!readdirSync(root).includes('dist'));
  });

  test('a file that nothing refers to, or a page that is not a URL of the site', () => {
    const root = publicationWith([['the-town', 'The town paid once']]);
    const { status, stderr } = build(root, {
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${pathToFileURL(leftFiles).href}`,
    });
    assert.equal(status, 1);
    assert.match(
      stderr,
      /dist\/assets\/original\.jpg\n {2}found {5}a file that nothing on the site links to/,
    );
    assert.match(stderr, /dist\/stale\/index\.html is not a URL of the site/);
  });
});
