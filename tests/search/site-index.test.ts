import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { search, type Pagefind } from '../../src/search/engine.ts';
import { articles, topics } from '../site/content.ts';
import { dist } from '../site/dist.ts';
import { openIndex } from './index-in-node.ts';

/** The index that is published. */
let pagefind: Pagefind;
let close: () => Promise<void>;
before(async () => {
  ({ pagefind, close } = await openIndex(join(dist, 'pagefind')));
});
after(() => close());

async function find(query: string, topic?: string): Promise<string[]> {
  const results = await search(pagefind, { query, topic, lang: 'en' });
  const found = await Promise.all(results.map(({ data }) => data()));
  return found.map(({ url }) => /^\/articles\/([^/]+)\/$/.exec(url)?.[1] ?? url);
}

const questions: [question: string, among: number, answer: string][] = [
  ['who led the fight at Amerli', 3, 'whoever-comes-first'],
  ['who led the fight at Amerli', 3, 'three-towns-three-wars'],
  ['ghost soldiers payroll', 1, 'the-army-on-paper'],
  ['why was the law on a national guard never passed', 3, 'the-guard-that-never-mustered'],
  ['when did Soleimani first appear in photographs', 3, 'two-generals-and-a-camera'],
  ['what did the Friday sermon in Karbala ask of volunteers', 3, 'a-call-to-arms-read-closely'],
  ['who was Qasem Soleimani', 3, 'the-people-in-the-picture'],
  ['when did Saddam invade Kuwait', 3, 'from-kuwait-to-the-airport-road'],
  ['did the soldiers run away from Mosul?', 3, 'the-army-on-paper'],
];
for (const [question, among, answer] of questions)
  test(`“${question}” finds ${answer} ${among === 1 ? 'first' : `among the first ${among}`}`, async () => {
    const found = await find(question);
    assert.ok(found.slice(0, among).includes(answer), found.join(', '));
  });

const english = articles.filter(({ data }) => (data.lang ?? 'en') === 'en');

test('each article is found by its title', async () => {
  for (const { id, data } of english) {
    const found = await find(data.title);
    assert.ok(found.slice(0, 3).includes(id), `${data.title}: ${found.join(', ')}`);
  }
});

test('each topic alone finds its articles, and no others', async () => {
  for (const { id } of topics)
    assert.deepEqual(
      (await find('', id)).sort(),
      english.filter(({ data }) => data.topics.includes(id)).map((article) => article.id),
      id,
    );
});

test('a topic keeps a question inside it', async () => {
  const everywhere = await find('who led the fight at Amerli');
  const within = await find('who led the fight at Amerli', 'iraqi-army');
  const ofTopic = english.filter(({ data }) => data.topics.includes('iraqi-army')).map(({ id }) => id);
  assert.ok(within.length > 0 && within.length < everywhere.length);
  assert.deepEqual(
    within.filter((id) => !ofTopic.includes(id)),
    [],
  );
});

test('a result carries the title and the day that are shown with it', async () => {
  const [first] = await search(pagefind, { query: 'ghost soldiers payroll', lang: 'en' });
  const { meta, content } = (await first?.data()) ?? {};
  const article = english.find(({ id }) => id === 'the-army-on-paper');
  assert.equal(meta?.title, article?.data.title);
  assert.equal(meta?.date, article?.data.date);
  assert.ok(content && !content.includes('<'));
});
