import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { wordmark, wordmarkStyles } from '../../src/outputs/own-wordmark.ts';
import { site } from '../../src/site.ts';
import { temporaryFolder } from '../publications.ts';

const drawing = (color: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path fill="${color}" d="M0 0h9v9z"/></svg>`;

test('a second drawing is for dark pages and never on paper', async () => {
  const [folder, root] = [temporaryFolder(), process.cwd()];
  mkdirSync(join(folder, 'public'));
  writeFileSync(join(folder, 'public/day.svg'), drawing('#101010'));
  writeFileSync(join(folder, 'public/night.svg'), drawing('#f0f0f0'));
  const { wordmark: before } = site;
  process.chdir(folder);
  try {
    site.wordmark = { file: '/day.svg', dark: '/night.svg', height: 24 };
    assert.match(
      (await wordmark())?.html ?? '',
      /^<svg [^>]*class="light"[^>]*><path fill="#101010"[^>]*><\/svg><svg [^>]*class="dark"[^>]*><path fill="#f0f0f0"[^>]*><\/svg>$/,
    );
    assert.match(
      await wordmarkStyles(),
      /\.wordmark \.dark\{display:none\}@media screen and \(prefers-color-scheme:dark\)/,
    );
    assert.match(
      await wordmarkStyles(),
      /@media screen\{:root\[data-scheme='dark'\] \.wordmark \.light\{display:none\}/,
    );

    site.wordmark = { file: '/day.svg', height: 24 };
    assert.doesNotMatch((await wordmark())?.html ?? '', /class=/);
    assert.doesNotMatch(await wordmarkStyles(), /dark/);

    site.wordmark = undefined;
    assert.match((await wordmark())?.html ?? '', /^<svg viewBox="[-\d. ]+" height="32"><path d="m/);
    assert.match(await wordmarkStyles(), /^\.wordmark svg\{display:inline;height:1em;/);
  } finally {
    site.wordmark = before;
    process.chdir(root);
  }
});

test('a name whose letters no typeface has is written, and so is one that is too long to be in every page', async () => {
  const { name } = site;
  try {
    for (const other of ['Новости', 'word '.repeat(200)]) {
      site.name = other;
      assert.equal(await wordmark(), undefined, other);
    }
  } finally {
    site.name = name;
  }
});
