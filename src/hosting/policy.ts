import { site } from '../site.ts';
import { inlineScriptSource } from './inline-script.ts';

/** A content security policy (w3.org/TR/CSP3): the sources that each directive allows. */
export type Policy = Readonly<Record<string, string>>;

/** For every document: nothing may be loaded unless it is listed, and no text becomes script. */
const nothing: Policy = {
  'default-src': "'none'",
  'base-uri': "'none'",
  // w3.org/TR/trusted-types: without an allowed policy, every sink that would run text rejects it.
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
};

const searchOrigins = site.search.server ? [new URL(site.search.server.url).origin] : [];

/**
 * The policy of every page. Pages load files from their own host only. They contain one inline script, allowed by its hash
 * (CSP3, 6.6.2), and no inline style.
 *
 * `wasm-unsafe-eval` allows compiling Pagefind’s engine, and no evaluation of text. Every page needs it, because the search dialog
 * (`/`) opens on every page. Workers are blocked: Pagefind’s worker would need a Trusted Types policy of its own.
 */
export const pagePolicy: Policy = {
  ...nothing,
  'script-src': `'self' ${inlineScriptSource} 'wasm-unsafe-eval'`,
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  // The origin of the search server is the only other one, where the settings name it.
  'connect-src': ["'self'", ...searchOrigins].join(' '),
  // Without this directive, script-src would apply.
  'worker-src': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

/** The policy of embeds: any site may show them in a frame; they run no script and send no form. */
export const framePolicy: Policy = {
  ...nothing,
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'form-action': "'none'",
  'frame-ancestors': '*',
};

/** Returns a policy as the value of its header. */
export const policyText = (policy: Policy): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');

/**
 * Returns a page with its policy in a `<meta>` element, for hosts that send no headers. The element comes before everything that
 * loads a file, and leaves out frame-ancestors, which browsers accept in a header only (CSP3, 3.3).
 */
export function withPolicyTag(html: string, { 'frame-ancestors': _, ...policy }: Policy): string {
  const tag = `<meta http-equiv="Content-Security-Policy" content="${policyText(policy)}">`;
  return html.replace('<meta charset="utf-8">', (charset) => charset + tag);
}
