import { readFileSync, writeFileSync } from 'node:fs';
import { isPrivateHost } from '../network/private-address.ts';
import { counted } from '../text/counted.ts';
import { readArguments, refuseArguments } from './arguments.ts';

/**
 * `npm run audit -- https://some.site --since <root>`: proves that a published site only added to its ledger since a root was saved. Anybody
 * can run it, for any site: it needs no content. Exit code 0 if nothing contradicts, 1 if something does, 2 if the site could not be asked.
 */
const usage = `npm run audit -- <https address of a published site> [options]
  --since <root>     the root that was saved earlier (64 digits), or a file that --save wrote
  --save <file>      writes a copy of the ledger, for the next audit; never over a copy that the site contradicts
  --pages <n>        how many pages of quotes are compared with their hashes; the default is 200, all is all of them`;
const { values, positionals } = readArguments({
  usage,
  options: { since: { type: 'string' }, save: { type: 'string' }, pages: { type: 'string' } },
  positionals: 1,
});
const url = siteUrl(positionals[0]);
const most = pagesOf(values.pages ?? '200');
// Loaded here, so that arguments that are wrong are refused at once.
const { savedSchema, UnusableLedger } = await import('../verify-site/audit-files.ts');
const { auditSite, Unanswered } = await import('../verify-site/audit-site.ts');
const since = values.since === undefined ? undefined : sinceOf(values.since);

try {
  const { faults, ledger, sealings, pages } = await auditSite({ url, since, most });
  const { head } = ledger;
  for (const { where, found, expected } of faults)
    console.error(`${where}\n  found     ${found}\n  expected  ${expected}\n`);
  console.log(
    [
      `ledger   ${counted(head.size, 'leaf', 'leaves')} in ${counted(sealings.length, 'sealing')}, the newest of ${head.sealed}${head.key === undefined ? ', not signed' : `, signed with the key ${head.key}`}`,
      `root     ${head.root}`,
      `quotes   ${pages.compared} of ${counted(pages.quotes, 'page')} compared${pages.withdrawn > 0 ? `, ${pages.withdrawn} of them without words, as withdrawn quotes` : ''}`,
    ].join('\n'),
  );
  if (faults.length > 0) {
    console.error(
      `\n${counted(faults.length, 'contradiction')} at ${url.href}${since === undefined ? '' : `: it did not only add since ${typeof since === 'string' ? since.slice(0, 12) : since.root.slice(0, 12)}… was saved`}.`,
    );
    process.exitCode = 1;
  } else {
    console.log(
      since === undefined
        ? `\nNothing contradicts. Keep the root: next time, --since ${head.root} proves that the site only added to it.`
        : `\nThe site only added to its ledger since ${typeof since === 'string' ? since : since.root} was saved.`,
    );
    if (values.save !== undefined) save(values.save);
  }

  function save(file: string) {
    const { publication, size, root, keys } = head;
    writeFileSync(
      file,
      `${JSON.stringify({ site: url.href, publication, size, root, keys, leaves: ledger.leaves })}\n`,
    );
    console.log(`Saved in ${file}.`);
  }
} catch (error) {
  if (error instanceof UnusableLedger) {
    console.error(`${error.message}\n\nThe ledger at ${url.href} is not valid.`);
    process.exitCode = 1;
  } else if (error instanceof Unanswered) {
    console.error(
      `${error.message}\n  Nothing is known about the site. Check the address and the network, then try again.`,
    );
    process.exitCode = 2;
  } else throw error;
}

/** Returns a root, or the copy in a file. */
function sinceOf(given: string) {
  if (/^[0-9a-f]{64}$/i.test(given)) return given.toLowerCase();
  let text: string;
  try {
    text = readFileSync(given, 'utf8');
  } catch {
    return refuseArguments(
      `--since is “${given}”: neither a root of 64 digits nor a file that can be read.`,
      usage,
    );
  }
  try {
    return savedSchema.parse(JSON.parse(text));
  } catch {
    return refuseArguments(`${given} is not a copy that --save wrote.`, usage);
  }
}

function pagesOf(text: string): number {
  if (text === 'all') return Infinity;
  return /^\d{1,6}$/.test(text)
    ? Number(text)
    : refuseArguments(`--pages is “${text}”: write a number, or all.`, usage);
}

/** Returns the address of the site with a slash at the end. */
function siteUrl(text: string | undefined): URL {
  if (text === undefined) return refuseArguments('Name a published site, such as https://some.site', usage);
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    return refuseArguments(`“${text}” is not an https address.`, usage);
  const parsed = new URL(text);
  if (parsed.protocol === 'http:' && !isPrivateHost(parsed.hostname))
    refuseArguments(`Sites are published over https: https://${parsed.host}${parsed.pathname}`, usage);
  if (!parsed.pathname.endsWith('/')) parsed.pathname += '/';
  return new URL('.', parsed);
}
