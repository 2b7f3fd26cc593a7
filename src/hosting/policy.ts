import { createHash } from 'node:crypto';
import { firstPaint } from '../client/reading/first-paint.ts';

/** A content security policy (w3.org/TR/CSP3): what a page may load, run and send, one line a directive. */
export type Policy = Readonly<Record<string, string>>;

/** What holds of every document of ours: nothing may be loaded but what is named, and no text becomes script. */
const nothing: Policy = {
  'default-src': "'none'",
  'base-uri': "'none'",
  // w3.org/TR/trusted-types: with no policy allowed, every sink that would run a text refuses it.
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
};

/**
 * The policy of every page. All that our pages need lies on their own host. One script stands in them, by its hash (CSP3, 6.6.2); no style does.
 *
 * `wasm-unsafe-eval` lets Pagefind’s engine be compiled and nothing else (no text is evaluated). Search lives on every page,
 * in the dialog that `/` opens, so every page with script needs it; to have it on fewer, the dialog would have to go.
 * No worker runs: Pagefind’s would need a Trusted Types policy of its own.
 */
export const pagePolicy: Policy = {
  ...nothing,
  'script-src': `'self' 'sha256-${createHash('sha256').update(firstPaint).digest('base64')}' 'wasm-unsafe-eval'`,
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'self'",
  // Without a word of its own it would be as script-src.
  'worker-src': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

/** The policy of a quote made for frames of other sites: it may stand in any, and can do nothing there but be read. */
export const framePolicy: Policy = {
  ...nothing,
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'form-action': "'none'",
  'frame-ancestors': '*',
};

/** A policy as the value of its header. */
export const policyText = (policy: Policy): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');

/**
 * A page with its policy in itself, for hosts that send no headers: before all that loads anything, and without what browsers
 * heed in a header alone (CSP3, 3.3). Frames, types, referrers and caches are things that no tag can speak of.
 */
export function withPolicyTag(html: string, { 'frame-ancestors': _, ...policy }: Policy): string {
  const tag = `<meta http-equiv="Content-Security-Policy" content="${policyText(policy)}">`;
  return html.replace('<meta charset="utf-8">', (charset) => charset + tag);
}
