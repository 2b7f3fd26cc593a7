import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { builtWith } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { standInWith } from '../search/server/filled.ts';
import type { StandIn } from '../search/server/stand-in.ts';
import { dist } from './english.ts';
import { type Failure, intercept, type Waiting } from './intercept.ts';
import { empty, openSite, type Tab } from './open-site.ts';

/*
 * The same articles with each kind of search: one index, an index in parts, and a search server, for which a stand-in answers.
 */

/** Where the search server of the site would be. */
export const serverUrl = 'https://search.example.org';

/**
 * The settings of the site with a search server. Its pages contain their policy, which names the server; the headers of the test server are those of
 * another site.
 */
const settings = `policyInPages: true
search:
  server:
    engine: opensearch
    url: ${serverUrl}
    index: articles
`;
const run = (script: string, ...options: string[]) => {
  const { status, stderr } = spawnSync(process.execPath, [script, ...options], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
};
const exportCommand = join(import.meta.dirname, '../../src/commands/export.ts');
const partsWriter = join(import.meta.dirname, 'write-parts.ts');

/**
 * Returns the folder of the fixture publication with a search server: its site is in dist/, what it exports for the server in export/. In in-parts/ is the site without
 * a server, with its index in parts.
 */
export const publicationWithServer = (): string =>
  builtWith(
    'english',
    settings,
    (root) => {
      run(exportCommand, '--content', root, '--to', 'search', '--out', join(root, 'export'));
      const inParts = join(root, 'in-parts');
      cpSync(dist, inParts, { recursive: true });
      rmSync(join(inParts, 'pagefind'), { recursive: true });
      run(partsWriter, '--content', root, join(inParts, 'pagefind'));
    },
    [partsWriter],
  );

/** Returns a stand-in for the search server with what the fixture publication exports. */
export const filledStandIn = (): StandIn =>
  standInWith(
    filesIn(join(publicationWithServer(), 'export')).map((path) => ({
      path,
      text: readFileSync(path, 'utf8'),
    })),
  );

/** What the server says to a browser on another host. */
export const serverHeaders = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type',
  'content-type': 'application/json',
};

/** Why the search server of a tab cannot be reached. */
const failures = new WeakMap<Page, Failure>();

/** Lets the search server of a tab, if it has one, be out of reach; `undefined` ends this. */
export function loseServer(page: Page, why: Failure | undefined): void {
  if (why) failures.set(page, why);
  else failures.delete(page);
}

/** Lets a function answer what a tab asks the search server. */
export async function answerWith({ page }: Tab, answer: (request: Waiting) => void): Promise<void> {
  await intercept(page, `${serverUrl}/*`, (request) => {
    const failure = failures.get(page);
    if (failure) request.abort(failure);
    else if (request.method === 'OPTIONS') request.fulfill({ status: 204, headers: serverHeaders });
    else answer(request);
  });
}

/** True for what the browser reports of a server on another host: the site may ask it, and says on the console why it did not answer. */
export const isAboutServer = (error: string): boolean =>
  /search\.example\.org|the search server|answer of the search|resource: (?:net::ERR_CONNECTION_REFUSED|.* 503)/.test(
    error,
  );

/** Runs a visit with a reader of whom nothing is stored. Any error in the page fails it, unless files that cannot be loaded are part of it. */
export type Reader = <T>(
  path: string,
  visit: (page: Page) => Promise<T>,
  options?: { fails?: boolean },
) => Promise<T>;

/** One of the kinds of search, with all that its journeys share: a site and a tab. */
export interface OpenKind {
  reader: Reader;
  close: () => Promise<void>;
}

async function open(folder: string, standIn?: StandIn): Promise<OpenKind> {
  const site = await openSite({ folder, strict: !standIn });
  const tab = await site.tab();
  if (standIn)
    await answerWith(tab, ({ url, body, fulfill }) => {
      fulfill({ headers: serverHeaders, body: standIn.answer(url, body) });
    });
  return {
    reader: async (path, visit, { fails = false } = {}) => {
      const { page, errors } = tab;
      try {
        await page.goto(path);
        const result = await visit(page);
        if (!fails)
          assert.deepEqual(
            errors.filter((error) => !(standIn && isAboutServer(error))),
            [],
          );
        return result;
      } finally {
        await page.context().setOffline(false);
        loseServer(page, undefined);
        await empty(site, tab);
      }
    },
    close: async () => {
      await tab.page.context().close();
      await site.close();
    },
  };
}

/** A kind of search. */
export interface SearchKind {
  name: string;
  /** Whether its results are in the order of those of one index. */
  ranksAlike: boolean;
  open: () => Promise<OpenKind>;
}

/** All kinds; the first is what the others are compared with. */
export const searchKinds: readonly SearchKind[] = [
  { name: 'one index', ranksAlike: true, open: () => open(dist) },
  {
    name: 'an index in parts',
    ranksAlike: true,
    open: () => open(join(publicationWithServer(), 'in-parts')),
  },
  {
    name: 'a search server',
    ranksAlike: false,
    open: () => open(join(publicationWithServer(), 'dist'), filledStandIn()),
  },
];
