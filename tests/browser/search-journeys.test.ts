import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { journeys, type Seen } from './search-journeys.ts';
import { type OpenKind, searchKinds } from './search-kinds.ts';

/** What the first kind of search showed in each journey. */
const shown = new Map<string, Seen>();

for (const [number, { name, ranksAlike, open }] of searchKinds.entries())
  describe(`a search that ${name} answers`, () => {
    let kind: OpenKind;
    before(async () => {
      kind = await open();
    });
    after(() => kind.close());

    for (const [what, journey] of Object.entries(journeys))
      test(what, async () => {
        const seen = await journey(kind.reader);
        if (seen === undefined) return;
        if (number === 0) shown.set(what, seen);
        const expected = shown.get(what);
        if (expected === undefined) return;
        const inOrder = ({ paths, ...rest }: Seen) => ({
          paths: ranksAlike ? paths : paths.toSorted(),
          ...rest,
        });
        assert.deepEqual(inOrder(seen), inOrder(expected), `otherwise than ${searchKinds[0]?.name}`);
      });
  });
