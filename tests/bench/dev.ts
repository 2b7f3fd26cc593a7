import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../browser/chromium.ts';
import { usageOf } from './build/processes.ts';
import { copySoftware, editFile } from './build/project.ts';
import { readProse } from './build/prose.ts';
import { benchPublication } from './build/publication.ts';
import { writeVerbatim } from './build/verbatim.ts';

/**
 * `npm run bench:dev -- [--articles 10,1782] [--saves 10]`: how long an author waits in the dev server: from the moment at which a changed
 * article is saved until its new sentence is on the screen of a browser that shows the article; the median of `--saves`, and the longest. The
 * processor seconds of a save are those of the server, which a busy machine changes less. Also says when the first page was there.
 */
const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10,1782' },
    saves: { type: 'string', default: '10' },
    data: { type: 'string', default: join(import.meta.dirname, 'data/digitalgov.jsonl.gz') },
    folder: { type: 'string', default: join(tmpdir(), 'verbatim-dev') },
  },
});
const saves = Number(values.saves);
const prose = readProse(values.data);

for (const count of values.articles.split(',').map(Number)) {
  const root = join(resolve(values.folder), `articles-${count}`);
  mkdirSync(root, { recursive: true });
  copySoftware(root);
  const publication = benchPublication(prose, count);
  writeVerbatim(publication, root);
  const slug = publication.articles[Math.floor(count / 2)]?.slug ?? '';
  const started = performance.now();
  const { server, url } = await startServer(root);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${url}/articles/${slug}/`, { timeout: 300_000 });
    const first = performance.now() - started;
    const measured: { wait: number; processor: number }[] = [];
    // The first save is not counted: the server compiles what it needs for it.
    for (let number = 0; number <= saves; number++) {
      await page.waitForLoadState('networkidle');
      const before = processorOf(server);
      const saved = performance.now();
      editFile(join(root, 'content/articles', `${slug}.md`), number);
      await page.getByText(`for the ${number}. time.`).first().waitFor({ timeout: 60_000 });
      const wait = performance.now() - saved;
      await page.waitForLoadState('networkidle');
      measured.push({ wait, processor: processorOf(server) - before });
    }
    const waits = measured.slice(1).map(({ wait }) => wait);
    const work = measured.slice(1).map(({ processor }) => processor);
    console.log(
      `${count} articles: a save is on screen after ${median(waits).toFixed(0)} ms (longest ${Math.max(...waits).toFixed(0)} ms, ` +
        `${saves} saves, ${median(work).toFixed(0)} ms of processor time); the first page after ${(first / 1000).toFixed(1)} s`,
    );
  } finally {
    await browser.close();
    server.kill();
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Returns the processor milliseconds of the server so far; 0 on systems without /proc. */
function processorOf({ pid }: ChildProcess): number {
  return (pid === undefined ? undefined : usageOf(pid)?.processor) ?? 0;
}

/** Starts the dev server of a publication; resolves when it answers. */
function startServer(root: string): Promise<{ server: ChildProcess; url: string }> {
  const server = spawn(
    process.execPath,
    ['-r', join(root, 'src/commands/supported-node.cjs'), join(root, 'src/commands/dev.ts'), '--port', '0'],
    {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    },
  );
  let output = '';
  return new Promise((done, fail) => {
    server.on('close', (code) => {
      fail(new Error(`the dev server ended with ${String(code)}\n${output}`));
    });
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (text: Buffer) => {
        output += text.toString();
        const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
        if (url !== undefined) done({ server, url });
      });
  });
}
