import createRobots from 'robots-parser';
import type { PoliteReply } from '../../network/polite.ts';
import type { Question } from '../../network/request.ts';

/** What robots.txt of an origin says about a URL. */
export interface Permission {
  isAllowed: boolean;
  /** Milliseconds between two requests that the site asks for. */
  delay: number;
}

type Ask = (url: string, question?: Question) => Promise<PoliteReply>;

/** The name that rules in robots.txt can address. */
export const robotName = 'Verbatim-links';
/** RFC 9309, 2.5: at least 500 kibibytes are read. */
const mostBytes = 512_000;
const mostRedirects = 5;
const longestDelay = 10_000;
const everything: Permission = { isAllowed: true, delay: 0 };

/** Returns a function that says whether a URL may be asked for (RFC 9309); each robots.txt is read once. */
export function robotsOf(ask: Ask): (url: string) => Promise<Permission> {
  const origins = new Map<string, Promise<(url: string) => Permission>>();
  return async (url) => {
    const { origin } = new URL(url);
    const rules = origins.get(origin) ?? rulesOf(`${origin}/robots.txt`, ask);
    origins.set(origin, rules);
    return (await rules)(url);
  };
}

async function rulesOf(file: string, ask: Ask): Promise<(url: string) => Permission> {
  let url = file;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    // A host that does not answer gets no other answer for the link itself, which is then reported.
    const reply = await ask(url, { mostBytes }).catch(() => undefined);
    if (!reply) return () => everything;
    const { status, headers, body } = reply;
    const { location = '' } = headers;
    if (status >= 300 && status < 400 && URL.canParse(location, url)) {
      url = new URL(location, url).href;
      continue;
    }
    // Without a file everything is allowed; while the server fails, nothing is.
    if (status >= 500) return () => ({ isAllowed: false, delay: 0 });
    if (status !== 200) return () => everything;
    const robots = createRobots(file, body.toString());
    const delay = Math.min(longestDelay, (robots.getCrawlDelay(robotName) ?? 0) * 1000);
    return (asked) => ({ isAllowed: robots.isAllowed(asked, robotName) !== false, delay });
  }
  return () => everything;
}
