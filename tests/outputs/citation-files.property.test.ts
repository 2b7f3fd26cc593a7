import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { biblatex, bibtex } from '../../src/outputs/citations/bibtex.ts';
import type { CslItem } from '../../src/outputs/citations/item.ts';
import { ris } from '../../src/outputs/citations/ris.ts';
import { citationJs, nameOf, pandoc, plainText } from './citation-readers.ts';

/** A line as an editor may write it: with characters that mean something to a format, and others. */
const line = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'\\ { } ~ ^ < > % & _ # $ @ , " = ; -'.split(' ')),
      fc.constantFrom(
        ' and ',
        '--',
        '\\end',
        '</script>',
        'ER  - ',
        'TY  - ',
        '},',
        '”',
        '’',
        ' – ',
        '\u2028',
        '\u00a0',
      ),
      fc.constantFrom('a', 'PMF', 'Löwe', 'من', 'يصل', 'al-Kazim', '7', ' '),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => `x${parts.join('')}x`);
const name = fc.oneof(
  line.map((literal) => ({ literal })),
  fc.record({ family: line, given: line }),
);
const item = fc.record({
  title: line,
  abstract: line,
  author: fc.array(name, { minLength: 1, maxLength: 4 }),
  translator: fc.array(name, { minLength: 1, maxLength: 2 }),
});
const whole = (fields: Pick<CslItem, 'title' | 'abstract' | 'author' | 'translator'>): CslItem => ({
  id: 'an-id',
  type: 'article-newspaper',
  'container-title': 'Verbatim',
  issued: { 'date-parts': [[2026, 11, 2]] },
  URL: 'https://verbatim.example/q/once/',
  language: 'en',
  ...fields,
});

const fieldLine = /^ {2}(?:[a-z]+ = \{(.*)\}|month = ([a-z]{3})),$/;

test('no text breaks out of its field in BibTeX or BibLaTeX', () => {
  fc.assert(
    fc.property(item, (fields) => {
      for (const text of [bibtex(whole(fields)), biblatex(whole(fields))]) {
        const [head, ...rest] = text.split(/[\n\u2028\u2029]/);
        assert.equal(head, '@article{an-id,');
        assert.deepEqual(rest.slice(-2), ['}', '']);
        for (const written of rest.slice(0, -2)) {
          const [, braced, macro = ''] = fieldLine.exec(written) ?? [];
          const value = braced ?? macro;
          assert.notEqual(value, '', written);
          // BibTeX counts every brace; the depth is never negative.
          let depth = 0;
          for (const character of value) {
            if (character === '{') depth++;
            if (character === '}') depth--;
            assert.ok(depth >= 0, written);
          }
          assert.equal(depth, 0, written);
          assert.doesNotMatch(value, /(?<!\\)[%&#$]/, written);
        }
      }
    }),
  );
});

test('Citation.js reads titles, abstracts and names from BibTeX and BibLaTeX unchanged', () => {
  fc.assert(
    fc.property(item, (fields) => {
      for (const write of [bibtex, biblatex]) {
        const [read, ...more] = citationJs(write(whole(fields)));
        assert.deepEqual(more, []);
        assert.equal(plainText(read?.title), plainText(fields.title));
        assert.equal(plainText(read?.abstract), plainText(fields.abstract));
        assert.equal(read?.author?.length, fields.author.length);
        assert.equal(read.translator?.length, fields.translator.length);
      }
    }),
    { numRuns: 60 },
  );
});

test('pandoc reads special characters from BibTeX and BibLaTeX unchanged', (t) => {
  const title = 'R&D at 100% a_b {c} \\d ~e ^f $5 #1 <g> -- “PMF” – من يصل </script>';
  for (const [format, write] of [
    ['bibtex', bibtex],
    ['biblatex', biblatex],
  ] as const) {
    const read = pandoc(format)(
      write(
        whole({
          title,
          abstract: title,
          author: [{ literal: 'Quill, Ink and Co. {x}' }, { family: 'van den Berg', given: 'Ana' }],
          translator: [{ family: 'الكاظم', given: 'ليلى' }],
        }),
      ),
    );
    if (!read) {
      t.skip('pandoc is not installed');
      return;
    }
    assert.equal(plainText(read[0]?.title), plainText(title));
    assert.equal(plainText(read[0]?.abstract), plainText(title));
    assert.deepEqual(read[0]?.author?.map(nameOf), ['Quill, Ink and Co. {x}', 'Ana van den Berg']);
    assert.deepEqual(read[0].translator?.map(nameOf), ['ليلى الكاظم']);
  }
});

test('capitals inside a title are protected from styles with lower-case titles', () => {
  const of = (title: string) =>
    /title = \{(.*)\},/.exec(bibtex(whole({ title, abstract: 'x', author: [], translator: [] })))?.[1];
  assert.equal(of('The PMF’s war in R&D'), 'The {PMF’s} war in {R\\&D}');
  assert.equal(of('PMF and Al-Kazim'), '{PMF} and {Al-Kazim}');
});

test('no text breaks out of its line in RIS, and each tag occurs as often as expected', () => {
  fc.assert(
    fc.property(item, (fields) => {
      const lines = ris(whole(fields)).split('\r\n');
      assert.equal(lines.pop(), '');
      for (const written of lines) assert.match(written, /^[A-Z][A-Z0-9] {2}- [^\r\n\u2028\u2029]*$/);
      const names = (tag: string, list: readonly unknown[]) => list.map(() => tag);
      assert.deepEqual(
        lines.map((written) => written.slice(0, 2)),
        [
          ...['TY', 'ID', 'TI', ...names('AU', fields.author), ...names('A4', fields.translator)],
          ...['T2', 'PB', 'PY', 'DA', 'LA', 'UR', 'AB', 'ER'],
        ],
      );
      // One comma for each name: the one that splits it, or the one at the end that prevents splitting.
      for (const written of lines.filter((text) => /^A[U4]/.test(text)))
        assert.equal(written.split(',').length, 2, written);
    }),
  );
});
