import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { wordmarkHtml, wordmarkStyles } from '../../src/outputs/own-wordmark.ts';
import { site } from '../../src/site.ts';
import { temporaryFolder } from '../publications.ts';

const drawing = (color: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path fill="${color}" d="M0 0h9v9z"/></svg>`;

test('a second drawing is for dark pages and never on paper', () => {
  const [folder, before] = [temporaryFolder(), process.cwd()];
  mkdirSync(join(folder, 'public'));
  writeFileSync(join(folder, 'public/day.svg'), drawing('#101010'));
  writeFileSync(join(folder, 'public/night.svg'), drawing('#f0f0f0'));
  const { wordmark } = site;
  process.chdir(folder);
  try {
    site.wordmark = { file: '/day.svg', dark: '/night.svg', height: 24 };
    assert.match(
      wordmarkHtml() ?? '',
      /^<svg [^>]*class="light"[^>]*><path fill="#101010"[^>]*><\/svg><svg [^>]*class="dark"[^>]*><path fill="#f0f0f0"[^>]*><\/svg>$/,
    );
    assert.match(
      wordmarkStyles(),
      /\.wordmark \.dark\{display:none\}@media screen and \(prefers-color-scheme:dark\)/,
    );
    assert.match(
      wordmarkStyles(),
      /@media screen\{:root\[data-scheme='dark'\] \.wordmark \.light\{display:none\}/,
    );

    site.wordmark = { file: '/day.svg', height: 24 };
    assert.doesNotMatch(wordmarkHtml() ?? '', /class=/);
    assert.doesNotMatch(wordmarkStyles(), /dark/);

    site.wordmark = undefined;
    assert.equal(wordmarkHtml(), undefined);
    assert.equal(wordmarkStyles(), '');
  } finally {
    site.wordmark = wordmark;
    process.chdir(before);
  }
});
