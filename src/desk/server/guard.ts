import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Refused } from './refused.ts';

/** The header with the token, which only pages of this dev server contain. */
export const tokenHeader = 'x-desk-token';

/**
 * Throws a `Refused` if a request for a page of the desk may come from another machine or another site. A page under another name that
 * leads to this machine (DNS rebinding) has that name in `Host`; a frame or a script of another site has `Sec-Fetch-Site`.
 */
export function guardPage(request: IncomingMessage): void {
  guardMachine(request);
  const from = request.headers['sec-fetch-site'];
  const isLink =
    request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] !== 'iframe';
  if (from === undefined || from === 'same-origin' || from === 'none' || isLink) return;
  throw otherSite(`a request from another site (${from})`);
}

/** Throws a `Refused` if a request that changes files may come from anywhere but a page of this dev server. */
export function guardAction(request: IncomingMessage, token: string): void {
  const host = guardMachine(request);
  const { headers, method = '' } = request;
  if (method !== 'POST')
    throw new Refused(405, {
      what: 'The desk',
      found: `the method ${method}`,
      expected: 'POST',
      fix: 'use the buttons of the desk',
    });
  if (headers.origin !== `http://${host}`) throw otherSite(`the origin ${headers.origin ?? 'unknown'}`);
  const from = headers['sec-fetch-site'];
  if (from !== undefined && from !== 'same-origin') throw otherSite(`a request from another site (${from})`);
  if (!isSame(headers[tokenHeader], token))
    throw new Refused(403, {
      what: 'This page',
      found: 'a page that another start of the dev server made',
      expected: 'a page of the dev server that runs now',
      fix: 'reload the page and try again',
    });
}

/** Returns the host that a request names, if the request comes from this machine and names it. */
function guardMachine({ socket, headers }: IncomingMessage): string {
  const { remoteAddress = '', localPort = 0 } = socket;
  if (!/^(?:::ffff:)?127\.|^::1$/.test(remoteAddress))
    throw new Refused(403, {
      what: 'The desk',
      found: 'a request from another machine',
      expected: 'a request from the machine that runs npm run dev',
      fix: 'open the desk on that machine',
    });
  const host = headers.host ?? '';
  const port = localPort === 80 ? '' : `:${localPort}`;
  const names = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}${port}`);
  if (names.includes(host)) return host;
  throw new Refused(403, {
    what: 'The desk',
    found: `the address ${host === '' ? 'unknown' : host}`,
    expected: names.join(' or '),
    fix: `open http://127.0.0.1${port}; forward the port under the same number if the machine is another one`,
  });
}

const otherSite = (found: string) =>
  new Refused(403, {
    what: 'The desk',
    found,
    expected: 'a request from a page of this dev server',
    fix: 'open the desk in a tab of its own',
  });

/** True for equal texts; takes the same time for all others. */
function isSame(given: string | string[] | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(token));
}
