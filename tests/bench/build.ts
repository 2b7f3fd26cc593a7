import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages } from '../install-packages.ts';
import { fileKinds } from './build/files.ts';
import { largestPages, mostHtml } from './build/largest-pages.ts';
import { measure } from './build/measure.ts';
import { astro } from './build/peers/astro.ts';
import { eleventy } from './build/peers/eleventy.ts';
import { hugo } from './build/peers/hugo.ts';
import type { Peer } from './build/peers/peer.ts';
import { copySoftware, editFile, forgetContent } from './build/project.ts';
import { readProse } from './build/prose.ts';
import { benchPublication } from './build/publication.ts';
import { markdownOf, type Report, type Row } from './build/report.ts';
import { writeVerbatim } from './build/verbatim.ts';

/**
 * `npm run bench:build -- [--articles 200] [--edit] [--peers] [--draw | --one-card] [--data <file>] [--folder <folder>]`: builds a publication of real prose
 * and reports seconds, memory, files and the largest pages, and fails if one has more than 150 KB; writes build.md and build.json next to this file.
 *
 * - `--edit`    builds again after one article was changed
 * - `--peers`   builds the same articles with Hugo (where it is installed), Eleventy, and Astro without Verbatim
 * - `--draw`    first deletes the cards that earlier benches drew
 * - `--one-card` draws one card and has it in place of all others: drawing those of 20,000 articles takes half an hour. Their bytes and kinds are then not right
 * - `--data`    a collection of articles in the form of data/digitalgov.jsonl.gz
 * - `--folder`  where to work; its cards are used again by the next bench
 */
const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '200' },
    edit: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    draw: { type: 'boolean', default: false },
    'one-card': { type: 'boolean', default: false },
    data: { type: 'string', default: join(import.meta.dirname, 'data/digitalgov.jsonl.gz') },
    folder: { type: 'string', default: join(tmpdir(), 'verbatim-bench') },
  },
});
const count = Number(values.articles);
if (!Number.isInteger(count) || count < 1) {
  console.error(`--articles ${values.articles}\n  expected  a number of articles, such as 200`);
  process.exit(2);
}
const folder = resolve(values.folder);
const root = join(folder, 'verbatim');
/** As npm starts it: with the code that is compiled already. */
const command = (name: string) =>
  [
    process.execPath,
    '-r',
    join(root, 'src/commands/supported-node.cjs'),
    join(root, 'src/commands', `${name}.ts`),
  ] as const;
if (values.peers) installPackages(import.meta.dirname);

const publication = benchPublication(readProse(values.data), count);
const edited = publication.articles[Math.floor(count / 2)]?.slug ?? '';
mkdirSync(folder, { recursive: true });
copySoftware(root);
writeVerbatim(publication, root);
const rows: Row[] = [];

const cards = join(root, 'node_modules/.cache/verbatim-cards');
if (values['one-card'])
  execFileSync(process.execPath, [join(import.meta.dirname, 'build/one-card.ts')], {
    cwd: root,
    stdio: 'inherit',
  });
if (values.draw) rmSync(cards, { recursive: true, force: true });
if (!existsSync(cards) || readdirSync(cards).length < count) await build('build, cards drawn');
forgetContent(root);
await build('build, cards cached', '--clean');
forgetContent(root);
await build('build, cards and code cached');
forgetContent(root);
await check('check');
await check('check, nothing changed');
editFile(join(root, 'content/articles', `${edited}.md`), 1);
await check('check, one article changed');
if (values.edit) {
  editFile(join(root, 'content/articles', `${edited}.md`), 2);
  await build('build, one article changed');
}
if (values.peers) for (const peer of [hugo, eleventy, astro]) await buildPeer(peer);

const words = publication.articles
  .flatMap(({ blocks }) => blocks)
  .join(' ')
  .split(/\s+/).length;
const report: Report = {
  articles: count,
  quotes: publication.articles.flatMap(({ quotes }) => quotes).length,
  words: Math.round(words / count),
  processors: availableParallelism(),
  node: process.version,
  rows,
};
console.log(markdownOf(report));
writeFileSync(join(import.meta.dirname, 'build.md'), `${markdownOf(report)}\n`);
writeFileSync(join(import.meta.dirname, 'build.json'), `${JSON.stringify(report, undefined, 2)}\n`);
if (rows.some(({ largest = [] }) => largest.some(({ bytes }) => bytes > mostHtml))) process.exitCode = 1;

async function build(what: string, ...options: string[]): Promise<void> {
  const measured = await measure([...command('build'), ...options], root);
  const dist = join(root, 'dist');
  rows.push({ what, ...measured, files: fileKinds(dist), largest: largestPages(dist) });
}

async function check(what: string): Promise<void> {
  rows.push({ what, ...(await measure(command('check'), root)) });
}

async function buildPeer({ name, prepare, command, content, out }: Peer): Promise<void> {
  const home = join(folder, name.toLowerCase().replace(/\W+/g, '-'));
  rmSync(home, { recursive: true, force: true });
  if (!prepare(publication, home)) {
    console.error(`${name} is not installed: left out.`);
    return;
  }
  rows.push({ what: name, ...(await measure(command(home), home)), files: fileKinds(join(home, out)) });
  if (!values.edit) return;
  editFile(join(home, content, 'articles', `${edited}.md`), 1);
  rows.push({ what: `${name}, one article changed`, ...(await measure(command(home), home)) });
}
