import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatLedger, parseLedger, type Ledger } from '../../../src/content/ledger.ts';

const today = '2026-11-22';
const ledger: Ledger = new Map([
  ['/q/b/', { since: '2026-11-20', words: ['As “first” said'], cards: ['b.0123456789.png'] }],
  ['/articles/a/', { since: '2026-11-19' }],
]);

describe('the ledger’s form', () => {
  test('is one entry a line, sorted by address, each line with a comma', () => {
    const lines = formatLedger(ledger).split('\n');
    assert.equal(lines[0], '{');
    assert.match(lines[1] ?? '', /^"\/articles\/a\/": \{.*\},$/);
    assert.match(lines[2] ?? '', /^"\/q\/b\/": \{.*\},$/);
    assert.doesNotThrow(() => void JSON.parse(lines.join('\n')));
  });

  test('is read back as it was written', () => {
    const read = parseLedger(formatLedger(ledger), today);
    assert.deepEqual(read.problems, []);
    assert.deepEqual(new Map([...read.ledger].sort()), new Map([...ledger].sort()));
  });
});

const broken = (text: string) => parseLedger(text, today).problems;

describe('a ledger edited by hand', () => {
  test('that is not JSON is refused with its line', () => {
    const [problem] = broken('{\n"/q/a/": {"since":"2026-11-20"\n}');
    assert.equal(problem?.file, 'content/permalinks.json');
    assert.ok((problem.line ?? 0) >= 2);
    assert.match(problem.fix ?? '', /git checkout/);
  });

  test('that has an address twice is refused', () => {
    const [problem] = broken('{\n"/q/a/": {"since":"2026-11-20"},\n"/q/a/": {"since":"2026-11-21"}\n}');
    assert.match(problem?.found ?? '', /second time/);
    assert.equal(problem?.line, 3);
  });

  test('that has a day yet to come is refused', () => {
    const [problem] = broken('{\n"/q/a/": {"since":"2026-11-23"}\n}');
    assert.match(problem?.found ?? '', /2026-11-23/);
    assert.equal(problem?.line, 2);
  });

  test('that has an impossible day, or a field we do not know, is refused', () => {
    assert.match(broken('{"/q/a/": {"since":"2026-02-30"}}')[0]?.expected ?? '', /calendar/);
    assert.match(broken('{"/q/a/": {"since":"2026-11-20","wording":"x"}}')[0]?.found ?? '', /wording/);
  });
});
