/** What a scan of MDN's HTTP Observatory looks at: the answers of a host over HTTP and HTTPS, and the page. */
export interface Scan {
  /** Headers of the front page over HTTPS, names in small letters, whose certificate was verified. */
  headers: Record<string, string | undefined>;
  /** Where plain HTTP leads. */
  redirect: string | undefined;
  host: string;
  html: string;
}

/**
 * The score as MDN publishes it (developer.mozilla.org/observatory/docs/tests_and_scoring): 100, less penalties, and where 90 are left,
 * bonuses. Of every test the cases are here that a site like ours can come to; one that is not foreseen counts as the worst.
 * Nobody here sets cookies or is on the preload list: a cookie is a fault of its own.
 */
export function observatory(scan: Scan): { score: number; points: Record<string, number> } {
  const points = {
    'content-security-policy': policyPoints(scan.headers['content-security-policy']),
    cookies: scan.headers['set-cookie'] === undefined ? 0 : -40,
    'cross-origin-resource-sharing': scan.headers['access-control-allow-credentials'] === undefined ? 0 : -50,
    'cross-origin-resource-policy': corpPoints(scan.headers['cross-origin-resource-policy']),
    redirection: scan.redirect?.startsWith(`https://${scan.host}/`) ? 0 : -20,
    'referrer-policy': referrerPoints(scan.headers['referrer-policy']),
    'strict-transport-security': transportPoints(scan.headers['strict-transport-security']),
    'subresource-integrity': scriptPoints(scan.html),
    'x-content-type-options': scan.headers['x-content-type-options'] === 'nosniff' ? 0 : -5,
    'x-frame-options': framePoints(scan.headers),
  };
  const sum = (some: number[]) => some.reduce((total, value) => total + value, 0);
  const all = Object.values(points);
  const base = Math.max(0, 100 + sum(all.filter((value) => value < 0)));
  return { score: base < 90 ? base : base + sum(all.filter((value) => value > 0)), points };
}

const directives = (policy: string) =>
  new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );

const broad = /^(?:https?:|ftp:|\*$)/;

function policyPoints(policy: string | undefined): number {
  if (policy === undefined) return -25;
  const named = directives(policy);
  const fallback = named.get('default-src') ?? ['*'];
  const script = named.get('script-src') ?? fallback;
  const style = named.get('style-src') ?? fallback;
  const inline = (source: string) => broad.test(source) || ["'unsafe-inline'", 'data:'].includes(source);
  if (script.some(inline) || (named.get('object-src') ?? fallback).some((source) => broad.test(source)))
    return -20;
  if ([...named.values()].flat().some((source) => /^(?:http|ftp):/.test(source))) return -20;
  if ([...script, ...style].includes("'unsafe-eval'")) return -10;
  if (style.some(inline)) return 0;
  return fallback.join(' ') === "'none'" ? 10 : 5;
}

const corpPoints = (value: string | undefined): number => {
  if (value === undefined || value === 'cross-origin') return 0;
  return ['same-origin', 'same-site'].includes(value) ? 10 : -5;
};

const referrerPoints = (value: string | undefined): number => {
  if (value === undefined) return 0;
  const good = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'];
  return good.includes(value) ? 5 : -5;
};

function transportPoints(value: string | undefined): number {
  const age = /(?:^|;)\s*max-age=(\d+)/i.exec(value ?? '')?.[1];
  if (age === undefined) return -20;
  // Six months, less the days that many sites leave off.
  return Number(age) < 15_552_000 ? -10 : 0;
}

/** All from our own host is neither good nor bad; hashes on all of them would be a bonus. */
function scriptPoints(html: string): number {
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]*)"[^>]*>/g)];
  if (scripts.some(([, src = '']) => /^(?:https?:)?\/\//.test(src))) return -50;
  return scripts.length > 0 && scripts.every(([tag]) => tag.includes(' integrity="')) ? 5 : 0;
}

function framePoints(headers: Scan['headers']): number {
  const ancestors = directives(headers['content-security-policy'] ?? '').get('frame-ancestors');
  if (ancestors && !ancestors.some((source) => broad.test(source))) return 5;
  return ['DENY', 'SAMEORIGIN'].includes(headers['x-frame-options'] ?? '') ? 0 : -20;
}
