import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { builtSite } from '../builds.ts';

const dist = builtSite('english');
const published = (file: string) => readFileSync(join(dist, file), 'utf8');
const page = 'articles/the-crew-on-paper/index.html';

test('a map has a name and a description, and a table of its places', () => {
  const [figure = ''] = /<figure id="where-the-ferries-cross".*?<\/figure>/s.exec(published(page)) ?? [];
  assert.match(figure, /role="img" aria-label="Where the ferries cross" aria-describedby="([\w-]+)-summary"/);
  assert.match(figure, /id="where-the-ferries-cross-summary"/);
  assert.match(figure, /<th scope="row">Upper Ferry<\/th>.*?48\.41° N, 15\.6° E/s);
  assert.doesNotMatch(figure, /style=|<script|#[0-9a-f]{6}\b/);
});

test('feeds and the Markdown version have the table in place of the drawing', () => {
  assert.match(
    published('articles/the-crew-on-paper.md'),
    /\| Upper Ferry +\| A ferry on a rope +\| Sixteen names on the rolls\. +\| 48\.41° N, 15\.6° E +\|/,
  );
  for (const feed of ['feed.xml', 'atom.xml', 'feed.json'])
    assert.match(published(feed), /Sixteen names on the rolls\./, feed);
});

test('only pages with a map load its styles', () => {
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  assert.deepEqual(pages.filter((file) => /\/map\.[\w-]+\.css"/.test(published(file))).sort(), [
    'articles/one-bridge-two-entries-ar/index.html',
    page,
  ]);
});
