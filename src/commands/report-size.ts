import { hostAdvice } from '../hosting/host-advice.ts';
import { limitWarnings, sizeLine } from '../hosting/limit-report.ts';
import { measureSite } from '../hosting/site-size.ts';
import { site } from '../site.ts';

/**
 * Prints the size of the site in a folder, with a warning for each limit of the chosen host that it comes close to. Commands that publish
 * reject a site past a limit; a build does not fail, because the site is fine elsewhere. `sizes` are those of its files, by path.
 */
export async function reportSize(folder: string, sizes: ReadonlyMap<string, number>): Promise<void> {
  const size = await measureSite(folder, sizes);
  console.log(`\n${sizeLine(size, site.publish)}`);
  if (site.publish === undefined) return;
  const { target } = site.publish;
  const advice = hostAdvice(target, { ...site, hostname: new URL(site.origin).hostname });
  for (const text of [...limitWarnings(size, site.publish).map((warning) => warning.text), ...advice])
    console.warn(`\nwarning  ${text}`);
}
