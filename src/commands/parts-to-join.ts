import { isAbsolute } from 'node:path';
import { buildIdentity, type BuildKeys } from '../build/bundle-key.ts';
import { PartsJoiner, readParts } from '../build/join-parts.ts';
import type { PagesOfParts } from '../build/kept-pages.ts';
import type { BuildIdentity, FoundPart } from '../build/part-file.ts';
import { folderOf, type Joining, otherTime, partProblems, partReport } from '../build/part-problems.ts';
import { now } from '../content/clock.ts';
import { readSite } from '../content/site-file.ts';
import { notePhase } from '../integrations/phases.ts';
import { stop } from '../integrations/publication.ts';
import { type Part, partsFolder } from '../model/part.ts';
import { shellWord } from '../text/shell-word.ts';

/** The parts that a build joins. */
export interface PartsToJoin {
  /** Puts what they have into its places, for a build with these keys. */
  join: (keys: BuildKeys) => PagesOfParts;
  /** Ends the build with a report if parts show another library than the one with this hash. */
  compareTimes: (library: string) => void;
}

/**
 * Returns the parts that `assemble.ts` names, if it started this build. Ends the build with a report on all that keeps them from being joined.
 * `work` is a folder that is removed after the build.
 */
export function partsToJoin(work: string): PartsToJoin | undefined {
  const named = process.env.VERBATIM_PARTS;
  // The report on broken settings comes with that on the content.
  if (!named || readSite(process.cwd()).problems.length > 0) return undefined;
  notePhase('read parts');
  const files = JSON.parse(named) as string[];
  const here = identityOrStop();
  const folder = folderOf(files);
  const joining: Joining = { here, folder, rebuild: (part) => commandFor(part, folder) };
  const parts = readParts(files, here);
  const problems = partProblems(parts, joining);
  if (problems.length > 0) stop(partReport(problems));
  const complete = parts.filter((part): part is FoundPart => 'properties' in part);
  return {
    join: (keys) => {
      notePhase('unpack parts');
      const pages = new PartsJoiner(work, keys).join(complete);
      notePhase('other');
      return pages;
    },
    compareTimes: (library) => {
      const others = complete.filter(({ manifest }) => manifest.library !== library);
      const time = Math.floor(now() / 1000);
      if (others.length > 0) stop(partReport(others.map((part) => otherTime(part, time, joining))));
    },
  };
}

/** Returns what the publication is built with; ends the build if the packages are unknown. */
export function identityOrStop(): BuildIdentity {
  return (
    buildIdentity() ??
    stop(
      'a build in parts needs the list of installed packages\n  found     no file node_modules/.package-lock.json\n  expected  packages as npm ci installs them\n  fix       npm ci',
    )
  );
}

/** Returns the command that builds a part. */
function commandFor({ number, of }: Part, folder: string): string {
  const out = folder === partsFolder ? '' : ` --out ${shellWord(folder)}`;
  // In full if the command runs elsewhere (assemble.ts).
  const content = isAbsolute(folder) ? ` --content ${shellWord(process.cwd())}` : '';
  return `npm run build -- --part ${number}/${of}${out}${content}`;
}
