import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { journeys, type Seen } from './search-journeys.ts';
import { type OpenKind, searchKinds } from './search-kinds.ts';

/** What the first kind of search showed in each journey. */
const shown = new Map<string, Seen>();

/** What a server with other ranks and rules shows alike: not which results come first, nor which parts of their texts. */
function ofAnyOrder(what: string, { text, paths, kinds, counts }: Seen): Partial<Seen> {
  // The first of more than are shown.
  if (what.startsWith('the URL contains')) return { text, kinds, counts };
  // Quotes have other forms of the word, and the stand-in does not know the rules of Arabic.
  if (what.startsWith('an Arabic')) return { text, paths: paths.toSorted(), counts };
  return { text, paths: paths.toSorted(), kinds, counts };
}

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
        const same = (one: Seen) => (ranksAlike ? one : ofAnyOrder(what, one));
        assert.deepEqual(same(seen), same(expected), `otherwise than ${searchKinds[0]?.name}`);
      });
  });
