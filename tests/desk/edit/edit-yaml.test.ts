import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Change } from '../../../src/desk/edit/change.ts';
import { editFrontmatter } from '../../../src/desk/edit/edit-frontmatter.ts';
import { editYaml } from '../../../src/desk/edit/edit-yaml.ts';
import { publicationOf } from '../../publications.ts';

const quote = { id: 'paid-once', text: 'Paid: once, and not twice' };
const append: Change = { path: ['pullQuotes'], append: quote };

/** Compares the text before and after a change. */
function becomes(change: Change, before: string, after: string, order: string[] = []): void {
  assert.equal(editYaml(before, [change], { order }), after);
}

describe('a new item of a list', () => {
  test('looks like the last one, after the comments that belong to it', () => {
    becomes(
      append,
      "pullQuotes:\n-   id: a\n    text: 'one # two' # why\n    # about a\n# about b\nb: 1\n",
      "pullQuotes:\n-   id: a\n    text: 'one # two' # why\n    # about a\n-   id: paid-once\n    text: 'Paid: once, and not twice'\n# about b\nb: 1\n",
    );
  });

  test('is folded where the last one is, after an empty line where the others have one', () => {
    becomes(
      append,
      'pullQuotes:\n  - id: a\n    text: >-\n      one\n      two\n\n  - id: b\n    text: >-\n      three\n\n\nb: 1\n',
      'pullQuotes:\n  - id: a\n    text: >-\n      one\n      two\n\n  - id: b\n    text: >-\n      three\n\n  - id: paid-once\n    text: >-\n      Paid: once, and not twice\n\n\nb: 1\n',
    );
  });

  test('goes between the brackets of a list in brackets', () => {
    becomes({ path: ['topics'], append: 'c, d' }, 'topics: [a, b] # two\n', 'topics: [a, b, "c, d"] # two\n');
  });

  test('begins a list that is empty or has only its name', () => {
    const after =
      'a: 1\npullQuotes: # none\n  - id: paid-once\n    text: "Paid: once, and not twice"\nb: 2\n';
    becomes(append, 'a: 1\npullQuotes: [] # none\nb: 2\n', after);
    becomes(append, 'a: 1\npullQuotes: # none\nb: 2\n', after);
  });

  test('begins a missing list, below the fields that the schema has before it', () => {
    becomes(
      { path: ['topics'], append: 'x' },
      'title: A\n# about b\nb: 1\n',
      'title: A\ntopics:\n  - x\n# about b\nb: 1\n',
      ['title', 'topics', 'b'],
    );
  });

  test('begins a missing list inside an item', () => {
    becomes(
      { path: ['pullQuotes', 0, 'revisions'], append: { date: '2026-11-28', why: 'x' } },
      'pullQuotes:\n- id: a # first\n  said: 2014\nb: 1\n',
      'pullQuotes:\n- id: a # first\n  said: 2014\n  revisions:\n  - date: 2026-11-28\n    why: x\nb: 1\n',
    );
  });
});

describe('a new value', () => {
  test('keeps the quotation marks and the comment of the old one', () => {
    becomes({ path: ['a'], set: 'new' }, "a: 'old' # why\nb: 1\n", "a: 'new' # why\nb: 1\n");
  });

  test('replaces only the lines of a folded text', () => {
    becomes({ path: ['a'], set: 'new' }, 'a: >-\n  old\n  words\n\nb: 1\n', 'a: >-\n  new\n\nb: 1\n');
  });

  test('is removed with its line', () => {
    becomes({ path: ['draft'], remove: true }, 'a: 1\ndraft: true # still\nb: 2\n', 'a: 1\nb: 2\n');
  });
});

describe('frontmatter', () => {
  test('keeps Windows line ends, a byte order mark and the body', () => {
    assert.equal(
      editFrontmatter('\ufeff---\r\ntitle: A\r\n---\r\nBody\n---\nmore', [{ path: ['b'], set: 'x' }]),
      '\ufeff---\r\ntitle: A\r\nb: x\r\n---\r\nBody\n---\nmore',
    );
    assert.equal(editFrontmatter('---\r\n---\r\n', [{ path: ['b'], set: 1 }]), '---\r\nb: 1\r\n---\r\n');
  });

  test('of real articles gets a pull-quote, and loses no byte', () => {
    const folder = join(publicationOf('good'), 'content/articles');
    for (const name of readdirSync(folder)) {
      const before = readFileSync(join(folder, name), 'utf8');
      const after = editFrontmatter(before, [append]);
      const at = after.indexOf('  - id: paid-once');
      const end = after.indexOf('not twice', at) + 'not twice"\n'.length;
      const added = before.includes('pullQuotes:') ? at : at - 'pullQuotes:\n'.length;
      assert.equal(after.slice(0, added) + after.slice(end), before, name);
    }
  });

  test('is refused where there is none, or it is invalid', () => {
    for (const [text, reason] of [
      ['Only a body', /no frontmatter/],
      ['---\na: [1\n---\n', /invalid YAML/],
      ['---\n- a\n---\n', /without fields/],
      ['---\na: 1\na: 2\n---\n', /unique/],
      ['---\npullQuotes: some text\n---\n', /not a list/],
    ] as const)
      assert.throws(() => editFrontmatter(text, [append]), reason);
  });
});
