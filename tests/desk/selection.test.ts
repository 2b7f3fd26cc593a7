import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { today } from '../../src/content/clock.ts';
import { ContentSource } from '../../src/content/content-source.ts';
import { writeLedger } from '../../src/content/ledger-file.ts';
import { sealPlan } from '../../src/content/seal-plan.ts';
import { addCorrection, type CorrectionForm, correctionForm } from '../../src/desk/selection/correction.ts';
import { addQuote, type QuoteForm, quoteForm, undoAction } from '../../src/desk/selection/quote.ts';
import { Refused } from '../../src/desk/server/refused.ts';
import { type ArticleData, articleSchema } from '../../src/model/article.ts';
import { isError } from '../../src/model/problem-kinds.ts';
import { site } from '../../src/site.ts';
import { copyOf } from '../publications.ts';

const body = `First the town paid once. It was *said* in public[^1] and [written](https://example.org/) down.

Then the town paid once, again.

| Year | What |
| ---- | ---- |
| 2019 | The mayor cuts a ribbon |

قال الكاتب إنّ النّصَّ باقٍ كما هو.

“The books are closed for good,” said Mara Lind.

[^1]: A note that nobody quotes.
`;

/** A page of an article with this body, in the dev server. */
function opened() {
  const root = copyOf('good');
  const file = join(root, 'content/articles/how-the-ledger-grew.md');
  const text = `---\ntitle: How the ledger grew\nstandfirst: Three dates.\ndate: 2026-10-08 # kept\nauthor: [town-desk]\ntopics: [public-works]\n---\n${body}`;
  writeFileSync(file, text);
  const context = { root, content: new ContentSource(root), file: undefined };
  const path = '/articles/how-the-ledger-grew/';
  const at = (words: string, before = '') => ({ path, words, before });
  return {
    text,
    file,
    context,
    at,
    now: () => readFileSync(file, 'utf8'),
    data: () => parse(readFileSync(file, 'utf8').split('---\n')[1] ?? '') as ArticleData,
    form: (words: string, before?: string) => quoteForm.run(at(words, before), context) as Promise<QuoteForm>,
    add: ({ version, quote }: Pick<QuoteForm, 'version' | 'quote'>) =>
      addQuote.run({ path, version, quote }, context) as Promise<unknown>,
    undo: () => undoAction.run({}, context) as Promise<unknown>,
  };
}

/** Rejects with a refusal that names this. */
const refused = (work: Promise<unknown>, found: RegExp) =>
  assert.rejects(work, (error) => error instanceof Refused && found.test(error.message));

describe('a pull-quote of selected words', () => {
  test('is written into the frontmatter, which otherwise stays as it is, and taken back', async () => {
    const { form, add, undo, now, text } = opened();
    const { quote, version } = await form('It was said in public and written down');
    assert.deepEqual(quote, {
      id: 'said-public-written-down',
      text: 'It was said in public and written down',
    });
    await add({ quote, version });
    const added =
      'pullQuotes:\n  - id: said-public-written-down\n    text: It was said in public and written down\n';
    assert.ok(now().includes(added));
    assert.equal(now().replace(added, ''), text);
    await undo();
    assert.equal(now(), text);
    await refused(undo(), /no edit/);
  });

  const kinds: [name: string, words: string][] = [
    ['a table cell', 'The mayor cuts a ribbon'],
    ['Arabic without vowel marks', 'إن النص باق كما هو'],
    ['other quotation marks', '"The books are closed for good,"'],
  ];
  for (const [name, words] of kinds)
    test(`is found by the matcher of the build: ${name}`, async () => {
      const { form, add, data } = opened();
      await add(await form(words));
      assert.equal(data().pullQuotes.length, 1);
    });

  test('has the occurrence that was selected, and the speaker whom the text names', async () => {
    const { form } = opened();
    assert.equal((await form('the town paid once', 'First ')).quote.occurrence, 1);
    assert.equal((await form('the town paid once', 'First the town paid once. Then ')).quote.occurrence, 2);
    assert.equal((await form('The books are closed for good')).quote.speaker, 'mara-lind');
  });

  test('can have a new speaker, whose file is written with it and taken back with it', async () => {
    const { form, context, file, text, now, undo, data } = opened();
    writeFileSync(file, text.replace('Mara Lind', 'Zoë Ford, a clerk in Tallow'));
    context.content.changed();
    const { quote, version, newSpeaker } = await form('The books are closed for good');
    assert.deepEqual([quote.speaker, newSpeaker], [undefined, { name: 'Zoë Ford', role: 'Clerk in Tallow' }]);
    const before = now();
    const path = '/articles/how-the-ledger-grew/';
    const add = (speaker: object) =>
      addQuote.run({ path, version, quote, newSpeaker: speaker }, context) as Promise<unknown>;
    await refused(add({ name: 'mara lind', role: 'Clerk' }), /mara-lind, who has a file/);
    await refused(add({ name: '?!', role: 'Clerk' }), /without letters/);
    await add({ name: 'Zoë Ford', role: 'Clerk: in Tallow' });
    assert.equal(data().pullQuotes[0]?.speaker, 'zoe-ford');
    const person = join(context.root, 'content/people/zoe-ford.md');
    const { problems, contents } = await context.content.read();
    assert.equal(contents.people.find(({ id }) => id === 'zoe-ford')?.data.role, 'Clerk: in Tallow');
    assert.deepEqual(
      problems.filter(({ file: at }) => /zoe|ledger-grew/.test(at)).map(({ name }) => name),
      // The form has no source.
      ['quote-unsourced'],
    );
    const written = readFileSync(person, 'utf8');
    writeFileSync(person, `${written}A line more.\n`);
    await refused(undo(), /changes since/);
    assert.notEqual(now(), before);
    writeFileSync(person, written);
    await undo();
    assert.deepEqual([now(), existsSync(person)], [before, false]);
  });

  test('is refused for words that are not in one block, in a note, or already quoted', async () => {
    const { form, add } = opened();
    await refused(form('written down. Then the town'), /no block/);
    await refused(form('A note that nobody quotes'), /no block/);
    await refused(form('he mayor cuts'), /no block/);
    await add(await form('It was said in public'));
    await refused(form('said in public and written'), /overlaps/);
  });

  test('is refused with an id that is taken, and if the file has changed since', async () => {
    const { form, add, undo, file, now } = opened();
    const { quote, version } = await form('It was said in public');
    await refused(add({ version, quote: { ...quote, id: 'one-bridge-stands' } }), /one-bridge-stands/);
    await add({ version, quote });
    await refused(
      add({ version, quote: { ...quote, id: 'second', text: 'The mayor cuts a ribbon' } }),
      /changes since/,
    );
    writeFileSync(file, `${now()}\nA line more.\n`);
    await refused(undo(), /changes since/);
  });
});

describe('a correction of selected words', () => {
  const correct = async (page: ReturnType<typeof opened>, words: string, says: string, before = '') => {
    const { version } = (await correctionForm.run(page.at(words, before), page.context)) as CorrectionForm;
    await addCorrection.run(
      { ...page.at(words, before), version, says, why: 'It was 2018.', kind: 'correction' },
      page.context,
    );
  };

  test('replaces them in the body and adds an entry with both wordings', async () => {
    const page = opened();
    await correct(page, 'the town paid once', 'the town paid twice', 'First the town paid once. Then ');
    assert.ok(
      page.now().includes('First the town paid once.') &&
        page.now().includes('Then the town paid twice, again.'),
    );
    const [correction] = page.data().corrections;
    assert.equal(correction?.said, 'the town paid once');
    assert.equal(correction.says, 'the town paid twice');
    const { problems } = await page.context.content.read();
    assert.deepEqual(
      problems.filter(({ name }) => name.startsWith('correction')),
      [],
    );
  });

  test('changes a quote that has them', async () => {
    const page = opened();
    await page.add(await page.form('The mayor cuts a ribbon'));
    await correct(page, 'cuts a ribbon', 'opens a bridge');
    const { pullQuotes, corrections } = page.data();
    assert.equal(pullQuotes[0]?.text, 'The mayor opens a bridge');
    assert.deepEqual(corrections[0]?.quotes, [pullQuotes[0].id]);
  });

  test('gives a sealed quote a revision, with which the publication is valid and can be sealed again', async () => {
    const page = opened();
    const { content, root } = page.context;
    const seal = async () => {
      content.changed();
      const { sealed, faults } = sealPlan(await content.read());
      assert.deepEqual(faults, []);
      await writeLedger(root, sealed, site.tagAuthority);
      content.changed();
    };
    const sealedWords = async () => (await content.read()).ledger.get('/q/mayor-cuts-ribbon/')?.words;
    // Another article links to a heading of this one.
    writeFileSync(page.file, `${page.text}\n## Bridge opens\n\nA line.\n`);
    const { quote, version } = await page.form('The mayor cuts a ribbon');
    await page.add({ version, quote: { ...quote, id: 'mayor-cuts-ribbon' } });
    await seal();
    const form = (await correctionForm.run(page.at('cuts a ribbon'), page.context)) as CorrectionForm;
    assert.deepEqual(form.quotes, [{ id: 'mayor-cuts-ribbon', isSealed: true }]);
    await correct(page, 'cuts a ribbon', 'opens a bridge');
    const data = articleSchema.parse(page.data());
    assert.deepEqual(data.pullQuotes[0]?.revisions, [
      { date: today(), said: 'The mayor cuts a ribbon', why: 'It was 2018.' },
    ]);
    assert.deepEqual((await content.read()).problems.filter(isError), []);
    await seal();
    assert.deepEqual(await sealedWords(), ['The mayor cuts a ribbon', 'The mayor opens a bridge']);
  });

  const marked: [name: string, words: string, says: string, typed: string][] = [
    [
      'before the emphasis',
      'It was said in public',
      'It is said in public',
      'It is *said* in public[^1] and [written](https://example.org/) down.',
    ],
    [
      'all of the emphasis',
      'It was said in public and written down',
      'It was printed in public and written down',
      'It was *printed* in public[^1] and [written](https://example.org/) down.',
    ],
    [
      'a link, and no more',
      'public and written down',
      'public and noted down',
      'public[^1] and [noted](https://example.org/) down.',
    ],
    [
      'after a note',
      'in public and written',
      'in public but written',
      'public[^1] but [written](https://example.org/) down.',
    ],
  ];
  for (const [name, words, says, typed] of marked)
    test(`keeps the marks inside the words where the change is ${name}`, async () => {
      const page = opened();
      await correct(page, words, says);
      assert.ok(page.now().includes(typed), page.now());
      assert.deepEqual([page.data().corrections[0]?.said, page.data().corrections[0]?.says], [words, says]);
      const { problems } = await page.context.content.read();
      assert.deepEqual(
        problems.filter(({ name: kind }) => kind.startsWith('correction')),
        [],
      );
    });

  test('is refused where the change is on both sides of a mark, or adds one', async () => {
    const page = opened();
    for (const says of ['It was printed at public', 'It is sung in public', 'It was *said* in public'])
      await refused(correct(page, 'It was said in public', says), /both sides of emphasis/);
    assert.equal(page.now(), page.text);
  });
});
