import './publication-folder.ts';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { now, today } from '../content/clock.ts';
import { ledgerFile } from '../content/ledger.ts';
import { day } from '../model/fields.ts';
import { isError } from '../model/problem-kinds.ts';
import { formatProblems, problemsAsJson, problemsForGitHub } from '../model/report.ts';
import { absolute, homePath } from '../model/routes.ts';
import { isPrivateHost } from '../network/private-address.ts';
import { counted } from '../text/counted.ts';
import type { Verification } from '../verify-site/verify-site.ts';
import { readArguments, refuseArguments } from './arguments.ts';

/**
 * `npm run verify-site -- https://your.site`: asks the published site for every address of the ledger. Exit code 0 without errors, 1 with
 * errors on the site, 2 if it could not be asked.
 */
const usage = `npm run verify-site -- <https address of the published site> [options]
  --json         the report as one JSON object
  --github       the report as annotations of a GitHub workflow
  --since <day>  only addresses that were sealed on this day or later, such as 2026-11-01
  --sample <n>   only n of the sealed addresses, different ones every day
  --every-file   every file for programs; without it, three of each kind
  --at-once <n>  requests at the same time; the default is 8
  --fresh        starts over, even if an earlier run was interrupted
  --release <id> the release that must be live: release in .well-known/verbatim.json
  --content      the publication; the default is the folder the command runs in`;
const options = optionsOrRefuse();
const { url } = options;
const stateFile = join(
  import.meta.dirname,
  '../../node_modules/.cache/verbatim-verify',
  `${url.host}${url.pathname}`.replace(/[^a-z0-9.-]+/gi, '_').concat('jsonl'),
);
// Loaded here, so that arguments that are wrong are refused at once.
const { readContent } = await import('../content/read-content.ts');
const { Unreachable, verifySite } = await import('../verify-site/verify-site.ts');
const reading = await readContent(process.cwd());
if (reading.problems.some(isError)) {
  console.error(
    `${formatProblems(reading.problems.filter(isError), process.stderr)}\n\nThe site was not asked: what it should have is unknown until the content has no errors.`,
  );
  process.exit(2);
}
process.once('SIGINT', () => {
  console.error(
    `\nInterrupted. The same command continues where it stopped (${stateFile}); --fresh starts over.`,
  );
  process.exit(130);
});
try {
  report(await walk());
} catch (error) {
  if (!(error instanceof Unreachable)) throw error;
  console.error(
    `${error.message}\n  Nothing is known about the site. Check the address and the network, then try again.`,
  );
  process.exitCode = 2;
}

async function walk(): Promise<Verification> {
  const { chosen, form, atOnce } = options;
  if (options.isFresh) await rm(stateFile, { force: true });
  const ledgerText = await readFile(ledgerFile, 'utf8').catch(() => '');
  return verifySite({
    ...{ url, reading, ledgerText, chosen, stateFile, now: now(), day: today() },
    awaited: { release: options.release },
    ...(atOnce === undefined ? {} : { politeness: { perHost: atOnce } }),
    ...(form === 'text'
      ? {
          onProgress: (checked, all) => {
            console.error(`${checked} of ${counted(all, 'address', 'addresses')} …`);
          },
        }
      : {}),
  });
}

function report({ findings, ...figures }: Verification): void {
  if (options.form === 'json') console.log(problemsAsJson(findings, { site: url.href, ...figures }));
  else if (options.form === 'github') process.stdout.write(problemsForGitHub(findings));
  else if (findings.length > 0) console.error(formatProblems(findings, process.stderr));
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  if (options.form !== 'json') console.log(summary(figures, hasErrors));
  if (hasErrors) process.exitCode = 1;
}

function summary(figures: Omit<Verification, 'findings'>, hasErrors: boolean): string {
  const { addresses, resumed, requests, bytes, seconds, certificateDays } = figures;
  return [
    `${hasErrors ? 'Errors' : 'No errors'} at ${url.href}: ${counted(addresses, 'address', 'addresses')} checked`,
    ...(resumed > 0 ? [`(${resumed} of them before the interruption)`] : []),
    `with ${counted(requests, 'request')}, ${(bytes / 1_000_000).toFixed(1)} MB, in ${Math.round(seconds)} s.`,
    ...(certificateDays === undefined
      ? []
      : [`The certificate is valid for ${counted(certificateDays, 'day')}.`]),
  ].join(' ');
}

function optionsOrRefuse() {
  const { values, positionals } = readArguments({
    usage,
    options: {
      ...{ json: { type: 'boolean' }, github: { type: 'boolean' }, since: { type: 'string' } },
      ...{ sample: { type: 'string' }, 'at-once': { type: 'string' } },
      ...{ 'every-file': { type: 'boolean' }, fresh: { type: 'boolean' } },
      release: { type: 'string' },
    },
    positionals: 1,
  });
  if (values.json && values.github) refuseArguments('Choose one of --json and --github.', usage);
  const { since, release } = values;
  if (since !== undefined && !day.safeParse(since).success)
    refuseArguments(`--since is “${since}”: write a day, such as 2026-11-01.`, usage);
  if (release !== undefined && !/^[0-9a-f]{64}$/.test(release))
    refuseArguments(`--release is “${release}”: write 64 digits, as in .well-known/verbatim.json.`, usage);
  const sample = count('--sample', values.sample);
  return {
    url: siteUrl(positionals[0]),
    form: formOf(values),
    chosen: { since, sample, everyFile: values['every-file'] === true },
    atOnce: count('--at-once', values['at-once']),
    isFresh: values.fresh === true,
    release,
  };
}

function formOf({ json, github }: { json?: boolean | undefined; github?: boolean | undefined }) {
  if (json) return 'json';
  return github ? 'github' : 'text';
}

function count(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^[1-9]\d{0,6}$/.test(text)
    ? Number(text)
    : refuseArguments(`${option} is “${text}”: write a number from 1.`, usage);
}

/** Returns the address of the site with a slash at the end. */
function siteUrl(text: string | undefined): URL {
  if (text === undefined)
    return refuseArguments(`Name the published site, such as ${absolute(homePath)}`, usage);
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    return refuseArguments(`“${text}” is not an https address.`, usage);
  const parsed = new URL(text);
  if (parsed.protocol === 'http:' && !isPrivateHost(parsed.hostname))
    refuseArguments(`Sites are published over https: https://${parsed.host}${parsed.pathname}`, usage);
  if (parsed.search !== '' || parsed.hash !== '' || parsed.username !== '')
    refuseArguments(`“${text}” has more than a host and a path.`, usage);
  if (!parsed.pathname.endsWith('/')) parsed.pathname += '/';
  return parsed;
}
