import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { contentSchemas, type SchemaName, schemasFor } from '../../../src/desk/schemas/content-schemas.ts';
import { writeSchemas } from '../../../src/desk/schemas/write-schemas.ts';
import { copyOf, fixtures, publicationOf } from '../../publications.ts';
import { type Validate, validateContent, validator } from './validate-content.ts';

describe('the JSON Schemas of content files', () => {
  const sites = readdirSync(join(fixtures, 'sites')).filter((name) =>
    existsSync(join(publicationOf(name), 'content')),
  );
  for (const name of sites)
    test(`accept every file of the fixture ${name}`, async () => {
      assert.deepEqual((await validateContent(publicationOf(name))).errors, []);
    });

  const article = {
    title: 'Two bridges',
    standfirst: 'About them.',
    date: '2026-01-02',
    author: 'town-desk',
    topics: ['bridges'],
  };
  const person = { name: 'Mara Lind', role: 'Clerk' };
  const source = {
    publisher: 'The Ledger',
    title: 'Two bridges',
    kind: 'press',
    date: '2020',
    accessed: '2026-01-02',
    url: 'https://example.org',
  };
  const cases: [name: SchemaName, what: string, data: object][] = [
    ['articles', 'no title', { ...article, title: undefined }],
    ['articles', 'an empty title', { ...article, title: '' }],
    ['articles', 'an unknown field', { ...article, titel: 'x' }],
    ['articles', 'an unknown kind', { ...article, kind: 'essay' }],
    ['articles', 'a date of another form', { ...article, date: '2 January 2026' }],
    ['articles', 'no topic', { ...article, topics: [] }],
    ['articles', 'a topic that is not an id', { ...article, topics: ['The War'] }],
    ['articles', 'a quotation as a key point', { ...article, keyPoints: ['“Go home”', 'x'] }],
    ['articles', 'a pull-quote without an id', { ...article, pullQuotes: [{ text: 'x' }] }],
    ['articles', 'the occurrence 0', { ...article, pullQuotes: [{ id: 'x', text: 'x', occurrence: 0 }] }],
    ['articles', 'a list of sources with a number', { ...article, sources: [1] }],
    ['articles', 'draft as text', { ...article, draft: 'yes' }],
    ['people', 'an unknown kind', { ...person, kind: 'company' }],
    ['people', 'a date of birth in words', { ...person, born: 'in spring' }],
    ['people', 'a Wikidata item without its letter', { ...person, wikidata: '796' }],
    ['sources', 'no URL', { 'town-ledger': { ...source, url: undefined } }],
    ['sources', 'a URL without a scheme', { 'town-ledger': { ...source, url: 'example.org' } }],
    ['topics', 'no summary', { title: 'Bridges' }],
    ['places', 'one coordinate', { weir: { name: 'Weir', at: [34] } }],
  ];
  let validate: Validate;
  before(async () => {
    validate = await validator(publicationOf('good'));
  });
  test('accept what the cases below change', () => {
    assert.deepEqual(validate('articles', article), []);
    assert.deepEqual(validate('people', person), []);
    assert.deepEqual(validate('sources', { 'town-ledger': source }), []);
  });
  const plain = (data: object) => JSON.parse(JSON.stringify(data)) as unknown;
  for (const [name, what, data] of cases)
    test(`refuse ${what} in ${name}, as the check does`, () => {
      assert.equal(contentSchemas[name].schema.safeParse(plain(data)).success, false);
      assert.notDeepEqual(validate(name, plain(data)), []);
    });

  test('complete the topics, people and sources of the publication, and describe fields with the comments of the schema', async () => {
    const { articles } = await schemasFor(publicationOf('good'));
    const { topics, title, pullQuotes, author } = articles.properties as Record<
      string,
      Record<string, unknown>
    >;
    assert.deepEqual(title, { type: 'string', minLength: 1 });
    const ids = (folder: string) =>
      readdirSync(join(publicationOf('good'), 'content', folder)).map((file) => file.replace('.md', ''));
    assert.deepEqual(topics?.items, { enum: ids('topics').sort() });
    assert.ok(JSON.stringify(author).includes(ids('people')[0] ?? ''));
    assert.match(JSON.stringify(pullQuotes), /Words that appear verbatim in the body/u);
  });

  test('are written with the list of files by which an editor finds the schema of frontmatter', async () => {
    const root = copyOf('good');
    const written = await writeSchemas(root);
    assert.ok(written.includes('.astro/collections/articles.schema.json'));
    const { entries } = JSON.parse(
      readFileSync(join(root, '.astro/collections/collections.json'), 'utf8'),
    ) as {
      entries: Record<string, string>;
    };
    const articles = Object.entries(entries).filter(([, name]) => name === 'articles');
    assert.equal(articles.length, readdirSync(join(root, 'content/articles')).length);
    assert.ok(articles.every(([url]) => url.startsWith('file:///') && url === url.toLowerCase()));
  });

  test('are named in the settings for Visual Studio Code', () => {
    const settings = readFileSync(join(import.meta.dirname, '../../../.vscode/settings.json'), 'utf8');
    for (const [name, { file }] of Object.entries(contentSchemas as Record<string, { file?: string }>))
      if (file !== undefined)
        assert.ok(settings.includes(`".astro/collections/${name}.schema.json": "${file}"`), name);
  });
});
