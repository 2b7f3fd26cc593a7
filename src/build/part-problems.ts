import { basename, dirname } from 'node:path';
import { type Part, partFile, partName, partOfFile } from '../model/part.ts';
import { counted } from '../text/counted.ts';
import { shellWord } from '../text/shell-word.ts';
import type { BuildIdentity, DamagedPart, FoundPart, PartManifest } from './part-file.ts';

/** Why parts cannot be joined. */
export interface PartProblem {
  what: string;
  found: string;
  expected: string;
  /** A command to paste. */
  fix: string;
}

/** What the parts are compared with. */
export interface Joining {
  /** What the site would be built with here and now. */
  here: BuildIdentity;
  /** The folder in which parts are looked for, as people type it. */
  folder: string;
  /** Returns the command that builds a part. */
  rebuild: (part: Part) => string;
}

/** Returns everything that keeps parts from being joined, the parts in their order. */
export function partProblems(parts: readonly (FoundPart | DamagedPart)[], joining: Joining): PartProblem[] {
  const known = parts.map((one) => ({ ...one, part: one.manifest?.part ?? partOfFile(basename(one.file)) }));
  const of = mostFrequent(known.flatMap(({ part }) => part?.of ?? []));
  const newest = Math.max(
    ...known.flatMap(({ manifest }) => (manifest && !differs(manifest, joining.here) ? manifest.time : [])),
  );
  const problems = known
    .toSorted((a, b) => (a.part?.number ?? 0) - (b.part?.number ?? 0))
    .flatMap((one) => problemOf(one, of, newest, joining) ?? []);
  const inDivision = known.flatMap((one) =>
    one.part?.of === of ? [{ ...one, number: one.part.number }] : [],
  );
  const byNumber = Map.groupBy(inDivision, ({ number }) => number);
  for (const [number, several] of byNumber)
    if (several.length > 1) problems.push(twice({ number, of }, several));
  for (let number = 1; number <= of; number++)
    if (!byNumber.has(number)) problems.push(missing({ number, of }, joining));
  return problems;
}

/** Returns the report on problems. */
export const partReport = (problems: readonly PartProblem[]): string =>
  problems
    .map(({ what, found, expected, fix }) =>
      [what, `  found     ${found}`, `  expected  ${expected}`, `  fix       ${fix}`].join('\n'),
    )
    .join('\n\n');

/** Returns the problem of a part whose pages show the content at another time; `time` is that of the build that joins them. */
export function otherTime({ file, manifest }: FoundPart, time: number, { rebuild }: Joining): PartProblem {
  const { part, time: built } = manifest;
  return {
    what: `${file}: ${partName(part)} is ${built < time ? 'older than' : 'of another time than'} the others`,
    found: `built ${at(built)}, when the same content gave other pages: an article is scheduled for a time in between`,
    expected: `the content as it is published ${at(time)}`,
    fix: `SOURCE_DATE_EPOCH=${time} ${rebuild(part)}`,
  };
}

interface Known {
  file: string;
  manifest: PartManifest | undefined;
  part: Part | undefined;
  damage?: string;
}

/** Returns what is wrong with a file, the worst first: what follows from it is not reported. */
function problemOf(
  { file, manifest, part, damage }: Known,
  of: number,
  newest: number,
  { here, rebuild }: Joining,
): PartProblem | undefined {
  if (damage !== undefined || !manifest || !part)
    return {
      what: `${file}: ${part ? partName(part) : 'this file'} is damaged`,
      found: damage ?? '',
      expected: 'a part as npm run build -- --part wrote it',
      fix: part ? rebuild(part) : `rm ${shellWord(file)}`,
    };
  const of1 = (what: string) => `${file}: ${partName(part)} ${what}`;
  const software = (['version', 'code', 'packages', 'node'] as const).filter(
    (name) => manifest.software[name] !== here.software[name],
  );
  if (software.length > 0) {
    const show = (of: BuildIdentity['software']) =>
      [...new Set(['version' as const, ...software])].map((name) => shown(name, of[name])).join(', ');
    return {
      what: of1('is of another version of the software'),
      found: show(manifest.software),
      expected: show(here.software),
      fix: `npm ci && ${rebuild(part)}`,
    };
  }
  if (part.of !== of)
    return {
      what: of1('is of another division than the others'),
      found: `one of ${part.of} parts`,
      expected: `parts of ${of}`,
      fix: `rm ${shellWord(file)}`,
    };
  const changes = changedFiles(manifest.content, here.content);
  if (manifest.settings !== here.settings && changes.length === 0)
    return {
      what: of1('was built with other settings'),
      found: `settings ${short(manifest.settings)}`,
      expected: `settings ${short(here.settings)}, those of content/site.yaml here`,
      fix: rebuild(part),
    };
  const [first, ...others] = changes;
  if (first === undefined) return undefined;
  const more = others.length > 0 ? `, and ${counted(others.length, 'other file')}` : '';
  const settings = manifest.settings === here.settings ? '' : ', with other settings';
  return {
    what: of1(manifest.time < newest ? 'is older than the others' : 'was built from other content'),
    found: `built ${at(manifest.time)}${settings}: ${first}${more}`,
    expected: Number.isFinite(newest)
      ? `the content of this folder, from which another part was built ${at(newest)}`
      : 'the content of this folder',
    fix: rebuild(part),
  };
}

function twice(
  part: Part,
  several: readonly { file: string; manifest: PartManifest | undefined }[],
): PartProblem {
  const [keep, ...others] = several.toSorted((a, b) => (b.manifest?.time ?? 0) - (a.manifest?.time ?? 0));
  return {
    what: `${partName(part)} is given ${several.length === 2 ? 'twice' : `${several.length} times`}`,
    found: several.map(({ file }) => file).join(' and '),
    expected: `one file, such as the newest, ${keep?.file ?? ''}`,
    fix: `rm ${others.map(({ file }) => shellWord(file)).join(' ')}`,
  };
}

const missing = (part: Part, { folder, rebuild }: Joining): PartProblem => ({
  what: `${partName(part)} is missing`,
  found: `no file ${folder}/${partFile(part)}`,
  expected: `parts 1 to ${part.of}`,
  fix: rebuild(part),
});

/** True if content or settings differ. */
const differs = (one: BuildIdentity, other: BuildIdentity): boolean =>
  one.settings !== other.settings || changedFiles(one.content, other.content).length > 0;

/** Returns what a part had instead of the files here. */
function changedFiles(of: BuildIdentity['content'], here: BuildIdentity['content']): string[] {
  const [theirs, ours] = [new Map(of), new Map(here)];
  return [
    ...of.flatMap(([path, hash]) => {
      const own = ours.get(path);
      if (own === hash) return [];
      return own === undefined ? `with ${path}, which is not here` : `${path} had other bytes`;
    }),
    ...here.flatMap(([path]) => (theirs.has(path) ? [] : `without ${path}`)),
  ];
}

const short = (hash: string) => hash.slice(0, 8);

function shown(name: keyof BuildIdentity['software'], value: string): string {
  if (name === 'version') return value;
  return name === 'node' ? `Node.js ${value.replace(/^v/, '')}` : `${name} ${short(value)}`;
}

const at = (seconds: number) =>
  `on ${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' at ')} UTC`;

/** Returns the most frequent number of a list; of several, the first. */
function mostFrequent(numbers: readonly number[]): number {
  const [most] = [...Map.groupBy(numbers, (number) => number)].sort(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? 0;
}

/** Returns the folder that parts are in, from the first of them. */
export const folderOf = (files: readonly string[]): string => dirname(files[0] ?? '');
