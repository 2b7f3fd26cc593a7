import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { day } from '../../model/fields.ts';
import { type LinkStateName, linkStates } from './link-state.ts';

/** The path of the file from the project’s root. */
export const linkFile = 'content/links.json';

const stateNames = Object.keys(linkStates) as [LinkStateName, ...LinkStateName[]];

/** What is known about a URL. */
const recordSchema = z.object({
  /** The day of the last look. */
  on: day,
  state: z.enum(stateNames),
  /** The day of the first look that found this state. */
  since: day,
  /** The media type of the last answer that was a source. */
  type: z.string().optional(),
});

export type LinkRecord = z.infer<typeof recordSchema>;
export type LinkRecords = Map<string, LinkRecord>;

const lastLine =
  '"": "When sources were last asked for, and what they answered. Written by npm run links alone."';

/**
 * Reads content/links.json: one line for each URL, so that two branches merge without a conflict. If a URL has two lines, the newer look
 * counts. Lines that cannot be read are left out: the next run asks again.
 */
export function readLinks(root: string): LinkRecords {
  const records: LinkRecords = new Map();
  const file = join(root, linkFile);
  if (!existsSync(file)) return records;
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
    const [url, record] = entryOf(line) ?? [];
    if (url === undefined || record === undefined) continue;
    const known = records.get(url);
    if (known === undefined || known.on < record.on) records.set(url, record);
  }
  return records;
}

function entryOf(line: string): [url: string, record: LinkRecord] | undefined {
  try {
    const [[url, value] = []] = Object.entries(JSON.parse(`{${line.trim().replace(/,$/, '')}}`) as object);
    const { data } = recordSchema.safeParse(value);
    return url === undefined || url === '' || data === undefined ? undefined : [url, data];
  } catch {
    return undefined;
  }
}

/** Writes content/links.json, sorted, with one line for each URL. The file is replaced in one step. */
export function writeLinks(root: string, records: LinkRecords): void {
  const lines = [...records]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([url, { on, state, since, type }]) =>
        `${JSON.stringify(url)}: ${JSON.stringify({ on, state, since, type })},`,
    );
  const file = join(root, linkFile);
  const draft = join(root, `content/.links.${process.pid}.tmp`);
  writeFileSync(draft, ['{', ...lines, lastLine, '}', ''].join('\n'));
  renameSync(draft, file);
}
