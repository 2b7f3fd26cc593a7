import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseLedger } from '../../src/content/ledger.ts';
import { localPublication, type LocalRelease, localRelease } from '../../src/publish/local-release.ts';
import { builtSite } from '../builds.ts';
import { filesIn } from '../files-in.ts';

/** The pages of each version that readers of the tests visit. */
export const pages = [
  '/',
  '/search/',
  '/articles/how-the-ledger-grew/',
  '/articles/one-bridge-two-entries-ar/',
  '/topics/bridges/',
];

const isText = (file: string) => /\.(?:html|js|css|json)$/.test(file);
/** Names with a hash of some scripts, of a style, and of some parts of the search index, which each version has under other names. */
const hashed =
  /^(?<name>(?:PageScript|article|modal|site)\.)(?<hash>[\w-]{8})(?<ending>\.(?:js|css))$|^(?<lang>[a-z]{2}_)(?<part>[0-9a-f]{5}[0-3][0-9a-f])(?<kind>\.pf_\w+)$/;

/** A small part of a built site: some pages, with every file that pages name. */
function smallSite(folder: string): void {
  const built = builtSite('english');
  for (const page of pages) copyFile(built, folder, `${page}index.html`);
  for (const name of ['/404.html', '/_headers', '/feed.xml', '/assets', '/pagefind', '/.well-known'])
    cpSync(join(built, name), join(folder, name), { recursive: true });
  const cards = pages.flatMap((page) =>
    Array.from(
      readFileSync(join(built, page, 'index.html'), 'utf8').matchAll(/\/cards\/[\w.-]+\.png/g),
      ([card]) => card,
    ),
  );
  for (const card of new Set(cards)) copyFile(built, folder, card);
}

function copyFile(from: string, to: string, file: string): void {
  mkdirSync(dirname(join(to, file)), { recursive: true });
  cpSync(join(from, file), join(to, file));
}

/**
 * Writes version `number` of a site into a folder, as a build after a change would: scripts and styles have other names, or, with an even
 * number, parts of the search index, and pages name the new ones; the text of pages has changed; a page was added, and the one that version
 * `number - 2` added is gone.
 */
export function writeVersion(folder: string, number: number): void {
  smallSite(folder);
  const renamed = new Map<string, string>();
  for (const file of filesIn(folder)) {
    const groups = hashed.exec(basename(file))?.groups;
    if (!groups || (groups.hash === undefined) === (number % 2 === 1)) continue;
    const mark = String(number).padStart(4, '0');
    const name =
      groups.hash === undefined
        ? `${groups.lang}${mark}${groups.part?.slice(4)}${groups.kind}`
        : `${groups.name}${mark}${groups.hash.slice(4)}${groups.ending}`;
    renamed.set(basename(file), name);
    renameSync(file, join(dirname(file), name));
  }
  const entry = join(folder, 'pagefind/pagefind-entry.json');
  const [hash = ''] = /en_[0-9a-f]{10}/.exec(readFileSync(entry, 'utf8')) ?? [];
  const meta = (of: string) => join(folder, `pagefind/pagefind.${of}.pf_meta`);
  const next = number % 2 === 1 ? hash : `en_${String(number).padStart(10, '0')}`;
  renameSync(meta(hash), meta(next));
  const names = new RegExp(
    [...renamed.keys(), hash].map((name) => name.replaceAll('.', '\\.')).join('|'),
    'g',
  );
  for (const file of filesIn(folder).filter(isText)) {
    const text = readFileSync(file, 'utf8').replace(names, (name) => renamed.get(name) ?? next);
    rmSync(file);
    writeFileSync(file, file.endsWith('.html') ? `${text}<p>Version ${number}` : text);
  }
  for (const added of [number, number - 1]) {
    if (added < 1) continue;
    mkdirSync(join(folder, addedPage(added)), { recursive: true });
    cpSync(join(folder, 'topics/bridges/index.html'), join(folder, addedPage(added), 'index.html'));
  }
  writeFileSync(
    join(folder, 'index.html'),
    `${readFileSync(join(folder, 'index.html'), 'utf8')}<a href="${addedPage(number)}">New</a>`,
  );
}

/** The page that a version adds, to which its front page links. */
export const addedPage = (number: number) => `/q/added-in-${number}/`;

/** Returns the release in a folder, of a publication with this ledger. */
export function releaseIn(folder: string, ledgerText = ''): LocalRelease {
  return localRelease(folder, localPublication(parseLedger(ledgerText || '{}', '2100-01-01').ledger, []));
}

/** Returns the paths of the files of a folder, as readers request them. */
export const pathsIn = (folder: string, under = ''): string[] =>
  existsSync(join(folder, under))
    ? readdirSync(join(folder, under), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    : [];
