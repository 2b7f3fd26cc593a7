import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Root, RootContent } from 'mdast';
import { bodyToMarkdown } from '../../../src/desk/import/body-to-markdown.ts';
import { readPlainText } from '../../../src/desk/import/plain/read-plain-text.ts';
import { parseMarkdown, textOf, wordsIn } from '../../../src/desk/import/words.ts';
import { context } from './context.ts';

const word = fc.oneof(
  fc.constantFrom(
    'river',
    'Tallow',
    'said,',
    '“no”',
    '[...]',
    '*',
    '_a_',
    '#',
    '1.',
    '<b>',
    '&amp;',
    '`x`',
    '::note',
    ':::',
    '[^1]',
    '[@x]',
    '|',
    '~~',
    '>',
    '-',
    '+',
    '=',
    '---',
    '1)',
    'http://x.example/a_b',
    'نعم',
    '«چه»',
    '\\',
    '!',
    '![x](y)',
    '10:30',
    '$5',
  ),
  fc
    .string({ minLength: 1, maxLength: 8, unit: 'grapheme' })
    .map((text) => text.replace(/[\s\p{C}]/gu, '') || 'x'),
);
const sentence = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));
const inline = (value: string) => [{ type: 'text' as const, value }];

test('Markdown has the words of the text, whatever they are', () => {
  const block: fc.Arbitrary<RootContent> = fc.oneof(
    sentence.map((text): RootContent => ({ type: 'paragraph', children: inline(text) })),
    sentence.map((text): RootContent => ({ type: 'heading', depth: 2, children: inline(text) })),
    fc.array(sentence, { minLength: 1, maxLength: 3 }).map((texts): RootContent => ({
      type: 'list',
      ordered: false,
      spread: false,
      children: texts.map((text) => ({
        type: 'listItem',
        spread: false,
        children: [{ type: 'paragraph', children: inline(text) }],
      })),
    })),
  );
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (children) => {
      const body: Root = { type: 'root', children };
      assert.deepEqual(wordsIn(textOf(parseMarkdown(bodyToMarkdown(body)))), wordsIn(textOf(body)));
    }),
    { numRuns: 80 },
  );
});

test('every word of a plain text is in the body, in a field, or in the report of what was set apart', () => {
  const line = fc.oneof(
    { weight: 3, arbitrary: sentence },
    fc.constantFrom(
      'Topics covered',
      'Rivers',
      'June 10, 2014',
      'By Mara Lind',
      'Share',
      'Already have an account? Log in',
      '• Unlimited access',
      'Read more: The ferry',
      'What now?',
      'Soldiers, 2014.Getty Images/AFP',
      '',
      '',
    ),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), (lines) => {
      const source = lines.join('\n');
      const piece = readPlainText(source, context);
      const fields = [piece.title, piece.standfirst, ...piece.authors, ...piece.topics].map(
        (one) => one?.value ?? '',
      );
      const from = [piece.date, ...piece.authors].map((one) => one?.from ?? '');
      const found = new Set(
        [textOf(piece.body), ...fields, ...from, ...piece.setApart.map(({ text }) => text)].flatMap((text) =>
          lettersOf(text),
        ),
      );
      for (const one of lettersOf(source)) assert.ok(found.has(one), `${one} of ${JSON.stringify(source)}`);
    }),
    { numRuns: 80 },
  );
});

/** The words of a text by their letters: marks of lists and quotation marks of the report do not count. */
const lettersOf = (text: string): string[] => text.match(/\p{L}+/gu) ?? [];
