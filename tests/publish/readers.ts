import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { deploy } from '../../src/publish/deploy.ts';
import type { LocalRelease } from '../../src/publish/local-release.ts';
import type { Target } from '../../src/publish/target.ts';
import { pages, pathsIn } from './site-versions.ts';

/** What readers saw during a publish. */
export interface Visits {
  requests: number;
  /** Requests that did not answer with a file. */
  failed: string[];
  /** Answers to each page, by the version that it says it is. */
  versions: Set<string>;
}

export interface Readers {
  visits: Visits;
  /** Visits pages while `work` runs: at least 8 and at most `most` visits, a few hundred requests a second. */
  during: <T>(work: Promise<T>) => Promise<T>;
  /** Opens tabs with every script and every part of the search index of a version; later visits use them. */
  openTabs: (folder: string) => void;
}

const readers = 4;

/** Returns readers of a site; `prefix` comes before every path. */
export function readersOf(origin: string, { prefix = '', most = 40 } = {}): Readers {
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const visits: Visits = { requests: 0, failed: [], versions: new Set() };
  const tabs: string[] = [];
  let turn = 0;
  /** The next of several, so that all have their turn. */
  const next = <T>(all: readonly T[]): T | undefined => all[turn++ % Math.max(1, all.length)];

  const get = (path: string, from: string): Promise<string> =>
    new Promise((resolve) => {
      visits.requests++;
      const fail = (why: string) => {
        visits.failed.push(`${path} ${why}, named by ${from}`);
        resolve('');
      };
      request(`${origin}${prefix}${path}`, { agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', (error) => {
          fail(String(error));
        });
        response.on('end', () => {
          const body = Buffer.concat(parts);
          const length = Number(response.headers['content-length'] ?? body.length);
          if (response.statusCode !== 200) fail(`answers ${response.statusCode ?? 0}`);
          else if (body.length !== length) fail(`has ${body.length} of ${length} bytes`);
          else resolve(body.toString());
        });
      })
        .on('error', (error) => {
          fail(String(error));
        })
        .end();
    });

  /** Opens a page with what it names, searches, and continues in a tab that was opened earlier. */
  const visit = async () => {
    const page = next(pages) ?? '/';
    const html = await get(page, 'a reader');
    for (const [, version = ''] of html.matchAll(/<p>Version (\d+)/g)) visits.versions.add(version);
    const named = [
      ...new Set(Array.from(html.matchAll(/\/(?:assets|cards)\/[\w.-]+\.\w+/g), ([path]) => path)),
    ];
    for (let count = 0; count < 3 && named.length > 0; count++) await get(next(named) ?? '', page);
    const [, added] = /href="(\/q\/added-in-\d+\/)"/.exec(html) ?? [];
    if (added !== undefined) await get(added, page);
    const entry = await get('/pagefind/pagefind-entry.json', 'a search');
    const [hash] = /en_\w{10}/.exec(entry) ?? [];
    if (hash !== undefined) await get(`/pagefind/pagefind.${hash}.pf_meta`, 'the list of the search index');
    if (tabs.length > 0) await get(next(tabs) ?? '', 'an open tab');
  };

  return {
    visits,
    openTabs: (folder) => {
      // Share dialogs and search load their script when they are used.
      tabs.push(
        ...pathsIn(folder, 'assets').filter((file) => file.endsWith('.js')),
        ...pathsIn(folder, 'pagefind').filter((file) => /\.pf_\w+$/.test(file)),
      );
    },
    during: async (work) => {
      let ended = false;
      let begun = 0;
      const done = work.finally(() => {
        ended = true;
      });
      const reader = async () => {
        while (begun < 8 || (!ended && begun < most)) {
          begun++;
          await visit();
          await pause(5);
        }
      };
      const [result] = await Promise.all([done, ...Array.from({ length: readers }, reader)]);
      return result;
    },
  };
}

/** Deploys `count` releases after the first while readers visit; their tabs of each release stay open. */
export async function deployWhileRead(
  readers: Readers,
  target: Target,
  releaseOf: (number: number) => LocalRelease,
  count: number,
): Promise<void> {
  for (let number = 2; number <= count + 1; number++) {
    const release = releaseOf(number);
    await readers.during(deploy(target, release, { now: Date.now() }));
    readers.openTabs(release.folder);
  }
}
