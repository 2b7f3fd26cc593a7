import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Ledger } from '../../../src/content/ledger.ts';
import { formatSealing, headsOf, type Sealing, upTo, wordsHash } from '../../../src/content/ledger-log.ts';
import { checkLog } from '../../../src/content/ledger-log-file.ts';
import { signerOf, UnusableKey } from '../../../src/content/ledger-signature.ts';
import type { LedgerKey } from '../../../src/model/ledger-keys.ts';
import {
  chain,
  first,
  merged,
  newKey,
  publication,
  sealingsOf,
  sealOn,
  second,
  signing,
  textOf,
  third,
} from './logs.ts';

interface Fixture {
  lines: readonly string[];
  ledger?: Ledger;
  keys?: readonly LedgerKey[];
}

const read = ({ lines, ledger = third, keys = [] }: Fixture) =>
  checkLog(textOf(lines), { publication, keys, ledger });
/** Kinds and fields of the problems of a log, with its line. */
const found = (fixture: Fixture) =>
  read(fixture).problems.map(({ name, line, field }) => [name, line, field].filter(Boolean).join(' '));

describe('a log', () => {
  test('of one sealing is its items after the leaf that begins it', () => {
    const lines = sealOn([], first, '2026-11-20');
    const { head, problems } = read({ lines, ledger: first });
    assert.deepEqual([problems, head?.size, head?.previous], [[], 3, []]);
    assert.deepEqual(head?.items[1]?.words, wordsHash('The bridge is paid for.'));
  });

  test('of three sealings continues each from the one before', () => {
    const { head, sealings, problems } = read({ lines: chain() });
    assert.deepEqual([problems, head?.sealed, sealings.size], [[], '2026-11-24', 3]);
    assert.deepEqual(
      upTo(head?.root ?? '', sealings).map(({ size }) => size),
      [3, 5, 7],
    );
  });

  test('has nothing to add while nothing is new', () => {
    assert.equal(sealOn(chain(), third, '2026-11-28').length, 3);
  });

  test('records a new wording of a quote, and keeps the old one', () => {
    const { head } = read({ lines: chain() });
    assert.deepEqual(head?.items, [
      { url: '/q/b/', since: '2026-11-20', words: wordsHash('The bridge is paid for twice.') },
    ]);
  });

  test('never contains the words themselves', () => {
    assert.doesNotMatch(textOf(chain()), /bridge is|asked|paid/);
  });

  test('is empty on a new site, and on one that only older software sealed', () => {
    assert.deepEqual(found({ lines: [], ledger: new Map() }), []);
    assert.deepEqual(found({ lines: [] }), []);
  });

  test('that older software did not continue gets what it lacks from the next sealing', () => {
    const lines = chain().slice(0, 2);
    assert.deepEqual(found({ lines }), ['ledger-unlogged /q/b/']);
    assert.deepEqual(found({ lines: sealOn(lines, third, '2026-11-25') }), []);
  });

  test('hashes equal words equally, whatever their quotation marks, dashes and spaces', () => {
    assert.equal(wordsHash('“It’s  paid” – twice…'), wordsHash('"It\'s paid" - twice...'));
    // Published hashes depend on it: if folding changes, old hashes need the old folding.
    assert.equal(
      wordsHash('“L’été”\u00a0— هٰذا نصٌّ، می‌خواهم'),
      '1496e93a1040d8def809ad083c6c431db2a28825a7931805102e22fc40d0ffc4',
    );
  });
});

describe('the lines of two branches', () => {
  test('are one log with two ends, which is an error until they are joined', () => {
    const { lines, ledger } = merged();
    const { isUnmerged, head } = read({ lines, ledger });
    assert.deepEqual(found({ lines, ledger }), ['ledger-log-unjoined 3']);
    assert.deepEqual([isUnmerged, head], [true, undefined]);
  });

  test('are both continued by the next sealing, which has no items if nothing is new', () => {
    const { lines, ledger } = merged();
    const joined = sealOn(lines, ledger, '2026-11-23');
    const { head, sealings, problems } = read({ lines: joined, ledger });
    assert.deepEqual([problems, head?.items, head?.previous.length], [[], [], 2]);
    assert.deepEqual(headsOf(sealings), [head?.root]);
  });

  test('keep the leaves of our branch where they are, and add those of the other', () => {
    const { lines, ledger } = merged();
    const { head, sealings } = read({ lines: sealOn(lines, ledger, '2026-11-23'), ledger });
    const order = upTo(head?.root ?? '', sealings).map(({ sealed }) => sealed);
    assert.deepEqual(order, ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23']);
    assert.equal(head?.size, 8);
  });

  test('can be joined with what is new, and joined again later', () => {
    const { lines, ledger } = merged();
    const more = new Map([...ledger, ['/topics/e/', { since: '2026-11-23' }]]) as Ledger;
    const joined = sealOn(lines, more, '2026-11-23');
    assert.deepEqual(found({ lines: joined, ledger: more }), []);
    const branch = sealOn(
      lines.slice(0, 2),
      new Map([...second, ['/topics/f/', { since: '2026-11-24' }]]),
      '2026-11-24',
    );
    const all = new Map([...more, ['/topics/f/', { since: '2026-11-24' }]]) as Ledger;
    const again = [...joined, ...branch.slice(2)];
    assert.deepEqual(found({ lines: again, ledger: all }), ['ledger-log-unjoined 5']);
    assert.deepEqual(found({ lines: sealOn(again, all, '2026-11-25'), ledger: all }), []);
  });

  test('that a merge left twice count once', () => {
    const lines = chain();
    const { problems, isUnmerged, sealings } = read({ lines: [...lines, ...lines.slice(1)] });
    assert.deepEqual([problems, isUnmerged, sealings.size], [[], true, 3]);
  });

  test('between conflict markers are read', () => {
    const { lines, ledger } = merged();
    const [start = '', ours = '', theirs = ''] = lines;
    const text = textOf([start, '<<<<<<< HEAD', ours, '=======', theirs, '>>>>>>> other']);
    const { problems, isUnmerged } = checkLog(text, { publication, keys: [], ledger });
    assert.deepEqual(
      problems.map(({ name }) => name),
      ['ledger-conflict', 'ledger-log-unjoined'],
    );
    assert.ok(isUnmerged);
  });
});

describe('a change of the log is found and named:', () => {
  /** Changes the fields of a line. */
  const changed = (line: number, change: (sealing: Sealing) => void): string[] => {
    const lines = chain();
    const [sealing] = [...sealingsOf([lines[line - 1] ?? '']).values()];
    assert.ok(sealing);
    change(sealing);
    lines[line - 1] = formatSealing(sealing);
    return lines;
  };
  const item = (sealing: Sealing, index = 0) => sealing.items[index] ?? assert.fail('no item');
  const zeros = '0'.repeat(64);
  const named = chain();
  const cases: [what: string, lines: string[], problem: string][] = [
    ['the day of the first sealing', changed(1, (each) => (each.sealed = '2026-11-19')), '1 sealed'],
    ['the day of a later sealing', changed(2, (each) => (each.sealed = '2026-11-22')), '2 sealed'],
    ['an unknown previous root', changed(2, (each) => (each.previous = [zeros])), '2 previous.0'],
    ['no previous root', changed(2, (each) => (each.previous = [])), '2 previous'],
    [
      'an older previous root',
      changed(3, (each) => (each.previous = [...sealingsOf(named).keys()].slice(0, 1))),
      '3 previous',
    ],
    ['the URL of an item', changed(1, (each) => (item(each).url = '/articles/z/')), '1 items.0.url'],
    ['the day of an item', changed(1, (each) => (item(each).since = '2025-01-01')), '1 items.0.since'],
    ['the words of an item', changed(1, (each) => (item(each, 1).words = zeros)), '1 items.1.words'],
    ['the attribution of an item', changed(1, (each) => (item(each, 1).by = zeros)), '1 items.1.by'],
    ['words that are left out', changed(1, (each) => delete item(each, 1).words), '1 root'],
    ['an item that is left out', changed(2, (each) => (each.items = [])), '2 root'],
    ['the order of items', changed(1, (each) => each.items.reverse()), '1 root'],
    [
      'an item that was added',
      changed(2, (each) => each.items.push({ url: '/articles/a/', since: '2026-11-20' })),
      '2 root',
    ],
    ['the size', changed(3, (each) => (each.size = 8)), '3 size'],
    ['the root', changed(3, (each) => (each.root = zeros)), '3 root'],
    ['a line that is left out in the middle', named.toSpliced(1, 1), '2 previous.0'],
    ['the order of lines', [...named.slice(0, 1), ...named.slice(1).reverse()], '2 previous.0'],
  ];
  for (const [what, lines, problem] of cases)
    test(what, () => {
      assert.deepEqual(found({ lines }), [`ledger-log-rewritten ${problem}`]);
      assert.equal(read({ lines }).head, undefined);
    });

  test('the last line that is left out: what it sealed is missing', () => {
    assert.deepEqual(found({ lines: chain().slice(0, 2) }), ['ledger-unlogged /q/b/']);
  });

  test('a line that is cut, has another field or no JSON', () => {
    const [line = ''] = chain();
    const lines = [
      line.slice(0, -20),
      line.replace('{', '{"why":"x",'),
      line.replace('"size":3', '"size":"3"'),
      '[]',
    ];
    assert.deepEqual(found({ lines }), [
      'ledger-log-unreadable 1',
      'ledger-log-unreadable 2',
      'ledger-log-unreadable 3 size',
      'ledger-log-unreadable 4',
    ]);
  });
});

describe('a change of the ledger that the log recorded is found and named:', () => {
  const entry = (path: string, change: object | undefined): Ledger => {
    const ledger = new Map(third);
    if (change) ledger.set(path, { ...(ledger.get(path) ?? assert.fail()), ...change });
    else ledger.delete(path);
    return ledger;
  };
  const cases: [what: string, ledger: Ledger, problems: string[]][] = [
    ['a URL that is left out', entry('/q/c/', undefined), ['ledger-differs /q/c/']],
    ['other words', entry('/q/c/', { words: ['Nobody asked.'] }), ['ledger-differs /q/c/']],
    [
      'former words that are left out',
      entry('/q/b/', { words: ['The bridge is paid for twice.'] }),
      ['ledger-differs /q/b/'],
    ],
    ['another speaker', entry('/q/c/', { by: [{ speaker: 'mara' }] }), ['ledger-differs /q/c/']],
    ['a later day', entry('/q/c/', { since: '2026-11-22' }), ['ledger-differs /q/c/']],
    ['an earlier day', entry('/q/c/', { since: '2026-11-20' }), ['ledger-unlogged /q/c/']],
    ['everything', new Map(), ['ledger-differs']],
  ];
  for (const [what, ledger, problems] of cases)
    test(what, () => {
      assert.deepEqual(found({ lines: chain(), ledger }), problems);
    });
});

describe('signatures', () => {
  const old = newKey('2026', '2026-11-01', '2026-11-22');
  const current = newKey('2027', '2026-11-23');
  const keys = [old.key, current.key];
  const oldLines = () =>
    sealOn(
      sealOn([], first, '2026-11-20', signing(old, '2026-11-20')),
      second,
      '2026-11-21',
      signing(old, '2026-11-21'),
    );
  const rotated = () => sealOn(oldLines(), third, '2026-11-24', signing(current, '2026-11-24'));

  test('of a key and its successor are valid, each on its days', () => {
    assert.deepEqual(found({ lines: rotated(), keys }), []);
  });

  test('are invalid after a key left the settings, and say which', () => {
    assert.deepEqual(found({ lines: rotated(), keys: [current.key] }), [
      'ledger-signature-invalid 1 key',
      'ledger-signature-invalid 2 key',
    ]);
  });

  test('of a key outside its days are invalid', () => {
    const late = sealOn(
      oldLines(),
      third,
      '2026-11-24',
      signing({ ...old, key: { ...old.key, until: '2026-12-31' } }, '2026-11-24'),
    );
    assert.deepEqual(found({ lines: late, keys }), ['ledger-signature-invalid 3 key']);
  });

  test('do not fit another root, another publication or another key', () => {
    const lines = rotated();
    const [one, two] = [...sealingsOf(lines).values()].slice(0, 2);
    assert.ok(one && two);
    const swapped = [formatSealing({ ...one, signature: two.signature }), ...lines.slice(1)];
    assert.deepEqual(found({ lines: swapped, keys }), ['ledger-signature-invalid 1 signature']);
    const { problems } = checkLog(textOf(lines), {
      publication: 'tag:x.example,2026:publication',
      keys,
      ledger: third,
    });
    assert.equal(problems.length, 3);
    const renamed = [{ ...old.key, publicKey: newKey('x', '2026-01-01').key.publicKey }, current.key];
    assert.equal(read({ lines, keys: renamed }).problems.length, 2);
  });

  test('cannot be cut off, nor given another name', () => {
    const [line = ''] = rotated();
    assert.deepEqual(found({ lines: [line.replace(/,"signature":"[^"]+"/, '')], keys, ledger: first }), [
      'ledger-signature-invalid 1 signature',
    ]);
    assert.deepEqual(found({ lines: [line.replace('"key":"2026"', '"key":"2027"')], keys, ledger: first }), [
      'ledger-signature-invalid 1 key',
    ]);
  });

  test('are missed by a warning where a key is in use, and can be added later', () => {
    const lines = sealOn(oldLines(), third, '2026-11-24');
    const { head } = read({ lines, keys });
    assert.deepEqual(found({ lines, keys }), ['ledger-unsigned 3']);
    assert.ok(head);
    const signed = [...lines.slice(0, 2), formatSealing(signing(current, '2026-11-25')(head))];
    assert.deepEqual(found({ lines: signed, keys }), []);
  });

  test('may end with a lost key: what it signed stays valid, and the next sealings have another key or none', () => {
    const lost = [{ ...old.key, until: '2026-11-21' }];
    assert.deepEqual(found({ lines: sealOn(oldLines(), third, '2026-11-24'), keys: lost }), []);
    assert.deepEqual(found({ lines: rotated(), keys: [...lost, current.key] }), []);
  });

  test('count for a line that a merge left signed and unsigned', () => {
    const unsigned = sealOn(oldLines(), third, '2026-11-24');
    const both = [...unsigned, ...rotated().slice(-1)];
    assert.deepEqual(found({ lines: both, keys }), []);
  });

  test('are made only with a key of the settings that is in use', () => {
    const sign = (secret: string | undefined, today = '2026-11-24') =>
      signerOf(secret, { keys, publication, today });
    assert.equal(sign(undefined), undefined);
    assert.equal(sign(' '), undefined);
    assert.equal(sign(current.secret)?.key.id, '2027');
    assert.equal(sign(current.secret.replaceAll(/-----.*-----|\n/g, ''))?.key.id, '2027');
    const refusals: [string, RegExp][] = [
      ['x', /is not a private key/],
      [old.secret, /“2026”, which is in use from 2026-11-01 until 2026-11-22/],
      [newKey('x', '2026-01-01').secret, /does not list.*publicKey: MCowBQYDK2VwAyEA/s],
    ];
    for (const [secret, message] of refusals)
      assert.throws(
        () => sign(secret),
        (error: unknown) => error instanceof UnusableKey && message.test(error.message),
      );
  });
});
