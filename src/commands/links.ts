import './publication-folder.ts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { today } from '../content/clock.ts';
import { type ArchiveList, archiveList } from '../desk/links/archive.ts';
import { checkLinks, NoNetwork } from '../desk/links/check-links.ts';
import { linkFile, type LinkRecords, readLinks, writeLinks } from '../desk/links/link-file.ts';
import { copyNote, linkProblem } from '../desk/links/link-problems.ts';
import { type LinkState, working } from '../desk/links/link-state.ts';
import { proposeCopies } from '../desk/links/propose-copies.ts';
import { type LinkedSource, linkedSources } from '../desk/links/sources.ts';
import { type Proposal, writeArchived } from '../desk/links/write-archived.ts';
import { formatProblems, type FoundElsewhere, problemsAsJson, problemsForGitHub } from '../model/report.ts';
import { counted } from '../text/counted.ts';
import { readArguments, refuseArguments } from './arguments.ts';
import { startFolder } from './publication-folder.ts';

/**
 * `npm run links`: looks at the URLs of all sources, politely, and writes what it finds into content/links.json. Exit code 0 without errors,
 * 1 with sources that readers cannot see, 2 if there is no network.
 */
const usage = `npm run links -- [options]
  --days <n>         leaves out sources that were seen in the last n days; the default is 1, today
  --all              looks at every source again
  --archived <list>  proposes archived copies from a file: on each line a URL and that of its copy
  --wayback          asks the Wayback Machine (archive.org) for archived copies
  --write            writes the proposed copies into the sources
  --json             the report as one JSON object
  --github           the report as annotations of a GitHub workflow
  --content          the publication; the default is the folder the command runs in`;
const millisecondsPerDay = 86_400_000;
const root = process.cwd();
const options = optionsOrRefuse();
const { readContent } = await import('../content/read-content.ts');
const reading = await readContent(root);
const sources = linkedSources(root, reading);
const records = readLinks(root);
const connection = { allowsPrivate: options.allowsPrivate };
try {
  await run();
} catch (error) {
  if (!(error instanceof NoNetwork)) throw error;
  console.error(
    `There is no network: none of the hosts of ${counted(sources.length, 'source')} could be found or reached.\n  Nothing was changed.`,
  );
  process.exitCode = 2;
}

async function run(): Promise<void> {
  const due = [...new Set(sources.map(({ url }) => url))].filter(isDue);
  const states = await checkLinks({
    ...{ urls: due, records, today: today(), connection },
    onProgress: (checked, all) => {
      writeLinks(root, records);
      if (options.form === 'text') console.error(`${checked} of ${counted(all, 'link')} …`);
    },
  });
  if (states.size > 0) writeLinks(root, records);
  const { proposals, stopped } = await proposeCopies(sources, {
    ...{ list: options.list.copies, asksWayback: options.asksWayback, connection },
  });
  const { written, refused } = options.writes ? writeArchived(root, proposals) : { written: [], refused: [] };
  for (const line of options.list.unreadable)
    console.error(`${options.listFile}:${line} is not two URLs: left out`);
  if (stopped !== undefined) console.error(`The search for archived copies stopped: ${stopped}`);
  for (const { source, why } of refused)
    console.error(`${source.file}: ${source.id} was not changed: ${why}`);
  report(states, proposals, written);
}

/** True for a link that was not seen for some days, or that did not work when it was. */
function isDue(url: string): boolean {
  const { on, state } = records.get(url) ?? {};
  if (options.isAll || on === undefined || state === undefined || !working.has(state)) return true;
  return Date.parse(today()) - Date.parse(on) >= options.days * millisecondsPerDay;
}

function report(
  states: ReadonlyMap<string, LinkState>,
  proposals: readonly Proposal[],
  written: readonly Proposal[],
): void {
  const problems = problemsOf(states, records, proposals, written);
  if (options.form === 'json')
    console.log(
      problemsAsJson(problems, {
        ...{ sources: sources.length, checked: states.size },
        written: written.map(({ source: { id, file }, copy }) => ({ id, file, archived: copy })),
      }),
    );
  else if (options.form === 'github') process.stdout.write(problemsForGitHub(problems));
  else if (problems.length > 0) console.error(formatProblems(problems, process.stderr));
  if (options.form === 'text') {
    for (const { source, copy } of written)
      console.log(`written  ${source.file}: ${source.id}: archived: ${copy}`);
    console.log(summary(states));
  }
  if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
}

function problemsOf(
  states: ReadonlyMap<string, LinkState>,
  known: LinkRecords,
  proposals: readonly Proposal[],
  written: readonly Proposal[],
): FoundElsewhere[] {
  const copies = new Map(proposals.map(({ source, copy }) => [source, copy]));
  const done = new Map(written.map(({ source, copy }) => [source, copy]));
  // What was written moved the lines below it.
  const places = written.length > 0 ? linkedSources(root, reading) : sources;
  return sources.flatMap((source, index) => {
    const copy = copies.get(source);
    const current: LinkedSource = {
      ...source,
      at: places[index]?.at ?? source.at,
      archived: source.archived ?? done.get(source),
    };
    const link = states.get(source.url);
    const problem = link && linkProblem(current, link, known.get(source.url), copy);
    const isProposed = copy !== undefined && current.archived === undefined;
    return [...(problem ? [problem] : []), ...(isProposed ? [copyNote(current, copy)] : [])];
  });
}

function summary(states: ReadonlyMap<string, LinkState>): string {
  const seen = [...states.values()].filter(({ state }) => working.has(state)).length;
  const left = new Set(sources.map(({ url }) => url)).size - states.size;
  return [
    `${counted(states.size, 'link')} of ${counted(sources.length, 'source')} looked at, ${seen} work.`,
    ...(left > 0
      ? [
          `${left} were seen ${options.days === 1 ? 'today' : `in the last ${options.days} days`}: --all looks again.`,
        ]
      : []),
    ...(states.size > 0 ? [`${linkFile} has the dates.`] : []),
  ].join(' ');
}

function optionsOrRefuse() {
  const { values } = readArguments({
    usage,
    options: {
      ...{ days: { type: 'string' }, all: { type: 'boolean' }, archived: { type: 'string' } },
      ...{ wayback: { type: 'boolean' }, write: { type: 'boolean' } },
      ...{ json: { type: 'boolean' }, github: { type: 'boolean' } },
      // For tests, whose servers are on this machine.
      'allow-private': { type: 'boolean' },
    },
  });
  if (values.json && values.github) refuseArguments('Choose one of --json and --github.', usage);
  const { days = '1', archived: listFile = '' } = values;
  if (!/^\d{1,4}$/.test(days)) refuseArguments(`--days is “${days}”: write a number of days.`, usage);
  if (values.write && listFile === '' && !values.wayback)
    refuseArguments('--write needs copies to write: add --archived <list> or --wayback.', usage);
  return {
    ...{ listFile, list: listOrRefuse(listFile), days: Number(days) },
    ...{ isAll: values.all === true, asksWayback: values.wayback === true, writes: values.write === true },
    allowsPrivate: values['allow-private'] === true,
    form: formOf(values),
  };
}

function formOf({ json, github }: { json?: boolean | undefined; github?: boolean | undefined }) {
  if (json) return 'json';
  return github ? 'github' : 'text';
}

function listOrRefuse(file: string): ArchiveList {
  if (file === '') return { copies: new Map(), unreadable: [] };
  try {
    return archiveList(readFileSync(resolve(startFolder, file), 'utf8'));
  } catch {
    return refuseArguments(`“${file}” cannot be read: name a file with two URLs on each line.`, usage);
  }
}
