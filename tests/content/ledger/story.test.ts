import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { sealContent } from '../../../src/commands/seal-content.ts';
import { ContentCache } from '../../../src/content/content-cache.ts';
import { readContent } from '../../../src/content/read-content.ts';
import { changes } from '../../../src/model/change.ts';
import { publicationOf } from '../../publications.ts';

const project = join(import.meta.dirname, '../../..');
const article = 'articles/how-the-ledger-grew.md';
const words = 'A line that is copied is a line that is paid';
const quote = '/q/a-line-copied-is-a-line-paid/';

/** Most files are those of every other site: each is read once. tests/content/content-cache.test.ts compares reading with and without. */
const cache = new ContentCache();
/** The ledger that the first seal of a site writes. */
let firstLedger: { ledger: string; log: string } | undefined;

const temporary: string[] = [];
after(() => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

/** A small site with a history of its own. */
function newSite() {
  const root = mkdtempSync(join(tmpdir(), 'verbatim-ledger-'));
  temporary.push(root);
  cpSync(join(publicationOf('good'), 'content'), join(root, 'content'), { recursive: true });
  // The story begins before anything was changed or taken back.
  const told = join(root, 'content', article);
  const young = readFileSync(told, 'utf8').replace(/    revisions:\n[\s\S]*?(?=^examines:)/m, '');
  writeFileSync(told, young);
  cpSync(join(project, '.gitattributes'), join(root, '.gitattributes'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Editor', '-c', 'user.email=editor@example.org', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  git('init', '--quiet', '--initial-branch=main', '--template=');
  const file = (name: string) => join(root, 'content', name);
  const command = () =>
    spawnSync(process.execPath, [join(project, 'src/commands/seal.ts')], { cwd: root, encoding: 'utf8' });
  /** What the command does, without a process of its own. */
  const seal = async () => {
    const { refusal = '' } = await sealContent(root, await readContent(root, cache));
    return { status: refusal === '' ? 0 : 1, stderr: refusal };
  };
  return {
    root,
    git,
    file,
    seal,
    /** Seals a site that nothing was done to: like every other, so that one is sealed for all. */
    sealFirst: () => {
      if (firstLedger === undefined) {
        assert.equal(command().status, 0);
        firstLedger = {
          ledger: readFileSync(file('permalinks.json'), 'utf8'),
          log: readFileSync(file('ledger-log.jsonl'), 'utf8'),
        };
        return;
      }
      writeFileSync(file('permalinks.json'), firstLedger.ledger);
      writeFileSync(file('ledger-log.jsonl'), firstLedger.log);
    },
    commit: (message: string) => {
      git('add', '--all');
      git('commit', '--quiet', '--message', message);
    },
    edit: (name: string, from: string, to: string) => {
      const text = readFileSync(file(name), 'utf8');
      assert.ok(text.includes(from), `${name} has “${from}”`);
      writeFileSync(file(name), text.replaceAll(from, to));
    },
    problems: async () => (await readContent(root, cache)).problems,
    ledger: () =>
      JSON.parse(readFileSync(file('permalinks.json'), 'utf8')) as Record<
        string,
        { words?: string[]; by?: unknown[] }
      >,
  };
}

describe('the history of a quote', () => {
  test('is sealed, changed and renamed, and its URL still works', async () => {
    const site = newSite();
    assert.deepEqual(await site.problems(), []);

    // Seal.
    assert.equal((await site.seal()).status, 0);
    assert.deepEqual(site.ledger()[quote]?.words, [words]);
    site.commit('first');

    // Change the words in the body and the frontmatter: rejected, with the sealed words and both fixes.
    const changed = 'A line that is copied is a line that is paid twice';
    site.edit(article, words, changed);
    const [untold] = await site.problems();
    assert.equal(untold?.file, `content/${article}`);
    assert.equal(untold.field, 'pullQuotes.0.text');
    assert.ok(untold.line !== undefined);
    assert.match(untold.found, /but the sealed words are/);
    assert.match(untold.fix ?? '', /restore the words.*revisions/);
    assert.equal((await site.seal()).status, 1);

    // Add a revision: accepted, and sealed in addition to the first words.
    site.edit(
      article,
      `    text: ${changed}\n`,
      `    text: ${changed}\n    revisions:\n      - date: 2026-11-21\n        said: ${words}\n        why: The clerk paid twice.\n`,
    );
    assert.deepEqual(await site.problems(), []);
    assert.equal((await site.seal()).status, 0);
    assert.deepEqual(site.ledger()[quote]?.words, [words, changed]);
    site.commit('revised');

    // Rename the file: the old address would be lost.
    renameSync(site.file(article), site.file('articles/how-it-grew.md'));
    const lost = (await site.problems()).find(({ file }) => file === 'content/permalinks.json');
    assert.equal(lost?.field, '/articles/how-the-ledger-grew/');
    assert.match(
      lost.fix ?? '',
      /restore content\/articles\/how-the-ledger-grew\.md, or add to .*\naliases: \[how-the-ledger-grew\]/,
    );

    // Add the alias: both answer.
    site.edit(
      'articles/how-it-grew.md',
      'kind: timeline\n',
      'kind: timeline\naliases: [how-the-ledger-grew]\n',
    );
    assert.deepEqual(await site.problems(), []);
  });

  test('a withdrawn quote keeps its URL; a deleted one stops the build', async () => {
    const site = newSite();
    site.sealFirst();
    site.commit('first');
    site.edit(article, words, 'Something else');
    site.edit(
      article,
      '    text: Something else\n',
      `    text: ${words}\n    withdrawn: { date: 2026-11-21, why: It was not so. }\n`,
    );
    assert.deepEqual(await site.problems(), []);
    const { library } = await readContent(site.root);
    assert.deepEqual(
      library.withdrawnQuotes.map(({ path }) => path),
      [quote],
    );

    site.edit(article, '  - id: a-line-copied-is-a-line-paid', '  - id: another');
    const problems = await site.problems();
    assert.ok(
      problems.some(({ field, fix }) => field === quote && (fix ?? '').includes('withdrawn:\n  date: ')),
    );
  });

  test('rejects a revision without a reason', async () => {
    const site = newSite();
    site.edit(
      article,
      `    text: ${words}\n`,
      `    text: ${words}\n    revisions:\n      - date: 2026-11-21\n        said: Other words\n`,
    );
    const problems = await site.problems();
    assert.ok(problems.some(({ field }) => field === 'pullQuotes.0.revisions.0.why'));
  });
});

describe('the attribution of a quote', () => {
  const spoken = 'articles/one-bridge-two-entries.md';
  const path = '/q/lind-we-paid-once/';
  const by = {
    speaker: 'mara-lind',
    said: '2026-09-14',
    source: 'council-minutes',
    url: 'https://example.org/minutes/2026-09-14',
  };
  const changed = async (site: ReturnType<typeof newSite>) =>
    (await site.problems()).map(({ name, field }) => `${name} ${field}`);

  test('is sealed with the words, and a change needs a public revision', async () => {
    const site = newSite();
    site.sealFirst();
    assert.deepEqual(site.ledger()[path]?.by, [by]);
    assert.deepEqual(site.ledger()[quote]?.by, [{}], 'the article’s own words have none');
    for (const [from, to, field] of [
      ['    speaker: mara-lind\n', '    speaker: town-desk\n', 'speaker'],
      ['    said: 2026-09-14\n', '    said: 2026-09-15\n', 'said'],
      ['    source: council-minutes\n', '    source: town-ledger\n', 'source'],
      [
        '    speaker: mara-lind\n    said: 2026-09-14\n    source: council-minutes\n',
        '    said: 2026-09-14\n    source: council-minutes\n',
        'speaker',
      ],
    ] as const) {
      site.edit(spoken, from, to);
      assert.deepEqual(await changed(site), [`attribution-changed pullQuotes.1.${field}`]);
      const { status, stderr } = await site.seal();
      assert.deepEqual([status, stderr.includes('Nothing new was sealed')], [1, true]);
      site.edit(spoken, to, from);
    }

    // The fix in the report, pasted as it is, is accepted.
    site.edit(spoken, '    speaker: mara-lind\n', '    speaker: town-desk\n');
    const [problem] = await site.problems();
    const block = (problem?.fix ?? '').replace(/^.*\n/, '').replaceAll(/^/gm, '      ');
    site.edit(
      spoken,
      '    source: council-minutes\n',
      `    source: council-minutes\n    revisions:\n${block}\n`,
    );
    assert.deepEqual(await changed(site), []);
    const { library } = await readContent(site.root);
    const [change] = changes(library).filter(({ kind }) => kind === 'attribution');
    assert.equal(change?.path, path);
    assert.equal(change.credit?.before.speaker?.id, 'mara-lind');
    assert.equal(change.credit.after.speaker?.id, 'town-desk');
    assert.equal((await site.seal()).status, 0);
    assert.deepEqual(site.ledger()[path]?.by, [by, { ...by, speaker: 'town-desk' }]);
  });

  test('is added to an entry without one by the next seal, which changes nothing else', async () => {
    const site = newSite();
    site.sealFirst();
    const whole = readFileSync(site.file('permalinks.json'), 'utf8');
    // Entries without an attribution are older than the log.
    rmSync(site.file('ledger-log.jsonl'));
    writeFileSync(site.file('permalinks.json'), whole.replaceAll(/"by":\[.*?\],/g, ''));
    assert.deepEqual(await changed(site), []);
    await site.seal();
    assert.equal(readFileSync(site.file('permalinks.json'), 'utf8'), whole);
  });

  test('is unchanged if only an id changes: a person’s, or that of a source with the same URL', async () => {
    const site = newSite();
    site.sealFirst();
    site.edit(spoken, 'council-minutes', 'minutes-of-the-council');
    renameSync(site.file('people/mara-lind.md'), site.file('people/mayor-lind.md'));
    site.edit('people/mayor-lind.md', '---\nname:', '---\nformerly: [mara-lind]\nname:');
    for (const file of [spoken, article, 'articles/one-bridge-two-entries-ar.md'])
      writeFileSync(
        site.file(file),
        readFileSync(site.file(file), 'utf8').replaceAll('mara-lind', 'mayor-lind'),
      );
    assert.deepEqual(await changed(site), []);
  });
});

describe('the ledger among editors', () => {
  test('stops the build and seal if it is missing, but in the history', async () => {
    const site = newSite();
    site.sealFirst();
    site.commit('first');
    rmSync(site.file('permalinks.json'));
    const [problem] = await site.problems();
    assert.equal(problem?.file, 'content/permalinks.json');
    assert.match(problem.found, /no ledger/);
    assert.equal((await site.seal()).status, 1);
  });

  test('stops the build and seal if lines of the log that git has are missing, or all', async () => {
    const site = newSite();
    site.sealFirst();
    site.commit('first');
    writeFileSync(site.file('topics/clocks.md'), '---\ntitle: Clocks\nsummary: A topic.\n---\n');
    assert.equal((await site.seal()).status, 0);
    site.commit('second');
    const log = readFileSync(site.file('ledger-log.jsonl'), 'utf8');
    writeFileSync(site.file('ledger-log.jsonl'), log.replace(/.*\n$/, ''));
    const [cut] = await site.problems();
    assert.equal(cut?.name, 'ledger-log-missing');
    assert.match(cut.found, /1 sealing/);
    assert.equal((await site.seal()).status, 1);
    rmSync(site.file('ledger-log.jsonl'));
    site.commit('gone');
    const [gone] = await site.problems();
    assert.equal(gone?.name, 'ledger-log-missing');
    const command = gone.fix?.replace('restore the file: ', '') ?? '';
    execFileSync('sh', ['-c', command], { cwd: site.root, stdio: 'pipe' });
    assert.equal(readFileSync(site.file('ledger-log.jsonl'), 'utf8'), log);
  });

  test('two branches that each seal new URLs merge without a conflict', async () => {
    const site = newSite();
    site.sealFirst();
    site.commit('first');
    const topic = async (id: string) => {
      writeFileSync(site.file(`topics/${id}.md`), `---\ntitle: ${id}\nsummary: A topic.\n---\n`);
      assert.equal((await site.seal()).status, 0);
      site.commit(id);
    };
    // Adjacent lines in the sorted file: the hardest case for a merge of lines.
    site.git('switch', '--quiet', '--create', 'one');
    await topic('clocks');
    site.git('switch', '--quiet', 'main');
    await topic('cranes');
    site.git('merge', '--quiet', '--no-edit', 'one');
    assert.deepEqual(
      (await site.problems()).map(({ name }) => name),
      ['ledger-log-unjoined'],
    );
    assert.equal((await site.seal()).status, 0);
    assert.deepEqual(await site.problems(), []);
    const paths = Object.keys(site.ledger()).filter(Boolean);
    assert.ok(paths.includes('/topics/clocks/') && paths.includes('/topics/cranes/'));
    assert.deepEqual(paths, [...paths].sort());
  });

  test('sealing again never removes or changes entries', async () => {
    const site = newSite();
    site.sealFirst();
    const before = readFileSync(site.file('permalinks.json'), 'utf8');
    assert.equal((await site.seal()).status, 0);
    assert.equal(readFileSync(site.file('permalinks.json'), 'utf8'), before);
  });
});

describe('a seal that was committed and not published', () => {
  /** The commands of docs/ledger.md, “Undo a seal”, that change files, for a commit. */
  const commands = (commit: string) => {
    const [, section = ''] = readFileSync(join(project, 'docs/ledger.md'), 'utf8').split(
      /^### Undo a seal$/m,
    );
    const found = Array.from(
      (section.split(/^### /m)[0] ?? '').matchAll(/^ {7}git (checkout|commit) (.*)$/gm),
    );
    return found.map(([, name = '', rest = '']) => [
      name,
      ...Array.from(
        rest.replace('<commit>', commit).matchAll(/"([^"]*)"|(\S+)/g),
        ([, quoted, word = '']) => quoted ?? word,
      ),
    ]);
  };
  async function sealedTooEarly() {
    const site = newSite();
    site.sealFirst();
    site.commit('first');
    writeFileSync(site.file('topics/ferries.md'), '---\ntitle: Ferries\nsummary: What crosses.\n---\n');
    site.commit('a topic');
    assert.equal((await site.seal()).status, 0);
    site.commit('sealed too early');
    const commit = site.git('log', '--format=%h', '-1', '--', 'content/permalinks.json').trim();
    return { site, commit };
  }
  const names = async ({ problems }: ReturnType<typeof newSite>) =>
    (await problems()).map(({ name }) => name);

  test('is undone with the documented commands, so that its URL can change', async () => {
    const { site, commit } = await sealedTooEarly();
    const [checkout = [], record = [], ...others] = commands(commit);
    assert.deepEqual(others, []);
    renameSync(site.file('topics/ferries.md'), site.file('topics/boats.md'));
    assert.deepEqual(await names(site), ['url-lost']);
    site.git(...checkout);
    assert.deepEqual(await names(site), []);
    site.git('add', '--all');
    site.git(...record);
    assert.deepEqual(await names(site), []);
    assert.equal((await site.seal()).status, 0);
    const ledger = site.ledger();
    assert.deepEqual(['/topics/boats/' in ledger, '/topics/ferries/' in ledger], [true, false]);
  });

  for (const [restored, expected] of [
    ['permalinks.json', ['ledger-differs']],
    ['ledger-log.jsonl', ['ledger-log-missing']],
  ] as const)
    test(`is reported as ${expected.join()} if only ${restored} was restored`, async () => {
      const { site, commit } = await sealedTooEarly();
      site.git('checkout', `${commit}~1`, '--', `content/${restored}`);
      assert.deepEqual(await names(site), expected);
    });
});
