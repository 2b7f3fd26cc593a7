import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSite } from '../../content/site-file.ts';
import { uncommitted } from '../git.ts';
import type { Refusal } from '../refusal.ts';
import { exampleFolder, parts } from './swap.ts';

/** Domains that nobody can own (RFC 2606, RFC 6761): a publication with one is an example. */
const exampleHost = /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/;

/** Returns why `npm run init` would overwrite or move somebody’s work in `root`; undefined if it would not. */
export function refusal(root: string): Refusal | undefined {
  const content = join(root, 'content');
  if (!existsSync(content) || readdirSync(content).length === 0) return undefined;
  const { site } = readSite(root);
  const held = `content/ with the publication “${site.name}” (${site.url})`;
  if (existsSync(join(root, exampleFolder)))
    return {
      found: `${held}, and ${exampleFolder}/ from an earlier npm run init`,
      expected: 'a folder where npm run init has not been run',
      fix: 'edit content/site.yaml to change name, URL or languages; to start over, delete content/ and run npm run init again',
    };
  if (!exampleHost.test(new URL(site.url).hostname))
    return {
      found: held,
      expected: 'an example, whose URL has a reserved domain such as .example, or no folder content/',
      fix: 'move content/ and public/ to another folder, or write the new publication into one: npm run init -- --content ../new-publication',
    };
  const changed = uncommitted(root, [...parts, exampleFolder]);
  if (changed.length > 0)
    return {
      found: `changes that are not committed:\n${listed(changed)}`,
      expected: 'content/ and public/ as they were committed, because they move to examples/dossier/',
      fix: 'git add content public && git commit -m "Work in content/"\nor discard the changes: git checkout -- content public && git clean -d content public',
    };
  return undefined;
}

/** Returns at most ten paths, one per line. */
function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 10);
  const rest = paths.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}
