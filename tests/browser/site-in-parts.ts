import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foreignIndexInParts } from '../search/foreign-index.ts';
import { dist } from './english.ts';
import { closeAfterTests } from './shared-chromium.ts';

/** The parts, the newest first, with their articles. */
export const parts = ['2017', '2016', '2015', '2014', '2012'] as const;
const years = [...Array(12).keys()].map((year) => String(2012 + year));

/** Returns a folder that is removed after the tests of all files of the process: they share what is in it. */
function sharedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
  closeAfterTests(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Returns the folder of a built site with a search index, in parts, of articles from 2012 to 2023, and with their years among the filters of the search page. */
export async function siteWithYears(built = dist): Promise<string> {
  const folder = sharedFolder();
  cpSync(built, folder, { recursive: true });
  rmSync(join(folder, 'pagefind'), { recursive: true });
  cpSync(await foreignIndexInParts(), join(folder, 'pagefind'), { recursive: true });
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
