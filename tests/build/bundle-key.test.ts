import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildKeys, bundledSettings } from '../../src/build/bundle-key.ts';
import { generatedModules, generatedNames } from '../../src/integrations/generated-modules.ts';
import { searchSources } from '../../src/integrations/search-where-published.ts';
import type { Library } from '../../src/model/library.ts';
import type { Site } from '../../src/model/site.ts';
import { site } from '../../src/site.ts';

/** Another value of each setting. */
const others: { [Field in keyof Required<Site>]: Site[Field] } = {
  name: 'The Other Name',
  url: 'https://other.example/news',
  origin: 'https://other.example',
  base: '/news/',
  languages: ['de'],
  timeZone: 'Asia/Tokyo',
  license: { url: 'https://other.example/license', label: 'Other' },
  tagline: { en: 'Another tagline' },
  description: { en: 'Another description' },
  email: 'other@other.example',
  tagAuthority: 'other.example,2026',
  strictTransport: 'max-age=1',
  policyInPages: true,
  schema: 99,
  front: [{ kind: 'quotes', count: 1 }],
  epub: ['series'],
  search: { server: { engine: 'opensearch', url: 'https://s.other.example', index: 'other', above: 0 } },
  publish: { target: 'folder', path: '/srv/other' } as unknown as Site['publish'],
  ledgerKeys: [{ id: 'other' }] as unknown as Site['ledgerKeys'],
  colors: { light: { marker: '#aabbcc' } },
  navigation: { header: ['verify'], footer: [] },
  policies: { ethicsPolicy: '/other/' },
  wordmark: { file: '/other.svg', height: 40 },
  typefaces: { latin: 'frank-ruhl-libre' },
  accounts: [{ to: 'https://other.example/@a', label: { en: 'Other' } }],
  fediverse: '@a@other.example',
  owners: [{ name: 'Other', kind: 'person' }],
  funding: { en: 'Others pay.' },
  correctionsEmail: 'errors@other.example',
  analytics: 'other' as 'none',
  unhashedName: 'Other',
};
const fields = Object.keys(others) as (keyof Site)[];
const libraryOf = (articles: number) => ({ articles: Array.from({ length: articles }) }) as Library;
const libraries = [0, 1].map(libraryOf);

/** Returns the sources of all modules that are made of settings. */
async function sources(): Promise<string> {
  const all = libraries.map(searchSources);
  for (const name of generatedNames) all.push((await generatedModules.load(`\0${name}`)) ?? '');
  return all.join('\n');
}

/** Does something while the publication has another value of a setting. */
async function withOther<T>(field: keyof Site, work: () => T | Promise<T>): Promise<T> {
  const before = { ...site };
  Object.assign(site, { [field]: others[field] });
  try {
    return await work();
  } finally {
    for (const name of Object.keys(site)) Reflect.deleteProperty(site, name);
    Object.assign(site, before);
  }
}

describe('the key of a bundle', () => {
  test('contains every setting that modules are made of', async () => {
    const known = () =>
      JSON.stringify(libraries.map(({ articles: { length } }) => bundledSettings(site, length)));
    const [before, keyBefore] = [await sources(), known()];
    const changing = [];
    for (const field of fields) {
      const [after, keyAfter] = await withOther(field, async () => [await sources(), known()] as const);
      if (after !== before) changing.push(field);
      if (after !== before) assert.notEqual(keyAfter, keyBefore, field);
    }
    // The test would pass if it compared nothing. Fonts are chosen when modules are loaded.
    assert.deepEqual(changing, ['name', 'languages', 'search', 'colors', 'wordmark']);
  });

  test('is that of another bundle where these differ, and otherwise only that of other results', async () => {
    const keys = () => buildKeys({ articles: [] } as unknown as Library, '/') ?? assert.fail('no packages');
    const { bundle, results } = keys();
    assert.notEqual(bundle, results);
    for (const [field, isSame] of [
      ['name', false],
      ['base', false],
      ['languages', false],
      ['tagline', true],
      ['navigation', true],
      ['timeZone', true],
    ] as const) {
      const other = await withOther(field, keys);
      assert.equal(other.bundle === bundle, isSame, field);
      assert.notEqual(other.results, results, field);
    }
  });
});
