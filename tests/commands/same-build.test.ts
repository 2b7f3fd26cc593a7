import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { build, bytesOf, copySoftware, environmentOf } from '../builds.ts';
import { copyOf, publicationOf } from '../publications.ts';

/** The time of both builds (reproducible-builds.org/specs/source-date-epoch), far in the future. */
const SOURCE_DATE_EPOCH = '4102444800';
/** Two places far apart: it is another day in them, and they write figures differently. */
const here = { TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8', SOURCE_DATE_EPOCH };
const there = {
  TZ: 'America/Adak',
  LANG: 'de_DE.UTF-8',
  LC_ALL: 'de_DE.UTF-8',
  SOURCE_DATE_EPOCH,
};

function assertSame(one: string, other: string): void {
  const [first, second] = [bytesOf(one), bytesOf(other)];
  const differ = [...new Set([...first.keys(), ...second.keys()])].filter(
    (file) => first.get(file) !== second.get(file),
  );
  const [file = ''] = differ;
  assert.deepEqual(differ, [], firstDifference(join(one, file), join(other, file)));
}

/** Returns the first place where two text files differ, with the text around it. */
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

/** Builds a copy of the software, or a publication elsewhere with it, in which no pages of another build are. */
function builtIn(software: string, env: NodeJS.ProcessEnv, publication = software): string {
  const { status, output } = build(
    publication,
    { ...environmentOf(software), ...env },
    join(software, 'src/commands/build.ts'),
  );
  assert.equal(status, 0, output);
  return join(publication, 'dist');
}

describe('a clean build of a site with pictures', () => {
  // Cards and pictures of other builds: the other copy makes its own.
  const dist = builtIn(copySoftware(publicationOf('english')), here);
  // The list of installed packages is part of the cache’s version; other copies of the software have none, and so no cache.
  const other = copySoftware(publicationOf('english'), { cold: true, keepsBundles: true });
  const elsewhere = copyOf('english');
  const packages = join(elsewhere, 'node_modules');
  rmSync(packages, { recursive: true, force: true });
  mkdirSync(packages);

  test('produces the same bytes in another folder than the software, time zone and locale, and with empty caches', () => {
    assertSame(dist, builtIn(other, there, elsewhere));
    const [version = ''] = readdirSync(join(packages, '.cache/verbatim-content'));
    assert.notDeepEqual(readdirSync(join(packages, '.cache/verbatim-content', version)), []);
  });

  test('produces the same bytes with full caches', () => {
    assertSame(dist, builtIn(other, there, elsewhere));
  });
});
