import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeIndex } from '../../src/search/write-index.ts';
import { temporaryFolder } from '../publications.ts';
import { foreignNames, foreignRecords } from '../search/foreign-articles.ts';
import { dist } from './english.ts';

/** Limits with which the 150 articles of tests/fixtures/foreign are in five parts. */
export const smallParts = { whole: 50, least: 20, most: 60 };

/** The parts, the newest first, with their articles. */
export const parts = ['2017', '2016', '2015', '2014', '2012'] as const;
/** All sites that the tests of a file need. */
const root = temporaryFolder();
const years = [...Array(12).keys()].map((year) => String(2012 + year));

/**
 * Returns the folder of the fixture site with a search index of articles from 2012 to 2023, in parts or in one, and with their years among the filters
 * of the search page.
 */
export async function siteWithYears(inParts: boolean): Promise<string> {
  const folder = mkdtempSync(join(root, 'site-'));
  cpSync(dist, folder, { recursive: true });
  rmSync(join(folder, 'pagefind'), { recursive: true });
  await writeIndex(
    foreignRecords,
    foreignNames,
    join(folder, 'pagefind'),
    ['en', 'ar'],
    inParts ? { limits: smallParts } : {},
  );
  for (const page of ['search/index.html', 'ar/search/index.html']) {
    const html = readFileSync(join(folder, page), 'utf8');
    const boxes = years.map(
      (year) =>
        `<label><input type="checkbox" name="year" value="${year}">${year} <span class="count"></span></label>`,
    );
    const group = `<details data-facet open><summary>Year</summary><div class="choices">${boxes.join('')}</div></details>`;
    writeFileSync(join(folder, page), html.replace('<details data-facet', `${group}$&`));
  }
  return folder;
}
