import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatLedger, ledgerFile } from '../../src/content/ledger.ts';

const first = 'content/articles/one-bridge-two-entries.md';
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

/** Cases of tests/fixtures/bad that git, an editor or a file system would bend, or that are too large to keep. */
export const made: Record<string, Make> = {
  'byte-order-mark': rewrite(first, (text) => `\ufeff${text}`),
  'windows-line-ends': rewrite(first, (text) => text.replaceAll('\n', '\r\n')),
  'windows-line-ends-in-the-register': rewrite(register, (text) => text.replaceAll('\n', '\r\n')),
  'line-ends-of-old-macs': rewrite(topic, (text) => text.replaceAll('\n', '\r')),
  'bytes-that-are-not-utf8-in-a-body': change(arabic, '\n[^1]:', '\xff\xfe\n[^1]:', 'latin1'),
  'bytes-that-are-not-utf8-in-a-title': change(first, 'One bridge, two', 'Un pont, d\xe9ux', 'latin1'),
  'bytes-that-are-not-utf8-in-the-register': change(register, 'Ida Brook', 'Ida Br\xf8k', 'latin1'),
  'bytes-that-are-not-utf8-in-the-ledger': (root) => {
    writeFileSync(join(root, ledgerFile), Buffer.from('{\n"/q/\xe9/": {}\n}\n', 'latin1'));
  },
  'letter-cut-in-two': change(topic, 'What stands', '\xd8What stands', 'latin1'),
  'utf-16': rewrite(topic, (text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
  'nul-in-a-title': change(first, 'One bridge, two', 'One\0bridge, two'),
  'nul-in-a-body': change(first, 'a clerk copied', 'a\0clerk copied'),
  'nul-in-the-register': change(register, 'Town of Tallow', 'Town\0of Tallow'),
  'only-nuls': write(topic, '\0'.repeat(64)),
  'orders-to-a-terminal': change(first, 'The [timeline', '\u001b]0;owned\u0007\u001b[2JThe [timeline'),
  'control-character-in-a-comment': change(topic, 'title: Bridges', '# \u0008\ntitle: Bridges'),
  'direction-turned-in-a-body': change(first, 'a clerk copied', 'a \u202eclerk copied'),
  'direction-turned-in-a-title': change(first, 'One bridge, two', 'One \u202ebridge, two'),
  'direction-closed-that-was-never-opened': change(first, 'a clerk copied', 'a clerk\u2069 copied'),
  'direction-closed-in-the-wrong-order': change(
    first,
    'a clerk copied',
    'a \u202b\u2067clerk\u202c\u2069 copied',
  ),
  'direction-turned-in-code': body('```\nif (paid) { \u2066// \u202eonce }\n```'),
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
  'emphasis-without-end': body('*a _b '.repeat(50_000)),
  'code-marks-without-end': body(Array.from({ length: 900 }, (_, length) => '`'.repeat(length)).join(' ')),
  'yaml-nested-too-deep': change(topic, 'aliases: [bridge', `aliases: ${'['.repeat(20_000)}[bridge`),
  'register-nested-too-deep': write(register, `a: ${'{ a: '.repeat(20_000)}`),
  'folder-with-the-name-of-an-article': write(
    'content/articles/a-bridge.md/notes.md',
    'Notes for ourselves.\n',
  ),
  'empty-folder-with-the-name-of-a-topic': (root) => {
    mkdirSync(join(root, 'content/topics/floods.md'));
  },
  'link-out-of-content': all(write('secret.md', floods), link('content/topics/floods.md', '../../secret.md')),
  'link-to-the-password-file': link('content/topics/floods.md', '/etc/passwd'),
  'link-of-a-folder-out-of-content': all(
    write('elsewhere/floods.md', floods),
    link('content/people/others', '../../elsewhere'),
  ),
  'picture-that-is-a-link-out-of-content': all(
    (root) => {
      writeFileSync(join(root, 'bridge.jpg'), readFileSync(join(root, 'content/pictures/bridge.jpg')));
    },
    link('content/pictures/bridge.jpg', '../../bridge.jpg'),
  ),
  'link-that-leads-nowhere': link('content/topics/floods.md', 'no-such-file.md'),
  'link-to-itself': link('content/topics/floods.md', 'floods.md'),
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
  'file-name-that-turns-about-what-follows': write('content/topics/floods-\u202egpj.md', floods),
  'picture-of-more-than-2-mb': (root) => {
    writeFileSync(join(root, 'content/pictures/bridge.jpg'), Buffer.alloc(2 * 1024 * 1024 + 1));
  },
  'ledger-that-is-lost': (root) => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root });
    git('init', '--quiet');
    writeFileSync(join(root, ledgerFile), formatLedger(new Map()));
    git('add', ledgerFile);
    git('commit', '--quiet', '--message', 'Seal');
    rmSync(join(root, ledgerFile));
  },
  'ledger-that-a-shallow-clone-cannot-see': (root) => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root });
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '--message', 'One');
    git('commit', '--quiet', '--allow-empty', '--message', 'Two');
    // What git writes into a clone of one commit (gitrepository-layout, "shallow").
    writeFileSync(join(root, '.git/shallow'), git('rev-parse', 'HEAD'));
  },
};
