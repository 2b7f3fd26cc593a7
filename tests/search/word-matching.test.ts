import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SearchEngine } from '../../src/search/engine.ts';
import { markWords } from '../../src/search/highlight.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { resultOf } from '../../src/search/result.ts';
import { writeIndex } from '../../src/search/write-index.ts';
import { openIndex } from './index-in-node.ts';

/** Texts of pages; their ids describe them. */
const texts: Record<string, string> = {
  quito: 'The flight Quito–Lima was late.',
  figure: 'In 1914–1918 the vote was 52–48 against.',
  ship: 'the council—divided—met at last',
  exit: 'She left…quietly, by the door.',
  minus: 'The frost of 3−5 degrees and a code 20‒30 long.',
  joint: 'A non‑combatant of the COVID-19 ward near al-Maliki.',
  lines: 'Shares of AT&amp;T rose; its R&amp;D moved, said a Q&amp;A.',
  tools: 'It runs on C++ and .NET alike.',
  sharp: 'It was written in C# once.',
  french: 'Ce que l’État dit au musée d’Orsay, qu’il ferme.',
  italian: "Il medico dell'ospedale dorme.",
  irish: 'The witness O’Brien and Ba’ath men spoke.',
  german: 'Die Straße von Voß nach Łódź.',
  norse: 'Sørensen met Næss by the fjörður of Þingvellir.',
  raid: 'Two air strikes hit the bridge.',
  raids: 'The airstrikes of May were over, and the ceasefire held.',
  spoken: 'A plain spoken man.',
  arabic: 'وقع ذلك في عام ٢٠١٤، في الموصل؛ثم انتهى،وعاد النـــاس.',
  persian: 'در سال ۱۳۹۳ آمد.',
  wide: 'Room ２７１８ was full.',
  cells: '<table><tr><th>Note</th><td>Amerli</td></tr><tr><td>Amir</td></tr></table>',
  inflected: 'Each key of the keys fits one day of the days; a tie tied by use and using an API or APIs.',
  rate: 'Prices rose by 1.8 per cent.',
  rates: 'Wages rose by 18 per cent.',
  september: 'After 9/11 the rules were new.',
  number: 'They dialed 911 in fear.',
  thousands: 'The 3,000 men and 12\u202f500 boys marched.',
  power: 'About 10<sup>6</sup> people on 5 km<sup>2</sup> breathe CO<sub>2</sub>.',
  struck: 'The vote was <del>12</del><ins>21</ins> to 9.',
  noted: 'The Jubur<sup><a href="#Note-10">10</a></sup> tribe fled.',
  broken: 'one<br>two and Donau<wbr>dampf',
};

const records: SearchRecord[] = Object.entries(texts).map(([id, text]) => ({
  url: `/articles/${id}/`,
  html: `<html lang="en"><head></head><body data-pagefind-body><h1>Piece</h1><p>${text}</p></body></html>`,
  meta: { title: 'Piece' },
  facets: { kind: ['article'], lang: ['en'] },
}));
records.push({
  url: '/articles/title/',
  html: '<html lang="en"><head></head><body data-pagefind-body><h1>Dams, 1990–2020: Søren’s R&amp;D</h1><p>Empty.</p></body></html>',
  meta: { title: 'Dams, 1990–2020: Søren’s R&D' },
  facets: { kind: ['article'], lang: ['en'] },
});

let folder: string;
let index: Awaited<ReturnType<typeof openIndex>>;
let engine: SearchEngine;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-words-'));
  await writeIndex(records, [], folder, ['en']);
  index = await openIndex(folder);
  engine = new SearchEngine(index);
});
after(async () => {
  await index.close();
  await rm(folder, { recursive: true });
});

const answer = (query: string) => engine.answer({ query, kind: 'article', lang: 'en', verbatim: true });
const found = async (query: string) => {
  const { hits } = await answer(query);
  const urls = await Promise.all(hits.map(async ({ data }) => (await data()).url));
  return urls.map((url) => url.split('/')[2]).sort();
};

const finds: [query: string, ...ids: string[]][] = [
  ['Quito', 'quito'],
  ['Lima', 'quito'],
  ['Quito–Lima', 'quito'],
  ['Quito-Lima', 'quito'],
  ['"Quito–Lima"', 'quito'],
  ['"Quito Lima"', 'quito'],
  ['"flight Quito–Lima was"', 'quito'],
  ['1914', 'figure'],
  ['1918', 'figure'],
  ['1914–1918', 'figure'],
  ['1914-1918', 'figure'],
  ['"1914–1918"', 'figure'],
  ['52–48', 'figure'],
  ['52-48', 'figure'],
  ['"the vote was 52–48 against"', 'figure'],
  ['divided', 'ship'],
  ['council', 'ship'],
  ['"council divided met"', 'ship'],
  ['"council—divided—met"', 'ship'],
  ['quietly', 'exit'],
  ['left…quietly', 'exit'],
  ['"left...quietly"', 'exit'],
  ['"3−5 degrees"', 'minus'],
  ['20‒30', 'minus'],
  ['combatant', 'joint'],
  ['non-combatant', 'joint'],
  ['noncombatant', 'joint'],
  ['COVID-19', 'joint'],
  ['covid', 'joint'],
  ['COVID‑19', 'joint'],
  ['Maliki', 'joint'],
  ['AT&T', 'lines'],
  ['"AT&T"', 'lines'],
  ['R&D', 'lines', 'title'],
  ['"Q&A"', 'lines'],
  ['C++', 'tools'],
  ['C#', 'sharp'],
  ['.NET', 'tools'],
  ['État', 'french'],
  ['Etat', 'french'],
  ['l’État', 'french'],
  ["l'état", 'french'],
  ['Orsay', 'french'],
  ['d’Orsay', 'french'],
  ['"musée d\'Orsay"', 'french'],
  ['il', 'french', 'italian'],
  ['ospedale', 'italian'],
  ['dell’ospedale', 'italian'],
  ['Brien', 'irish'],
  ['O’Brien', 'irish'],
  ["o'brien", 'irish'],
  ['Oʼbrien', 'irish'],
  ['obrien', 'irish'],
  ['Baath', 'irish'],
  ['"witness O\'Brien"', 'irish'],
  ['Voss', 'german'],
  ['Voß', 'german'],
  ['Strasse', 'german'],
  ['Lodz', 'german'],
  ['Łódź', 'german'],
  ['Sorensen', 'norse'],
  ['Sørensen', 'norse'],
  ['Naess', 'norse'],
  ['"Sorensen met Naess"', 'norse'],
  ['Thingvellir', 'norse'],
  ['٢٠١٤', 'arabic'],
  ['2014', 'arabic'],
  ['۲۰۱۴', 'arabic'],
  ['1393', 'persian'],
  ['2718', 'wide'],
  ['الموصل', 'arabic'],
  ['انتهى', 'arabic'],
  ['وعاد', 'arabic'],
  ['"الموصل ثم انتهى وعاد الناس"', 'arabic'],
  ['1.8', 'rate'],
  ['"1.8 per cent"', 'rate'],
  ['"18 per cent"', 'rates'],
  ['9/11', 'september'],
  ['"9/11"', 'september'],
  ['911', 'number'],
  ['3,000', 'thousands'],
  ['3000', 'thousands'],
  ['3\u202f000', 'thousands'],
  ['"12,500 boys"', 'thousands'],
  ['106'],
  ['10⁶', 'power'],
  ['"5 km²"', 'power'],
  ['km2', 'power'],
  ['CO2', 'power'],
  ['CO₂', 'power'],
  ['"vote was 21 to 9"', 'struck'],
  ['1221'],
  ['"Jubur tribe"', 'noted'],
  ['Jubur10'],
  ['"one two"', 'broken'],
  ['Donaudampf', 'broken'],
  ['"1990–2020"', 'title'],
  ['1990-2020', 'title'],
  ['"Dams 1990"', 'title'],
  ['Soren', 'title'],
];

describe('matching', () => {
  for (const [query, ...ids] of finds)
    test(`${query} matches ${ids.join(' and ') || 'nothing'}`, async () => {
      assert.deepEqual(await found(query), ids.sort());
    });
});

test('words in the cells of a table are separate', async () => {
  assert.deepEqual(await found('"Note Amerli Amir"'), ['cells']);
  const [hit] = (await answer('Amerli')).hits;
  assert.ok(hit);
  const { excerpt } = resultOf(hit, await hit.data());
  assert.deepEqual(
    excerpt.filter(({ marked }) => marked).map(({ text }) => text),
    ['Amerli'],
  );
});

test('a name that the stemmer takes for an adverb is found without the list of all words', async () => {
  const loaded: string[] = [];
  const fresh = new SearchEngine({
    ...index,
    file: (name) => {
      loaded.push(name);
      return index.file(name);
    },
  });
  const { hits } = await fresh.answer({ query: 'Amerli', kind: 'article', lang: 'en' });
  assert.equal(hits.length, 1);
  assert.deepEqual(loaded, ['contents.json']);
});

describe('words written as one or as two', () => {
  const asked = async (query: string) => {
    const { hits, spelled } = await engine.answer({ query, kind: 'article', lang: 'en' });
    const urls = await Promise.all(hits.map(async ({ data }) => (await data()).url.split('/')[2]));
    return { urls: urls.sort(), others: spelled.flatMap(({ others }) => others) };
  };
  test('match two words if one was typed', async () => {
    assert.deepEqual(await asked('bridgeraid'), { urls: [], others: [] });
    assert.deepEqual(await asked('hitbridge'), { urls: [], others: [] });
    assert.deepEqual(await asked('plainspoken'), { urls: ['spoken'], others: ['plain spoken'] });
  });
  test('match one word if two were typed', async () => {
    assert.deepEqual((await asked('cease fire')).urls, ['raids']);
  });
  test('do not match each other in a verbatim search', async () => {
    assert.deepEqual(await found('airstrikes'), ['raids']);
    assert.deepEqual(await found('plainspoken'), []);
  });
});

describe('excerpts', () => {
  const shown = async (query: string) => {
    const asked = await answer(query);
    const [hit] = asked.hits;
    assert.ok(hit);
    const { title, excerpt } = resultOf(hit, await hit.data());
    const spans = [...(query.includes('1990') ? title : excerpt)];
    return spans.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
  };
  const cases: [query: string, text: string][] = [
    ['Quito–Lima', '… The flight [Quito]–[Lima] was late.'],
    ['52-48', '… In 1914–1918 the vote was [52]–[48] against.'],
    ['Brien', '… The witness O’[Brien] and Ba’ath men spoke.'],
    ['Etat', '… Ce que l’[État] dit au musée d’Orsay, qu’il ferme.'],
    ['Voss', '… Die Straße von [Voß] nach Łódź.'],
    ['Q&A', '… Shares of AT&T rose; its R&D moved, said a [Q&A].'],
    ['1.8', '… Prices rose by [1.8] per cent.'],
    ['3000', '… The [3,000] men and 12\u202f500 boys marched.'],
    ['2014', '… وقع ذلك في عام [٢٠١٤]، في الموصل؛ثم انتهى،وعاد النـــاس.'],
    ['C++', '… It runs on [C++] and .NET alike.'],
    ['10⁶', '… About [10⁶] people on 5 km² breathe CO₂.'],
    ['"1990–2020"', 'Dams, [1990]–[2020]: Søren’s R&D'],
  ];
  for (const [query, forms] of [
    ['key', 'key keys'],
    ['keys', 'key keys'],
    ['day', 'day days'],
    ['days', 'day days'],
    ['tie', 'tie tied'],
    ['tied', 'tie tied'],
    ['use', 'use using'],
    ['using', 'use using'],
    ['API', 'API APIs'],
    ['APIs', 'API APIs'],
  ] as const)
    test(`mark every inflection of ${query}, and show them on the page`, async () => {
      assert.deepEqual((await shown(query)).match(/(?<=\[)[^\]]*/g), forms.split(' '));
      const [hit] = (await answer(query)).hits;
      assert.ok(hit);
      const words = new URL(resultOf(hit, await hit.data()).url, 'https://site.example').searchParams;
      const onPage = markWords(texts.inflected ?? '', new Set(words.get('find')?.split(' ')));
      assert.equal(
        onPage
          .filter(({ marked }) => marked)
          .map(({ text }) => text)
          .join(' '),
        forms,
      );
    });
  for (const [query, text] of cases)
    test(`show the text as typed, with ${query} marked`, async () => {
      assert.equal(await shown(query), text);
    });
});
