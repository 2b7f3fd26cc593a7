import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { Verifier } from '../../src/verify/verifier.ts';
import { foreignSite } from './foreign-site.ts';

let site: Awaited<ReturnType<typeof foreignSite>>;
before(async () => {
  site = await foreignSite();
});
after(() => site.close());

const kindOf = async (text: string) => {
  const answer = await site.verifier.answer({ text });
  return answer.kind === 'ask-again' ? answer.why : answer.kind;
};

describe('a question that cannot be answered says what to change', () => {
  const questions: [name: string, text: string, expected: string][] = [
    ['nothing', ' \n ', 'empty'],
    ['one word', 'agencies', 'too-short'],
    ['a name of an object', '__proto__', 'too-short'],
    ['100,000 characters', 'agencies '.repeat(11_112), 'too-long'],
    ['signs', '!!! … “” — ???', 'no-words'],
    ['markup', '<script></script><br>', 'no-words'],
    ['only bidi controls', '\u202e\u2066\u200f', 'no-words'],
    ['a script without articles', '这个网站上没有这样的文字 这个网站 没有 文字', 'other-script'],
    ['another site', 'https://other.example/q/epa-indoor-airplus-app/', 'other-address'],
    ['another page of the site', 'https://verbatim.example/articles/', 'other-address'],
    ['a quote that does not exist', '/q/__proto__/', 'other-address'],
  ];
  for (const [name, text, expected] of questions)
    test(name, async () => {
      assert.equal(await kindOf(text), expected);
    });
});

test('a permalink answers about its quote, in any of its forms', async () => {
  const [{ path } = { path: '' }] = site.library.quotes;
  for (const text of [
    path,
    `https://verbatim.example${path}`,
    `https://verbatim.example${path}embed/`,
    `<https://verbatim.example${path}#share>.`,
  ]) {
    const answer = await site.verifier.answer({ text });
    assert.ok(answer.kind === 'exact' && answer.quote.path === path, text);
  }
  const [{ path: withdrawn } = { path: '' }] = site.library.withdrawnQuotes;
  assert.equal(await kindOf(withdrawn), 'withdrawn');
});

describe('data that cannot be loaded is reported, never as words that were not found', () => {
  const fails = () => Promise.reject(new Error('missing'));
  const sources = {
    file: (name: string) => Promise.resolve(site.files.get(name) ?? ''),
    search: fails,
    origins: [],
  };
  const asked = { text: 'Nobody here has ever written these words about herons' };

  test('the index of quotes', async () => {
    const verifier = new Verifier({ ...sources, file: fails });
    assert.deepEqual(await verifier.answer(asked), { kind: 'unavailable', what: 'quotes' });
  });
  test('a shard', async () => {
    const file = (name: string) => (name === 'index.json' ? sources.file(name) : fails());
    assert.deepEqual(await new Verifier({ ...sources, file }).answer(asked), {
      kind: 'unavailable',
      what: 'quotes',
    });
  });
  test('a damaged shard', async () => {
    const file = (name: string) => (name === 'index.json' ? sources.file(name) : Promise.resolve('{"keys'));
    assert.deepEqual(await new Verifier({ ...sources, file }).answer(asked), {
      kind: 'unavailable',
      what: 'quotes',
    });
  });
  test('the search index', async () => {
    assert.deepEqual(await new Verifier(sources).answer(asked), { kind: 'unavailable', what: 'search' });
  });
  test('a later question is answered when the data are there again', async () => {
    let isThere = false;
    const file = (name: string) => (isThere ? sources.file(name) : fails());
    const verifier = new Verifier({ ...sources, file });
    const [{ text } = { text: '' }] = site.library.quotes;
    assert.equal((await verifier.answer({ text })).kind, 'unavailable');
    isThere = true;
    assert.equal((await verifier.answer({ text })).kind, 'exact');
  });
});

test('the longest question is answered in time', async () => {
  const text = 'the of and to in agencies mobile data '.repeat(130);
  // The time of this process, which other processes of a busy machine do not lengthen.
  const start = process.cpuUsage();
  await site.verifier.answer({ text });
  const { user } = process.cpuUsage(start);
  assert.ok(user < 20_000_000, `${user} microseconds`);
});

test('any text gets an answer', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'agencies ',
      ' […] ',
      '“',
      '”',
      '— ',
      '<b>',
      '&lt;',
      '1,000',
      '%',
      '\u202e',
      '\n',
      'https://',
      '/q/',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const answer = await site.verifier.answer({ text: pieces.join('') });
      assert.notEqual(answer.kind, 'unavailable');
    }),
    { numRuns: 150 },
  );
});
