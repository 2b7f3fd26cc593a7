import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseDocument, stringify } from 'yaml';
import { frontmatter } from '../../src/content/frontmatter.ts';
import { parseYaml } from '../../src/content/yaml/parse.ts';
import { plainFields } from '../../src/content/yaml/plain-fields.ts';
import { filesIn } from '../files-in.ts';

const numRuns = Number(process.env.FUZZ ?? 1000);

/** Compares the data with that of the parser, which must have no complaint. Returns false for what is not plain. */
function compare(text: string): boolean {
  const data = plainFields(text);
  if (data === undefined) return false;
  const document = parseDocument(text, { version: '1.2', merge: false });
  assert.deepEqual([...document.errors, ...document.warnings], [], text);
  assert.deepEqual(data, document.toJS(), text);
  return true;
}

describe('frontmatter in its plain form', () => {
  for (const text of [
    'title: Two bridges\n',
    'title: Two bridges\nlist:\n- a\n- b\nafter: x',
    'list:\n  - id: a\n    text: Ten ledgers, said nobody.\n    inner:\n      - x\n  - id: b\n    sources:\n    - y\n    - z\nlast: 12',
    "a: 'It''s'\nb: \"C# is: this\"\nc: [one, two-three]\nd: []\ne: true\nf: false\ng:\nh:\n  i: 0\n\n",
    'date: 2026-01-02\nmonth: 2026-01\nurl: https://example.org/a?b=c#d',
    'a: 12 men\nb: 10:30 in the morning\nc: x:y\nd: a#b\n',
    'a: >-\n  b',
    'a: >-\n  b: c # d\n  - “e”\n  f\n\ng:\n- >-\n h\n- i: >-\n    j\n  k: 1\n',
    'a: [Two bridges, 2026-01-02, 2026-01, it’s "so"]\nb:\n  - [c]\n',
    `${'a'.repeat(100)}: b`,
  ])
    test(`gives the data that the parser gives: ${JSON.stringify(text.slice(0, 40))}`, () => {
      assert.ok(compare(text));
    });

  for (const text of [
    '',
    '# a comment\na: b',
    'a: b # a comment',
    'a: b\n  c',
    'a:\n  b',
    'a: |\n  b',
    'a: |-\n  b',
    'a: >\n  b',
    'a: >-',
    'a: >-\nb: c',
    'a: >-\n\n  b',
    'a: >-\n  b\n\n  c',
    'a: >-\n  b\n    c',
    'a: >-\n    b\n  c',
    'a: >-\n  b \n  c',
    'a: >-\n  b\n  \n  c',
    'a: >-\n  b\n# c',
    'a: >- # b\n  c',
    'a: >2-\n  b',
    'a: &x b\nc: *x',
    'a: !!str 1',
    'a: 1\na: 2',
    'a: b\n c: d',
    'a:\n  b: c\n d: e',
    'a:\n  - b\n  c: d',
    'a: 1.5',
    'a: 0x10',
    'a: 0o7',
    'a: 1e3',
    'a: .inf',
    'a: ~',
    'a: Null',
    'a: True',
    'true: a',
    'constructor: a',
    'a: "b\\n"',
    'a: "b',
    "a: 'b' c",
    'a: [b',
    'a: {b: c}',
    'a: [true, b]',
    'a: [1, b]',
    'a: [b, ]',
    'a: [b,c]',
    'a: [b: c]',
    'a: [b #c]',
    'a: ["b", c]',
    'a: [[b], c]',
    'a: [- b]',
    'a: [b ]',
    'a: [b] c',
    'a:b',
    'a: b: c',
    'a: “Two bridges”, and one (small) ferry: not',
    '- a',
    'a\n',
    'a: b\t',
    'a: b ',
    'a:  b',
    '"a": b',
    'a: 12345678901234567890',
    'a: 012',
    'a: @b',
    'a: -',
    'a: - b',
    'a:\n  -\n    b',
    'a:\n  - - b',
    'a: ? b',
    'a: b\n---\nc: d',
    'a: b\r\n',
    `${'a'.repeat(101)}: b`,
    // Invalid: a name may have 1,024 characters.
    `${'a'.repeat(1025)}: b`,
  ])
    test(`is not ${JSON.stringify(text.slice(0, 40))}, which the parser reads or reports`, () => {
      assert.equal(plainFields(text), undefined);
    });

  test('is that of most of our content and that of tests, with the same data', () => {
    const root = resolve(import.meta.dirname, '../..');
    const textsIn = (folder: string) =>
      filesIn(join(root, folder))
        .filter((file) => file.endsWith('.md'))
        .flatMap((file) => frontmatter.exec(readFileSync(file, 'utf8'))?.[1] ?? []);
    let [plain, all] = [0, 0];
    for (const [folder, part] of [
      ['content', 0.5],
      ['tests/fixtures', 0.6],
    ] as const) {
      const texts = textsIn(folder);
      const { length } = texts.filter(compare);
      assert.ok(length > texts.length * part, `${length} of ${texts.length} in ${folder}`);
      plain += length;
      all += texts.length;
    }
    assert.ok(plain > all * 0.6, `${plain} of ${all}`);
  });

  test('gives the data that the parser gives for data of any kind, as editors may write it', () => {
    const text = fc.oneof(
      fc.constantFrom(
        'true',
        'null',
        '~',
        '1',
        '01',
        '1.0',
        '1e3',
        '0x1',
        '2026-01-02',
        '-',
        '- a',
        'a: b',
        'a #b',
        '#',
        "it's",
        '[a]',
        '{}',
        '|',
        '>',
        '&a',
        '*a',
        '!a',
        '%',
        '@a',
        '`',
        '.5',
        '+1',
        '=',
        '<<',
        '',
        ' ',
        'a:',
        ':a',
        '?',
        '? a',
        'No',
        'é',
        '“x”',
        '😀',
      ),
      fc.string({ maxLength: 8 }),
      fc.stringMatching(/^[a-z ]{1,12}$/),
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(text, fc.stringMatching(/^[a-z]{1,4}$/)), tie('value'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(value, fc.boolean(), (data, indentSeq) => {
        compare(stringify({ a: data }, { lineWidth: 0, indentSeq }));
        compare(stringify({ a: data }, { lineWidth: 8, blockQuote: 'folded', indentSeq }));
      }),
      { numRuns },
    );
  });

  test('gives the data that the parser gives, or none, for any lines', () => {
    const part = fc.constantFrom(
      ...[
        'a',
        'b',
        'a:',
        'b:',
        ' ',
        ' ',
        '  ',
        '\n',
        '\n',
        '\n  ',
        '\n- ',
        '\n  - ',
        '- ',
        ': ',
        '"',
        "'",
        "''",
        '#',
        ' #',
        '[',
        ']',
        ', ',
        '{',
        '}',
        '1',
        '0',
        '-',
        '.',
        'true',
        'null',
        '~',
        '|',
        '>',
        '>-',
        'a: >-\n',
        '- >-\n',
        '- a: >-\n',
        ' b\n',
        '  b\n',
        '    b\n',
        '[a, ',
        'a: [a b, ',
        '2026-01',
        '&',
        '*',
        '!',
        '%',
        '@',
        '\t',
        'é',
        '“',
        '\\',
        '---',
        '?',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        compare(parts.join(''));
      }),
      { numRuns: numRuns * 5 },
    );
  });

  test('has positions for reports', () => {
    const { placeOf, sourceOf } = parseYaml('title: x\npullQuotes:\n  - id: a\n    text: b\n', 'a.md', 2);
    assert.deepEqual(placeOf(['pullQuotes', 0, 'text']), { line: 5, column: 5 });
    assert.equal(sourceOf?.(['title']), 'x');
  });
});
