import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { cmark, moved, readCorpus } from './corpus.ts';
import { judge } from './verdicts.ts';

/** Every tenth of the articles; `npm run bench:corpus` does all, and builds the site. */
const folder = process.env.VERBATIM_DATA;
const lack =
  (!folder && 'VERBATIM_DATA names no folder with digitalgov.jsonl.gz') ||
  (!existsSync(cmark) && 'it needs cmark-gfm, Debian’s package of that name');

describe('real articles of another site', { skip: lack }, () => {
  const articles = folder === undefined ? [] : readCorpus(folder).filter((_, index) => index % 10 === 0);
  for (const [how, set] of [
    ['as they are', articles],
    ['without pictures, and with whole links', moved(articles)],
  ] as const)
    test(`${how}: each renders with all its words, or is rejected with a line and a reason`, async () => {
      const { refused, built, changed } = await judge(set);
      assert.equal(refused.length + built.length, set.length);
      assert.ok(built.length > 0);
      for (const { article, faults } of refused)
        for (const { line, found, expected } of faults)
          assert.ok(line !== undefined && found && expected, article.id);
      assert.deepEqual(changed, []);
    });
});
