import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { copySoftware } from '../builds.ts';
import { fileOf, moved, readCorpus, wordsOf, wordsOfMarkdown, writeContent } from '../corpus/corpus.ts';
import { judge, reasonOf, type Verdicts } from '../corpus/verdicts.ts';
import { dataFolder, sharedData } from './search/shared-data.ts';

/** `npm run bench:corpus`: what becomes of 1,811 real articles, and how long their check and their build take. */
sharedData('digitalgov.jsonl.gz');
const all = readCorpus(dataFolder);

function print(how: string, { refused, built, changed, milliseconds }: Verdicts): void {
  console.log(
    `\n${how}: ${all.length} articles, ${built.length} built, ${refused.length} refused, ${changed.length} with other words`,
  );
  console.log(`read and checked in ${(milliseconds / 1000).toFixed(1)} s`);
  for (const { article, source, page } of changed)
    console.log(`  ${article.id}\n    text  ${source}\n    page  ${page}`);
  const reasons = Map.groupBy(
    refused.flatMap(({ article, faults }) =>
      [...new Set(faults.map(reasonOf))].map((reason) => ({ reason, article })),
    ),
    ({ reason }) => reason,
  );
  for (const [reason, { length }] of [...reasons].sort((a, b) => b[1].length - a[1].length).slice(0, 20))
    console.log(`${String(length).padStart(6)}  ${reason}`);
}

print('As they are', await judge(all));
const set = moved(all);
const verdicts = await judge(set);
print('Without pictures, and with whole links', verdicts);

const root = copySoftware();
rmSync(join(root, 'content'), { recursive: true });
writeContent(verdicts.built, root);
const start = performance.now();
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--force'],
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  },
);
console.log(
  `\nThe built ones as a site: ends with ${String(status)}, in ${((performance.now() - start) / 1000).toFixed(1)} s`,
);
const lost = verdicts.built.filter((article) => {
  const page = readFileSync(
    join(root, 'dist', fileOf(article).replace(/^content\/(.*)\.md$/, '$1/index.html')),
    'utf8',
  );
  let prose = '';
  visit(fromHtml(page), 'element', (node) => {
    if (String(node.properties.className).split(',').includes('prose')) prose = toString(node);
  });
  const squeezed = (words: string[]) => words.join('');
  return (
    squeezed(wordsOf(`<p>${prose.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)) !==
    squeezed(wordsOfMarkdown(article.markdown))
  );
});
console.log(`pages whose words are not those of the text: ${lost.length}`);
for (const { id } of lost) console.log(`  ${id}`);
