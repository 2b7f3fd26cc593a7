import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatLedger, type Ledger, parseLedger } from '../../../src/content/ledger.ts';

const today = '2026-11-22';
const publication = 'ledger.example,2026';
const ledger: Ledger = new Map([
  [
    '/q/b/',
    {
      since: '2026-11-20',
      words: ['As “first” said'],
      by: [{ speaker: 'mara', said: '2026-01-02', source: 'minutes', url: 'https://example.org/minutes' }],
      cards: ['b.0123456789.png'],
    },
  ],
  ['/q/own/', { since: '2026-11-20', words: ['The article’s own'], by: [{}] }],
  ['/articles/a/', { since: '2026-11-19' }],
]);

describe('the format of the ledger', () => {
  test('is one entry per line, sorted by URL, each line with a comma', () => {
    const lines = formatLedger(ledger, publication).split('\n');
    assert.equal(lines[0], '{');
    assert.match(lines[1] ?? '', /^"\/articles\/a\/": \{.*\},$/);
    assert.match(lines[2] ?? '', /^"\/q\/b\/": \{.*\},$/);
    assert.doesNotThrow(() => void JSON.parse(lines.join('\n')));
  });

  test('is parsed to the same ledger', () => {
    const read = parseLedger(formatLedger(ledger, publication), today);
    assert.deepEqual(read.problems, []);
    assert.deepEqual(new Map([...read.ledger].sort()), new Map([...ledger].sort()));
  });
});

const broken = (text: string) => parseLedger(text, today).problems;

describe('a ledger edited by hand', () => {
  test('that is not JSON is rejected with its line', () => {
    const [problem] = broken('{\n"/q/a/": {"since":"2026-11-20"\n}');
    assert.equal(problem?.file, 'content/permalinks.json');
    assert.ok((problem.line ?? 0) >= 2);
  });

  test('that was indented or put on one line is read', () => {
    const data: unknown = JSON.parse(formatLedger(ledger, publication));
    for (const text of [JSON.stringify(data, null, 2), JSON.stringify(data)]) {
      const read = parseLedger(text, today);
      assert.deepEqual([read.problems, read.isUnmerged], [[], false]);
      assert.deepEqual(new Map([...read.ledger].sort()), new Map([...ledger].sort()));
    }
  });

  test('that has a date in the future is rejected', () => {
    const [problem] = broken('{\n"/q/a/": {"since":"2026-11-23"}\n}');
    assert.match(problem?.found ?? '', /2026-11-23/);
    assert.equal(problem?.line, 2);
  });

  test('that has an invalid date or an unknown field is rejected', () => {
    assert.match(broken('{"/q/a/": {"since":"2026-02-30"}}')[0]?.expected ?? '', /valid date/);
    assert.match(broken('{"/q/a/": {"since":"2026-11-20","wording":"x"}}')[0]?.found ?? '', /wording/);
  });

  test('with an invalid entry still has the others', () => {
    const { ledger: read } = parseLedger(
      '{\n"/q/a/": {"since":"October"},\n"/q/b/": {"since":"2026-11-20"},\n}',
      today,
    );
    assert.deepEqual([...read.keys()], ['/q/b/']);
  });
});

describe('a ledger after a merge', () => {
  const a = { speaker: 'mara', said: '2026-01-02' };
  const ours = `"/q/a/": {"since":"2026-11-21","words":["one","two"],"by":[{}],"cards":["a.png"]},`;
  const theirs = `"/q/a/": {"since":"2026-11-20","words":["one","three"],"by":[${JSON.stringify(a)}],"cards":["b.png","a.png"]},`;
  const joined = {
    since: '2026-11-20',
    words: ['one', 'two', 'three'],
    by: [{}, a],
    cards: ['a.png', 'b.png'],
  };
  const other = '"/q/b/": {"since":"2026-11-20"},';
  const last = '"": "Every address ever published. Written by npm run seal alone."';

  test('with two entries for one URL has the earlier date, the values of both, and a warning', () => {
    const read = parseLedger(['{', ours, theirs, other, last, '}', ''].join('\n'), today);
    assert.deepEqual(read.ledger.get('/q/a/'), joined);
    assert.deepEqual(
      read.problems.map(({ name, line, field }) => [name, line, field]),
      [['ledger-entry-repeated', 3, '/q/a/']],
    );
    assert.ok(read.isUnmerged);
  });

  for (const style of ['merge', 'diff3'])
    test(`with conflict markers (${style}) has the entries of both branches`, () => {
      const base =
        style === 'diff3' ? ['||||||| 1234567', '"/q/a/": {"since":"2026-11-21","words":["one"]},'] : [];
      const lines = [
        '{',
        '<<<<<<< HEAD',
        ours,
        ...base,
        '=======',
        theirs,
        '>>>>>>> other branch',
        other,
        last,
        '}',
      ];
      const read = parseLedger(`${lines.join('\r\n')}\r\n`, today);
      assert.equal(read.ledger.size, 2);
      assert.deepEqual(new Set(read.ledger.get('/q/a/')?.words), new Set(joined.words));
      assert.deepEqual(
        read.problems.map(({ name, line }) => [name, line]),
        [['ledger-conflict', 2]],
      );
      assert.ok(read.isUnmerged);
    });

  test('of two branches that each created it has the entries of both', () => {
    const read = parseLedger(['{', ours, last, '}', '{', other, last, '}', ''].join('\n'), today);
    assert.deepEqual([...read.ledger.keys()], ['/q/a/', '/q/b/']);
  });

  test('keeps words of an entry that look like a conflict marker', () => {
    const text = '{\n"/q/a/": {"since":"2026-11-20","words":["======= no marker"]},\n}';
    assert.deepEqual(parseLedger(text, today).problems, []);
  });
});
