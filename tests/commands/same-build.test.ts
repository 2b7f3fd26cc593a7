import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dist, root as project } from '../site/dist.ts';
import { build, bytesOf, copyProject } from './copied-project.ts';

/** The moment that both builds are told it is (reproducible-builds.org/specs/source-date-epoch): far in the future. */
const SOURCE_DATE_EPOCH = '4102444800';
/** Two places far apart: it is another day in them, and they write figures differently. */
const here = { TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8', SOURCE_DATE_EPOCH };
const there = {
  TZ: 'America/Adak',
  LANG: 'de_DE.UTF-8',
  LC_ALL: 'de_DE.UTF-8',
  SOURCE_DATE_EPOCH,
};

/** Built from nothing: no cards, pictures or pages of an earlier build. */
function cleanBuild(env: NodeJS.ProcessEnv, publication?: string): string {
  const root = copyProject();
  if (publication !== undefined)
    for (const folder of ['content', 'public']) {
      rmSync(join(root, folder), { recursive: true });
      cpSync(join(publication, folder), join(root, folder), { recursive: true });
    }
  const { status, output } = build(root, env);
  assert.equal(status, 0, output);
  return join(root, 'dist');
}

/** Files that say on which day they were made. */
const dated = ['/.well-known/security.txt', '/news-sitemap.xml'];

function assertSame(one: string, other: string, except: readonly string[] = []): void {
  const [first, second] = [bytesOf(one), bytesOf(other)];
  const differ = [...new Set([...first.keys(), ...second.keys()])].filter(
    (file) => first.get(file) !== second.get(file) && !except.includes(file),
  );
  const [file = ''] = differ;
  assert.deepEqual(differ, [], firstDifference(join(one, file), join(other, file)));
}

/** Where two text files part, for whoever has to mend it. */
function firstDifference(one: string, other: string): string {
  try {
    const [a, b] = [readFileSync(one, 'utf8'), readFileSync(other, 'utf8')];
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return `${one}: ${a.slice(at - 80, at + 80)}\n${other}: ${b.slice(at - 80, at + 80)}`;
  } catch (error) {
    return String(error);
  }
}

test('two clean builds of a site with pictures, in two folders, time zones and locales, are the same to the byte', () => {
  assertSame(cleanBuild(here), cleanBuild(there));
});

test('a build with files from the cache is one without, to the byte', () => {
  const root = copyProject();
  const dist = join(root, 'dist');
  assert.equal(build(root, here).status, 0);
  const plain = bytesOf(dist);
  // The list of installed packages is part of the cache’s version; copies of the project have none, and so no cache.
  cpSync(join(project, 'node_modules/.package-lock.json'), join(root, 'node_modules/.package-lock.json'));
  for (const state of ['cold', 'warm']) {
    assert.equal(build(root, here).status, 0);
    assert.deepEqual(bytesOf(dist), plain, state);
  }
  const [version = ''] = readdirSync(join(root, 'node_modules/.cache/verbatim-content'));
  assert.ok(readdirSync(join(root, 'node_modules/.cache/verbatim-content', version)).length >= 7);
});

test('our site, built elsewhere from nothing, is dist/ to the byte, but for what says the day', () => {
  assertSame(cleanBuild(there, project), dist, dated);
});
