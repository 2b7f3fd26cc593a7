import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parseMarkdown, textOf, wordsIn } from '../../../src/desk/import/words.ts';
import { fixtures } from '../../publications.ts';
import { importedArticle } from './context.ts';

/** Plain texts as somebody copies them from pages of news sites, each with what a person takes its lines for. */
const folder = join(fixtures, 'import/text');

interface Expected {
  title: string;
  standfirst?: string;
  date?: string;
  authors: string[];
  topics: string[];
  lang: string;
  first: string;
  last: string;
  headings: string[];
  apart: string[];
}

const withoutMarks = (text: string) => text.replace(/^(?:[•*–—-]|\p{Nd}+[.)])\s+/gmu, '');

describe('a text copied from a page', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt')))
    test(file, async () => {
      const source = readFileSync(join(folder, file), 'utf8');
      const expected = JSON.parse(
        readFileSync(join(folder, file.replace('.txt', '.json')), 'utf8'),
      ) as Expected;
      const article = await importedArticle(file, source);
      const of = (field: string) =>
        article.taken.filter((one) => one.field === field).map(({ value }) => value);
      const names = (field: string) => of(field).map((value) => value.replace(/ \([^()]*\)$/u, ''));
      const body = article.text.replace(/^---\n[\s\S]*?\n---\n/u, '');
      const text = textOf(parseMarkdown(body));

      assert.equal(article.title, expected.title);
      assert.ok((of('standfirst')[0] ?? '').startsWith(expected.standfirst ?? ''), of('standfirst')[0]);
      assert.equal(of('standfirst').length, expected.standfirst === undefined ? 0 : 1);
      assert.equal(of('date')[0], expected.date);
      assert.deepEqual(names('author'), expected.authors);
      assert.deepEqual(
        of('topic').map((value) => /\(([^,)]*)/u.exec(value)?.[1] ?? value),
        expected.topics,
      );
      assert.equal(of('lang')[0], expected.lang);
      assert.deepEqual(article.headings, expected.headings);
      assert.ok(text.trim().startsWith(expected.first), text.slice(0, 80));
      assert.ok(text.trim().endsWith(expected.last), text.slice(-200));
      const apart = article.setApart.map((one) => one.text);
      for (const line of expected.apart) assert.ok(apart.includes(line), line);

      // Every word of the source is in the body, in a field, or in the report, and the body has the words in order.
      const flat = wordsIn(withoutMarks(source)).join(' ');
      let from = 0;
      for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
        const at = flat.indexOf(wordsIn(line).join(' '), from);
        assert.notEqual(at, -1, `not in the source: ${line}`);
        from = at;
      }
      const known = new Set(
        wordsIn(
          withoutMarks([text, ...apart, ...article.taken.flatMap((one) => [one.value, one.from])].join('\n')),
        ).map((word) => word.replace(/[“”,]/gu, '')),
      );
      const lost = wordsIn(withoutMarks(source))
        .map((word) => word.replace(/[“”,]/gu, ''))
        .filter((word) => !known.has(word) && !known.has(`(${word}`) && /\p{L}/u.test(word));
      assert.deepEqual(
        lost.filter((word) => !['and', '|', '/', '<mara@example.org>'].includes(word)),
        [],
      );
    });
});
