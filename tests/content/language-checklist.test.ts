import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { languageChecklist } from '../../src/content/language-checklist.ts';
import { temporaryFolder } from '../publications.ts';

const i18n = join(import.meta.dirname, '../../src/i18n');

/** Returns the path of src/i18n with a copy of the English folder under another tag, changed. */
function folderWith(tag: string, change: (own: string) => void): string {
  const folder = join(temporaryFolder(), 'i18n');
  mkdirSync(folder);
  // With the English folder, whose types the other imports.
  for (const name of ['en', tag]) cpSync(join(i18n, 'en'), join(folder, name), { recursive: true });
  cpSync(join(i18n, 'language.ts'), join(folder, 'language.ts'));
  change(join(folder, tag));
  return folder;
}

const edit = (file: string, change: (text: string) => string) => {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};
const register = (tag: string) => `src/i18n/languages.ts: import ${tag} and add it to languages`;
const types = 'npm run types: reports what is still missing';

describe('the checklist of a language', () => {
  test('begins with a copy of the English folder', async () => {
    assert.deepEqual(await languageChecklist('fr', temporaryFolder()), [
      'copy src/i18n/en to src/i18n/fr, and translate every string',
      register('fr'),
      types,
    ]);
  });
  test('has the strings that are missing, by file and key', async () => {
    const folder = folderWith('fr', (own) => {
      edit(join(own, 'strings.ts'), (text) =>
        text.replace(/^ {2}moreArticles: .*\n/m, '').replace(/^ {4}analysis: 'Analysis',\n/m, ''),
      );
      edit(join(own, 'search.ts'), (text) =>
        text.replace(/^ {2}retry: .*\n/m, '').replace("'Relevance'", "''"),
      );
    });
    assert.deepEqual(await languageChecklist('fr', folder), [
      'src/i18n/fr/strings.ts: moreArticles, kinds.analysis',
      'src/i18n/fr/search.ts: search.retry, searchForm.best',
      register('fr'),
      types,
    ]);
  });
  test('has the files that are missing or cannot be loaded', async () => {
    const folder = folderWith('fr', (own) => {
      rmSync(join(own, 'pages.ts'));
      rmSync(join(own, 'language.ts'));
      writeFileSync(join(own, 'citations.ts'), 'export const citations = {');
    });
    const [pages, citations, language] = await languageChecklist('fr', folder);
    assert.equal(pages, 'src/i18n/fr/pages.ts: the file is missing');
    assert.match(citations ?? '', /^src\/i18n\/fr\/citations\.ts: cannot be loaded \(SyntaxError/);
    assert.equal(language, 'src/i18n/fr/language.ts: the file is missing');
  });
  test('has what the language needs outside of its folder', async () => {
    assert.deepEqual((await languageChecklist('hi', temporaryFolder())).slice(1, -1), [
      register('hi'),
      'src/text/quotation-marks-by-language.ts: add the quotation marks of hi',
      'src/styles/fonts.css and src/outputs/cards/fonts.ts: add a font for the script Deva',
    ]);
  });
});
