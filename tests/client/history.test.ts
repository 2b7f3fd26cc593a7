import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import type * as History from '../../src/client/history.ts';

/** A history as strict as WebKit's: it throws on more than 100 changes in 30 seconds. Time is mocked. */

interface Change {
  how: 'pushState' | 'replaceState';
  state: unknown;
  url: string | undefined;
  at: number;
}

const [limit, span] = [100, 30_000];
let clock = 0;
let changes: Change[] = [];
let client: typeof History;
let files = 0;

beforeEach(async () => {
  clock = 0;
  changes = [];
  mock.timers.enable({ apis: ['setTimeout'] });
  mock.method(performance, 'now', () => clock);
  const change = (how: Change['how']) => (state: unknown, _: string, url?: string) => {
    if (changes.filter(({ at }) => at > clock - span).length >= limit) throw new Error('SecurityError');
    changes.push({ how, state, url, at: clock });
    bar.state = state;
    page.href = new URL(url ?? '', page.href).href;
  };
  const page = { href: 'https://site.example/search/' };
  const bar = {
    state: null as unknown,
    pushState: change('pushState'),
    replaceState: change('replaceState'),
  };
  Object.assign(globalThis, { history: bar, location: page });
  // The module counts changes for one page; each test is a new page.
  client = (await import(`../../src/client/history.ts?page=${files++}`)) as typeof client;
});
afterEach(() => {
  mock.restoreAll();
  mock.timers.reset();
  Reflect.deleteProperty(globalThis, 'history');
  Reflect.deleteProperty(globalThis, 'location');
});

function pass(milliseconds: number) {
  for (let left = milliseconds; left > 0; left--) {
    clock++;
    mock.timers.tick(1);
  }
}

/** Returns the largest number of changes within any 30 seconds. */
const most = () =>
  Math.max(
    0,
    ...changes.map(({ at }) => changes.filter((other) => other.at <= at && other.at > at - span).length),
  );

describe('history changes', () => {
  test('160 inputs in ten seconds cause fewer than 100 changes, and the last one wins', () => {
    for (let key = 0; key < 160; key++) {
      client.replaceEntry({ key }, `?q=${key}`);
      assert.equal(client.currentSearch(), `?q=${key}`);
      assert.deepEqual(client.currentState(), { key });
      pass(62);
    }
    pass(1000);
    assert.equal(changes.at(-1)?.url, '?q=159');
    assert.deepEqual(changes.at(-1)?.state, { key: 159 });
    assert.ok(most() < limit, `${most()} changes`);
  });

  test('a minute of inputs stays below the limit', () => {
    for (let key = 0; key < 1000; key++) {
      client.replaceEntry({ key }, `?q=${key}`);
      pass(62);
    }
    pass(1000);
    assert.ok(most() < limit, `${most()} changes`);
    assert.equal(changes.at(-1)?.url, '?q=999');
  });

  test('a few replacements are written immediately', () => {
    client.replaceEntry({}, '?q=one');
    assert.equal(changes.length, 1);
  });

  test('a pending replacement is written before an entry is added, and before the reader leaves', () => {
    for (let key = 0; key < 60; key++) client.replaceEntry({ key }, `?q=${key}`);
    assert.notEqual(changes.at(-1)?.url, '?q=59');
    client.pushEntry({}, '?q=submitted');
    assert.deepEqual(
      changes.slice(-2).map(({ how, url }) => [how, url]),
      [
        ['replaceState', '?q=59'],
        ['pushState', '?q=submitted'],
      ],
    );
    client.replaceEntry({}, '?q=last');
    client.writeEntry();
    assert.equal(changes.at(-1)?.url, '?q=last');
  });

  test('a pending replacement is dropped when the reader moves to another entry', () => {
    for (let key = 0; key < 60; key++) client.replaceEntry({ key }, `?q=${key}`);
    const before = changes.length;
    client.dropEntry();
    pass(2000);
    assert.equal(changes.length, before);
  });

  test('a rejected change does not stop the page, and a later one is written', () => {
    for (let step = 0; step < 150; step++) client.pushEntry({}, `?q=${step}`);
    assert.equal(changes.length, limit);
    pass(span);
    client.replaceEntry({}, '?q=later');
    assert.equal(changes.at(-1)?.url, '?q=later');
  });
});
