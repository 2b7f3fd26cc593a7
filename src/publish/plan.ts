import { basename } from 'node:path';
import { headersFor } from '../hosting/rules.ts';
import { searchIndexPath, withBase, withoutBase } from '../model/routes.ts';
import type { LocalPublication } from './local-release.ts';
import type { State } from './state.ts';

/** What a publish does to the files of the target. Paths are those in the folder of the built site. */
export interface Plan {
  /** Files to upload, in the order of the steps, so that no page names a file that is not there yet. */
  upload: readonly { step: string; files: readonly string[] }[];
  /** Files of the live release that this replaces or removes, other than those with a hash in their name. */
  replaced: readonly string[];
  /** Files that stay as they are. */
  unchanged: readonly string[];
  /** Files of earlier releases that stay for open pages, and when each left the site. */
  retired: Readonly<Record<string, string>>;
  /** Files to remove, after everything else. */
  removed: readonly string[];
}

/** How long files of earlier releases stay, in milliseconds: 30 days. */
export const retention = 30 * 24 * 60 * 60 * 1000;

/** True for a file whose name changes with its content: `rules.ts` lets browsers keep it permanently. */
export const isHashed = (file: string): boolean =>
  (headersFor(withBase(`/${file}`))['cache-control'] ?? '').includes('immutable');

const searchFolder = withoutBase(searchIndexPath).slice(1);
/** Those that name the others of their step come last. */
const steps: readonly { step: string; has: (file: string, isNew: boolean) => boolean }[] = [
  { step: 'files with a hash in their name', has: (file) => isHashed(file) },
  { step: 'the list of the search index', has: (file) => file === `${searchFolder}pagefind-entry.json` },
  { step: 'the search index', has: (file) => file.startsWith(searchFolder) },
  { step: 'the release', has: (file) => /(?:^|\/)\.well-known\/verbatim\.json$/.test(file) },
  { step: 'new pages and files', has: (_, isNew) => isNew },
  { step: 'changed pages and files', has: () => true },
];
/** The order in which the steps run. */
const order = [0, 4, 5, 2, 1, 3];

type Files = Readonly<Record<string, string>>;

/**
 * Returns what a publish of `files` leaves if it is interrupted; a file for which an interrupted one before it had another hash than the
 * live release has a hash that no file has.
 */
export function pendingOf(state: Pick<State, 'live' | 'pending'> | undefined, files: Files): Files {
  const { live, pending } = state ?? {};
  if (pending === undefined) return files;
  const uncertain = Object.keys({ ...live?.files, ...pending }).filter(
    (file) => pending[file] !== live?.files[file],
  );
  return { ...files, ...Object.fromEntries(uncertain.map((file) => [file, 'uncertain'])) };
}

/**
 * Returns what has to be done so that a target with `state` has `local`. A file of an interrupted publish may be there or not, so it is
 * uploaded again. Files with a hash in their name stay for 30 days after they left the site, the cards that the ledger names permanently, and
 * all others go with the release that no longer has them, as do cards of withdrawn quotes.
 */
export function plan(
  local: Files,
  state: Pick<State, 'live' | 'retired' | 'pending'> | undefined,
  { now, cards }: { now: number; cards?: LocalPublication['cards'] },
): Plan {
  const live = state?.live?.files ?? {};
  const before = state?.retired ?? {};
  const pending = state?.pending ?? {};
  const isUncertain = (file: string) =>
    state?.pending !== undefined && !isHashed(file) && pending[file] !== live[file];
  const isThere = (file: string) =>
    live[file] === local[file] ? !isUncertain(file) : isHashed(file) && file in before;
  const paths = Object.keys(local).sort();
  const missing = paths.filter((file) => !isThere(file));
  const retired: Record<string, string> = {};
  const removed: string[] = [];
  for (const file of new Set([...Object.keys(live), ...Object.keys(pending), ...Object.keys(before)])) {
    if (file in local) continue;
    // Whether a file of an interrupted publish arrived is unknown, and no page that stays names it.
    const isKnown = file in live || file in before;
    const since = before[file] ?? new Date(now).toISOString();
    const card = basename(file);
    const stays = now - Date.parse(since) < retention && cards?.withdrawn.has(card) !== true;
    if (isKnown && isHashed(file) && (stays || cards?.kept.has(card))) retired[file] = since;
    else removed.push(file);
  }
  const stepOf = Map.groupBy(missing, (file) => steps.findIndex(({ has }) => has(file, !(file in live))));
  return {
    upload: order.flatMap((index) => {
      const files = stepOf.get(index);
      return files ? [{ step: steps[index]?.step ?? '', files }] : [];
    }),
    replaced: Object.keys(live).filter((file) => !isHashed(file) && (!(file in local) || !isThere(file))),
    unchanged: paths.filter((file) => isThere(file)),
    retired,
    removed: removed.sort(),
  };
}
