import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { stringify } from 'yaml';
import { writeSiteFile } from '../publications.ts';
import { sharedData } from './search/shared-data.ts';

/**
 * `npm run bench:check`: seconds that `npm run check -- --json` takes, process and all, on our content and on 1,811 articles of a site of the US
 * government as they are, the median of `RUNS` (three). These have HTML and pictures that the check rejects, so its problems are counted too.
 */
const runs = Number(process.env.RUNS ?? 3);
const root = resolve(import.meta.dirname, '../..');
measure('our content', root);

interface Line {
  title: string;
  date: string;
  author: string;
  topics: string[];
  markdown: string;
}
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-check-'));
try {
  const articles = gunzipSync(readFileSync(sharedData('digitalgov.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  layOut(articles);
  measure(`${articles.length} articles`, folder);
} finally {
  rmSync(folder, { recursive: true });
}

function measure(what: string, cwd: string): void {
  // As `npm run check` starts it.
  const check = ['-r', join(root, 'src/commands/supported-node.cjs'), join(root, 'src/commands/check.ts')];
  const times: number[] = [];
  let told = '';
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const { stdout } = spawnSync(process.execPath, [...check, '--json'], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1024 ** 3,
    });
    times.push((performance.now() - started) / 1000);
    const { counts } = JSON.parse(stdout) as { counts: Record<string, number> };
    told = Object.entries(counts)
      .map(([severity, count]) => `${severity} ${count}`)
      .join(', ');
  }
  const median = times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
  console.log(
    `${what}: ${median.toFixed(2)} s (median of ${runs}, best ${(times[0] ?? 0).toFixed(2)} s; ${told})`,
  );
}

function layOut(articles: readonly Line[]): void {
  const write = (path: string, data: object, body = '') => {
    mkdirSync(join(folder, 'content', path, '..'), { recursive: true });
    writeFileSync(join(folder, 'content', path), `---\n${stringify(data)}---\n\n${body}\n`);
  };
  writeSiteFile(folder);
  const topics = new Set(articles.flatMap((article) => article.topics));
  const authors = new Set(articles.map(({ author }) => author));
  for (const topic of topics) write(`topics/${idOf(topic)}.md`, { title: topic, summary: topic });
  for (const author of authors)
    write(`people/${idOf(author)}.md`, { name: author || 'Nobody', role: 'Writes' });
  for (const [index, { title, date, author, topics: about, markdown }] of articles.entries())
    write(
      `articles/a${index}-${idOf(title)}.md`,
      {
        title,
        standfirst: title,
        date: date.slice(0, 10),
        author: idOf(author),
        topics: about.length > 0 ? [...new Set(about.map(idOf))] : [idOf([...topics][0] ?? '')],
      },
      markdown,
    );
}

function idOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join('-') ?? 'nobody';
}
