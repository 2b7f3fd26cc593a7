import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { articles, quotes } from '../site/content.ts';
import { dist, files, readText } from '../site/dist.ts';

/** Every HTML file, embeds and redirects included, in two third-party checkers: the W3C’s and html-validate. */
const pages = files.filter((file) => file.endsWith('.html'));

const java = spawnSync('java', ['-version']).status === 0;
const resolve = createRequire(import.meta.url).resolve;

test(
  'the Nu HTML checker finds neither error nor warning on any page',
  { skip: java ? false : 'Java is missing, on which the checker runs' },
  () => {
    const checker = join(dirname(resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
    // Its guess at a page’s language is drawn from random samples, and differs from run to run on an Arabic page that cites English titles,
    // each marked `lang="en"`. Languages are tested in tests/i18n.
    const { status, stderr } = spawnSync(
      'java',
      [
        // It runs for seconds: compiled quickly, its code takes half the processor time.
        ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', checker],
        ...['--Werror', '--no-langdetect', ...pages.map((file) => dist + file)],
      ],
      { encoding: 'utf8' },
    );
    assert.equal(stderr, '');
    assert.equal(status, 0);
  },
);

test('html-validate finds no violation of the standard or of accessibility on any page', async () => {
  // Each article has a page and one of citations; each quote has a page and an embed.
  assert.ok(pages.length > Math.min(100, 2 * articles.length + 2 * quotes.length));
  const checker = new HtmlValidate(
    new StaticConfigLoader({ root: true, extends: ['html-validate:standard', 'html-validate:a11y'] }),
  );
  const faults: string[] = [];
  for (const file of pages) {
    const { results } = await checker.validateString(readText(file), file);
    for (const { messages } of results)
      for (const { ruleId, message, column } of messages)
        faults.push(`${file}, sign ${column}: ${ruleId}: ${message}`);
  }
  assert.deepEqual(faults, []);
});
