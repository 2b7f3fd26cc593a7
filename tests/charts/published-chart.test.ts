import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { builtSite } from '../builds.ts';

const dist = builtSite('english');
const published = (file: string) => readFileSync(join(dist, file), 'utf8');
const page = 'articles/the-crew-on-paper/index.html';
const arabic = 'articles/one-bridge-two-entries-ar/index.html';
const figure = (file: string, id: string) =>
  new RegExp(`<figure id="${id}".*?</figure>`, 's').exec(published(file))?.[0] ?? '';

test('lines have a name and a description, and a table in which gaps are words', () => {
  const chart = figure(page, 'crew-money');
  assert.match(chart, /role="img" aria-label="What the names cost" aria-describedby="crew-money-summary"/);
  assert.match(chart, /id="crew-money-summary"/);
  assert.match(chart, /<th scope="row">2021<\/th>\s*<td>6,000<\/td>\s*<td>no figure<\/td>\s*<td>The book/);
  assert.doesNotMatch(chart, /style=|<script|#[0-9a-f]{6}\b/);
});

test('a line is interrupted where it has no value, and has a mark of its own', () => {
  const paths = [...figure(page, 'crew-money').matchAll(/<path class="line" d="([^"]+)"/g)].map(
    ([, path = '']) => path.match(/M/g)?.length,
  );
  assert.deepEqual(paths, [1, 2]);
  const marks = [...figure(page, 'crew-money').matchAll(/<path class="mark"[^>]* d="([^"]+)"/g)];
  assert.equal(new Set(marks.map(([, shape]) => shape)).size, 2);
});

test('each small chart has the name of its group, and the table has all groups', () => {
  const chart = figure(page, 'crossings-by-ferry');
  assert.match(chart, /aria-label="Crossings of each ferry: Lower Ferry"/);
  assert.equal(chart.match(/role="img"/g)?.length, 3);
  assert.equal(chart.match(/<th scope="rowgroup" colspan="3">/g)?.length, 3);
});

test('a range shows both ends, and the best estimate if there is one', () => {
  const chart = figure(page, 'hands-by-estimate');
  assert.match(chart, /<span class="figure">40 \(25–60\)<\/span>/);
  assert.match(chart, /<span class="figure">28–34<\/span>/);
});

test('an Arabic chart has the words and numbers of its language, and time runs to the left', () => {
  const chart = figure(arabic, 'ma-qalahu-al-sijill');
  assert.match(chart, /<td>لا رقم<\/td>/);
  const x = (year: string) => Number(new RegExp(`<tspan x="([\\d.]+)"[^>]*>${year}<`).exec(chart)?.[1]);
  assert.ok(x('2019') > x('2023'));
});

test('feeds and the Markdown version have the table in place of the drawing', () => {
  assert.match(
    published('articles/the-crew-on-paper.md'),
    /\| 2021 +\| 6,000 +\| no figure +\| The book of the crossings is lost\. +\|/,
  );
  for (const feed of ['feed.xml', 'atom.xml', 'feed.json'])
    assert.match(published(feed), /The book of the crossings is lost\./, feed);
});

test('only pages with a chart load its styles, and only those with lines the styles of lines', () => {
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  const withSheet = (name: string) =>
    pages.filter((file) => new RegExp(`/${name}\\.[\\w-]+\\.css"`).test(published(file))).sort();
  assert.deepEqual(withSheet('line-chart'), [arabic, page]);
  assert.deepEqual(withSheet('chart'), ['articles/how-the-ledger-grew/index.html', arabic, page]);
});
