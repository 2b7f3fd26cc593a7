import '../../src/commands/publication-folder.ts';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readContent } from '../../src/content/read-content.ts';
import { withoutBase } from '../../src/model/routes.ts';
import { pageForIndex } from '../../src/search/indexed-text.ts';
import { indexedPart } from '../../src/search/record-page.ts';
import { siteRecords, spellingGroups } from '../../src/search/site-records.ts';
import { writeIndex } from '../../src/search/write-index.ts';
import { site } from '../../src/site.ts';

/**
 * `node tests/browser/write-parts.ts --content <publication> <folder>`: writes the search index of the publication’s built site into a folder, in parts,
 * however few texts there are. A process of its own, because the publication is another than that of the tests.
 */
const [folder = ''] = process.argv.slice(2);
const { published } = await readContent(process.cwd());
await writeIndex(siteRecords(published), spellingGroups(published), resolve(folder), site.languages, {
  preparedAt: async (path) =>
    pageForIndex(indexedPart(await readFile(join('dist', withoutBase(path), 'index.html'), 'utf8'))),
  limits: { whole: 8, least: 8, most: 16 },
});
const entry = JSON.parse(await readFile(join(folder, 'pagefind-entry.json'), 'utf8')) as {
  parts?: unknown[];
};
assert.ok((entry.parts ?? []).length >= 3, 'the texts must be enough for three parts');
