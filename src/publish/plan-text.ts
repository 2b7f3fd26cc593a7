import { latestDay } from '../content/clock.ts';
import { type LedgerEntry, parseLedger } from '../content/ledger.ts';
import { withBase } from '../model/routes.ts';
import { counted } from '../text/counted.ts';
import type { Comparison } from './deploy.ts';
import type { LocalRelease } from './local-release.ts';

/** How many files of one kind are listed. */
const listed = 20;

/** Returns a plan in lines: files to upload, to keep and to remove, redirects, quotes that changed, and what the server has to load. */
export function planLines({ state, plan }: Comparison, local: LocalRelease): string[] {
  const { upload, unchanged, retired, removed } = plan;
  const kept = Object.keys(retired).length;
  return [
    ...upload.flatMap(({ step, files }) => [
      `upload   ${counted(files.length, 'file')}: ${step}`,
      ...names(files),
    ]),
    `keep     ${counted(unchanged.length, 'file')} unchanged, ${kept} of earlier releases for open pages and old posts`,
    `remove   ${counted(removed.length, 'file')}`,
    ...names(removed),
    ...redirectLines(state?.live?.redirects ?? {}, local.redirects),
    ...quoteLines(state?.ledger, local),
    ...serverLines(state?.live?.files, local),
  ];
}

function names(files: readonly string[]): string[] {
  const shown = files
    .slice(0, listed)
    .map((file) => `           ${withBase(`/${file}`).replace(/index\.html$/, '')}`);
  return files.length > listed ? [...shown, `           … and ${files.length - listed} more`] : shown;
}

type Redirects = LocalRelease['redirects'];

function redirectLines(before: Redirects, after: Redirects): string[] {
  const added = Object.entries(after).filter(([from, to]) => before[from] !== to);
  const gone = Object.keys(before).filter((from) => !(from in after));
  return [
    `redirect ${counted(Object.keys(after).length, 'former URL')}, ${added.length} new`,
    ...added.slice(0, listed).map(([from, to]) => `           ${from} to ${to}`),
    ...gone.map((from) => `           ${from} no longer`),
  ];
}

/** The quotes whose sealed words or attribution the live site does not have. */
function quoteLines(ledgerText: string | undefined, { ledger }: LocalRelease): string[] {
  const live =
    ledgerText === undefined ? new Map<string, LedgerEntry>() : parseLedger(ledgerText, latestDay()).ledger;
  const quotes = [...ledger].filter(([, { words }]) => words !== undefined);
  const added = quotes.filter(([path]) => !live.has(path));
  const changed = quotes.filter(([path, { words, by }]) => {
    const before = live.get(path);
    return before !== undefined && JSON.stringify([before.words, before.by]) !== JSON.stringify([words, by]);
  });
  return [
    `quotes   ${added.length} new, ${changed.length} changed`,
    ...added.slice(0, listed).map(([path]) => `           ${path} new`),
    ...changed.map(([path, { words = [] }]) => `           ${path} now “${words.at(-1) ?? ''}”`),
  ];
}

/** What nginx and Caddy have in their configuration. */
function serverLines(
  before: Readonly<Record<string, string>> | undefined,
  { files }: LocalRelease,
): string[] {
  if (before === undefined) return [];
  const isChanged = ['_headers', '_redirects'].some((file) => before[file] !== files[file]);
  return isChanged
    ? [
        'note     headers or redirects changed: nginx and Caddy need their file again (npm run hosting), then a reload',
      ]
    : [];
}
