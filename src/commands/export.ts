import './publication-folder.ts';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { isError } from '../model/problem-kinds.ts';
import { formatProblems } from '../model/report.ts';
import { searchIndexPath, withoutBase } from '../model/routes.ts';
import { searchServers } from '../model/site-search.ts';
import { site } from '../site.ts';
import { counted } from '../text/counted.ts';
import { readArguments, refuseArguments } from './arguments.ts';
import { startFolder } from './publication-folder.ts';

/**
 * `npm run export -- --to search`: writes the texts of the built site for a search server, with what it must know of their fields. It sends
 * nothing. Exit code 0; 1 if the content has errors or the site is not built from it; 2 for wrong arguments.
 */
const usage = `npm run export -- --to search [options]
  --to search        the texts of the site for a search server
  --engine <name>    opensearch or typesense; the default is the one in content/site.yaml, or both
  --index <name>     the index or collection; the default is the one in content/site.yaml, or articles
  --out <folder>     where to write; the default is export
  --content          the publication; the default is the folder the command runs in`;
const { values } = readArguments({
  usage,
  options: {
    to: { type: 'string' },
    engine: { type: 'string' },
    index: { type: 'string' },
    out: { type: 'string', default: 'export' },
  },
});
const { server } = site.search;
if (values.to !== 'search')
  refuseArguments(
    values.to === undefined
      ? 'Nothing to export: write --to search.'
      : `--to is “${values.to}”: write --to search.`,
    usage,
  );
const named = values.engine ?? server?.engine;
const engines = searchServers.filter((engine) => named === undefined || engine === named);
if (engines.length === 0)
  refuseArguments(`--engine is “${named ?? ''}”: write ${searchServers.join(' or ')}.`, usage);
const index = values.index ?? server?.index ?? 'articles';
if (!/^[a-z0-9][a-z0-9_-]*$/.test(index))
  refuseArguments(`--index is “${index}”: write lower-case letters, digits, - and _, like articles.`, usage);

// Loaded here, so that wrong arguments are refused at once.
const { readContent } = await import('../content/read-content.ts');
const { publishedTexts } = await import('../search/published-texts.ts');
const { exportFiles } = await import('../search/server/export-files.ts');
const { siteRecords, spellingGroups } = await import('../search/site-records.ts');

const { published, problems } = await readContent(process.cwd());
const errors = problems.filter(isError);
if (errors.length > 0) {
  console.error(`${formatProblems(errors, process.stderr)}\n\nNothing was written.`);
  process.exit(1);
}
const records = siteRecords(published);
const texts = await publishedTexts(join(resolve('dist'), withoutBase(searchIndexPath)));
const missing = records.filter(({ url }) => !texts.has(url)).map(({ url }) => url);
const urls = new Set(records.map(({ url }) => url));
const extra = [...texts.keys()].filter((url) => !urls.has(url));
if (missing.length + extra.length > 0) {
  const [first = ''] = [...missing, ...extra];
  console.error(
    `dist/ was not built from this content: ${first} is ${missing.length > 0 ? 'not in its search index' : 'only in its search index'}${missing.length + extra.length > 1 ? `, and ${missing.length + extra.length - 1} more differ` : ''}\n  fix  npm run build\n\nNothing was written.`,
  );
  process.exit(1);
}
const folder = resolve(startFolder, values.out);
for (const engine of engines) {
  // Parts of an earlier, longer export would be loaded again.
  await rm(join(folder, engine), { recursive: true, force: true });
  const exported = { records, texts, names: spellingGroups(published), languages: site.languages, index };
  for (const { path, text } of exportFiles(exported, engine)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    console.log(`written  ${relative(startFolder, file)}`);
  }
}
console.log(
  `${counted(published.articles.length, 'article')} and ${counted(published.quotes.length, 'quote')} for ${engines.join(' and ')}. How to load them: docs/settings.md, “A search server”.`,
);
