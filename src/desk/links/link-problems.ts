import type { FoundElsewhere } from '../../model/report.ts';
import { counted } from '../../text/counted.ts';
import type { LinkRecord } from './link-file.ts';
import { type LinkState, type LinkStateName, linkStates, passing, working } from './link-state.ts';
import type { LinkedSource } from './sources.ts';

/** Days after which a state that can pass is serious. */
const lasting = 14;
const millisecondsPerDay = 86_400_000;

/** Returns what a report says about a source whose link was looked at; undefined if there is nothing to do. */
export function linkProblem(
  source: LinkedSource,
  link: LinkState,
  record: LinkRecord | undefined,
  copy: string | undefined,
): FoundElsewhere | undefined {
  const { state, found, to } = link;
  if (state === 'ok') return undefined;
  const days = record
    ? Math.round((Date.parse(record.on) - Date.parse(record.since)) / millisecondsPerDay)
    : 0;
  const isLasting = passing.has(state) && days >= lasting;
  const hasCopy = source.archived !== undefined;
  const usual = isLasting ? 'error' : linkStates[state];
  return {
    name: `link-${state}`,
    // Readers of a source with an archived copy have that.
    severity: hasCopy && usual === 'error' && state !== 'private' ? 'warning' : usual,
    ...{ file: source.file, ...source.at, field: `${source.id}: ${source.url}` },
    found: days > 0 ? `${found}, for ${counted(days, 'day')}` : found,
    expected: expectations[state] ?? 'the source',
    fix: fixOf(state, source, { to, copy, hasCopy }),
  };
}

const expectations: Partial<Record<LinkStateName, string>> = {
  moved: 'the URL at which the source is now',
  https: 'a link with https',
  private: 'a URL that readers can open',
  refused: 'a page that readers can open: look at it in a browser',
  robots: 'a page that readers can open: look at it in a browser',
};

interface Known {
  to: string | undefined;
  copy: string | undefined;
  hasCopy: boolean;
}

function fixOf(state: LinkStateName, { url }: LinkedSource, { to, copy, hasCopy }: Known): string {
  if (state === 'moved' || state === 'https') return `write\nurl: ${JSON.stringify(to ?? url)}`;
  if (state === 'private') return 'write the public URL of the source';
  if (working.has(state)) return 'nothing, if a browser shows the source';
  if (hasCopy) return 'look for the new URL, or leave it: readers have the archived copy';
  if (passing.has(state)) return `try again later; if it lasts: ${archiveFix(url, copy)}`;
  return `look for the source’s new URL; else ${archiveFix(url, copy)}`;
}

function archiveFix(url: string, copy: string | undefined): string {
  if (copy !== undefined) return `npm run links -- --write, or write\narchived: ${JSON.stringify(copy)}`;
  return `look for an archived copy, https://web.archive.org/web/*/${url}, and write\narchived: "…"`;
}

/** Returns the note of an archived copy that a source could name. */
export const copyNote = (source: LinkedSource, copy: string): FoundElsewhere => ({
  ...{ name: 'link-copy-found', severity: 'info', file: source.file, ...source.at },
  ...{ field: `${source.id}: ${source.url}`, found: 'an archived copy that the source does not name' },
  expected: 'archived',
  fix: `npm run links -- --write, or write\narchived: ${JSON.stringify(copy)}`,
});
