import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { formatLedger, type Ledger, ledgerFile } from '../../src/content/ledger.ts';
import { formatSealing, logFile } from '../../src/content/ledger-log.ts';
import { siteFile } from '../../src/model/site.ts';
import { sealingsOf, sealOn, textOf } from '../content/ledger/logs.ts';
import { fixtures } from '../publications.ts';

const first = 'content/articles/one-bridge-two-entries.md';
const second = 'content/articles/how-the-ledger-grew.md';
const arabic = 'content/articles/one-bridge-two-entries-ar.md';
const topic = 'content/topics/bridges.md';
const register = 'content/sources.yaml';

type Make = (root: string) => void;

/** Puts something in place of words of a file of the good content; `latin1` writes each letter as one byte. */
const change =
  (file: string, from: string, to: string, encoding: BufferEncoding = 'utf8'): Make =>
  (root) => {
    const [before, after] = split(readFileSync(join(root, file), 'utf8'), from);
    writeFileSync(
      join(root, file),
      Buffer.concat([Buffer.from(before), Buffer.from(to, encoding), Buffer.from(after)]),
    );
  };
const split = (text: string, at: string): [string, string] => {
  const index = text.indexOf(at);
  if (index === -1) throw new Error(`${at} is not in the good content`);
  return [text.slice(0, index), text.slice(index + at.length)];
};
const rewrite =
  (file: string, to: (text: string) => string | Buffer): Make =>
  (root) => {
    writeFileSync(join(root, file), to(readFileSync(join(root, file), 'utf8')));
  };
/** A paragraph at the end of the body of the Arabic article. */
const body =
  (text: string): Make =>
  (root) => {
    appendFileSync(join(root, arabic), `\n${text}\n`);
  };
const write =
  (file: string, text: string): Make =>
  (root) => {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), text);
  };
const link =
  (file: string, to: string): Make =>
  (root) => {
    mkdirSync(join(root, file, '..'), { recursive: true });
    rmSync(join(root, file), { force: true, recursive: true });
    symlinkSync(to, join(root, file));
  };
const all =
  (...makes: Make[]): Make =>
  (root) => {
    for (const make of makes) make(root);
  };
const floods = '---\ntitle: Floods\nsummary: What the river does.\n---\n';

/** The public key of the first test of RFC 8032, 7.1. */
const publicKey = 'MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
const sealedQuote = '/q/lind-we-paid-once/';
const sealedOnce: Ledger = new Map([[sealedQuote, { since: '2026-10-01', words: ['we paid for it once'] }]]);

/** Seals the quote, and changes the lines of the log, or the ledger after it. */
const sealedLog =
  (edit: (lines: readonly string[]) => readonly string[], ledger = sealedOnce): Make =>
  (root) => {
    const lines = sealOn([], sealedOnce, '2026-10-01');
    writeFileSync(join(root, logFile), textOf(edit(lines)));
    writeFileSync(join(root, ledgerFile), formatLedger(ledger, 'verbatim.example,2026'));
  };

/** A chart of a thousand rows. */
const chartOf = (kind: string, row: (count: number) => string): Make =>
  rewrite(second, (text) =>
    text.replace(
      /    rows:\n(?:      .*\n)+/,
      () =>
        `${kind}    rows:\n${Array.from({ length: 1000 }, (_, count) => `      - { ${row(count)} }\n`).join('')}`,
    ),
  );

/** Cases of tests/fixtures/bad that git, an editor or a file system would bend, or that are too large to keep. */
export const made: Record<string, Make> = {
  'quote-across-two-blocks': change(
    first,
    'text: we paid for it once',
    'text: the same sum. What the mayor says Mara Lind',
  ),
  'quote-across-two-cells': change(first, 'text: we paid for it once', 'text: 17 400'),
  'quote-across-two-list-items': all(
    change(first, 'text: we paid for it once', 'text: the arch the pier'),
    rewrite(first, (text) => text.replace('## What', '- the arch\n- the pier\n\n## What')),
  ),
  'quote-that-lacks-its-last-letter': change(
    first,
    'text: we paid for it once',
    'text: told a council that “we paid for it onc',
  ),
  'schema-newer': rewrite(siteFile, (text) => `${text}schema: 9\n`),
  'settings-missing': (root) => {
    rmSync(join(root, siteFile));
  },
  'threads-with-the-same-id': change(second, 'id: books', 'id: bridge'),
  'article-source-repeated': rewrite(first, (text) =>
    text.replace(/ {2}- id: council-minutes\n(?: {4}.*\n)+/, (block) => block + block),
  ),
  'byte-order-mark': rewrite(first, (text) => `\ufeff${text}`),
  'windows-line-endings': rewrite(first, (text) => text.replaceAll('\n', '\r\n')),
  'windows-line-endings-in-the-register': rewrite(register, (text) => text.replaceAll('\n', '\r\n')),
  'old-mac-line-endings': rewrite(topic, (text) => text.replaceAll('\n', '\r')),
  'bytes-that-are-not-utf8-in-a-body': change(arabic, '\n[^1]:', '\xff\xfe\n[^1]:', 'latin1'),
  'bytes-that-are-not-utf8-in-a-title': change(first, 'One bridge, two', 'Un pont, d\xe9ux', 'latin1'),
  'bytes-that-are-not-utf8-in-the-register': change(register, 'Ida Brook', 'Ida Br\xf8k', 'latin1'),
  'bytes-that-are-not-utf8-in-the-ledger': (root) => {
    writeFileSync(join(root, ledgerFile), Buffer.from('{\n"/q/\xe9/": {}\n}\n', 'latin1'));
  },
  'merge-conflict-in-frontmatter': change(
    first,
    'author: town-desk\n',
    '<<<<<<< HEAD\nauthor: town-desk\n=======\nauthor: mara-lind\neditor: town-desk\n>>>>>>> bylines\n',
  ),
  'merge-conflict-in-a-body': change(
    first,
    'bear the same date and the same sum.\n\n',
    '<<<<<<< HEAD\nbear the same date and the same sum.\n||||||| 1a2b3c4\nbear the same date.\n=======\nbear the same sum.\n>>>>>>> sums\n\n',
  ),
  'merge-conflict-of-many-lines': change(
    first,
    '| Entry | Sum |\n',
    `<<<<<<< HEAD\n| Entry | Sum |\n=======\n${'| Entry | Amount |\n'.repeat(8)}>>>>>>> sums\n`,
  ),
  'merge-conflict-that-was-partly-deleted': all(
    change(first, '[^ledger]: Entries', '>>>>>>> sums\n[^ledger]: Entries'),
    change(topic, 'labels:', '=======\nlabels:'),
  ),
  'merge-conflict-in-the-settings': change(
    siteFile,
    'languages: [en, ar, fa]\n',
    '<<<<<<< HEAD\nlanguages: [en, ar, fa]\n=======\nlanguages: [en, ar]\n>>>>>>> languages\n',
  ),
  'merge-conflict-in-the-register': change(
    register,
    '  kind: document\n',
    '<<<<<<< HEAD\n  kind: document\n=======\n  kind: book\n>>>>>>> kinds\n',
  ),
  'quote-with-the-id-of-a-new-article': change(
    first,
    'id: lind-we-paid-once',
    'id: what-the-quote-is-about-in-two-bridges',
  ),
  'quote-with-the-words-of-a-new-article': all(
    change(first, 'text: we paid for it once', 'text: Words that appear in the body.'),
    change(first, '## What the mayor', 'Words that appear in the body.\n\n## What the mayor'),
  ),
  'utf8-sequence-incomplete': change(topic, 'What stands', '\xd8What stands', 'latin1'),
  'utf-16': rewrite(topic, (text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
  'nul-in-a-title': change(first, 'One bridge, two', 'One\0bridge, two'),
  'nul-in-a-body': change(first, 'a clerk copied', 'a\0clerk copied'),
  'nul-in-the-register': change(register, 'Town of Tallow', 'Town\0of Tallow'),
  'only-nuls': write(topic, '\0'.repeat(64)),
  'terminal-escape-sequences': change(first, 'The [timeline', '\u001b]0;owned\u0007\u001b[2JThe [timeline'),
  'control-character-in-a-comment': change(topic, 'title: Bridges', '# \u0008\ntitle: Bridges'),
  'direction-control-in-a-body': change(first, 'a clerk copied', 'a \u202eclerk copied'),
  'direction-control-in-a-title': change(first, 'One bridge, two', 'One \u202ebridge, two'),
  'direction-control-closed-but-never-opened': change(first, 'a clerk copied', 'a clerk\u2069 copied'),
  'direction-controls-closed-in-the-wrong-order': change(
    first,
    'a clerk copied',
    'a \u202b\u2067clerk\u202c\u2069 copied',
  ),
  'direction-control-in-code': body('```\nif (paid) { \u2066// \u202eonce }\n```'),
  'frontmatter-over-64-kb': change(topic, 'summary: What', `summary: ${'Very much. '.repeat(6000)}What`),
  'article-over-1-mb': body('Much. '.repeat(200_000)),
  'lists-nested-too-deep': body(`${'- '.repeat(101)}a`),
  'lists-nested-too-deep-by-indentation': body(
    Array.from({ length: 120 }, (_, level) => `${'  '.repeat(level)}- a`).join('\n'),
  ),
  'quotes-nested-too-deep': body(`${'>'.repeat(5000)} a`),
  'numbered-lists-nested-too-deep': body(`${'1. '.repeat(3000)}a`),
  'brackets-nested-too-deep': body(`${'['.repeat(50_000)}a${']'.repeat(50_000)}`),
  'pictures-nested-too-deep': body('!['.repeat(50_000)),
  'too-many-emphasis-characters': body('*a _b '.repeat(50_000)),
  'too-many-backticks': body(Array.from({ length: 900 }, (_, length) => '`'.repeat(length)).join(' ')),
  'yaml-nested-too-deep': change(topic, 'aliases: [bridge', `aliases: ${'['.repeat(20_000)}[bridge`),
  'register-nested-too-deep': write(register, `a: ${'{ a: '.repeat(20_000)}`),
  'table-row-with-too-many-cells': body(
    '| Stone | Weight |\n| --- | --: |\n| Amber | 12 | of whom three were children |\n| Beryl | 7 |',
  ),
  'table-cell-with-a-pipe-in-code': body('| Stone | Mark |\n| --- | --- |\n| Beryl | `a|b` kept |'),
  'table-with-too-few-columns-of-hyphens': body(
    '| Stone | Weight | Place |\n| --- | --- |\n| Amber | 12 | 3 |',
  ),
  'table-with-dashes-for-hyphens': body('| Stone | Weight |\n| – | – |\n| Amber | 12 |'),
  'table-without-a-row-of-hyphens': body('| Stone | Weight |\n| Amber | 12 |'),
  'emphasis-between-a-letter-and-a-quotation-mark': body('و**«الشرطة»** ليست هنا، و__(القديم)__الجسر.'),
  'emphasis-nested-by-accident': body('**الجسر (القديم)**و**الطريق** ثم *أ (ب)*ج*د*'),
  'emphasis-between-numbers': body('That is 5*4 and 3*2.'),
  'emphasis-unclosed': body('This is **bold\n\nThis is __bold and ~~struck\n\nAnd this *slanted.'),
  'code-unclosed': body('Type `npm run check.'),
  'link-reference-undefined': body('See [the record][nowhere] and [another][].'),
  'picture-without-a-url': body('![A bridge]'),
  'links-with-spaces': body(
    '![A bridge](../pictures/IMG 2034.JPG)\n\nSee [the minutes](https://example.org/the minutes.pdf).',
  ),
  'bare-url-that-ends-before-a-dash': body('See https://en.wikipedia.org/wiki/Iran–Iraq_War.'),
  'note-inline': body('It was paid twice.^[By the ledger.]'),
  callout: body('> [!NOTE]\n> Read this first.'),
  shortcodes: body(
    [
      '{{< figure src="bridge.jpg" >}}',
      '{{% notice %}}',
      '{% include bridge.html %}',
      '{{ site.title }}',
      '[caption id="a"]A bridge[/caption]',
      '[[_TOC_]]',
    ].join('\n\n'),
  ),
  import: body("import Chart from '../components/Chart.astro';"),
  'wiki-link': body('See [[One bridge|the other text]].'),
  highlighting: body('This is ==important== here.'),
  math: body('$$x^2 + y^2$$\n\nIt is 5 km^2^ of H~2~O.'),
  'character-references-invalid': body('One&nbps;two, three &ndash four, caf&amp;eacute;. AT&T and R&D.'),
  'heading-without-a-space': body('##The bridge'),
  'heading-from-a-line-of-hyphens': body('The bridge was paid for twice.\n---'),
  'checkbox-outside-a-list': body('[ ] Ask the clerk\n[x] Ask the mayor'),
  'definition-list': body('Ledger\n: A book of what was paid.'),
  'ids-and-classes-in-braces': body('## The bridge {#bridge}\n\nText.\n{: .lead}'),
  'bullets-pasted-from-a-word-processor': body(
    '• The bridge\n• The ledger\n\n— Who paid?\n— The town.\n\n— Nobody answered.\n\na) One\nb) Two',
  ),
  'links-with-invisible-or-ambiguous-parts': body(
    [
      '[a](//example.org/minutes)',
      '[b](https:example.org)',
      '[c](<https://example.org/the minutes>)',
      '[d](https://clerk:secret@example.org/)',
      '[e](https://example.org/a\u200bb)',
      '[f](https:\\\\\\\\example.org)',
      '[g]\n\n[g]: <https://example.org/"x">',
    ].join('\n\n'),
  ),
  'source-urls-with-invisible-parts': all(
    change(register, 'url: https://example.org/ledger', 'url: "https://example.org/a\\nTY  - JOUR"'),
    change(register, 'url: https://example.org/post', 'url: https://clerk:secret@example.org/post'),
    change(register, 'archived: https://', 'archived: https:///'),
    change(first, 'url: https://example.org/minutes', 'url: https://example.org/the\u200bminutes'),
  ),
  'dates-in-the-future': all(
    change(first, 'author: town-desk', 'updated: 2026-11-23\nauthor: town-desk'),
    change(first, 'said: 2026-09-14', 'said: 2031-01-15'),
    change(first, 'accessed: 2026-09-20', 'accessed: 2027-01-01'),
    change('content/people/mara-lind.md', 'born: 1971-03', 'born: 2031\ndied: 2026-12'),
  ),
  'character-references-in-fields': all(
    change(first, 'title: One bridge, two entries', 'title: "R&amp;D &#8211; caf&eacute;"'),
    change(topic, 'aliases: [bridge', 'aliases: ["Ponts &amp; chauss&eacute;es", AT&T, bridge'),
  ),
  'picture-name-invalid': (root) => {
    for (const name of ['IMG 2034.JPG', 'notes.txt', 'جسر.png'])
      writeFileSync(
        join(root, 'content/pictures', name),
        readFileSync(join(root, 'content/pictures/bridge.jpg')),
      );
  },
  'pictures-unused': (root) => {
    const bridge = readFileSync(join(root, 'content/pictures/bridge.jpg'));
    writeFileSync(join(root, 'content/pictures/unused.jpg'), bridge);
    writeFileSync(join(root, 'content/pictures/half.jpg'), bridge.subarray(0, bridge.length / 2));
    writeFileSync(join(root, 'content/pictures/heavy.jpg'), Buffer.alloc(2 * 1024 * 1024 + 1));
    writeFileSync(join(root, 'content/pictures/page.png'), '<html></html>');
    copyFileSync(join(fixtures, 'pictures/gps.jpg'), join(root, 'content/pictures/from-a-telephone.jpg'));
  },
  'folder-named-like-an-article': write('content/articles/a-bridge.md/notes.md', 'Notes for ourselves.\n'),
  'empty-folder-named-like-a-topic': (root) => {
    mkdirSync(join(root, 'content/topics/floods.md'));
  },
  'symlink-outside-content': all(
    write('secret.md', floods),
    link('content/topics/floods.md', '../../secret.md'),
  ),
  'symlink-to-the-password-file': link('content/topics/floods.md', '/etc/passwd'),
  'symlink-of-a-folder-outside-content': all(
    write('elsewhere/floods.md', floods),
    link('content/people/others', '../../elsewhere'),
  ),
  'picture-symlink-outside-content': all(
    (root) => {
      writeFileSync(join(root, 'bridge.jpg'), readFileSync(join(root, 'content/pictures/bridge.jpg')));
    },
    link('content/pictures/bridge.jpg', '../../bridge.jpg'),
  ),
  'symlink-broken': link('content/topics/floods.md', 'no-such-file.md'),
  'symlink-to-itself': link('content/topics/floods.md', 'floods.md'),
  'register-that-is-a-folder': all(
    (root) => {
      rmSync(join(root, register));
    },
    write(`${register}/a.yaml`, '{}\n'),
  ),
  'file-names-that-differ-in-unicode-form': all(
    write('content/topics/caf\u00e9.md', floods),
    write('content/topics/cafe\u0301.md', floods),
  ),
  'file-name-with-a-direction-control': write('content/topics/floods-\u202egpj.md', floods),
  'picture-over-2-mb': (root) => {
    writeFileSync(join(root, 'content/pictures/bridge.jpg'), Buffer.alloc(2 * 1024 * 1024 + 1));
  },
  'ledger-missing': (root) => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root });
    git('init', '--quiet');
    writeFileSync(join(root, ledgerFile), formatLedger(new Map(), 'verbatim.example,2026'));
    git('add', ledgerFile);
    git('commit', '--quiet', '--message', 'Seal');
    rmSync(join(root, ledgerFile));
  },
  'ledger-missing-in-a-shallow-clone': (root) => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root });
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '--message', 'One');
    git('commit', '--quiet', '--allow-empty', '--message', 'Two');
    // What git writes into a clone of one commit (gitrepository-layout, "shallow").
    writeFileSync(join(root, '.git/shallow'), git('rev-parse', 'HEAD'));
  },
  'log-of-another-ledger': sealedLog(
    (lines) => lines,
    new Map([[sealedQuote, { since: '2026-10-01', words: ['we paid for it twice'] }]]),
  ),
  'log-without-a-sealed-url': sealedLog(
    (lines) => lines,
    new Map([...sealedOnce, ['/topics/bridges/', { since: '2026-10-02' }]]),
  ),
  'log-missing': (root) => {
    sealedLog((lines) => lines)(root);
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
        cwd: root,
        env: {
          ...process.env,
          GIT_AUTHOR_DATE: '2026-10-01T12:00:00Z',
          GIT_COMMITTER_DATE: '2026-10-01T12:00:00Z',
        },
      });
    git('init', '--quiet');
    git('add', logFile);
    git('commit', '--quiet', '--message', 'Seal');
    rmSync(join(root, logFile));
  },
  'log-cut': sealedLog(([line = '']) => [line.slice(0, 120)]),
  'log-rewritten': sealedLog(([line = '']) => [
    line.replace('"sealed":"2026-10-01"', '"sealed":"2025-10-01"'),
  ]),
  'log-of-two-branches': sealedLog(
    ([line = '']) => {
      const branch = (day: string) =>
        sealOn([line], new Map([...sealedOnce, ['/topics/bridges/', { since: day }]]), day).slice(1);
      return [line, ...branch('2026-10-02'), ...branch('2026-10-03')];
    },
    new Map([...sealedOnce, ['/topics/bridges/', { since: '2026-10-02' }]]),
  ),
  'log-with-a-signature-by-an-unknown-key': sealedLog((lines) =>
    [...sealingsOf(lines).values()].map((each) =>
      formatSealing({ ...each, key: '2027', signature: `${'A'.repeat(86)}==` }),
    ),
  ),
  'log-without-a-signature': all(
    sealedLog((lines) => lines),
    rewrite(
      siteFile,
      (text) => `${text}ledgerKeys:\n  - id: "2026"\n    publicKey: ${publicKey}\n    from: 2026-01-01\n`,
    ),
  ),
  'chart-with-a-thousand-bars': chartOf('', (count) => `label: Payment ${count + 1}, value: ${1000 - count}`),
  'chart-with-a-thousand-days': chartOf(
    '    kind: lines\n',
    (count) =>
      `date: ${new Date(Date.UTC(2018, 0, 1 + count)).toISOString().slice(0, 10)}, value: ${(count * 37) % 101}`,
  ),
};
