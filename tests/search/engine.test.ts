import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { type Chosen, SearchEngine, type SearchRequest } from '../../src/search/engine.ts';
import { files } from '../../src/search/files.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { writeIndex } from '../../src/search/write-index.ts';
import { openIndex } from './index-in-node.ts';

/** Short texts on different subjects: no two are alike, and none has every word of the questions below. */
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
  ['town', ['building'], 'A town', 'Kamerli kept its walls; Kamir, its mayor, did not.'],
  ['mayor', ['building'], 'A mayor', 'Kamir wrote a letter home and went away.'],
  [
    'markup',
    ['paper'],
    'Angle brackets',
    'The words script and alert stand here as plain words about markup.',
  ],
];

/** Texts in other scripts, and two quotes. */
const others: [id: string, lang: string, title: string, content: string][] = [
  ['nahl', 'ar', 'النحل', 'والنَّحْلُ يجتمع في الشتاء، وبالخلية دفء.'],
  ['zanbur', 'fa', 'زنبور', 'زنبورها در کندو گرم می\u200cمانند؛ کیومرث نقل\u200cقول نوشت.'],
];

const page = (lang: string, title: string, content: string) =>
  `<html lang="${lang}"><head></head><body data-pagefind-body><h1>${title}</h1><p>${content}</p></body></html>`;

const records: SearchRecord[] = [
  ...texts.map(([id, topics, title, content], index) => ({
    url: `/${id}/`,
    html: page('en', title, content),
    date: `2020-01-${String(index + 1).padStart(2, '0')}`,
    meta: { title },
    facets: { kind: ['article'], topic: topics, lang: ['en'], year: [index % 2 === 0 ? '2019' : '2020'] },
  })),
  ...others.map(([id, lang, title, content]) => ({
    url: `/${id}/`,
    html: page(lang, title, content),
    meta: { title },
    facets: { kind: ['article'], topic: ['animals'], lang: [lang] },
  })),
  {
    url: '/q/queen/',
    html: page('en', '', 'A hive is a queen with weather around it.'),
    meta: { speaker: 'Maria Merian' },
    facets: { kind: ['quote'], topic: ['animals'], lang: ['en'], speaker: ['merian'] },
  },
];

const names = [
  {
    path: '/topics/bees/',
    forms: ['bees', 'Apis', 'honey bees', 'النحل', 'IT', 'I.T.'],
    byLanguage: { ar: { path: '/ar/topics/bees/', name: 'النحل' } },
  },
  { path: '/people/huygens/', forms: ['Huygens', 'Huijgens'] },
];

let folder: string;
let index: Awaited<ReturnType<typeof openIndex>>;
let engine: SearchEngine;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-index-'));
  await writeIndex(records, names, folder, ['en', 'ar']);
  index = await openIndex(folder);
  engine = new SearchEngine(index);
});
after(async () => {
  await index.close();
  await rm(folder, { recursive: true });
});

const ask = (query: string, rest: Partial<SearchRequest> = {}) =>
  engine.answer({ query, kind: 'article', lang: 'en', ...rest });
const ids = async (query: string, rest: Partial<SearchRequest> = {}) => {
  const { hits } = await ask(query, rest);
  return Promise.all(hits.map(async ({ data }) => (await data()).url.replaceAll(/^\/|\/$/g, '')));
};

describe('a question', () => {
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
    test(`finds the right text first although no text has every word: ${question}`, async () => {
      assert.deepEqual((await index.pagefind.search(question, {})).results, [], 'Pagefind alone');
      assert.equal((await ids(question))[0], answer);
    });

  test('counts a repeated word once', async () => {
    assert.deepEqual(await ids('bees'), await ids('Bees bees BEES'));
  });
});

describe('whole words', () => {
  test('match their inflections', async () => {
    assert.equal((await ids('bridge'))[0], 'bridges');
    assert.equal((await ids('stone arches'))[0], 'arches');
  });
  test('do not match longer words, unless the last one is still being typed', async () => {
    assert.deepEqual(await ids('gut'), []);
    assert.deepEqual(await ids('gut', { typing: true }), ['presses']);
    assert.deepEqual(await ids('gut oven', { typing: true }), ['bread']);
  });
  test('do not match longer words while typing if they are words already', async () => {
    assert.deepEqual(await ids('eel', { typing: true }), ['eels']);
  });
});

describe('operators', () => {
  test('quotation marks match words in sequence', async () => {
    assert.deepEqual(await ids('"sharp blade"'), ['knives']);
    assert.deepEqual(await ids('"blade sharp"'), []);
    assert.deepEqual(await ids('"cast letters" "Bible in columns"'), ['presses']);
    assert.deepEqual(await ids('"cast letters" "sharp blade"'), []);
  });
  test('plus requires a word, minus excludes one', async () => {
    assert.ok((await ids('sea')).includes('eels'));
    assert.deepEqual(await ids('sea +eels'), ['eels']);
    assert.ok(!(await ids('sea light -eels')).includes('eels'));
    assert.ok(!(await ids('blade -"sharp blade"')).includes('knives'));
  });
  test('a query with only a minus returns everything else', async () => {
    const rest = await ids('-bees');
    assert.equal(rest.length, texts.length + others.length - 1);
  });
});

describe('spellings', () => {
  test('of a name have the same results and are reported', async () => {
    const { hits, spelled } = await ask('Huijgens');
    assert.equal((await hits[0]?.data())?.url, '/clocks/');
    assert.deepEqual(spelled, [{ typed: 'Huijgens', others: ['Huygens'] }]);
  });
  test('match texts in another script, the reader’s language first', async () => {
    assert.deepEqual(await ids('Apis'), ['bees', 'nahl']);
    assert.deepEqual(await ids('Apis', { lang: 'ar' }), ['nahl', 'bees']);
    assert.deepEqual(await ids('النحل'), ['nahl', 'bees']);
  });
  test('of several words are searched as a phrase', async () => {
    const { spelled } = await ask('honey bees');
    assert.ok(spelled.some(({ typed }) => typed === 'honey bees'));
  });
  test('can be switched off', async () => {
    assert.deepEqual(await ids('Huijgens', { verbatim: true }), []);
  });
  test('that are common words count as names only in capitals', async () => {
    assert.deepEqual((await ask('it')).spelled, []);
    assert.deepEqual(await ids('IT'), ['bees', 'nahl']);
  });
  test('with points do not match the common word', async () => {
    assert.deepEqual(await ids('I.T.'), ['bees', 'nahl']);
    assert.deepEqual(await ids('Apis'), ['bees', 'nahl']);
  });
  test('return the page of the name', async () => {
    assert.deepEqual((await ask('clocks of Huijgens')).pages, [
      { path: '/people/huygens/', name: 'Huygens' },
    ]);
  });
  test('return the page in the reader’s language if there is one', async () => {
    assert.deepEqual((await ask('Apis', { lang: 'ar' })).pages, [
      { path: '/ar/topics/bees/', name: 'النحل' },
    ]);
    assert.deepEqual((await ask('Apis')).pages, [{ path: '/topics/bees/', name: 'bees' }]);
  });
});

describe('a word without results', () => {
  test('is replaced by the most likely word, and the correction is reported', async () => {
    const { hits, corrected } = await ask('lighhouses glutne');
    assert.deepEqual(corrected, [{ typed: 'glutne', used: 'gluten' }]);
    assert.equal((await hits[0]?.data())?.url, '/bread/');
  });
  test('is listed in the order of the query', async () => {
    const { corrected, offered } = await ask('suspensionn breads glutne towerz');
    assert.deepEqual(
      corrected.map(({ typed }) => typed),
      ['suspensionn', 'glutne', 'towerz'],
    );
    assert.deepEqual(offered, []);
  });
  test('that the language has is not replaced, and a less similar word is not even offered', async () => {
    // `spring` and `winter` are near `sprint` and `winner`, `returned` is not near `turn`.
    for (const query of ['sprint', 'refuses', 'wines']) {
      const { corrected, offered, hits } = await ask(query);
      assert.deepEqual({ corrected, offered, hits }, { corrected: [], offered: [], hits: [] }, query);
    }
  });
  test('that the stemmer takes for an adverb of another word is corrected', async () => {
    assert.deepEqual((await ask('Merianli')).corrected, []);
    const { corrected } = await ask('Kamirli');
    assert.deepEqual(corrected, [{ typed: 'Kamirli', used: 'kamerli' }]);
  });
  test('is not corrected in a verbatim search', async () => {
    assert.deepEqual(await ids('glutne', { verbatim: true }), []);
  });
  test('does not hide the results of the other words', async () => {
    assert.deepEqual(await ids('xylophone zeppelin'), []);
    assert.equal((await ids('xylophone gluten'))[0], 'bread');
  });
  test('returns the pages with the most similar names', async () => {
    assert.deepEqual((await ask('Huyxxxens qqqqq')).pages, [{ path: '/people/huygens/', name: 'Huygens' }]);
  });
});

describe('Arabic and Persian', () => {
  const forms: [does: string, query: string][] = [
    ['with the article', 'النحل'],
    ['without the article', 'نحل'],
    ['after a particle', 'بالنحل'],
    ['after two particles', 'وبالنحل'],
    ['with vowel signs and tatweel', 'النَّحـــل'],
  ];
  for (const [does, query] of forms)
    test(`match a word ${does}`, async () => {
      assert.equal((await ids(query, { lang: 'ar' }))[0], 'nahl');
    });
  test('match each other’s kaf and ya', async () => {
    assert.deepEqual(await ids('كيومرث', { lang: 'fa' }), ['zanbur']);
    assert.deepEqual(await ids('خليه', { lang: 'ar' }), ['nahl']);
  });
  test('match a word with and without the zero-width non-joiner', async () => {
    assert.deepEqual(await ids('می\u200cمانند', { lang: 'fa' }), ['zanbur']);
    assert.deepEqual(await ids('میمانند', { lang: 'fa' }), ['zanbur']);
  });
  test('match a part of a compound with a zero-width non-joiner', async () => {
    assert.deepEqual(await ids('قول', { lang: 'fa' }), ['zanbur']);
    assert.deepEqual(await ids('نقلقول', { lang: 'fa' }), ['zanbur']);
  });
});

describe('kinds', () => {
  test('are separate, and the other kind is counted', async () => {
    assert.deepEqual(await ids('hive', { kind: 'quote' }), ['q/queen']);
    assert.equal((await ask('hive')).otherKind, 1);
    assert.equal((await ask('hive', { kind: 'quote' })).otherKind, 1);
  });
  test('include quotes by their speaker', async () => {
    assert.deepEqual(await ids('Merian', { kind: 'quote' }), ['q/queen']);
  });
});

describe('filters', () => {
  const ofTopic = (topic: string) => [
    ...texts.filter(([, topics]) => topics.includes(topic)).map(([id]) => id),
    ...(topic === 'animals' ? others.map(([id]) => id) : []),
  ];
  test('restrict the results', async () => {
    assert.deepEqual(await ids('salt', { chosen: { topic: ['kitchen'] } }), ['salt']);
    assert.deepEqual(await ids('salt', { chosen: { topic: ['animals'] } }), []);
  });
  test('combine values of one facet with OR and facets with AND', async () => {
    const either = await ids('', { chosen: { topic: ['sea', 'kitchen'] } });
    assert.deepEqual(either.toSorted(), [...new Set([...ofTopic('sea'), ...ofTopic('kitchen')])].sort());
    const both = await ids('', { chosen: { topic: ['sea', 'animals'], lang: ['en'] } });
    assert.ok(both.length > 0 && !both.includes('nahl'));
  });
  test('without a query return everything, newest first', async () => {
    assert.deepEqual(await ids('', { chosen: { topic: ['sea'] } }), ofTopic('sea').toReversed());
    assert.deepEqual(await ids('?!', { chosen: { topic: ['sea'] } }), ofTopic('sea').toReversed());
  });
  test('can be sorted by date', async () => {
    const order = texts.map(([id]) => id);
    const found = await ids('light water letters salt', { order: 'newest' });
    assert.ok(found.length > 2);
    assert.deepEqual(found, order.filter((id) => found.includes(id)).toReversed());
  });

  test('show the number of results that a click would return, for any query and filters', async () => {
    const values: Record<string, string[]> = {
      topic: ['animals', 'sea', 'building', 'kitchen', 'machines', 'paper'],
      lang: ['en', 'ar', 'fa'],
      year: ['2019', '2020'],
    };
    const some = (facet: string) => fc.subarray(values[facet] ?? []);
    const query = fc
      .array(
        fc.constantFrom(
          'sea',
          'light',
          'salt',
          'bees',
          'hive',
          'النحل',
          '-eels',
          'letters',
          'stone',
          'queen',
        ),
      )
      .map((words) => words.join(' '));
    const kinds = fc.constantFrom<SearchRequest['kind']>('article', 'quote');
    const facetsOf = new Map(
      records.map(({ url, facets }) => [url, facets as Record<string, string[] | undefined>]),
    );
    await fc.assert(
      fc.asyncProperty(
        query,
        kinds,
        some('topic'),
        some('lang'),
        some('year'),
        async (text, kind, topic, lang, year) => {
          const chosen: Chosen = { topic, lang, year };
          const counts = await (await ask(text, { kind, chosen })).count();
          const all = await ids(text, { kind });
          for (const [facet, known] of Object.entries(values))
            for (const value of known) {
              const wanted: Record<string, readonly string[]> = { topic, lang, year, [facet]: [value] };
              const fits = all.filter((id) =>
                Object.entries(wanted).every(
                  ([name, chosenIds]) =>
                    chosenIds.length === 0 ||
                    chosenIds.some((one) => facetsOf.get(`/${id}/`)?.[name]?.includes(one)),
                ),
              );
              assert.equal(
                counts.get(facet as 'topic')?.get(value),
                fits.length,
                `${facet} ${value} of “${text}”`,
              );
            }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a query', () => {
  test('without words returns everything, newest first', async () => {
    for (const query of ['', '   ', '?!', '😀'])
      assert.equal((await ids(query)).length, texts.length + 2, query);
  });
  test('of only common words is searched as typed', async () => {
    assert.ok((await ids('because')).includes('arches'));
  });
  test('of markup is treated as text', async () => {
    assert.equal((await ids('<script>alert(1)</script>'))[0], 'markup');
  });
  test('of hostile text causes no error', async () => {
    for (const query of [
      '__proto__',
      '.*(',
      'x'.repeat(10_000),
      '"'.repeat(10_000),
      '\u0000\uD800',
      '% _ \\',
      '-',
      '+"',
    ])
      assert.ok(Array.isArray(await ids(query)), query.slice(0, 20));
  });
  test('of any text returns an answer', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('"', '+', '-sea', 'والنحل', '__proto__', '<b>', '\u202e', 'IT', 'constructor'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), fc.boolean(), async (pieces, typing) => {
        const { hits } = await ask(pieces.join(' '), { typing });
        assert.ok(hits.every(({ score }) => Number.isFinite(score)));
      }),
      { numRuns: 100 },
    );
  });
});

describe('an unreadable index', () => {
  const missing = () => Promise.reject(new Error('missing'));
  const ask = (one: SearchEngine) => one.answer({ query: 'gluten', kind: 'article', lang: 'en' });

  test('throws if one of Pagefind’s parts is missing', async () => {
    for (const isMissing of [
      (term: string | null) => term === 'gluten',
      (_: string | null, filters?: Record<string, string>) => filters?.kind !== undefined,
    ]) {
      const search: typeof index.pagefind.search = (term, options) =>
        isMissing(term, options.filters) ? missing() : index.pagefind.search(term, options);
      await assert.rejects(
        ask(new SearchEngine({ ...index, pagefind: { ...index.pagefind, search } })),
        /missing/,
      );
    }
  });
  test('throws if an additional file is missing', async () => {
    const file = (name: string) => (name === files.contents ? missing() : index.file(name));
    await assert.rejects(ask(new SearchEngine({ ...index, file })), /missing/);
  });
});
