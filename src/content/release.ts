import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Library } from '../model/library.ts';
import { moment } from '../model/moment.ts';
import type { Release } from '../model/release.ts';
import { publicationTag } from '../model/release.ts';
import { absolute, homePath, releasePath, withoutBase } from '../model/routes.ts';
import { type BuiltFiles, readBuiltFiles } from './built-files.ts';
import { type Ledger, ledgerLines } from './ledger.ts';
import { merkleRoot } from './merkle-tree.ts';

const releaseFile = withoutBase(releasePath).slice(1);

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** Returns the id of a release: the same for the same files, whatever is written about the release itself. */
export const releaseId = (files: BuiltFiles): string =>
  sha256(
    [...files]
      .filter(([file]) => file !== releaseFile)
      .map(([file, hash]) => `${hash}  ${file}\n`)
      .join(''),
  );

/**
 * Writes what the site says about itself into the folder of a built site. It depends on the content alone, not on the time of the build.
 * `files` are read if they are not known.
 */
export async function writeRelease(
  folder: string,
  published: Library,
  ledger: Ledger,
  files: BuiltFiles = readBuiltFiles(folder),
): Promise<Release> {
  const { publication, ...about } = releaseOf(published, ledger);
  const release: Release = { publication, release: releaseId(files), ...about };
  const file = join(folder, releaseFile);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(release, undefined, 2)}\n`);
  return release;
}

/** Returns what a site built from this content says about itself, without the id, which depends on its files. */
export function releaseOf(published: Library, ledger: Ledger): Omit<Release, 'release'> {
  const { articles, quotes, topics, people } = published;
  return {
    publication: publicationTag(),
    date: lastChange(published),
    software: software(),
    url: absolute(homePath),
    counts: {
      articles: articles.length,
      quotes: quotes.length,
      topics: topics.length,
      people: people.length,
    },
    ledger: ledgerHead(ledger),
  };
}

/** Returns the number of sealed URLs, and the root of the tree of their lines. */
export function ledgerHead(ledger: Ledger): Release['ledger'] {
  const lines = ledgerLines(ledger);
  return { size: lines.length, root: merkleRoot(lines) };
}

/** The time of the newest change; that of an empty publication is the epoch, as in feeds. */
const lastChange = ({ articles }: Library) =>
  articles
    .map(({ changedAt }) => changedAt)
    .reduce((a, b) => (Date.parse(a) > Date.parse(b) ? a : b), moment('1970-01-01'));

function software(): string {
  const manifest = new URL('../../package.json', import.meta.url);
  const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string; version: string };
  return `${name} ${version}`;
}
