import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { latestDay, now, today } from '../content/clock.ts';
import { type Ledger, seal } from '../content/ledger.ts';
import { isLedgerRoot } from '../content/ledger-history.ts';
import { writeLedgerFiles } from '../content/published-ledger.ts';
import { readContent } from '../content/read-content.ts';
import { writeRelease } from '../content/release.ts';
import { uncommitted } from '../desk/git.ts';
import { limitRefusal } from '../hosting/limit-report.ts';
import { previewRefusal } from '../hosting/preview-folder.ts';
import { measureSite } from '../hosting/site-size.ts';
import type { Library } from '../model/library.ts';
import { isError } from '../model/problem-kinds.ts';
import { absolute, homePath } from '../model/routes.ts';
import { cardNames } from '../outputs/cards/names.ts';
import { back, compare, deploy, isLive } from '../publish/deploy.ts';
import { PublishFailure } from '../publish/failure.ts';
import { localPublication, localRelease } from '../publish/local-release.ts';
import { planLines } from '../publish/plan-text.ts';
import { assertPublic, publicRelease } from '../publish/public-release.ts';
import { handOver, type Place, targetOf } from '../publish/target-of.ts';
import { site } from '../site.ts';
import { counted } from '../text/counted.ts';

/** The steps of a publish, in their order. */
export const steps = ['check', 'build', 'restore', 'compare', 'seal', 'deploy', 'verify'] as const;
type Step = (typeof steps)[number];

interface Choices {
  only: Step | undefined;
  isDry: boolean;
  seals: boolean;
  allowsDirty: boolean;
  adopt: boolean;
  verifies: boolean;
}

const dist = 'dist';

/** Runs all steps, or one of them. Throws a PublishFailure at the first that stops the publish. */
export async function publishSite(place: Place, choices: Choices): Promise<void> {
  const { only, isDry } = choices;
  const does = (step: Step) => only === undefined || only === step;
  const started = now();
  // Before the build takes its time.
  const ready = handOver(place);
  if (ready === undefined) targetOf(place);
  if (!isDry && (does('seal') || does('deploy'))) assertCommitted(choices);
  if (does('check')) runCommand('check');
  if (does('build')) runCommand('build');
  if (does('restore')) restoreCards(place);
  if (does('compare') || isDry) await printPlan(place, choices);
  if (does('deploy')) await assertWithinLimits(place);
  if (isDry) return;
  if (does('seal')) await sealNew(choices);
  else if (does('deploy')) await assertSealed();
  let deployed: string | undefined;
  if (does('deploy')) {
    if (ready === undefined) deployed = await deploySite(place, choices, started);
    else console.log(`${dist}/ is ready. ${ready}`);
  }
  if (only === 'verify' || (does('verify') && choices.verifies && ready === undefined)) verify(deployed);
}

/** Removes the lock that a publish left. */
export async function releaseLock(place: Place): Promise<void> {
  await targetOf(place).breakLock();
  console.log('The lock is removed.');
}

/** Shows the previous release again. */
export async function goBack(place: Place): Promise<void> {
  const ready = handOver(place);
  if (ready !== undefined)
    throw new PublishFailure(
      `${place.target} keeps earlier releases itself.`,
      'docs/publishing.md, “Roll back”, says where',
    );
  const started = performance.now();
  const { library, ledger } = await readContent(process.cwd());
  const { shown, left } = await back(targetOf(place), publicationOf(library, ledger), { now: now() });
  console.log(`back     ${shown.name} is live again, in place of ${left.name} (${seconds(started)}).`);
  console.log('         URLs that were sealed since then answer 404 until you publish again.');
}

const publicationOf = (library: Library, ledger: Ledger) =>
  localPublication(
    ledger,
    library.withdrawnQuotes.map(({ path }) => path),
  );

const seconds = (started: number) => `${((performance.now() - started) / 1000).toFixed(1)} s`;

/** What the site is built from: the publication, and the software where both are in one repository. */
const sources = ['content', 'public', 'src', 'astro.config.mjs', 'package-lock.json'];

function assertCommitted({ allowsDirty }: Choices): void {
  const open = uncommitted(process.cwd(), sources);
  if (allowsDirty || open.length === 0) return;
  throw new PublishFailure(
    `${counted(open.length, 'file has', 'files have')} changes that are not committed: ${open.slice(0, 5).join(', ')}.`,
    'git add -A && git commit, so that what is live can be built again; or --dirty',
  );
}

/** Runs another command of the project as a step. */
function runCommand(name: string, args: readonly string[] = []): void {
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...args], {
    stdio: 'inherit',
  });
  if (status !== 0)
    throw new PublishFailure(
      `The step ${name} failed. Nothing was published; the live site is as it was.`,
      `correct what it reports; npm run ${name} runs it alone`,
    );
}

/** On our own targets, earlier cards and files with a hash in their name stay where they are. */
function restoreCards(place: Place): void {
  if (handOver(place) !== undefined) runCommand('restore-cards', [absolute(homePath)]);
}

/** Returns the content with the ledger as `npm run seal` would write it, and how many entries that changes. */
async function sealedContent() {
  const refusal = previewRefusal(dist);
  if (refusal !== undefined) throw failureOf(refusal);
  if (!existsSync(join(dist, 'index.html')))
    throw new PublishFailure(`There is no ${dist}/ to publish.`, 'npm run build');
  const { library, published, ledger, problems } = await readContent(process.cwd());
  if (problems.some(isError))
    throw new PublishFailure('The content has errors.', 'npm run check, and correct what it reports');
  const sealed = seal(ledger, published, today(), cardNames(published));
  const open = [...sealed].filter(
    ([path, entry]) => JSON.stringify(entry) !== JSON.stringify(ledger.get(path)),
  );
  return { library, published, ledger, sealed, open: open.map(([path]) => path) };
}

async function printPlan(place: Place, { adopt }: Choices): Promise<void> {
  const { library, sealed, open } = await sealedContent();
  const local = localRelease(dist, publicationOf(library, sealed));
  console.log(`\ncompare\nrelease  ${local.id.slice(0, 12)}`);
  if (handOver(place) === undefined) {
    const target = targetOf(place);
    const comparison = await compare(target, local, { now: now(), adopt });
    console.log(`live     ${comparison.state?.live?.name ?? 'nothing yet'} at ${target.name}`);
    console.log(planLines(comparison, local).join('\n'));
    if (isLive(comparison, local)) console.log('This release is live already.');
  } else {
    const live = await publicRelease().catch((error: unknown) => error as Error);
    if (live instanceof Error) console.log(`live     not compared: ${absolute(homePath)} cannot be reached`);
    else if (live === undefined) console.log(`live     nothing yet at ${absolute(homePath)}`);
    else {
      await assertPublic(live, local, (root) => isLedgerRoot(process.cwd(), root, latestDay()));
      console.log(`live     ${live.release.slice(0, 12)} of ${live.date}`);
    }
  }
  console.log(`seal     ${counted(open.length, 'new or changed URL')}`);
}

async function sealNew({ seals }: Choices): Promise<void> {
  const { published, sealed, open } = await sealedContent();
  if (open.length === 0) return;
  if (!seals && !(await agrees(open)))
    throw new PublishFailure(
      `${notSealed(open)} Nothing was published.`,
      'npm run publish -- --seal, which seals them: from then on they must work forever',
    );
  runCommand('seal');
  const { log } = await readContent(process.cwd());
  writeLedgerFiles(dist, log);
  await writeRelease(dist, published, sealed);
  console.log('         Commit content/permalinks.json and content/ledger-log.jsonl.');
}

/** Asks on a terminal whether to seal; elsewhere, nobody can answer. */
async function agrees(open: readonly string[]): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  console.log(open.slice(0, 20).join('\n'));
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    `Seal ${counted(open.length, 'URL')}, which must then work forever? [y/N] `,
  );
  terminal.close();
  return /^y(?:es)?$/i.test(answer.trim());
}

async function assertSealed(): Promise<void> {
  const { open } = await sealedContent();
  if (open.length > 0) throw new PublishFailure(notSealed(open), 'npm run publish -- --only seal --seal');
}

const notSealed = (open: readonly string[]) =>
  `${counted(open.length, 'URL or wording is', 'URLs or wordings are')} not sealed, such as ${String(open[0])}.`;

/** Stops a site that the host would reject, or serve without its headers. */
async function assertWithinLimits({ target }: Place): Promise<void> {
  if (!existsSync(dist)) return;
  const refusal = limitRefusal(await measureSite(dist), { target, plan: site.publish?.plan ?? 'free' });
  if (refusal !== undefined)
    throw failureOf(refusal, '\n  Nothing was published; the live site is as it was.');
}

/** Returns the failure that a refusal for the terminal, a sentence and a fix, describes; `state` follows the sentence. */
function failureOf(refusal: string, state = ''): PublishFailure {
  const [what = '', fix = ''] = refusal.split(/\n {2}fix +/);
  return new PublishFailure(what + state, fix);
}

/** Brings the site to its target; returns the id of the release that is live then. */
async function deploySite(place: Place, { adopt }: Choices, started: number): Promise<string> {
  const { library, published, ledger } = await sealedContent();
  await writeRelease(dist, published, ledger);
  const local = localRelease(dist, publicationOf(library, ledger));
  const target = targetOf(place);
  console.log('\ndeploy');
  const began = performance.now();
  const { plan, state } = await deploy(target, local, { now: now(), adopt }).catch((error: unknown) => {
    if (!(error instanceof PublishFailure) || error.isPartial) throw error;
    throw new PublishFailure(
      `${error.message}\n  Nothing was published; the live site is as it was.`,
      error.fix,
    );
  });
  const files = plan.upload.reduce((sum, step) => sum + step.files.length, 0);
  console.log(
    `live     ${local.id.slice(0, 12)} at ${target.name}: ${counted(files, 'file')} uploaded, ${plan.unchanged.length} unchanged, ` +
      `${plan.removed.length} removed (${seconds(began)}; all steps ${Math.round((now() - started) / 1000)} s).`,
  );
  if (state?.live) console.log('         npm run publish -- --back brings the previous release back.');
  return local.id;
}

/** Checks the live site with the command for it; `deployed` is the release that must be live. */
function verify(deployed?: string): void {
  try {
    // Not the rest of a walk over the site as it was before.
    const release = deployed === undefined ? [] : ['--release', deployed];
    runCommand('verify-site', [absolute(homePath), '--fresh', ...release]);
  } catch {
    throw new PublishFailure(
      'The site is published, but not as it should be, or it could not be asked.',
      'correct what the step reports; npm run publish -- --back brings the previous release back',
    );
  }
}
