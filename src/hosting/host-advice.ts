import type { PublishTarget } from '../model/site-publish.ts';

/** The settings that not every host can serve. */
export interface HostedSettings {
  /** The name of the host: `user.github.io`. */
  hostname: string;
  /** The path of the site on its host: `/` or `/ledger/`. */
  base: string;
  policyInPages: boolean;
}

/** Returns what to change in content/site.yaml before the site is published on a host. */
export function hostAdvice(
  target: PublishTarget,
  { hostname, base, policyInPages }: HostedSettings,
): string[] {
  if (target !== 'github-pages') return [];
  return [
    ...(policyInPages
      ? []
      : [
          'GitHub Pages sends none of our headers, so pages have no content security policy.\n  fix    policyInPages: true   (in content/site.yaml)',
        ]),
    ...(base === '/' && hostname.endsWith('.github.io')
      ? [
          `GitHub Pages serves ${hostname}/ only from the repository ${hostname}.\n  fix    name the repository like that, or add the name of yours to url in content/site.yaml`,
        ]
      : []),
  ];
}

/** Returns why a host cannot serve a site in this folder; undefined if it can. */
export function baseRefusal(target: PublishTarget, base: string): string | undefined {
  if (target !== 'github-pages' || base.split('/').length <= 3) return undefined;
  return `GitHub Pages serves a site in one folder, with the name of the repository, but the path of url is ${base}\n  fix  url: https://user.github.io/repository/   (in content/site.yaml), or another host`;
}
