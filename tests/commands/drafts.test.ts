import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { isPreviewFolder, previewMarker } from '../../src/hosting/preview-folder.ts';
import { buildCommand, builtSite, bytesOf } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { copyOf, publicationOf, temporaryFolder } from '../publications.ts';

const commands = join(import.meta.dirname, '../../src/commands');
function run(command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  return { status, output: `${stdout}\n${stderr}` };
}

/** The German publication has an article for 30 March 2099, and a draft. No other build shows what is not published. */
describe('npm run build -- --drafts', () => {
  const folder = join(temporaryFolder(), 'preview');
  const publication = publicationOf('german');
  const built = run(buildCommand, '--content', publication, '--drafts', '--out', folder);
  const files = filesIn(folder).map((file) => file.slice(folder.length));
  const page = (path: string) => readFileSync(join(folder, path, 'index.html'), 'utf8');
  const pages = files.filter((file) => file.endsWith('.html'));
  /** A redirect has no words of its own. */
  const isRedirect = (html: string) => html.includes('http-equiv="refresh"');

  test('builds all pages of drafts and scheduled articles', () => {
    assert.equal(built.status, 0, built.output);
    assert.match(built.output, /morgen-ein-tunnel\.md appears in the first build from 2099-03-30 06:30/);
    for (const path of ['articles/morgen-ein-tunnel', 'articles/noch-eine-faehre', 'q/wir-graben-zweimal'])
      assert.ok(existsSync(join(folder, path, 'index.html')), path);
    for (const path of ['topics/tunnel', 'people/otto-quast', 'q/die-faehre-legt-ab'])
      assert.ok(existsSync(join(folder, path, 'index.html')), path);
  });

  test('marks every page with the state of its article, or as part of a preview', () => {
    const banner = (path: string) => /<p class="preview-banner" role="note">([^<]*)</.exec(page(path))?.[1];
    for (const path of ['articles/morgen-ein-tunnel', 'q/wir-graben-zweimal', 'q/wir-graben-zweimal/embed'])
      assert.match(banner(path) ?? '', /^Geplant: erscheint am 30\. März 2099 um 06:30 MESZ\./, path);
    for (const path of ['articles/noch-eine-faehre', 'articles/noch-eine-faehre/sources'])
      assert.match(banner(path) ?? '', /^Entwurf: nicht veröffentlicht\./, path);
    for (const file of pages) {
      const html = readFileSync(join(folder, file), 'utf8');
      if (isRedirect(html)) continue;
      assert.match(html, /<p class="preview-banner" role="note">(?:Vorschau|Geplant|Entwurf): /, file);
      assert.match(html, /<html[^>]* data-preview/, file);
    }
    assert.ok(
      files.some(
        (file) =>
          file.endsWith('.css') && readFileSync(join(folder, file), 'utf8').includes('.preview-banner'),
      ),
    );
  });

  test('tells search engines to stay away, and names no public URL as that of a page', () => {
    for (const file of pages) {
      const html = readFileSync(join(folder, file), 'utf8');
      assert.match(html, /<meta name="robots" content="noindex/, file);
      if (!isRedirect(html)) assert.doesNotMatch(html, /rel="canonical"|property="og:url"|hreflang/, file);
    }
    assert.equal(readFileSync(join(folder, 'robots.txt'), 'utf8'), 'User-agent: *\nDisallow: /\n');
    assert.match(
      readFileSync(join(folder, '_headers'), 'utf8'),
      /\n\/\*\n {2}X-Robots-Tag: noindex, nofollow, noarchive\n$/,
    );
  });

  test('has no feeds, no sitemaps and no links to them', () => {
    assert.deepEqual(
      files.filter((file) => /feed\.(?:xml|json)$|atom\.xml$|sitemap|llms\.txt$|\.md$/.test(file)),
      [],
    );
    for (const file of pages)
      assert.doesNotMatch(readFileSync(join(folder, file), 'utf8'), /feed\.xml|atom\.xml|\.md"/, file);
  });

  test('offers to share only quotes that are published', () => {
    assert.doesNotMatch(page('q/wir-graben-zweimal'), /<share-panel|id="share"/);
    assert.doesNotMatch(page('articles/noch-eine-faehre'), /class="share/);
    assert.match(page('q/eine-bruecke-steht'), /<share-panel/);
  });

  test('leaves the ledger alone, and is recognized as a preview, also without hidden files', () => {
    assert.ok(!existsSync(join(publication, 'content/permalinks.json')));
    assert.doesNotMatch(built.output, /not sealed/);
    assert.ok(isPreviewFolder(folder));
    rmSync(join(folder, previewMarker));
    assert.ok(isPreviewFolder(folder));
    assert.ok(!isPreviewFolder(builtSite('german')));
    assert.ok(!isPreviewFolder(temporaryFolder()));
  });

  test('costs pages for readers nothing', () => {
    for (const [file] of bytesOf(builtSite('german')))
      if (/\.(?:html|css|js)$/.test(file))
        assert.doesNotMatch(
          readFileSync(join(builtSite('german'), file), 'utf8'),
          /preview-banner|data-preview/,
          file,
        );
  });
});

describe('a preview is not published by accident:', () => {
  const root = copyOf('good');
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'dist/index.html'), '<!doctype html><html lang="en"></html>');

  test('a build does not move what a killed one of the other kind had moved aside', () => {
    const invalid = copyOf('good');
    // So that the builds end before they render anything.
    writeFileSync(join(invalid, 'content/site.yaml'), 'name: [');
    const [site, preview] = ['former-999999999', 'preview-former-999999999'].map((name) =>
      join(invalid, '.astro', name),
    );
    assert.ok(site !== undefined && preview !== undefined);
    mkdirSync(preview, { recursive: true });
    assert.equal(run(buildCommand, '--content', invalid).status, 1);
    assert.ok(existsSync(preview));
    assert.ok(!existsSync(join(invalid, 'dist')));
    mkdirSync(site);
    assert.equal(run(buildCommand, '--content', invalid, '--drafts').status, 1);
    assert.ok(existsSync(site));
    assert.ok(existsSync(join(invalid, 'dist-drafts')), 'the preview is where it was');
  });
  test('--drafts does not replace a site for readers', () => {
    const { status, output } = run(buildCommand, '--content', root, '--drafts', '--out', join(root, 'dist'));
    assert.equal(status, 2);
    assert.match(output, /holds a site for readers, which a preview must not replace/);
  });
  for (const [command, ...args] of [['hosting', 'nginx'], ['hosting', 'caddy'], ['seal']] as const)
    test(`npm run ${[command, ...args].join(' -- ')} refuses it`, () => {
      writeFileSync(join(root, 'dist', previewMarker), '');
      const { status, output } = run(join(commands, `${command}.ts`), '--content', root, ...args);
      assert.equal(status, 1, output);
      assert.match(output, /dist\/ is a preview: .*must not be published/);
      assert.ok(!existsSync(join(root, 'content/permalinks.json')));
    });
});
