import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { builtSite } from '../builds.ts';
import { copyOf } from '../publications.ts';

const command = join(import.meta.dirname, '../../src/commands/verify.ts');
const withoutSite = copyOf('good');
const root = copyOf('good');
cpSync(builtSite('good'), join(root, 'dist'), { recursive: true });

const verify = (options: readonly string[], cwd = root) =>
  spawnSync(process.execPath, [command, ...options], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });

describe('npm run verify', () => {
  test('finds a quote that was copied with other quotation marks, and names its source and URL', () => {
    const { status, stdout, stderr } = verify(['"We paid for it\n once"']);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^Exact/u);
    assert.match(stdout, /^ {2}words +we paid for it once$/mu);
    assert.match(stdout, /^ {2}said +2026-09-14$/mu);
    assert.match(stdout, /^ {2}url +https:\/\/verbatim\.example\/q\/lind-we-paid-once\/$/mu);
  });

  test('says that words were not published, which is an answer and no failure', () => {
    const { status, stdout, stderr } = verify(['Nobody has ever written a sentence like this purple one']);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^Not found: we have not published these words\.$/mu);
  });

  test('says why a quote was withdrawn, without its words', () => {
    const { status, stdout } = verify(['the clerk was blameless']);
    assert.equal(status, 0);
    assert.match(stdout, /^Withdrawn on 2026-10-12\.\n {2}why +The minutes say otherwise\.$/mu);
    assert.doesNotMatch(stdout, /clerk was blameless/iu);
  });

  test('prints the answer as one JSON object, and compares the speaker', () => {
    const { stdout } = verify(['we paid for it once', '--speaker', 'Somebody Else', '--json']);
    const answer = JSON.parse(stdout) as { kind: string; differs: string[]; quote: { path: string } };
    assert.deepEqual(
      [answer.kind, answer.differs, answer.quote.path],
      ['other-credit', ['speaker'], '/q/lind-we-paid-once/'],
    );
  });

  test('refuses wrong arguments with 2, and says what is expected', () => {
    for (const [options, reason] of [
      [[], /No words: write them in quotation marks\./u],
      [['  '], /No words/u],
      [['words', '--said', 'monday'], /--said is “monday”: write a year, month or day, like 2014-08-31\./u],
      [['words', '--spoken'], /--spoken/u],
    ] as const) {
      const { status, stdout, stderr } = verify(options);
      assert.deepEqual([status, stdout], [2, ''], options.join(' '));
      assert.match(stderr, reason);
      assert.match(stderr, /npm run verify -- "words"/u);
    }
  });

  test('without a built site says how to build one, and exits with 1', () => {
    const { status, stdout, stderr } = verify(['words'], withoutSite);
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /fix {2}npm run build/u);
  });
});
