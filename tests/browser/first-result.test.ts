import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve, type Served } from '../site/serve.ts';
import { dist } from './english.ts';
import { type FirstResult, firstResult } from './first-result.ts';
import { sharedChromium } from './shared-chromium.ts';

/** Sends compressed text, as hosts do. */
let site: Served;
let search: FirstResult;
before(async () => {
  site = await serve(dist, { compress: true });
  search = await firstResult(await sharedChromium(), `${site.url}/search/?q=crew+on+paper`);
});
after(() => site.close());

/** What a reader waits for on a slow line; figures are in docs/decisions/049-search-requests-its-engine-first.md. */
test('a search on a slow line requests the engine before scripts run, and fonts after the first result', async () => {
  const { requests } = await firstResult(await sharedChromium(), `${site.url}/search/?q=crew+on+paper`, {
    bits: 5_000_000,
    latency: 300,
  });
  const first = (pattern: RegExp) => requests.findIndex(({ path }) => pattern.test(path));
  const list = requests.map(({ path }) => path).join('\n');
  assert.ok(first(/wasm\.pagefind$/) < first(/contents\.json$/), list);
  const fonts = requests.filter(({ path }) => path.endsWith('.woff2'));
  const result = requests[first(/\.pf_fragment$/)];
  assert.ok(result && fonts.every(({ start }) => start >= result.end), list);
});

test('a search costs at most 200 KB and 36 requests in a new browser', () => {
  const list = search.requests.map(({ path, bytes }) => `${bytes} ${path}`).join('\n');
  // Hidden text, such as the list without script, loads no font.
  assert.doesNotMatch(list, /naskh/);
  assert.ok(search.bytes <= 200 * 1024, `${search.bytes} bytes:\n${list}`);
  assert.ok(search.requests.length <= 36, list);
});

test('a search requests nothing twice', () => {
  const paths = search.requests.map(({ path }) => path);
  assert.deepEqual(
    paths.filter((path, index) => paths.indexOf(path) !== index),
    [],
  );
});

test('a search requests the engine and the words of the query before the script of the page has its imports', () => {
  const startOf = (pattern: RegExp) => search.requests.findIndex(({ path }) => pattern.test(path));
  const engine = startOf(/\/pagefind\/wasm\.pagefind$/);
  assert.ok(
    engine > 0 && engine < startOf(/-search\.[^/]+\.js$/),
    search.requests.map(({ path }) => path).join('\n'),
  );
  assert.ok(startOf(/\.pf_index$/) < startOf(/\.pf_fragment$/));
});
