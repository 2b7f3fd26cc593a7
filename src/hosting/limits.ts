import type { PublishTarget } from '../model/site-publish.ts';

/** What a host limits. `filesInFolder` is the number of files directly in one folder; lengths are those of one line of a configuration file. */
export type Limited =
  | 'files'
  | 'bytes'
  | 'bytesInFile'
  | 'filesInFolder'
  | 'redirects'
  | 'redirectLength'
  | 'headerRules'
  | 'headerLength';

export interface Host {
  /** The name as people know it. */
  name: string;
  /** The most that the host accepts, on its free plan. */
  limits: Partial<Record<Limited, number>>;
  /** Limits that are higher on the paid plan. */
  paid?: Partial<Record<Limited, number>>;
  /** Where the limits are documented, and the day they were read. */
  sources: readonly { url: string; read: string }[];
}

const MiB = 1024 * 1024;

/** Hosts by target. Servers of one’s own have no limits but their disks. */
export const hosts: Readonly<Record<PublishTarget, Host>> = {
  'github-pages': {
    name: 'GitHub Pages',
    limits: { bytes: 1_000_000_000 },
    sources: [
      {
        url: 'https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits',
        read: '2026-11-28',
      },
    ],
  },
  netlify: {
    name: 'Netlify',
    // Netlify has no maximum for redirects: it recommends patterns instead of 10,000 or more, because the deploy might fail.
    limits: { filesInFolder: 54_000, redirects: 10_000 },
    sources: [
      { url: 'https://docs.netlify.com/site-deploys/overview/', read: '2026-11-28' },
      { url: 'https://docs.netlify.com/manage/routing/redirects/overview/', read: '2026-11-28' },
    ],
  },
  cloudflare: {
    name: 'Cloudflare',
    limits: {
      files: 20_000,
      bytesInFile: 25 * MiB,
      redirects: 2000,
      redirectLength: 1000,
      headerRules: 100,
      headerLength: 2000,
    },
    paid: { files: 100_000 },
    sources: [
      { url: 'https://developers.cloudflare.com/pages/platform/limits/', read: '2026-11-28' },
      { url: 'https://developers.cloudflare.com/workers/platform/limits/', read: '2026-11-28' },
      { url: 'https://developers.cloudflare.com/workers/static-assets/redirects/', read: '2026-11-28' },
    ],
  },
  nginx: { name: 'nginx', limits: {}, sources: [] },
  caddy: { name: 'Caddy', limits: {}, sources: [] },
  s3: { name: 'S3-compatible storage', limits: {}, sources: [] },
  container: { name: 'a container', limits: {}, sources: [] },
};
