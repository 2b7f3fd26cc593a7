import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { tests as commonMark } from 'commonmark-spec';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { VFile } from 'vfile';
import { parseMarkdownFile } from '../../src/content/frontmatter.ts';
import { remarkAbridged } from '../../src/markdown/abridged.ts';
import { remarkBlockDirectives } from '../../src/markdown/block-directives.ts';
import { remarkGfmSyntax } from '../../src/markdown/gfm-syntax.ts';
import { filesIn } from '../files-in.ts';

const numRuns = Number(process.env.FUZZ ?? 300);

/** Notes what the parser is given. Without our shortcuts, it is remark with its own GFM. */
function parserOf(isAbridged: boolean) {
  const given: string[] = [];
  function noted(this: Processor) {
    const { parser } = this;
    assert.ok(parser);
    this.parser = (text, file) => {
      given.push(text);
      return parser(text, file);
    };
  }
  const processor = unified().use(remarkParse);
  if (isAbridged) processor.use([remarkGfmSyntax, remarkBlockDirectives, noted, remarkAbridged]);
  else processor.use(remarkGfm, { singleTilde: false }).use([remarkBlockDirectives, noted]);
  processor.freeze();
  return { given, parse: (text: string) => processor.parse(new VFile(text)) };
}

const whole = parserOf(false);
const abridged = parserOf(true);

/** Compares both trees; returns what the parser was given. */
function compare(text: string): string[] {
  abridged.given.length = 0;
  assert.deepEqual(abridged.parse(text), whole.parse(text), text);
  return [...abridged.given];
}

const sentence = 'The town paid for two bridges that stand today, and nobody asked why.';

describe('a text whose plain words the parser does not get', () => {
  test('is shorter', () => {
    assert.deepEqual(compare(`${sentence}\n\n${sentence}\n`), ['The \ue000 why.\n\nThe \ue000 why.\n']);
  });

  for (const [what, text] of [
    [
      'lists and quotations',
      `- ${sentence}\n- - ${sentence}\n\n> ${sentence}\n> ${sentence}\n\n1. ${sentence}\n`,
    ],
    ['headings', `## ${sentence}\n\n${sentence}\n---\n\n${sentence}\n===\n`],
    ['emphasis', `*${sentence}* ${sentence} **${sentence}** ~~${sentence}~~ a_b * ${sentence}\n`],
    ['notes', `${sentence}[^a] ${sentence}\n\n[^a]: ${sentence} [@report]\n    ${sentence}\n`],
    [
      'links',
      `${sentence} [the ledger of that town](https://example.org/a) ${sentence} https://example.org/ ${sentence}\n`,
    ],
    ['boxes', `:::box[A box about the ledgers]\n${sentence}\n:::\n\n::timeline\n\n${sentence}\n`],
    [
      'characters of other planes and scripts',
      `${sentence} 👩‍👩‍👧 ${sentence}\n\nهذا نص عربي طويل عن الجسور والدفاتر في المدينة القديمة.\n`,
    ],
    ['hard line breaks', `${sentence}  \n${sentence}\n`],
  ] as const)
    test(`has the same tree with ${what}`, () => {
      const [given = '', ...more] = compare(text);
      assert.ok(given.length < text.length);
      assert.deepEqual(more, []);
    });

  for (const [what, text] of [
    ['titles of links', `[x]: https://example.org/ "${sentence}"\n\n[x]\n`],
    ['code in the middle of a fence', `${sentence}\n\n- ~~~\n  ${sentence}\n  ~~~\n`],
    ['HTML of several lines', `<div>\n${sentence}\n</div>\n`],
  ] as const)
    test(`is parsed again with all its words if they are in ${what}`, () => {
      assert.equal(compare(text).at(-1), text);
    });

  for (const [what, text] of [
    ['labels of references', `[a label of several plain words][]\n\n[a label of several plain words]: /x\n`],
    [
      'labels of several lines',
      `[a label of\nseveral plain words and more\nof them]: /x\n\n[a label of several plain words and more of them]\n`,
    ],
    ['tables', `| a | b |\n| - | - |\n| ${sentence} | ${sentence} |\n`],
    ['code', `\`\`\`\n${sentence}\n\`\`\`\n\n\`${sentence}\`\n\n    ${sentence}\n`],
    ['Windows line ends', `${sentence}\r\n${sentence}\r\n`],
    ['our mark', `${sentence} \ue000 ${sentence}\n`],
    ['our mark as a reference', `\`\`${sentence}\`\` ${sentence} &#x0E000; ${sentence}\n`],
    ['our mark as a decimal reference', `${sentence} &#057344; ${sentence}\n`],
    ['our mark as a reference in small letters', `${sentence} &#xe000; ${sentence}\n`],
    ['escapes', `\\[${sentence}\\]\n${sentence}\n`],
  ] as const)
    test(`keeps all words of ${what}`, () => {
      assert.deepEqual(compare(text), [text]);
    });

  test('has the same tree for every example of CommonMark, also between long lines', () => {
    for (const { markdown } of commonMark) {
      const text = markdown.replaceAll('→', '\t');
      compare(text);
      compare(text.replaceAll(/[a-z]{3,}/gu, (word) => `${word} of all the words here ${word}`));
      compare(`${sentence}\n${text}${sentence}\n\n${text}\n${sentence}\n`);
    }
  });

  test('has the same tree for every article of our content and of the publications of tests', () => {
    const root = resolve(import.meta.dirname, '../..');
    const files = [join(root, 'content'), join(root, 'tests/fixtures/sites')]
      .flatMap((folder) => filesIn(folder))
      .filter((file) => /\/content\/.*\.md$/u.test(file));
    assert.ok(files.length > 30);
    let [typed, given] = [0, 0];
    for (const file of files) {
      const { body } = parseMarkdownFile(readFileSync(file, 'utf8'), file);
      given += compare(body).reduce((sum, text) => sum + text.length, 0);
      typed += body.length;
    }
    assert.ok(given < typed * 0.6, `${given} of ${typed} characters`);
  });

  test('has the same tree for any text', () => {
    const signs =
      '#|##|-|  -|1.|>|    |\t|*|**|_|~~|`|```|~~~|---|===|[|]|(|)|![|](|][|<|>|</b>|<b>|<!--|-->|<div>|&amp;|&#xE000;|&#57344;|&|\\|::a|:::box[|:::|{#x}|[^a]|[^a]:|[@a]|[x]:|[x]|https://example.org/|www.example.org|a@b.example|"|“|”|\u2028|\u00a0|é|كلمة|字|😀|:|!|.'.split(
        '|',
      );
    const piece = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...signs, '| a | b |\n| - | - |\n', '[a b](/c "d")') },
      { weight: 3, arbitrary: fc.constantFrom(' ', '\n', '\n\n', ' ') },
      {
        weight: 4,
        arbitrary: fc.constantFrom('word', 'ten words', ' one two three four five six ', 'plain words'),
      },
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        compare(pieces.join(''));
      }),
      { numRuns },
    );
  });
});
