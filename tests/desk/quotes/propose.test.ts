import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { numbersIn, slugIn } from '../../../src/desk/quotes/choose.ts';
import { listing } from '../../../src/desk/quotes/listing.ts';
import { proposeQuotes, type QuotedArticle, readQuotes } from '../../../src/desk/quotes/propose.ts';
import { isId } from '../../../src/model/fields.ts';
import { pullQuoteSchema } from '../../../src/model/pull-quote.ts';
import { hasWords } from '../../../src/text/match.ts';
import { blocksOf, people } from './judged-set.ts';

const read = async (body: string, more: Partial<QuotedArticle> = {}) => {
  const blocks = await blocksOf(body);
  const proposals = proposeQuotes({ slug: 'an-article', lang: 'en', blocks, ...more }, people);
  for (const proposal of proposals) {
    assert.ok(
      hasWords(blocks[proposal.block]?.text ?? '', proposal.text),
      `${proposal.text} is in its block`,
    );
    assert.ok(isId(proposal.id), proposal.id);
  }
  return proposals;
};
/** What is said in a body, as `speaker: words`. */
const said = async (body: string, lang = 'en') =>
  (await read(body, { lang })).flatMap(({ kind, speaker, text }) =>
    kind === 'said' ? [`${speaker?.name ?? ''}: ${text}`] : [],
  );

const forms: [lang: string, body: string, expected: string[]][] = [
  ['en', '“We left before the water came,” said Ann Lee.', ['Ann Lee: We left before the water came']],
  [
    'en',
    'Ann Lee, a nurse in Basra, said: "We left before the water came."',
    ['Ann Lee: We left before the water came.'],
  ],
  ['en', '“We left,” Ann Lee told the court, “before the water came.”', ['Ann Lee: before the water came.']],
  ['en', 'According to Ann Lee, “the water came at night”.', ['Ann Lee: the water came at night']],
  [
    'en',
    'Ann Lee, who lost two boats, called it “a night without an end”.',
    ['Ann Lee: a night without an end'],
  ],
  [
    'en',
    '‘The water came at night,’ said Ann Lee. ‘Nobody had told us a word.’',
    ['Ann Lee: The water came at night', 'Ann Lee: Nobody had told us a word.'],
  ],
  [
    'en',
    "'It wasn't the soldiers' fault at all,' said Ann Lee.",
    ["Ann Lee: It wasn't the soldiers' fault at all"],
  ],
  ['en', '“He said ‘go home’ to all of us,” said Ann Lee.', ['Ann Lee: He said ‘go home’ to all of us']],
  [
    'en',
    '“The river [...] took it all,” said Ann Lee.\n\n“And then we went,” Lee said.',
    ['Ann Lee: The river [...] took it all', 'Ann Lee: And then we went'],
  ],
  [
    'en',
    '“The first part has no end.\n\n“The second part ends it,” said Ann Lee.',
    ['Ann Lee: The first part has no end.', 'Ann Lee: The second part ends it'],
  ],
  ['en', '> The water came at night.\n>\n> — Ann Lee, nurse', ['Ann Lee: The water came at night.']],
  [
    'en',
    'Barack Obama spoke first. “There is no one coming,” he said.',
    ['Barack Obama: There is no one coming'],
  ],
  ['en', '“We have no plans for that,” a spokesman for Ann Lee said.', []],
  ['en', '“We have no plans for that,” officials said.', []],
  ['en', 'Her book, “The Long Night of the River”, was read by Ann Lee.', []],
  [
    'de',
    '„Das Wasser kam in der Nacht“, sagte die Lehrerin Anna Maier.',
    ['Anna Maier: Das Wasser kam in der Nacht'],
  ],
  ['de', '„Dieses Geld hat hier niemand“, so Anna Maier.', ['Anna Maier: Dieses Geld hat hier niemand']],
  ['en', '“Nobody here has that money.” So said Ann Lee.', ['Ann Lee: Nobody here has that money.']],
  [
    'de',
    'Laut Anna Maier kam »das Wasser mitten in der Nacht«.',
    ['Anna Maier: das Wasser mitten in der Nacht'],
  ],
  ['ar', 'وقالت المعلمة سعاد الخطيب: «جاء الماء في الليل.»', ['سعاد الخطيب: جاء الماء في الليل.']],
  ['ar', '«جاء الماء في الليل»، قال هادي العامري.', ['هادي العامري: جاء الماء في الليل']],
  ['fa', 'مریم کاظمی، معلم، گفت: «آب در نیمه‌شب به شهر رسید.»', ['مریم کاظمی: آب در نیمه‌شب به شهر رسید.']],
  ['fa', 'به گفتهٔ مریم کاظمی، «آب در نیمه‌شب به شهر رسید».', ['مریم کاظمی: آب در نیمه‌شب به شهر رسید']],
];

describe('what people say', () => {
  for (const [lang, body, expected] of forms)
    test(`reads the speaker of ${lang}: ${body.slice(0, 60).replaceAll('\n', ' ')}`, async () => {
      assert.deepEqual(await said(body, lang), expected);
    });

  test('finds words with emphasis, links and notes inside', async () => {
    const body =
      'Ann Lee said: “The *water* came [at night](https://example.org)[^a] and stayed.”\n\n[^a]: A note.';
    assert.deepEqual(await said(body), ['Ann Lee: The water came at night and stayed.']);
  });

  test('matches a speaker to a person by name and alias, and proposes a file for anybody else', async () => {
    const [known, added] = await read(
      '“We gave our reason in full,” the Pentagon said.\n\n“We heard it only later,” said Ann Lee, a nurse in Basra.',
    );
    assert.deepEqual(known?.speaker, { id: 'us-department-of-defense', name: 'US Department of Defense' });
    assert.deepEqual(added?.speaker, {
      id: 'ann-lee',
      name: 'Ann Lee',
      file: { name: 'Ann Lee', role: 'Nurse in Basra' },
    });
  });

  test('counts the quotations whose speaker the text does not name', async () => {
    const blocks = await blocksOf('“We have no plans for that,” officials said.');
    assert.equal(readQuotes({ slug: 'x', lang: 'en', blocks }, people).unattributed, 1);
  });

  test('proposes whole sentences of a quotation that is too long for a card', async () => {
    const sentence = 'The river rose one more time and we went up to the roof with the children. ';
    const [proposal] = await read(`“${sentence.repeat(6).trim()}” said Ann Lee.`);
    assert.equal(proposal?.text, sentence.repeat(3).trim());
  });
});

describe('a proposal', () => {
  test('says which match is meant where words appear more than once', async () => {
    const proposals = await read('The water came at night.\n\n“The water came at night,” said Ann Lee.');
    assert.deepEqual(
      proposals.filter(({ kind }) => kind === 'said').map(({ occurrence }) => occurrence),
      [2],
    );
  });

  test('does not repeat or overlap a pull-quote that is there, and takes no id twice', async () => {
    const body =
      '“The water came at night. Nobody had told us,” said Ann Lee.\n\n“The water came at night again and again,” said Ann Lee.';
    const pullQuotes = [{ id: 'water-came-night-again', text: 'Nobody had told us', occurrence: undefined }];
    const proposals = await read(body, { pullQuotes });
    assert.deepEqual(
      proposals.map(({ id }) => id),
      ['water-came-night-again-2'],
    );
    const others = { ids: ['x'], words: ['The water came at night again and again.'] };
    assert.deepEqual(
      proposeQuotes({ slug: 'x', lang: 'en', pullQuotes, blocks: await blocksOf(body) }, people, others),
      [],
    );
  });

  test('has an id in Latin letters for words of any script', async () => {
    const [proposal] = await read('قال هادي العامري: «جاء الماء في الليل.»', { lang: 'ar' });
    assert.match(proposal?.id ?? '', /^[a-z]+(?:-[a-z]+)+$/);
  });

  test('is printed as frontmatter that can be pasted', async () => {
    const proposals = await read('“The water came at night: all of it,” said Ann Lee.');
    const [yaml = ''] = listing(proposals).split('\n\n# New');
    const { pullQuotes } = parse(yaml) as { pullQuotes: unknown[] };
    assert.deepEqual(
      pullQuotes.map((entry) => pullQuoteSchema.parse(entry).text),
      proposals.map(({ text }) => text),
    );
  });
});

describe('lines of the article’s own', () => {
  const lines = async (body: string, lang = 'en') =>
    (await read(body, { lang })).filter(({ kind }) => kind === 'own').map(({ text }) => text);

  test('are short, whole sentences that make a claim or a turn', async () => {
    const body =
      'The committee met on 3 May 2019 in room 14. One man counted partners; the other was counted in photographs.';
    assert.deepEqual(await lines(body), ['One man counted partners; the other was counted in photographs.']);
  });

  test('do not lean on the sentence before', async () => {
    for (const sentence of [
      'But nobody is ever only a witness.',
      'He never saw the river again.',
      'This is the only river.',
    ])
      assert.deepEqual(await lines(`The river rose. ${sentence}`), [], sentence);
  });

  test('are all there is in a language without rules', async () => {
    const body =
      'La rivière est venue la nuit, et personne n’a rien dit. « Nous sommes partis avant elle », dit Anne Lee.';
    const proposals = await read(body, { lang: 'fr' });
    assert.deepEqual(
      proposals.map(({ kind }) => kind),
      ['own'],
    );
  });
});

test('reads 100,000 words in seconds', () => {
  const blocks = Array.from({ length: 2000 }, (_, index) => ({
    kind: 'paragraph' as const,
    text: `The clerk of ward ${index} kept the book and wrote down what the river had taken from every house in it. “We lost house number ${index} before the night was over and nobody came,” said Ann Lee. The book has two pages on it, one for what was lost and another for what was paid.`,
  }));
  const started = process.cpuUsage();
  const proposals = proposeQuotes(
    { slug: 'x', lang: 'en', blocks: blocks.map((block) => ({ ...block })) },
    [],
  );
  const { user } = process.cpuUsage(started);
  assert.equal(proposals.filter(({ kind }) => kind === 'said').length, 2000);
  assert.ok(user < 20e6, `${user / 1e6} s of processor time`);
});

test('reads numbers of proposals and names of articles', () => {
  assert.deepEqual(numbersIn('1,3-5', 6), [1, 3, 4, 5]);
  assert.deepEqual(numbersIn('all', 2), [1, 2]);
  for (const list of ['0', '7', '2-1', 'x', '1,,2']) assert.equal(numbersIn(list, 6), undefined, list);
  assert.equal(slugIn('content/articles/2014/three-towns.md'), 'three-towns');
  assert.equal(slugIn('../three-towns.md'), undefined);
});
