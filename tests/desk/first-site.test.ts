import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { copySoftware, environmentOf } from '../builds.ts';

/** The commands of docs/first-site.md: the lines of its code blocks. */
const commands = readFileSync(join(import.meta.dirname, '../../docs/first-site.md'), 'utf8')
  .split('\n')
  .flatMap((line) => /^ {4}(\S.*)$/.exec(line)?.[1] ?? []);

/** Commands that get the software, which a copy of it replaces; what they do needs the network. */
const fetching = [/^git clone /, /^cd /, /^npm ci$/];
/** The questions of this command are asked on a terminal; the next command has the answers as options. */
const asking = 'npm run init';

describe('the commands of docs/first-site.md', () => {
  const root = copySoftware();
  before(() => {
    symlinkSync(join(import.meta.dirname, '../../node_modules/.bin'), join(root, 'node_modules/.bin'));
    writeFileSync(join(root, '.gitignore'), 'node_modules/\ndist/\n.astro/\n');
    for (const command of ['git init --quiet', 'git add -A', 'git commit --quiet -m Clone']) run(command);
  });

  /** Runs a command as typed in a shell, in the copy. */
  const run = (command: string) =>
    spawnSync(command, {
      cwd: root,
      encoding: 'utf8',
      shell: true,
      env: { ...environment, ...environmentOf(root) },
    });

  test('begin with those that get the software', () => {
    assert.deepEqual(
      commands.slice(0, 3).map((command, index) => fetching[index]?.test(command)),
      [true, true, true],
    );
  });

  const rest = commands.slice(3);
  test('start, build and serve the site once', () => {
    assert.deepEqual(
      rest.filter((command) => /^npm (?:start|run build)$/.test(command)),
      ['npm start', 'npm run build'],
    );
  });

  for (const command of rest)
    test(command, async () => {
      if (command === asking) {
        const { status, stderr } = run(command);
        assert.deepEqual([status, stderr.split('\n').filter((line) => line.startsWith('--')).length], [2, 7]);
        return;
      }
      if (command === 'npm start') {
        // The build of the later step is its first half.
        assert.equal(scripts().start, 'npm run build && npm run preview');
        return;
      }
      const { status, stdout, stderr } = run(command);
      assert.equal(status, 0, `${stdout}\n${stderr}`);
      if (command.startsWith('npm run new')) fillIn();
      if (command === 'npm run build') await served();
    });

  const scripts = () =>
    (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
      .scripts;

  /** Gives the new article a topic, as the document says; everything else can stay for a draft. */
  function fillIn(): void {
    const file = join(root, 'content/articles/my-first-article.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('topics: []', 'topics: [quotations]'));
  }

  /** Serves the built site, and asks for its front page. */
  async function served(): Promise<void> {
    assert.ok(existsSync(join(root, 'dist/index.html')));
    const preview = spawn(process.execPath, ['src/commands/preview.ts'], {
      cwd: root,
      env: { ...environment, ...environmentOf(root), PORT: '0' },
    });
    after(() => preview.kill());
    let said = '';
    for await (const chunk of preview.stdout) {
      said += String(chunk);
      if (/http:\S+/.test(said)) break;
    }
    const response = await fetch(/http:\S+?(?=\/? )/.exec(said)?.[0] ?? said);
    assert.equal(response.status, 200);
    assert.ok((await response.text()).includes('The Harbour Ledger'));
    preview.kill();
    if (preview.exitCode === null && preview.signalCode === null) await once(preview, 'exit');
  }

  test('name files that exist', () => {
    for (const file of ['content/site.yaml', 'content/pages', 'content/articles/why-a-quote-needs-a-url.md'])
      assert.ok(existsSync(join(root, file)), file);
  });
});

const environment = {
  ...process.env,
  NO_COLOR: '1',
  FORCE_COLOR: '0',
  GIT_AUTHOR_NAME: 'Editor',
  GIT_AUTHOR_EMAIL: 'editor@example.org',
  GIT_COMMITTER_NAME: 'Editor',
  GIT_COMMITTER_EMAIL: 'editor@example.org',
};
