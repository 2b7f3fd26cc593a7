import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import * as maker from 'pagefind';
import { search, type Pagefind, type SearchRequest } from '../../src/search/engine.ts';
import { openIndex } from './index-in-node.ts';

/** Short texts on different subjects: no two say the same, and none has every word of the questions below. */
const texts: [id: string, topics: string[], title: string, content: string][] = [
  [
    'bees',
    ['animals'],
    'A hive in winter',
    'Bees gather in a ball and shiver to keep their queen warm until spring.',
  ],
  [
    'owls',
    ['animals'],
    'Silent wings',
    'An owl’s feathers have soft edges, so that mice hear nothing at night.',
  ],
  [
    'eels',
    ['animals', 'sea'],
    'The long swim',
    'Eels cross an ocean to lay eggs in the Sargasso Sea and never return.',
  ],
  ['tides', ['sea'], 'Twice a day', 'The moon pulls the water up; tides turn about every six hours.'],
  [
    'lighthouses',
    ['sea', 'building'],
    'Lamps for ships',
    'Fresnel’s lens threw the light of one lamp twenty miles out.',
  ],
  [
    'bridges',
    ['building'],
    'Hanging by a thread',
    'Steel cables carry the road of a suspension bridge between two towers.',
  ],
  [
    'arches',
    ['building'],
    'Stones that lean',
    'An arch stands because every stone wants to fall and none can.',
  ],
  [
    'bread',
    ['kitchen'],
    'Flour, water, time',
    'Yeast breathes out gas; gluten holds it; the oven sets the crumb.',
  ],
  ['salt', ['kitchen', 'sea'], 'White gold', 'Salt was scraped from pans by the shore and taxed by kings.'],
  ['knives', ['kitchen'], 'An edge', 'A dull blade slips; a sharp blade bites where it is put.'],
  [
    'clocks',
    ['machines'],
    'The pendulum',
    'Huygens hung a weight from a clock and gained minutes of accuracy.',
  ],
  [
    'looms',
    ['machines'],
    'Holes in cards',
    'Jacquard’s loom read punched cards and wove a portrait in silk.',
  ],
  [
    'presses',
    ['machines'],
    'Letters of lead',
    'Gutenberg cast letters of metal and printed a Bible in columns.',
  ],
  ['maps', ['paper'], 'Flat Earth', 'Mercator stretched the poles so that a course is a straight line.'],
  ['ink', ['paper'], 'Oak galls', 'Iron and galls make an ink that bites into the page and turns brown.'],
  [
    'markup',
    ['paper'],
    'Angle brackets',
    'The words script and alert stand here as plain words about markup.',
  ],
];

let folder: string;
let pagefind: Pagefind;
let close: () => Promise<void>;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-index-'));
  const { index } = await maker.createIndex({ writePlayground: false });
  assert.ok(index);
  for (const [id, topics, title, content] of texts) {
    const { errors } = await index.addCustomRecord({
      url: `/${id}/`,
      content: `${title}. ${content}`,
      language: 'en',
      meta: { title },
      filters: { topic: topics },
    });
    assert.deepEqual(errors, []);
  }
  await index.writeFiles({ outputPath: folder });
  await maker.close();
  ({ pagefind, close } = await openIndex(folder));
});
after(async () => {
  await close();
  await rm(folder, { recursive: true });
});

const find = async (request: SearchRequest) => {
  const results = await search(pagefind, request);
  return Promise.all(
    results.map(async ({ score, data }) => ({ score, id: (await data()).url.replaceAll('/', '') })),
  );
};
const ids = async (query: string, topic?: string) =>
  (await find({ query, topic, lang: 'en' })).map(({ id }) => id);

describe('a question in plain words', () => {
  const questions: [question: string, answer: string][] = [
    ['why do bees not freeze to death in winter', 'bees'],
    ['why can mice not hear a hunting owl', 'owls'],
    ['what makes the tides turn', 'tides'],
    ['who invented the lens in lighthouses that throws light so far', 'lighthouses'],
    ['what did people pay kings taxes on salt for', 'salt'],
    ['when were punched cards first used to control machines', 'looms'],
    ['which craftsman poured metal letters for a printed Bible', 'presses'],
  ];
  for (const [question, answer] of questions)
    test(`finds its text first though no text holds every word: ${question}`, async () => {
      assert.deepEqual((await pagefind.search(question, { filters: {} })).results, [], 'Pagefind alone');
      assert.equal((await ids(question))[0], answer);
    });
});

describe('scores', () => {
  test('of a text are those of its words, added up', async () => {
    const alone = await Promise.all(['sharp', 'blade', 'sea'].map((query) => find({ query, lang: 'en' })));
    const expected = new Map<string, number>();
    for (const { id, score } of alone.flat()) expected.set(id, (expected.get(id) ?? 0) + score);
    const together = await find({ query: 'a sharp blade at sea', lang: 'en' });
    assert.ok(together.length > 1);
    assert.equal(together.length, expected.size);
    for (const { id, score } of together) assert.ok(Math.abs(score - (expected.get(id) ?? NaN)) < 1e-6, id);
  });

  test('put the best first', async () => {
    const scores = (await find({ query: 'a light for ships at sea', lang: 'en' })).map(({ score }) => score);
    assert.ok(scores.length > 1);
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
  });

  test('count a word once, however often it is typed', async () => {
    assert.deepEqual(
      await find({ query: 'bees', lang: 'en' }),
      await find({ query: 'Bees bees BEES', lang: 'en' }),
    );
  });
});

describe('a topic', () => {
  const ofTopic = (topic: string) => texts.filter(([, topics]) => topics.includes(topic)).map(([id]) => id);

  test('keeps a search inside it', async () => {
    assert.deepEqual(await ids('salt', 'kitchen'), ['salt']);
    assert.deepEqual(await ids('salt', 'animals'), []);
    const inside = await ids('water light eggs letters', 'sea');
    assert.ok(inside.length > 0 && inside.every((id) => ofTopic('sea').includes(id)), inside.join());
  });
  test('without words gives all its texts', async () => {
    assert.deepEqual((await ids('', 'sea')).sort(), ofTopic('sea').sort());
    assert.deepEqual((await ids('?!', 'sea')).sort(), ofTopic('sea').sort());
  });
  test('that nobody has gives nothing', async () => {
    assert.deepEqual(await ids('', 'no-such-topic'), []);
    assert.deepEqual(await ids('salt', '__proto__'), []);
  });
});

describe('a query', () => {
  test('of nothing finds nothing', async () => {
    for (const query of ['', '   ', '?!', '😀']) assert.deepEqual(await ids(query), [], query);
  });
  test('of common words alone is searched as it stands', async () => {
    assert.ok((await ids('because')).includes('arches'));
  });
  test('of words that no text has finds nothing', async () => {
    assert.deepEqual(await ids('xylophone zeppelin'), []);
  });
  test('of one unknown word among known ones finds the known', async () => {
    assert.equal((await ids('xylophone gluten'))[0], 'bread');
  });
  test('finds a word with another ending', async () => {
    assert.equal((await ids('bridge'))[0], 'bridges');
    assert.equal((await ids('stone arches'))[0], 'arches');
  });
  test('of markup is taken for words', async () => {
    assert.equal((await ids('<script>alert(1)</script>'))[0], 'markup');
    assert.deepEqual(await ids('<img src=xq onerror=qx>'), await ids('img src xq onerror qx'));
  });
  test('of hostile text does no harm', async () => {
    for (const query of [
      '__proto__',
      '.*(',
      'x'.repeat(10_000),
      '"'.repeat(10_000),
      '\u0000\uD800',
      '% _ \\',
    ])
      assert.ok(Array.isArray(await ids(query)), query.slice(0, 20));
    assert.equal((await ids('gluten'))[0], 'bread');
  });
});
