import { extname } from 'node:path';
import { type FailureKind, RequestFailure } from '../../network/failure.ts';
import type { PoliteReply } from '../../network/polite.ts';
import type { Question } from '../../network/request.ts';
import type { LinkState, LinkStateName } from './link-state.ts';
import type { Permission } from './robots.ts';
import { missingTitle } from './soft-404.ts';

export interface LinkClient {
  ask: (url: string, question?: Question) => Promise<PoliteReply>;
  robots: (url: string) => Promise<Permission>;
  wait: (milliseconds: number) => Promise<unknown>;
}

/** Only the beginning of a page is read: its title is there. */
const mostBytes = 65_536;
const mostRedirects = 10;
/** Statuses of servers that do not let programs in, or not now. */
const refusals = new Set([401, 402, 403, 406, 407, 429, 451, 999]);
/** Statuses of HEAD requests after which a GET request can succeed. */
const isDoubtful = (status: number) => status >= 400;
const isHtml = (type: string) => /^(?:text\/html|application\/xhtml\+xml)$/.test(type);

/** Looks at a link: follows its redirects as far as robots.txt allows, and judges the answer. `before` is the media type of an earlier answer. */
export async function checkLink(url: string, client: LinkClient, before?: string): Promise<LinkState> {
  try {
    const seen = [url];
    let isPermanent = true;
    for (;;) {
      const at = seen.at(-1) ?? url;
      const { isAllowed, delay } = await client.robots(at);
      if (!isAllowed)
        return {
          state: 'robots',
          found: `${new URL(at).host} does not allow programs to read it (robots.txt)`,
        };
      if (delay > 0) await client.wait(delay);
      const reply = await answerOf(at, client);
      const next = targetOf(reply);
      if (next === undefined)
        return await judged(reply, { url, isPermanent: isPermanent && seen.length > 1, before }, client);
      if (seen.includes(next)) return { state: 'loop', found: `redirects in a circle, through ${next}` };
      if (seen.length > mostRedirects)
        return { state: 'loop', found: `more than ${mostRedirects} redirects` };
      isPermanent &&= reply.status === 301 || reply.status === 308;
      seen.push(next);
    }
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    return { state: stateOfFailure[error.kind], found: foundOf(error) };
  }
}

const stateOfFailure: Record<FailureKind, LinkStateName> = {
  ...{ dns: 'no-host', private: 'private', certificate: 'certificate' },
  ...{
    unreachable: 'no-answer',
    refused: 'no-answer',
    reset: 'no-answer',
    timeout: 'no-answer',
    protocol: 'no-answer',
  },
};

const foundOf = ({ kind, message }: RequestFailure) =>
  ['dns', 'private', 'certificate'].includes(kind) ? message : `no answer: ${message}`;

/** Asks for the headers alone; for the beginning of the page too where they leave a doubt, and of pages, for their titles. */
async function answerOf(url: string, { ask }: LinkClient): Promise<PoliteReply> {
  const head = await ask(url, { method: 'HEAD' }).catch((error: unknown) => {
    // Some servers close the connection at HEAD.
    if (error instanceof RequestFailure && ['reset', 'protocol'].includes(error.kind)) return undefined;
    throw error;
  });
  if (head && !isDoubtful(head.status) && (targetOf(head) !== undefined || !isHtml(typeOf(head))))
    return head;
  return ask(url, { mostBytes });
}

const typeOf = ({ headers }: PoliteReply) =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** Returns the URL that an answer redirects to. */
function targetOf({ status, headers, url }: PoliteReply): string | undefined {
  const { location = '' } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || !URL.canParse(location, url)) return undefined;
  const target = new URL(location, url);
  target.hash = '';
  return target.href;
}

interface Asked {
  url: string;
  /** True if every redirect on the way is permanent, and there is one. */
  isPermanent: boolean;
  before: string | undefined;
}

/** Judges the last answer. */
async function judged(
  reply: PoliteReply,
  { url, isPermanent, before }: Asked,
  client: LinkClient,
): Promise<LinkState> {
  const { status } = reply;
  if (status === 404 || status === 410) return { state: 'gone', found: `status ${status}` };
  if (refusals.has(status))
    return { state: 'refused', found: `status ${status}: the site does not let programs in` };
  if (status < 200 || status >= 300) return { state: 'failing', found: `status ${status}` };
  const [from, at] = [new URL(url), new URL(reply.url)];
  const to = reply.url;
  if (at.pathname === '/' && at.search === '' && from.pathname !== '/')
    return { state: 'front-page', found: 'a redirect to the front page', to };
  const type = typeOf(reply);
  const title = isHtml(type) ? missingTitle(reply.body.toString()) : undefined;
  if (title !== undefined)
    return { state: 'soft-404', found: `a page with the title “${title.slice(0, 100)}”`, to };
  const earlier = before ?? (extname(from.pathname).toLowerCase() === '.pdf' ? 'application/pdf' : undefined);
  if (earlier !== undefined && isHtml(earlier) !== isHtml(type) && type !== '')
    return { state: 'type-changed', found: `${type}, in place of ${earlier}`, to, type };
  const secure = await secureForm(from, at, client);
  if (secure !== undefined) return { state: 'https', found: 'a link without https', to: secure, type };
  if (isPermanent && !isSame(from, at))
    return { state: 'moved', found: `a permanent redirect to ${to}`, to, type };
  return { state: 'ok', found: `status ${status}`, type };
}

/** True if two URLs differ in their fragment alone, which servers never see. */
const isSame = (a: URL, b: URL) => a.origin + a.pathname + a.search === b.origin + b.pathname + b.search;

/** Returns the https form of an http link, if the site redirects there or answers there too. */
async function secureForm(from: URL, at: URL, { ask }: LinkClient): Promise<string | undefined> {
  if (from.protocol !== 'http:') return undefined;
  const secure = new URL(from);
  secure.protocol = 'https:';
  if (isSame(secure, at)) return secure.href;
  if (at.protocol === 'https:') return undefined;
  const reply = await ask(secure.href, { method: 'HEAD' }).catch(() => undefined);
  return reply && reply.status >= 200 && reply.status < 300 ? secure.href : undefined;
}
