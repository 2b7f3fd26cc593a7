import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { sealContent } from '../../../src/commands/seal-content.ts';
import { ContentCache } from '../../../src/content/content-cache.ts';
import { firstName, type Ledger } from '../../../src/content/ledger.ts';
import { readContent } from '../../../src/content/read-content.ts';
import { publicationOf } from '../../publications.ts';

const project = join(import.meta.dirname, '../../..');
const temporary: string[] = [];
after(() => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

function temporaryRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'verbatim-merge-'));
  temporary.push(root);
  return root;
}

/** Most files are those of every other repository: each is read once. tests/content/content-cache.test.ts compares reading with and without. */
const cache = new ContentCache();
/** The sealed first version of a repository with these attributes, which the others are copies of. */
const firsts = new Map<string, string>();

function repository(
  attributes = 'content/permalinks.json merge=union\ncontent/ledger-log.jsonl merge=union\n',
) {
  const first = firsts.get(attributes);
  const root = temporaryRoot();
  const run = (command: string, args: string[], cwd = root) =>
    spawnSync(command, args, {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
    });
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=Editor', '-c', 'user.email=editor@example.org', ...args]);
  const file = (name: string) => join(root, 'content', name);
  const command = () => run(process.execPath, [join(project, 'src/commands/seal.ts')]);
  /** What the command does, without a process of its own. */
  const seal = async () => {
    const { lines, refusal = '' } = await sealContent(root, await readContent(root, cache));
    return { status: refusal === '' ? 0 : 1, stdout: lines.join('\n'), stderr: refusal };
  };
  const commit = (message: string) => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
  };
  if (first === undefined) {
    cpSync(join(publicationOf('good'), 'content'), join(root, 'content'), { recursive: true });
    writeFileSync(join(root, '.gitattributes'), attributes);
    git('init', '--quiet', '--initial-branch=main', '--template=');
    assert.equal(command().status, 0);
    commit('first');
    const kept = temporaryRoot();
    cpSync(root, kept, { recursive: true });
    firsts.set(attributes, kept);
  } else cpSync(first, root, { recursive: true });
  const article = (slug: string, quote: string) => {
    writeFileSync(
      file(`articles/${slug}.md`),
      `---\ntitle: A piece\nstandfirst: About bridges.\ndate: 2026-10-20\nauthor: town-desk\ntopics: [bridges]\npullQuotes:\n  - id: ${slug}-quote\n    text: ${quote}\n---\n\n${quote} today.\n`,
    );
  };
  return {
    root,
    git,
    file,
    command,
    seal,
    commit,
    article,
    ledger: () =>
      JSON.parse(readFileSync(file('permalinks.json'), 'utf8')) as Record<string, { words?: string[] }>,
    problems: async () => (await readContent(root, cache)).problems,
    /** Does something on a branch and something else on main, sealing both, and merges them. */
    merge: async (theirs: () => void, ours: () => void) => {
      git('switch', '--quiet', '--create', 'other');
      theirs();
      assert.equal((await seal()).status, 0);
      commit('theirs');
      git('switch', '--quiet', 'main');
      ours();
      assert.equal((await seal()).status, 0);
      commit('ours');
      return git('merge', '--no-edit', 'other');
    },
  };
}

const names = (problems: readonly { name: string }[]) => problems.map(({ name }) => name);

describe('two branches that each seal', () => {
  test('an article on one topic merge by union without a conflict', async () => {
    const site = repository();
    const merged = await site.merge(
      () => {
        site.article('weirs', 'A weir slows the river');
      },
      () => {
        site.article('locks', 'A lock lifts a boat');
      },
    );
    assert.equal(merged.status, 0, merged.stdout);
    assert.deepEqual(names(await site.problems()), ['ledger-log-unjoined']);
    assert.equal((await site.seal()).status, 0);
    assert.deepEqual(await site.problems(), []);
    for (const path of ['/articles/weirs/', '/articles/locks/', '/q/weirs-quote/', '/q/locks-quote/'])
      assert.ok(site.ledger()[path], path);
  });

  test('with conflict markers: the printed command keeps the URLs of both', async () => {
    const site = repository('');
    const merged = await site.merge(
      () => {
        site.article('weirs', 'A weir slows the river');
      },
      () => {
        site.article('weirs-two', 'A lock lifts a boat');
      },
    );
    assert.equal(merged.status, 1);
    const problem = (await site.problems()).find(({ name }) => name === 'ledger-conflict');
    assert.match(problem?.fix ?? '', /^npm run seal && git add content\/permalinks\.json\n/);
    assert.equal((await site.seal()).status, 0);
    site.git('add', 'content/permalinks.json', 'content/ledger-log.jsonl');
    site.git('commit', '--quiet', '--no-edit');
    assert.deepEqual(await site.problems(), []);
    for (const path of ['/articles/weirs/', '/articles/weirs-two/', '/q/weirs-quote/', '/q/weirs-two-quote/'])
      assert.ok(site.ledger()[path], path);
  });

  test('the same quote with different words: both wordings are kept, and the removed one needs a revision', async () => {
    const site = repository();
    await site.merge(
      () => {
        site.article('weirs', 'A weir slows the river');
      },
      () => {
        site.article('weirs', 'A weir dams the river');
      },
    );
    site.article('weirs', 'A weir dams the river');
    const problems = await site.problems();
    assert.deepEqual(
      new Set(names(problems)),
      new Set(['ledger-entry-repeated', 'ledger-log-unjoined', 'quote-changed']),
    );
    // The lines are joined even though the words stop the sealing of more.
    assert.equal((await site.seal()).status, 1);
    assert.deepEqual(
      new Set(site.ledger()['/q/weirs-quote/']?.words),
      new Set(['A weir dams the river', 'A weir slows the river']),
    );
    const block = (problems.find(({ name }) => name === 'quote-changed')?.fix ?? '')
      .replace(/^.*\n/, '')
      .replaceAll(/^/gm, '      ');
    const text = readFileSync(site.file('articles/weirs.md'), 'utf8');
    writeFileSync(
      site.file('articles/weirs.md'),
      text.replace('dams the river\n---', `dams the river\n    revisions:\n${block}\n---`),
    );
    assert.deepEqual(await site.problems(), []);
    assert.equal((await site.seal()).status, 0);
  });

  test('a renamed article, and a quote of it under its old name: both URLs are kept', async () => {
    const site = repository();
    const old = 'articles/how-the-ledger-grew.md';
    const merged = await site.merge(
      () => {
        renameSync(site.file(old), site.file('articles/how-it-grew.md'));
        const text = readFileSync(site.file('articles/how-it-grew.md'), 'utf8');
        writeFileSync(
          site.file('articles/how-it-grew.md'),
          text.replace('kind: timeline\n', 'kind: timeline\naliases: [how-the-ledger-grew]\n'),
        );
        for (const file of ['one-bridge-two-entries', 'one-bridge-two-entries-ar']) {
          const path = site.file(`articles/${file}.md`);
          writeFileSync(
            path,
            readFileSync(path, 'utf8').replaceAll('/articles/how-the-ledger-grew/', '/articles/how-it-grew/'),
          );
        }
      },
      () => {
        const text = readFileSync(site.file(old), 'utf8');
        writeFileSync(
          site.file(old),
          `${text.replace('pullQuotes:\n', 'pullQuotes:\n  - id: a-new-line\n    text: A new line was written\n')}\nA new line was written in May.\n`,
        );
      },
    );
    assert.equal(merged.status, 0, merged.stdout);
    assert.ok(names(await site.problems()).includes('ledger-log-unjoined'));
    for (const path of ['/articles/how-the-ledger-grew/', '/articles/how-it-grew/', '/q/a-new-line/'])
      assert.ok(site.ledger()[path], path);
  });
});

describe('the command printed for a missing ledger restores it if', () => {
  const restored = async (prepare: (site: ReturnType<typeof repository>) => void) => {
    const site = repository();
    site.article('weirs', 'A weir slows the river');
    await site.seal();
    site.commit('second');
    const whole = readFileSync(site.file('permalinks.json'), 'utf8');
    prepare(site);
    const problem = (await site.problems()).find(({ name }) => name === 'ledger-missing');
    assert.ok(problem);
    const command = (problem.fix ?? '').replace('restore it: ', '');
    execFileSync('sh', ['-c', command], { cwd: site.root, stdio: 'pipe' });
    assert.equal(readFileSync(site.file('permalinks.json'), 'utf8'), whole, command);
    return command;
  };
  const remove = (site: ReturnType<typeof repository>) => {
    rmSync(site.file('permalinks.json'));
  };
  test('the deletion is not committed', async () => {
    assert.equal(await restored(remove), 'git checkout HEAD -- content/permalinks.json');
  });
  test('the deletion is staged', async () => {
    await restored((site) => site.git('rm', '--quiet', 'content/permalinks.json'));
  });
  test('the deletion is committed, and other commits follow', async () => {
    await restored((site) => {
      remove(site);
      site.commit('gone');
      writeFileSync(site.file('../notes.txt'), 'x');
      site.commit('later');
    });
  });
  test('it was renamed', async () => {
    const command = await restored((site) => {
      renameSync(site.file('permalinks.json'), site.file('ledger.json'));
      site.commit('renamed');
    });
    assert.equal(command, 'mv content/ledger.json content/permalinks.json');
  });
});

test('a damaged ledger that was committed is restored from the version before it', async () => {
  const site = repository();
  const whole = readFileSync(site.file('permalinks.json'), 'utf8');
  writeFileSync(site.file('permalinks.json'), whole.slice(0, -200));
  site.commit('damaged');
  const [problem] = await site.problems();
  assert.equal(problem?.name, 'ledger-unreadable');
  const command = (problem.fix ?? '').replace(' && npm run seal', '');
  execFileSync('sh', ['-c', command], { cwd: site.root, stdio: 'pipe' });
  assert.equal(readFileSync(site.file('permalinks.json'), 'utf8'), whole, command);
});

test('a new site without a ledger has nothing to restore, with git or without', async () => {
  const site = repository();
  rmSync(join(site.root, '.git'), { recursive: true });
  rmSync(site.file('permalinks.json'));
  rmSync(site.file('ledger-log.jsonl'));
  assert.deepEqual(await site.problems(), []);
  site.git('init', '--quiet');
  assert.deepEqual(await site.problems(), []);
  assert.ok(!existsSync(site.file('permalinks.json')));
});

test('a publication that began as a copy of another starts without its ledger, and keeps its own', async () => {
  const site = repository();
  const settings = readFileSync(site.file('site.yaml'), 'utf8');
  writeFileSync(
    site.file('site.yaml'),
    settings.replace(/^tagAuthority: .*$/m, 'tagAuthority: new.example,2026'),
  );
  // The other’s ledger, which names it, is an error in the folder, and does not count in the history.
  assert.deepEqual(names(await site.problems()), ['ledger-of-another-publication']);
  rmSync(site.file('permalinks.json'));
  rmSync(site.file('ledger-log.jsonl'));
  site.commit('another publication');
  assert.deepEqual(names(await site.problems()), []);
  // In a process that reads the changed settings.
  assert.equal(site.command().status, 0);
  site.commit('sealed');
  rmSync(site.file('permalinks.json'));
  assert.deepEqual(names(await site.problems()), ['ledger-missing']);
});

test('an article keeps its first name when it is renamed, and when it takes its old name back', () => {
  const ledger: Ledger = new Map([
    ['/a/', { since: '2026-01-01' }],
    ['/b/', { since: '2026-02-01' }],
  ]);
  const first = (name: string, former: string[]) => firstName(ledger, (one) => `/${one}/`, name, former);
  assert.deepEqual(
    [first('a', []), first('b', ['a']), first('a', ['b']), first('new', []), first('new', ['b'])],
    ['a', 'a', 'a', 'new', 'b'],
  );
});
