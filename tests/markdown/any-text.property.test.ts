import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { readContent } from '../../src/content/read-content.ts';
import { markdownProcessor } from '../../src/markdown/processor.ts';
import type { Annotations } from '../../src/model/article.ts';
import { isError } from '../../src/model/problem-kinds.ts';
import { writeSiteFile } from '../publications.ts';

/** Any text gives a rendering with its words or a clear refusal. `FUZZ=1000` makes so many runs of each; a failure prints its seed. */
const numRuns = Number(process.env.FUZZ ?? 150);

/** Pieces that mean something to Markdown, HTML or our plugins; set in any order they make what no editor would. */
const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...(
        '# |## |### |- |  - |1. |> |    |\t|* |*|**|_|~~|`|``|```|~~~|---|===|***|[|]|(|)|![|](|][|<|>|</|/>|<!--|-->|<b>|</b>|<sup>|</sup>|<div>|</div>|<br>|' +
        '<span lang="ar">|</span>|<script>|</script>|<?|?>|<![CDATA[|]]>|&amp;|&#0;|&#x202e;|&|\\|\\\\|::timeline|::chart{#a}|:::box[|:::|::|:a|{#x .y z="w"}|[^a]|[^b]|[^a]: |[^b]: |[@a]|[@a; @b]|@' +
        '[x]: |https://example.org/|www.example.org|a@b.example|javascript:|mailto:|| a | b |\n| - | - |\n|:-:|[ ] |[x] |"|\'|“|”|\u2028|\u200f|\u0000|\u00a0|\ufeff|\ud83d|é|e\u0301|كلمة|字|👩‍👩‍👧'
      ).split('|'),
      '|',
      '| a | b |\n| - | -: |\n',
      '![alt](../pictures/a.png "Caption (Credit)")',
      '[link](https://example.org/ "title")',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('\n', '\n\n', ' ') },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-z]{1,8}$/).map((word) => `${word} `) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const markdown = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

/** Made-up words that must come out again: each is unlike every other. */
const wordsIn = (text: string) => text.match(/word\d+x/g) ?? [];
const calm = fc.constantFrom(
  ...[
    '\n',
    '\n\n',
    '\n\n',
    ' ',
    '  \n',
    '\n- ',
    '\n1. ',
    '\n> ',
    '\n## ',
    '\n    ',
    '\t',
    '*',
    '**',
    '_',
    '~~',
    '`',
    '\\',
    '&amp;',
    '<',
    '[',
    ']',
    '](https://example.org/)',
    '"',
    '“',
    '|',
    '\n---\n',
    '\n```\n',
    ': ',
    '!',
    '#',
  ],
  ...[
    '<b>WORD</b>',
    '<sup>*WORD*</sup>',
    '<span lang="ar">WORD WORD</span>',
    '<br>',
    '\n\n<div lang="ar">\n\nWORD\n\n</div>\n\n',
    '\n\n| WORD | b |\n| - | - |\n| WORD | <i>WORD</i> |\n\n',
    '\n\n:::box[WORD]\nWORD\n:::\n\n',
    '<!-- a -->',
    '[WORD](https://example.org/)',
    '- [x] WORD',
  ],
);
const withWords = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: calm },
      { weight: 6, arbitrary: fc.constant(' WORD ') },
      { weight: 1, arbitrary: piece },
    ),
    { maxLength: 30 },
  )
  .map((pieces) => {
    let count = 0;
    return pieces.join('').replace(/WORD/g, () => `word${count++}x`);
  });

const textOf = (node: Nodes): string => {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
};

async function render(text: string, frontmatter: Record<string, unknown> = {}) {
  const { code, metadata } = await markdownProcessor.render(text, { frontmatter });
  const annotations = metadata.frontmatter.annotations as Annotations;
  return {
    code,
    tree: fromHtml(code, { fragment: true }),
    errors: annotations.problems.filter(isError),
    annotations,
  };
}

test('any Markdown renders, or is rejected with a line, what was found and what was expected', async () => {
  await fc.assert(
    fc.asyncProperty(markdown, async (text) => {
      const { annotations, tree } = await render(text);
      for (const { line, found, expected } of annotations.problems)
        assert.ok((line ?? 0) >= 1 && found && expected, found);
      visit(tree, 'element', ({ tagName, properties }) => {
        assert.doesNotMatch(tagName, /^(?:script|style|iframe|img|svg|math|form|template)$/);
        for (const name of Object.keys(properties)) assert.doesNotMatch(name, /^(?:on|style$|src)/i);
      });
    }),
    { numRuns, examples: [['<br>&#0;']] },
  );
});

test('rendered Markdown has all its words and no repeated id', async () => {
  let [tried, rendered] = [0, 0];
  await fc.assert(
    fc.asyncProperty(withWords, async (text) => {
      const { tree, errors, code } = await render(text);
      tried++;
      if (errors.length > 0) return;
      rendered++;
      const shown = textOf(tree);
      // Titles of links and definitions, addresses and languages of code are no words of the text; neither are comments.
      const hidden = `${[...code.matchAll(/<[^>]*>/g)].join(' ')} ${[...text.matchAll(/<!--[\s\S]*?-->|<!-->|<!--->/g)].join(' ')} ${[...text.matchAll(/^[ \t>*+\-\d.]*\[[^\]]*\]:.*(?:\n.*)?/gm)].join(' ')}  ${[...text.matchAll(/^.*(?:```|~~~).*$/gm)].join(' ')}`;
      for (const word of wordsIn(text))
        assert.ok(shown.includes(word) || hidden.includes(word), `${word} is lost`);
      const ids = [...code.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      assert.deepEqual(ids, [...new Set(ids)]);
    }),
    { numRuns: numRuns * 2 },
  );
  assert.ok(rendered * 3 > tried, `only ${rendered} of ${tried} were rendered`);
});

const root = mkdtempSync(join(tmpdir(), 'verbatim-fuzz-'));
after(() => {
  rmSync(root, { recursive: true, force: true });
});

test('any frontmatter results in an article, or in problems with the file', async () => {
  const value = fc.oneof(
    markdown.map((text) => text.replaceAll('\n', ' ')),
    fc.constantFrom(
      '',
      '~',
      '2026-02-30',
      '20',
      '[]',
      '{}',
      '[a, [b]]',
      '{ id: a }',
      '*a',
      '&a b',
      '!!binary x',
      '|\n  x',
      '>-\n  x',
      '"\\u0000"',
      '- a\n- b',
      '\n  - id: a\n    text: b',
      '1e999',
      '.nan',
      '0x1f',
      'true',
      "'",
      '"',
      '%',
      '@',
      '`',
      '? a',
      'a: b: c',
    ),
  );
  const key = fc.oneof(
    fc.constantFrom(
      'title',
      'standfirst',
      'date',
      'author',
      'topics',
      'lang',
      'pullQuotes',
      'sources',
      'timeline',
      'charts',
      'claims',
      'abbreviations',
      'corrections',
      'keyPoints',
      'aliases',
      'people',
      'part',
      'draft',
      '__proto__',
      'constructor',
      'toString',
      '<<',
      '?',
    ),
    fc.string({ maxLength: 5 }),
  );
  const good = 'title: One\nstandfirst: Two.\ndate: 2026-01-02\nauthor: desk\ntopics: [bridges]\n';
  const write = (path: string, text: string) => {
    mkdirSync(join(root, 'content', path, '..'), { recursive: true });
    writeFileSync(join(root, 'content', path), text);
  };
  writeSiteFile(root);
  write('topics/bridges.md', '---\ntitle: Bridges\nsummary: What stands over rivers.\n---\n');
  write('people/desk.md', '---\nname: The desk\nrole: Newsroom\n---\n');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(key, value), { maxLength: 4 }),
      fc.boolean(),
      markdown,
      async (fields, whole, body) => {
        const lines = fields.map(([name, text]) => `${name}: ${text}\n`).join('');
        write('articles/any.md', `---\n${whole ? good : ''}${lines}---\n${body}`);
        const { library, problems } = await readContent(root);
        const errors = problems.filter(isError);
        for (const { file, found, expected } of errors)
          assert.ok(file.startsWith('content/') && found && expected);
        if (errors.length === 0) assert.equal(library.articles.length, 1);
      },
    ),
    { numRuns },
  );
});
