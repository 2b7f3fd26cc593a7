import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z, type ZodType } from 'astro/zod';
import { parseMarkdownFile } from '../../src/content/frontmatter.ts';
import { validate } from '../../src/content/validate.ts';
import { parseYaml } from '../../src/content/yaml/parse.ts';
import { articleSchema } from '../../src/model/article.ts';
import { day, id, languageTag, line } from '../../src/model/fields.ts';

const schema = z.strictObject({
  title: line,
  date: day,
  part: z.int().min(1).optional(),
  kind: z.enum(['analysis', 'timeline']).optional(),
  author: z.union([id, z.array(id).min(1)]).optional(),
  names: z.record(languageTag, line).optional(),
  rows: z
    .array(z.strictObject({ label: line }))
    .min(2)
    .optional(),
  quotes: z.array(z.strictObject({ id, text: line })).default([]),
});
/** Valid frontmatter, to which tests add fields. */
const whole = 'title: A\ndate: 2026-01-01\n';
const problemsOf = (yaml: string, by: ZodType = schema) =>
  validate(by, parseYaml(yaml, 'a.md'), 'a.md').problems;
/** The one problem of a text. */
const problemOf = (yaml: string) => {
  const problems = problemsOf(yaml);
  assert.equal(problems.length, 1, JSON.stringify(problems));
  return problems[0];
};

describe('a Markdown file', () => {
  const text = '---\ntitle: A\n---\n\nBody\n---\nmore\n';
  test('is split at the second line of three hyphens', () => {
    const { data, body, bodyLine, problems } = parseMarkdownFile(text, 'a.md');
    assert.deepEqual([data, body, bodyLine, problems], [{ title: 'A' }, '\nBody\n---\nmore\n', 4, []]);
  });
  test('may have Windows line endings, which count as one line end', () => {
    const { data, body, bodyLine, placeOf } = parseMarkdownFile(text.replaceAll('\n', '\r\n'), 'a.md');
    assert.deepEqual([data, body, bodyLine], [{ title: 'A' }, '\r\nBody\r\n---\r\nmore\r\n', 4]);
    assert.deepEqual(placeOf(['title']), { line: 2, column: 1 });
  });
  test('may begin with a byte order mark', () => {
    const { data, bodyLine } = parseMarkdownFile(`\uFEFF${text}`, 'a.md');
    assert.deepEqual([data, bodyLine], [{ title: 'A' }, 4]);
  });
  test('may have spaces after the hyphens, and no body', () => {
    const { data, body, problems } = parseMarkdownFile('--- \ntitle: A\n---\t', 'a.md');
    assert.deepEqual([data, body, problems], [{ title: 'A' }, '', []]);
  });
  test('may have nothing between the hyphens', () => {
    const { data, problems } = parseMarkdownFile('---\n---\nBody\n', 'a.md');
    assert.deepEqual([data, problems], [null, []]);
  });
  test('does not end its frontmatter at hyphens inside a line or at four hyphens', () => {
    const { data } = parseMarkdownFile('---\ntitle: |\n  a\n  ---\n  b\nnote: a --- b\n---\n', 'a.md');
    assert.deepEqual(data, { title: 'a\n---\nb\n', note: 'a --- b' });
  });
  for (const [what, broken, found] of [
    ['frontmatter is never closed', '---\ntitle: A\n\nBody\n', /never closed/],
    ['frontmatter after a byte order mark is never closed', '\uFEFF---\ntitle: A\n', /never closed/],
    ['there is no frontmatter', '# Title\n\nBody\n', /no frontmatter/],
    ['there is only a rule in the middle', 'Body\n\n---\nmore\n---\n', /no frontmatter/],
    ['frontmatter does not begin on the first line', '\n---\ntitle: A\n---\n', /an empty line above/],
    ['the file is empty', '', /no frontmatter/],
  ] as const) {
    test(`is rejected if ${what}`, () => {
      const { problems, data } = parseMarkdownFile(broken, 'a.md');
      assert.equal(data, undefined);
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.found ?? '', found);
      assert.equal(problems[0]?.line, 1);
    });
  }
});

describe('a field knows its line in the file', () => {
  const { placeOf } = parseMarkdownFile(
    '---\n# why\ntitle: A\nquotes:\n  - id: a\n    text: >-\n      long\n      text\n  - id: b\n    text: c\nlist: [x,\n  y]\n---\n',
    'a.md',
  );
  for (const [path, line] of [
    [['title'], 3],
    [['quotes'], 4],
    [['quotes', 0], 5],
    [['quotes', 0, 'text'], 6],
    [['quotes', 1, 'text'], 10],
    [['list', 1], 12],
  ] as const)
    test(path.join('.'), () => {
      assert.equal(placeOf(path).line, line);
    });
  test('a missing field has the line of its nearest parent that exists', () => {
    assert.equal(placeOf(['quotes', 1, 'speaker']).line, 9);
    assert.equal(placeOf(['quotes', 7, 'id']).line, 4);
    assert.equal(placeOf(['sources']).line, 2);
    assert.equal(placeOf([]).line, 2);
  });
});

describe('an unknown field', () => {
  test('is reported with its line and the field that was probably meant', () => {
    const { line, field, found, expected, fix } = problemOf(`${whole}kindd: analysis\n`) ?? {};
    assert.deepEqual([line, field, fix], [3, 'kindd', 'write kind']);
    assert.match(found ?? '', /an unknown field “kindd”/);
    assert.match(expected ?? '', /one of title, date, .*quotes/);
  });
  test('inside a list is compared with the fields of the list', () => {
    const { line, field, fix, expected } =
      problemOf(`${whole}quotes:\n  - id: a\n    txt: b\n    text: c\n`) ?? {};
    assert.deepEqual(
      [line, field, fix, expected],
      [5, 'quotes.0.txt', 'delete txt: text exists already', 'one of id, text'],
    );
  });
  test('inside a source of an article is compared with the fields of sources', () => {
    const problems = problemsOf(
      'title: A\nstandfirst: B\ndate: 2026-01-01\nauthor: a\ntopics: [a]\nsources:\n  - id: a\n    publischer: b\n',
      articleSchema,
    );
    assert.equal(problems.find(({ field }) => field === 'sources.0.publischer')?.fix, 'write publisher');
  });
  test('that resembles no other has the fix to delete it', () => {
    assert.equal(problemOf(`${whole}weather: fine\n`)?.fix, 'delete weather');
  });
  test('that differs from an existing one only in case has the fix to delete it', () => {
    assert.equal(problemOf(`${whole}Title: B\n`)?.fix, 'delete Title: title exists already');
  });
  for (const name of ['__proto__', 'constructor', 'toString'])
    test(`cannot have the name of an object’s property: ${name}`, () => {
      const [problem, ...rest] = problemsOf(`${whole}names: { ${name}: B }\n`);
      assert.deepEqual([problem?.name, problem?.field, problem?.line, rest], ['key-reserved', name, 3, []]);
    });
});

describe('an invalid value is reported with what was found and expected', () => {
  for (const [what, yaml, field, found, expected] of [
    ['missing', 'date: 2026-01-01\n', 'title', 'no field “title”', 'text'],
    ['empty', 'title: ""\ndate: 2026-01-01\n', 'title', '“”', 'text that is not empty'],
    ['null', 'title:\ndate: 2026-01-01\n', 'title', 'no value', 'text'],
    ['a number', 'title: 2014\ndate: 2026-01-01\n', 'title', '2014', 'text'],
    [
      'not in the calendar',
      'title: A\ndate: 2026-02-30\n',
      'date',
      '“2026-02-30”',
      'a valid date, like 2026-11-22',
    ],
    ['not a date', 'title: A\ndate: 20\n', 'date', '“20”', 'a valid date, like 2026-11-22'],
    ['a fraction', `${whole}part: 1.5\n`, 'part', '1.5', 'a whole number'],
    ['too small', `${whole}part: 0\n`, 'part', '0', 'at least 1'],
    ['not of a fixed list', `${whole}kind: opinion\n`, 'kind', '“opinion”', 'one of analysis, timeline'],
    ['not a list', `${whole}quotes: a\n`, 'quotes', '“a”', 'a list'],
    ['too short a list', `${whole}rows: [{ label: a }]\n`, 'rows', '[{"label":"a"}]', 'a list of at least 2'],
    [
      'text instead of fields',
      `${whole}quotes: [a]\n`,
      'quotes.0',
      '“a”',
      'fields, each written as name: value',
    ],
    [
      'one id of the wrong form',
      `${whole}author: Foo Bar\n`,
      'author',
      '“Foo Bar”',
      'lower-case words with hyphens, like foo-bar',
    ],
    [
      'an id of the wrong form in a list',
      `${whole}author: [a, Foo]\n`,
      'author.1',
      '“Foo”',
      'lower-case words with hyphens, like foo',
    ],
    [
      'a key of the wrong form',
      `${whole}names: { EN: a }\n`,
      'names.EN',
      '“EN”',
      'a language tag like en, ar or fa (BCP 47)',
    ],
  ] as const) {
    test(what, () => {
      const problem = problemOf(yaml);
      assert.deepEqual([problem?.field, problem?.found, problem?.expected], [field, found, expected]);
    });
  }
  test('a missing field has the fix to add it', () => {
    assert.equal(problemOf('title: A\n')?.fix, 'add date: 2026-11-22');
  });
  test('text that is only a list or words has no fields', () => {
    for (const yaml of ['- a\n', 'just words\n'])
      assert.deepEqual(
        [problemOf(yaml)?.field, problemOf(yaml)?.expected],
        [undefined, 'fields, each written as name: value'],
      );
  });
  test('every invalid field is reported, and a misspelled one only once', () => {
    assert.deepEqual(
      problemsOf('titel: A\ndate: 20\nkind: opinion\n')
        .map(({ field }) => field)
        .sort(),
      ['date', 'kind', 'titel'],
    );
  });
});

describe('YAML is rejected, with its line, if it', () => {
  for (const [what, yaml, line, found] of [
    ['has a colon in bare text', 'a: b\ntitle: One: two\n', 2, /a colon inside text/],
    [
      'has a quotation mark that is not closed',
      'a: b\ntitle: "one\n',
      2,
      /a quotation mark that is never closed/,
    ],
    ['names a field twice', 'title: one\nb: c\ntitle: two\n', 3, /a second field “title”/],
    ['names a field twice inside a list', 'q:\n  - id: a\n    id: b\n', 3, /a second field “id”/],
    ['has an alias', 'a: &x b\nc: d\ne: *x\n', 3, /a YAML alias: \*x/],
    ['has text that begins with an asterisk', 'a: b\nc: *strong*\n', 2, /a YAML alias: \*strong\*/],
    ['has a tag', 'a: b\nc: !!js/function f\n', 2, /a YAML tag: !!js\/function/],
    ['has a tag of an unknown handle', 'a: b\nc: !alto! They cried\n', 2, /a YAML tag that cannot be read/],
    ['begins with three exclamation marks', 'a: b\nc: !!! Breaking\n', 2, /a YAML tag that cannot be read/],
    ['is indented with a tab', 'a:\n\tb: c\n', 2, /a tab in the indentation/],
    ['holds several documents', 'a: b\n...\nc: d\n', 3, /a second YAML document/],
  ] as const) {
    test(what, () => {
      const { problems, ...parsed } = parseYaml(yaml, 'a.md');
      assert.equal(validate(z.unknown(), { problems, ...parsed }, 'a.md').data, undefined);
      const [problem] = problems;
      assert.match(problem?.found ?? '', found);
      assert.doesNotMatch(problem?.found ?? '', /at line/, 'YAML’s own line numbers would mislead');
      assert.equal(problem?.line, line);
    });
  }
  for (const [yaml, fix] of [
    ['rows:\n  - label: -\n    value: 1\n', '- label: "-"'],
    ['rows:\n  - label: ?\n    value: 1\n', '- label: "?"'],
    ['a: b\ntitle: - so it is\n', 'title: "- so it is"'],
    ['row: {label: -, value: 1}\n', 'row: {label: "-", value: 1}'],
    ['row: [-, 1]\n', 'row: ["-", 1]'],
  ] as const)
    test(`has a bare hyphen as text, with a fix to paste: ${fix}`, () => {
      assert.equal(parseYaml(yaml, 'a.md').problems[0]?.fix, fix);
      const fixed = yaml
        .split('\n')
        .map((line) => (/[:[] ?[-?]/.test(line) ? line.replace(/\S.*/, fix) : line));
      assert.deepEqual(parseYaml(fixed.join('\n'), 'a.md').problems, []);
    });
  test('has aliases of aliases, without expanding them', () => {
    const levels = Array.from({ length: 12 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]`);
    assert.ok(parseYaml(['l0: &l0 [x]', ...levels, ''].join('\n'), 'a.md').problems.length > 0);
  });
  test('counts lines from the beginning of the file', () => {
    const { problems } = parseMarkdownFile('---\ntitle: One: two\n---\n', 'a.md');
    assert.equal(problems[0]?.line, 2);
  });
});

test('YAML 1.2: yes, no, on and off are words, and a date is text', () => {
  assert.deepEqual(parseYaml('a: yes\nb: off\nc: 2026-11-22\n', 'a.md').data, {
    a: 'yes',
    b: 'off',
    c: '2026-11-22',
  });
});
