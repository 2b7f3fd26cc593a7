import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { shellWord } from '../../src/text/shell-word.ts';

describe('a word of a command', () => {
  for (const [word, written] of [
    ['content/pictures/bridge.jpg', 'content/pictures/bridge.jpg'],
    ['content/pictures/جسر.png', '"content/pictures/جسر.png"'],
    ['content/pictures/IMG 2034.JPG', '"content/pictures/IMG 2034.JPG"'],
    ['it’s (1).png', '"it’s (1).png"'],
    [String.raw`C:\My Site`, String.raw`"C:\My Site"`],
    ["Nia's $HOME", String.raw`'Nia'\''s $HOME'`],
    ['', '""'],
  ] as const)
    test(`writes ${JSON.stringify(word)} as ${written}`, () => {
      assert.equal(shellWord(word), written);
    });

  test('is read by a shell as it was', { skip: process.platform === 'win32' }, () => {
    for (const word of [
      'a b',
      "it's",
      '"quoted"',
      '$(touch x)',
      '`id`',
      String.raw`back\slash \\ end\ `.trim(),
      'wow!',
      'a;b&c|d<e>f*?[g]{h}~#',
      '',
    ])
      assert.equal(execFileSync('sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' }), word);
  });
});
