import { z } from 'astro/zod';

/** The hosts that `npm run hosting` has files for, and whose limits the build checks (src/hosting/limits.ts). */
export const publishTargets = [
  'github-pages',
  'netlify',
  'cloudflare',
  'nginx',
  'caddy',
  's3',
  'container',
] as const;

export type PublishTarget = (typeof publishTargets)[number];

/** Where and how the site is published. */
export const publishSchema = z.strictObject({
  /** The host. */
  target: z.enum(publishTargets),
  /** The plan at the host, if its limits depend on it. */
  plan: z.enum(['free', 'paid']).default('free'),
});
