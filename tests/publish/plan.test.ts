import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isHashed, pendingOf, plan } from '../../src/publish/plan.ts';

const now = Date.parse('2026-06-30T00:00:00Z');
const daysAgo = (days: number) => new Date(now - days * 24 * 60 * 60 * 1000).toISOString();
const live = (files: Record<string, string>) => ({
  name: 'a',
  id: 'a',
  at: daysAgo(40),
  files,
  redirects: {},
});

describe('the plan of a publish', () => {
  test('uploads what new pages name before the pages, and lists of the search index after its parts', () => {
    const local = {
      'index.html': '2',
      'q/new/index.html': '1',
      'assets/site.1a2b3c4d.css': '1',
      'cards/a.0123456789.png': '1',
      'pagefind/pagefind.js': '1',
      'pagefind/pagefind-entry.json': '1',
      'pagefind/fragment/en_0123456.pf_fragment': '1',
      '.well-known/verbatim.json': '2',
      'about/index.html': '1',
    };
    const { upload, unchanged, replaced } = plan(
      local,
      { live: live({ 'index.html': '1', 'about/index.html': '1' }), retired: {} },
      { now },
    );
    assert.deepEqual(
      upload.map(({ files }) => files),
      [
        ['assets/site.1a2b3c4d.css', 'cards/a.0123456789.png', 'pagefind/fragment/en_0123456.pf_fragment'],
        ['q/new/index.html'],
        ['index.html'],
        ['pagefind/pagefind.js'],
        ['pagefind/pagefind-entry.json'],
        ['.well-known/verbatim.json'],
      ],
    );
    assert.deepEqual(unchanged, ['about/index.html']);
    assert.deepEqual(replaced, ['index.html']);
  });

  test('knows files with a hash in their name by the rules for caches', () => {
    assert.equal(isHashed('assets/site.1a2b3c4d.css'), true);
    assert.equal(isHashed('pagefind/en_0123456.pf_meta'), true);
    assert.equal(isHashed('pagefind/pagefind.js'), false);
    assert.equal(isHashed('q/words/index.html'), false);
  });

  test('keeps files with a hash for 30 days after they left, cards of the ledger permanently, and nothing else', () => {
    const files = { 'assets/new.1a2b3c4d.js': '1', 'taken/index.html': '1', 'cards/w.0123456789.png': '1' };
    const retired = {
      'assets/old.1a2b3c4d.js': daysAgo(29),
      'assets/older.1a2b3c4d.js': daysAgo(31),
      'cards/kept.0123456789.png': daysAgo(300),
    };
    const cards = { kept: new Set(['kept.0123456789.png']), withdrawn: new Set(['w.0123456789.png']) };
    const result = plan({}, { live: live(files), retired }, { now, cards });
    assert.deepEqual(result.retired, {
      'assets/new.1a2b3c4d.js': daysAgo(0),
      'assets/old.1a2b3c4d.js': daysAgo(29),
      'cards/kept.0123456789.png': daysAgo(300),
    });
    assert.deepEqual(result.removed, [
      'assets/older.1a2b3c4d.js',
      'cards/w.0123456789.png',
      'taken/index.html',
    ]);
  });

  test('does not upload a file with a hash again that has stayed', () => {
    const retired = { 'assets/old.1a2b3c4d.js': daysAgo(3) };
    const result = plan({ 'assets/old.1a2b3c4d.js': '1' }, { live: live({}), retired }, { now });
    assert.deepEqual([result.upload, result.retired, result.removed], [[], {}, []]);
  });

  test('uploads again what an interrupted publish may or may not have replaced', () => {
    const before = { live: live({ 'index.html': '1', 'about/index.html': '1' }), retired: {} };
    const first = {
      'index.html': '2',
      'about/index.html': '1',
      'new/index.html': '1',
      'assets/x.1a2b3c4d.js': '1',
    };
    const interrupted = { ...before, pending: { ...pendingOf(before, first) } };
    const again = plan(before.live.files, interrupted, { now });
    assert.deepEqual(again.upload, [{ step: 'changed pages and files', files: ['index.html'] }]);
    assert.deepEqual(again.removed, ['assets/x.1a2b3c4d.js', 'new/index.html']);
    const twice = { ...before, pending: { ...pendingOf(interrupted, before.live.files) } };
    assert.deepEqual(plan(before.live.files, twice, { now }), again);
  });
});
