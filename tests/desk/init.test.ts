import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { ledgerFile, parseLedger } from '../../src/content/ledger.ts';
import { languages } from '../../src/i18n/languages.ts';
import { siteFile } from '../../src/model/site.ts';
import { bytesOf } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { publicationOf, temporaryFolder } from '../publications.ts';

const project = join(import.meta.dirname, '../..');
const answers = {
  name: 'The “Harbour”: Ledger & Log',
  url: 'https://harbour-ledger.net',
  languages: 'en',
  'time-zone': 'Europe/London',
  license: 'cc-by-sa',
  publisher: 'Harbour *Press* "Coop"',
  email: 'newsroom@harbour-ledger.net',
};

const run = (command: string, root: string, args: string[] = []) =>
  spawnSync(process.execPath, [join(project, 'src/commands', command), ...args], {
    cwd: root,
    encoding: 'utf8',
  });

const optionsOf = (typed: Record<string, string>) =>
  Object.entries(typed).flatMap(([name, value]) => [`--${name}`, value]);

const init = (root: string, changed: Record<string, string> = {}) =>
  run('init.ts', root, optionsOf({ ...answers, ...changed }));

/** Returns a folder with an example in a git repository, everything committed. */
function projectWithExample() {
  const root = temporaryFolder();
  for (const part of ['content', 'public'])
    cpSync(join(publicationOf('english'), part), join(root, part), { recursive: true });
  writeFileSync(join(root, '.gitignore'), '.astro/\n');
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root });
  git('init', '--quiet');
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'All');
  };
  commit();
  return { root, commit };
}

/** Returns the names of leftovers of a run. */
const leftovers = (root: string) =>
  existsSync(join(root, '.astro'))
    ? readdirSync(join(root, '.astro')).filter((name) => name.startsWith('init-'))
    : [];

describe('npm run init', () => {
  test('moves the example away, byte for byte, and writes a publication without problems', () => {
    const { root, commit } = projectWithExample();
    const [content, files] = [bytesOf(join(root, 'content')), bytesOf(join(root, 'public'))];
    const { status, stdout, stderr } = init(root);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /The “Harbour”: Ledger & Log/);
    assert.deepEqual(bytesOf(join(root, 'examples/dossier/content')), content);
    assert.deepEqual(bytesOf(join(root, 'examples/dossier/public')), files);
    assert.deepEqual(leftovers(root), []);
    // Also in a repository whose history has the ledger of the example.
    commit();
    for (const folder of ['.', 'examples/dossier']) {
      const check = run('check.ts', root, ['--content', folder]);
      assert.equal(check.status, 0, check.stderr);
      if (folder === '.') assert.match(check.stderr, /\n4 warnings in 2 files\n$/);
    }
  });

  test('writes the answers into the settings, the pages and a ledger that names the publication', () => {
    const root = temporaryFolder();
    assert.equal(init(root).status, 0);
    const settings = parse(readFileSync(join(root, siteFile), 'utf8')) as Record<string, unknown>;
    assert.equal(settings.name, answers.name);
    assert.equal(settings.url, answers.url);
    assert.deepEqual(settings.languages, ['en']);
    assert.equal(settings.timeZone, 'Europe/London');
    assert.deepEqual(settings.license, {
      url: 'https://creativecommons.org/licenses/by-sa/4.0/',
      label: 'CC BY-SA 4.0',
    });
    assert.equal(settings.email, answers.email);
    const ledger = parseLedger(readFileSync(join(root, ledgerFile), 'utf8'), '2999-01-01');
    assert.deepEqual([ledger.ledger.size, ledger.publications], [0, [settings.tagAuthority]]);
    assert.match(String(settings.tagAuthority), /^harbour-ledger\.net,\d{4}-\d\d-\d\d$/);
    const about = readFileSync(join(root, 'content/pages/en/about.md'), 'utf8');
    assert.ok(about.includes('published by Harbour \\*Press\\* "Coop"'), about);
  });

  test('suggests fields that are valid once the comment sign in front of them is deleted', () => {
    const root = temporaryFolder();
    assert.equal(init(root).status, 0);
    const file = join(root, siteFile);
    const fields =
      /^# (?=(?:colors|typefaces|front|owners|funding|accounts|fediverse|correctionsEmail): ?)|^# (?=  (?:light|dark):)/gm;
    writeFileSync(file, readFileSync(file, 'utf8').replace(fields, ''));
    const settings = Object.keys(parse(readFileSync(file, 'utf8')) as object);
    for (const field of ['colors', 'typefaces', 'front', 'owners', 'fediverse', 'correctionsEmail'])
      assert.ok(settings.includes(field), field);
    const { status, stderr } = run('check.ts', root);
    assert.equal(status, 0, stderr);
  });

  for (const first of Object.keys(languages))
    test(`writes a starter in ${first}, with pages, topics and a front page in every other language`, () => {
      const root = temporaryFolder();
      const others = Object.keys(languages).filter((lang) => lang !== first);
      const { status, stderr } = init(root, { languages: [first, ...others].join(', '), license: 'none' });
      assert.equal(status, 0, stderr);
      const pages = (lang: string) =>
        readdirSync(join(root, 'content/pages', lang), { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.md'))
          .sort();
      for (const lang of others) assert.deepEqual(pages(lang), pages(first));
      for (const file of filesIn(join(root, 'content')).filter((name) => /\.(?:md|yaml)$/.test(name)))
        assert.doesNotMatch(readFileSync(file, 'utf8'), /\{\{|undefined/, file);
      const settings = parse(readFileSync(join(root, siteFile), 'utf8')) as { tagline: object };
      assert.equal(new Set(Object.values(settings.tagline)).size, others.length + 1);
    });

  test('reports all invalid answers at once, each with an option to paste, and changes nothing', () => {
    const { root } = projectWithExample();
    const before = bytesOf(root);
    const wrong = {
      name: ' ',
      url: 'ledger.net',
      languages: 'en, xx',
      'time-zone': 'Mars/Olympus',
      license: 'mine',
    };
    const { status, stderr } = init(root, { ...wrong, email: 'nobody', publisher: '' });
    assert.equal(status, 2);
    const options = [...stderr.matchAll(/^--(\S+)$/gm)].map(([, name]) => name);
    assert.deepEqual(options, Object.keys(answers));
    assert.match(stderr, /fix {7}--url https:\/\/ledger\.net\n/);
    assert.deepEqual(bytesOf(root), before);
  });

  test('refuses to move work that is not committed', () => {
    const { root } = projectWithExample();
    writeFileSync(join(root, 'content/articles/mine.md'), 'Mine.');
    const before = bytesOf(root);
    const { status, stderr } = init(root);
    assert.equal(status, 2);
    assert.match(stderr, /not committed:\n +content\/articles\/mine\.md/);
    assert.deepEqual(bytesOf(root), before);
  });

  test('refuses to replace a publication that is not an example, and one that it wrote', () => {
    const { root, commit } = projectWithExample();
    const file = join(root, siteFile);
    const settings = readFileSync(file, 'utf8');
    writeFileSync(file, settings.replace(/^url:.*$/m, 'url: https://somebody.net'));
    commit();
    assert.match(init(root).stderr, /somebody\.net/);
    assert.ok(existsSync(file));
    writeFileSync(file, settings);
    commit();
    assert.equal(init(root).status, 0);
    commit();
    const again = init(root, { name: 'Another' });
    assert.equal(again.status, 2);
    assert.match(again.stderr, /examples\/dossier\/ from an earlier npm run init/);
  });

  test('changes nothing where it cannot write', () => {
    const { root } = projectWithExample();
    // A file where init needs a folder fails for every user, unlike missing rights.
    writeFileSync(join(root, '.astro'), '');
    const before = bytesOf(root);
    const { status, stderr } = init(root);
    assert.equal(status, 1);
    assert.match(stderr, /^Nothing was changed: /);
    assert.deepEqual(bytesOf(root), before);
  });
});

/** Every state in which a killed init can leave the folder, as what is done before the process ends. */
const states: Record<string, { steps: [from: string, to: string][]; isNew: boolean }> = (() => {
  const moves: [string, string][] = [
    ['content', '.astro/init-1/old/content'],
    ['public', '.astro/init-1/old/public'],
    ['.astro/init-1/new/content', 'content'],
    ['.astro/init-1/old', 'examples/dossier'],
  ];
  return Object.fromEntries(
    [0, 1, 2, 3, 4].map((count) => [
      `${count} of 4 renames`,
      { steps: moves.slice(0, count), isNew: count > 2 },
    ]),
  );
})();

describe('an init that was killed', () => {
  for (const [state, { steps, isNew }] of Object.entries(states))
    test(`after ${state} leaves nothing half done: the next one ${isNew ? 'completes' : 'undoes'} it`, () => {
      const { root } = projectWithExample();
      const [content, files] = [bytesOf(join(root, 'content')), bytesOf(join(root, 'public'))];
      const folder = deadFolder(root);
      mkdirSync(join(folder, 'old'), { recursive: true });
      cpSync(join(publicationOf('german'), 'content'), join(folder, 'new/content'), { recursive: true });
      mkdirSync(join(root, 'examples'));
      for (const [from, to] of steps) rename(root, from, to, folder);
      // Answers that are missing stop it after the recovery.
      const { stdout } = run('init.ts', root);
      assert.match(stdout, isNew ? /^Completed/ : /^Undid/);
      assert.deepEqual(leftovers(root), []);
      const [kept, keptFiles] = isNew
        ? ['examples/dossier/content', 'examples/dossier/public']
        : ['content', 'public'];
      assert.deepEqual(bytesOf(join(root, kept)), content);
      assert.deepEqual(bytesOf(join(root, keptFiles)), files);
      if (isNew)
        assert.deepEqual(bytesOf(join(root, 'content')), bytesOf(join(publicationOf('german'), 'content')));
      else assert.ok(!existsSync(join(root, 'examples')));
    });
});

/** Returns the temporary folder of a process that has ended. */
function deadFolder(root: string): string {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return join(root, `.astro/init-${pid}`);
}

function rename(root: string, from: string, to: string, folder: string): void {
  const path = (name: string) => join(root, name.replace('.astro/init-1', folder.slice(root.length + 1)));
  cpSync(path(from), path(to), { recursive: true });
  rmSync(path(from), { recursive: true });
}
