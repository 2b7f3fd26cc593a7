import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { changed } from '../../../src/desk/edit/change.ts';
import { editYaml } from '../../../src/desk/edit/edit-yaml.ts';

const texts = fc.oneof(
  fc.constantFrom(
    'a: b',
    '# no comment',
    '- x',
    '“Quoted”',
    "it's",
    '"',
    '2014',
    'true',
    'null',
    '',
    'نصّ عربي',
    '{',
    'a, b]',
  ),
  fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .filter((text) => !/[\p{Cc}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/u.test(text)),
);
const scalar = fc.oneof(texts, fc.boolean(), fc.integer());
const item = fc.record(
  {
    id: texts,
    text: texts,
    said: texts,
    revisions: fc.array(fc.record({ why: texts }), { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ['id'] },
);
const fields = fc.record(
  {
    title: texts,
    pullQuotes: fc.oneof(fc.array(item, { maxLength: 3 }), fc.constant(null)),
    topics: fc.array(texts, { maxLength: 3 }),
    last: scalar,
  },
  { requiredKeys: ['title'] },
);
const styles = fc.record({
  indentSeq: fc.boolean(),
  indent: fc.constantFrom(2, 4),
  collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
  defaultStringType: fc.constantFrom(
    'PLAIN' as const,
    'QUOTE_DOUBLE' as const,
    'QUOTE_SINGLE' as const,
    'BLOCK_FOLDED' as const,
  ),
  defaultKeyType: fc.constant('PLAIN' as const),
  lineWidth: fc.constantFrom(0, 40),
});

/** A YAML text as people write it: in one of the styles, perhaps with comments and empty lines between fields. */
const written = fc.tuple(fields, styles, fc.boolean()).map(([data, style, isCommented]) => {
  const text = stringify(data, style);
  return isCommented ? text.replace(/^(topics|last)/gm, '\n# about $1\n$1') : text;
});
const change = fc.oneof(
  item.map((append) => ({ path: ['pullQuotes'], append })),
  texts.map((append) => ({ path: ['topics'], append })),
  texts.map((set) => ({ path: ['subtitle'], set })),
);

/** The number of characters that two texts share at their start or end. */
function shared(a: string, b: string, at: (text: string, index: number) => string | undefined): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && at(a, count) === at(b, count)) count++;
  return count;
}

test('a new item or field is added in one place, and every byte of the text stays', () => {
  fc.assert(
    fc.property(written, change, (text, change) => {
      const edited = editYaml(text, [change]);
      assert.deepEqual(parse(edited), changed(parse(text), change));
      const before = shared(text, edited, (all, index) => all[index]);
      const after = shared(text, edited, (all, index) => all.at(-1 - index));
      // An empty list or value is replaced, and so are the spaces before it.
      const replaced = text.length - Math.min(text.length, before + after);
      assert.ok(replaced <= ' null'.length, `${replaced} characters changed`);
    }),
    { numRuns: 100 },
  );
});

test('a new value changes only its own lines', () => {
  fc.assert(
    fc.property(written, texts, (text, set) => {
      const edited = editYaml(text, [{ path: ['title'], set }]);
      assert.deepEqual(parse(edited), { ...(parse(text) as object), title: set });
      const rest = text.search(/^(?:pullQuotes|topics|last|\n# about)/m);
      if (rest !== -1) assert.ok(edited.endsWith(text.slice(rest)));
    }),
    { numRuns: 60 },
  );
});
