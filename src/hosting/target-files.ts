import type { PublishTarget } from '../model/site-publish.ts';
import { containerFiles } from './container.ts';
import { cloudflareFiles, type HostedSite, netlifyFiles } from './file-hosts.ts';
import type { GeneratedFile } from './generated-file.ts';
import { githubPagesFiles } from './github-pages.ts';
import type { Redirect } from './redirects.ts';
import { storageFiles } from './storage-files.ts';
import { verifyFiles } from './verify-workflow.ts';

/** Everything that `npm run hosting` has files for: the hosts, and the weekly check of what is published on any of them. */
export type FileTarget = PublishTarget | 'verify-site';

/** Targets whose configuration belongs on a server: it is printed. Files of the others belong in the repository. */
export type ServerTarget = 'nginx' | 'caddy';

export const isServer = (target: FileTarget): target is ServerTarget =>
  target === 'nginx' || target === 'caddy';

/** Returns the files of a target, for the folder of the publication. `redirects` are those of the last build. */
export function filesOf(
  target: Exclude<FileTarget, ServerTarget>,
  site: HostedSite,
  redirects: readonly Redirect[],
): GeneratedFile[] {
  switch (target) {
    case 'github-pages':
      return githubPagesFiles(site);
    case 'netlify':
      return netlifyFiles(site);
    case 'cloudflare':
      return cloudflareFiles(site);
    case 's3':
      return storageFiles(redirects, site.address?.split(':')[0]);
    case 'container':
      return containerFiles(site);
    case 'verify-site':
      return verifyFiles(site.url);
  }
}

/** True for a target whose files list the redirects of the last build. */
export const needsBuild = (target: FileTarget): boolean => isServer(target) || target === 's3';

/** The sections of docs/hosts.md whose names are not those of the targets. */
const sections: Partial<Record<FileTarget, string>> = {
  s3: 's3-compatible-storage',
  container: 'a-container',
  'verify-site': 'a-weekly-check',
};

/** Returns the section of the documentation with the next steps for a target. */
export const sectionOf = (target: FileTarget): string => `docs/hosts.md#${sections[target] ?? target}`;
