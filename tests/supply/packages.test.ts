import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Locked {
  version: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}
const manifest = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
  scripts: Record<string, string>;
  engines: { node: string };
};
type Packages = Record<string, Locked>;
const packagesIn = (file: string) => (JSON.parse(read(file)) as { packages: Packages }).packages;
const lock = packagesIn('package-lock.json');
const locked = Object.entries(lock).filter(([path]) => path !== '');

const dependenciesOf = (file: string) =>
  (JSON.parse(read(file)) as { dependencies: Record<string, string> }).dependencies;
/** Each package.json with its lock file. */
const lists = [
  { section: 'To build and check the site', names: manifest.dependencies, lockFile: 'package-lock.json' },
  { section: 'To develop it', names: manifest.devDependencies, lockFile: 'package-lock.json' },
  {
    section: 'To test it',
    names: dependenciesOf('tests/package.json'),
    lockFile: 'tests/package-lock.json',
  },
  {
    section: 'To measure it',
    names: dependenciesOf('tests/bench/package.json'),
    lockFile: 'tests/bench/package-lock.json',
  },
];

for (const lockFile of new Set(lists.map((list) => list.lockFile)))
  describe(lockFile, () => {
    lockFileTests(lockFile);
  });

function lockFileTests(lockFile: string): void {
  const packages = packagesIn(lockFile);
  const locked = Object.entries(packages).filter(([path]) => path !== '');
  test('has a hash of every package, except builds of two packages for other platforms', () => {
    // npm writes them without a hash if the registry does not have them; they are never shipped.
    const elsewhere = /^node_modules\/@(?:astrojs\/compiler-binding|pagefind\/(?:darwin|freebsd|windows))-/;
    assert.deepEqual(
      locked
        .filter(
          ([path, { integrity, optional }]) =>
            integrity === undefined && !(optional === true && elsewhere.test(path)),
        )
        .map(([path]) => path),
      [],
    );
    for (const [path, { integrity = 'sha512-' }] of locked) assert.match(integrity, /^sha512-/, path);
  });

  test('has no registry URL, so that it works with any', () => {
    assert.deepEqual(
      locked.filter(([, { resolved }]) => resolved !== undefined),
      [],
    );
    assert.doesNotMatch(
      read(lockFile).replace(/"funding": \{[^}]*\}|"funding": \[[^\]]*\]/g, ''),
      /"https?:\/\//,
    );
  });

  test('pins the exact versions of package.json', () => {
    for (const list of lists.filter((one) => one.lockFile === lockFile))
      for (const [name, version] of Object.entries(list.names)) {
        const [, exact = ''] = /^(?:npm:.*@)?(\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(version) ?? [];
        assert.equal(packages[`node_modules/${name}`]?.version, exact, name);
      }
  });

  test('allows no install script except Node’s', () => {
    const scripted = locked
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    for (const name of scripted) assert.equal(manifest.allowScripts[name], name === 'node', name);
  });
}

test('npm ci installs at most 500 packages', () => {
  // On Linux. An optional package is a build for certain platforms, or a dependency of one.
  const platform = { os: 'linux', cpu: 'x64', libc: 'glibc' };
  const installed = locked.filter(
    ([, { optional, os = [], cpu = [], libc = [platform.libc] }]) =>
      optional !== true ||
      (os.includes(platform.os) && cpu.includes(platform.cpu) && libc.includes(platform.libc)),
  );
  assert.ok(installed.length <= 500, `${installed.length} packages`);
});

test('no package is in two lists, so that each has a single version', () => {
  const names = lists.flatMap((list) => Object.keys(list.names));
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
});

test('every script that needs the tests’ packages installs them first', () => {
  const install = 'node tests/install-packages.ts';
  const first = Object.entries(manifest.scripts)
    .filter(([, script]) => script === install || script.startsWith(`${install} && `))
    .map(([name]) => name);
  assert.deepEqual(first.sort(), [
    'bench:dev',
    'bench:first-visit',
    'bench:pages',
    'bench:search',
    'bench:verify',
    'lint:code',
    'test:all',
    'test:file',
    'test:install',
    'test:old-browsers',
    'test:quick',
    'types',
    'types-and-lint',
  ]);
});

test('only Node may run an install script', () => {
  assert.deepEqual(
    Object.entries(manifest.allowScripts)
      .filter(([, may]) => may)
      .map(([name]) => name),
    ['node'],
  );
});

describe('without development packages', () => {
  // Type-only imports disappear when Node strips types.
  const imports = (source: string) =>
    [
      ...source.matchAll(/^import\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm),
      ...source.matchAll(/^export\s+(?!type\b)[^;'"=(]*?\sfrom\s+['"]([^'"]+)['"]/gm),
      ...source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g),
    ].map(([, from = '']) => from);
  const packageOf = (from: string) =>
    from
      .split('/')
      .slice(0, from.startsWith('@') ? 2 : 1)
      .join('/');

  test('everything that src/ and astro.config.mjs import is installed', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|astro|cjs)$/.test(file) && !file.endsWith('.d.ts'))
      .map((file) => join('src', file));
    assert.ok(files.length > 200);
    for (const file of ['astro.config.mjs', ...files])
      for (const from of imports(read(file)))
        assert.ok(
          /^(?:\.|node:|astro:|virtual:)/.test(from) || packageOf(from) in manifest.dependencies,
          `${file} imports ${from}, which is not in dependencies`,
        );
  });

  test('style sheets import only what is installed', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.css'),
    );
    for (const file of files)
      for (const [, from = ''] of read(join('src', file)).matchAll(/@import\s+['"]([^'"]+)['"]/g))
        assert.ok(from.startsWith('.') || packageOf(from) in manifest.dependencies, `${file}: ${from}`);
  });

  test('Node is installed too', () => {
    assert.ok('node' in manifest.dependencies);
  });
});

describe('the version of Node', () => {
  const check = 'src/commands/supported-node.cjs';
  /** Runs the check as another version of Node would. */
  const under = (version: string) =>
    spawnSync(
      process.execPath,
      [
        '-e',
        `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require('./${check}')`,
      ],
      { cwd: root, encoding: 'utf8' },
    );

  test('is stated in package.json', () => {
    assert.match(manifest.engines.node, /^>=\d+$/);
  });

  test('is checked before every command of the project', () => {
    for (const [name, script] of Object.entries(manifest.scripts))
      if (script.includes('src/commands/')) assert.ok(script.startsWith(`node -r ./${check} src/`), name);
  });

  test('gets one sentence if it is too old, and none otherwise', () => {
    for (const version of ['16.20.2', '20.20.2', '22.12.0']) {
      const { status, stderr } = under(version);
      assert.equal(status, 1, version);
      assert.match(stderr, new RegExp(`^Node\\.js ${version} is too old: .* Run \`npm ci\`[^\n]*\n$`));
    }
    for (const version of ['22.18.0', '24.0.0', process.versions.node])
      assert.deepEqual([under(version).status, under(version).stderr], [0, ''], version);
  });
});

describe('docs/dependencies.md', () => {
  const page = read('docs/dependencies.md');
  for (const { section, names, lockFile } of lists)
    test(`lists exactly the packages of “${section}”, one per line, with license`, () => {
      const rows = (page.split(`## ${section}\n`)[1]?.split('\n## ')[0] ?? '')
        .split('\n')
        .filter((line) => line.startsWith('| `'))
        .map((line) => line.split('|').map((cell) => cell.trim()));
      const packages = packagesIn(lockFile);
      assert.deepEqual(
        Object.fromEntries(rows.map((cells) => [cells[1]?.replaceAll('`', ''), cells[4]])),
        Object.fromEntries(
          Object.keys(names).map((name) => [
            name,
            packages[`node_modules/${name}`]?.license?.replace(/[()]/g, ''),
          ]),
        ),
      );
      for (const [, name = '', use = '', reason = ''] of rows) assert.ok(use && reason, name);
    });
});

describe('LICENSES.md', () => {
  const text = read('LICENSES.md');
  const [shipped = ''] = text.split('\nUsed to ');

  test('lists every font and every package whose code is shipped', () => {
    for (const name of Object.keys(manifest.dependencies).filter((dependency) =>
      dependency.startsWith('@fontsource/'),
    ))
      assert.ok(shipped.includes(`\`${name}\``), name);
    // Code for browsers may import only these packages and the project’s own files.
    const browser = ['src/client', 'src/search', 'src/i18n', 'src/text'].flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => read(join(room, file))),
    );
    const imported = new Set(
      browser.flatMap((source) =>
        [...source.matchAll(/^import (?!type)[^;]*from '([^.'][^']*)'/gm)].map(([, name = '']) => name),
      ),
    );
    const built = [
      'diff',
      'esbuild',
      'pagefind',
      'hast-util-from-parse5',
      'hast-util-to-html',
      'hastscript',
      'parse5',
      'unist-util-visit',
    ];
    for (const name of imported)
      if (!/^(?:node|virtual):/.test(name) && !built.includes(name))
        assert.ok(shipped.includes(`\`${name.split('/')[0] ?? ''}`), `${name} is shipped`);
  });

  test('lists the license of everything that the site is built with', () => {
    const licences = locked
      .filter(([, { dev }]) => dev !== true)
      .flatMap(([, { license = 'none' }]) => license.replace(/[()]/g, '').split(/ (?:AND|OR) /));
    for (const licence of new Set(licences))
      assert.ok(
        text.includes(licence) || (licence === 'OFL-1.1' && text.includes('SIL Open Font License 1.1')),
        licence,
      );
  });
});

test('a script of its own checks for known vulnerabilities, and actions of a workflow are pinned by hash', () => {
  assert.equal(manifest.scripts['audit:packages'], 'npm audit');
  assert.doesNotMatch(manifest.scripts.test ?? '', /audit/);
  const workflows = join(root, '.github/workflows');
  if (!existsSync(workflows)) return;
  for (const file of readdirSync(workflows))
    for (const [, action = ''] of read(join('.github/workflows', file)).matchAll(/uses:\s*(\S+)/g))
      assert.match(action, /@[0-9a-f]{40}$|^\.\//, file);
});
