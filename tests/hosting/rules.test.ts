import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, test } from 'node:test';
import { type Policy, withPolicyTag } from '../../src/hosting/policy.ts';
import { headersFor, rules } from '../../src/hosting/rules.ts';
import { builtSite } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { headerRules, headersIn } from './header-file.ts';

const dist = builtSite('english');
const files = filesIn(dist).map((file) => file.slice(dist.length).split(sep).join('/'));
const readText = (file: string) => readFileSync(join(dist, file), 'utf8');

/** An address as readers ask for it. */
const asked = (file: string) => file.replace(/index\.html$/, '');
const policyOf = (path: string) => headersFor(path)['content-security-policy'] ?? '';

describe('the headers of a URL', () => {
  test('forbid frames for all pages except embeds', () => {
    for (const path of ['/', '/articles/x/', '/q/x/', '/q/x/embed/more/', '/quotes/', '/404.html']) {
      assert.match(policyOf(path), /frame-ancestors 'none'$/, path);
      assert.equal(headersFor(path)['x-frame-options'], 'DENY', path);
      assert.equal(headersFor(path)['cross-origin-resource-policy'], 'same-origin', path);
    }
    assert.match(policyOf('/q/x/embed/'), /frame-ancestors \*$/);
    assert.equal(headersFor('/q/x/embed/')['x-frame-options'], undefined);
    assert.doesNotMatch(policyOf('/q/x/embed/'), /script-src|connect-src|wasm/);
  });

  test('allow only scripts from our host, and no script from text', () => {
    for (const file of files) {
      const policy = policyOf(asked(file));
      assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|data:|blob:/, file);
      for (const needed of [
        "default-src 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ])
        assert.ok(policy.includes(needed), `${file}: ${needed}`);
      assert.equal(headersFor(asked(file))['x-content-type-options'], 'nosniff', file);
    }
  });

  test('allow only the inline script of every page, by its hash', () => {
    for (const file of files.filter((name) => name.endsWith('.html'))) {
      const inline = [...readText(file).matchAll(/<script>(.*?)<\/script>/gs)].map(
        ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
      );
      const allowed = policyOf(asked(file)).match(/'sha\d+-[^']+'/g) ?? [];
      if (inline.length > 0) assert.deepEqual(inline, allowed, file);
    }
    assert.equal(policyOf('/').match(/'sha256-/g)?.length, 1);
  });

  test('allow other sites to read only files made for them, with the right type', () => {
    const types: Record<string, string | undefined> = {
      '/q/x/oembed.json': undefined,
      '/q/x/annotation.json': 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
      '/quotes/feed.json': 'application/feed+json',
      '/topics/x/feed.json': 'application/feed+json',
      '/quotes/feed.xml': undefined,
      '/feed.xml': undefined,
      '/ar/atom.xml': undefined,
      '/articles/x.md': 'text/markdown; charset=utf-8',
      '/articles/x/cite.bib': 'application/x-bibtex; charset=utf-8',
      '/articles/x/cite.ris': 'application/x-research-info-systems; charset=utf-8',
      '/llms.txt': undefined,
      '/.well-known/security.txt': undefined,
      '/cards/x.0123456789.png': undefined,
    };
    for (const [path, type] of Object.entries(types)) {
      const headers = headersFor(path);
      assert.equal(headers['access-control-allow-origin'], '*', path);
      assert.equal(headers['cross-origin-resource-policy'], 'cross-origin', path);
      assert.equal(headers['content-type'], type, path);
    }
    for (const path of [
      '/',
      '/articles/x/',
      '/assets/x.css',
      '/pagefind/contents.json',
      '/pagefind/words-latin.txt',
    ]) {
      assert.equal(headersFor(path)['access-control-allow-origin'], undefined, path);
      assert.equal(headersFor(path)['cross-origin-resource-policy'], 'same-origin', path);
    }
  });

  test('cache files with a hash in the name forever, and others for minutes', () => {
    const hashed = [
      /^\/(?:assets|cards)\/.*(?:[.-][\w-]{8,10}|_[\w-]{5,7})\.\w+$/,
      /^\/pagefind\/.*en_[0-9a-f]{7,}\.pf_\w+$/,
    ];
    const kept = files.filter((file) => headersFor(asked(file))['cache-control']?.includes('immutable'));
    assert.deepEqual(
      kept,
      files.filter((file) => hashed.some((name) => name.test(file))),
    );
    for (const file of files.filter((name) => !kept.includes(name) && name !== '/404.html')) {
      const value = headersFor(asked(file))['cache-control'] ?? '';
      assert.match(
        value,
        file.startsWith('/pagefind/') ? /^no-cache$/ : /^public, max-age=600, stale-if-error=604800$/,
        file,
      );
    }
    assert.ok(kept.length > 0 && kept.length < files.length);
    assert.equal(headersFor('/404.html')['cache-control'], 'no-store');
  });
});

describe('dist/_headers', () => {
  test('gives every file the same headers, as Cloudflare applies them', () => {
    const read = headerRules(readText('/_headers'));
    for (const path of [...files.map(asked), '/articles/x.md', '/articles/x/cite.bib', '/topics/x/feed.json'])
      assert.deepEqual(
        headersIn(path, read),
        Object.fromEntries(Object.entries(headersFor(path)).map(([name, value]) => [name, [value]])),
        path,
      );
  });

  test('stays within Cloudflare’s limits: 100 rules, one star in a path, 2,000 characters per line', () => {
    const paths = rules.flatMap((rule) => rule.paths);
    assert.ok(paths.length <= 100);
    for (const path of paths) assert.ok(path.split('*').length <= 2, path);
    for (const line of readText('/_headers').split('\n')) assert.ok(line.length <= 2000, line);
  });
});

test('a page can contain its policy, before anything that loads a file, without directives that only headers can have', () => {
  const policy: Policy = { 'default-src': "'none'", 'frame-ancestors': "'none'" };
  assert.equal(
    withPolicyTag('<head><meta charset="utf-8"><script src="/x.js">', policy),
    `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><script src="/x.js">`,
  );
});
