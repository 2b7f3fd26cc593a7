import { userAgent } from '../../model/user-agent.ts';
import { RequestFailure } from '../../network/failure.ts';
import { polite, type Politeness, type PoliteReply } from '../../network/polite.ts';
import { type Connection, type Question, requester } from '../../network/request.ts';
import { checkLink, type LinkClient } from './check-link.ts';
import type { LinkRecord, LinkRecords } from './link-file.ts';
import { type LinkState, working } from './link-state.ts';
import { robotName, robotsOf } from './robots.ts';

export interface LinkOptions {
  urls: readonly string[];
  records: LinkRecords;
  /** Today, as an ISO date. */
  today: string;
  connection?: Partial<Connection>;
  politeness?: Partial<Politeness>;
  /** Called from time to time with what is known, once something has answered. */
  onProgress?: (checked: number, all: number) => void;
}

/** No host could be found or reached: this machine has no network. */
export class NoNetwork extends Error {}

/** Gentle for other people’s servers: one request at a time to each host, a second apart. */
const usualPoliteness: Politeness = {
  ...{ perHost: 1, pause: 1000, attempts: 3, backOff: 3000, longestWait: 60_000 },
};
/** Links that are looked at at the same time, on different hosts. */
const atOnce = 12;
/** So many hosts that cannot be found, and none that answers, mean that there is no network. */
const lostHosts = 8;
const lost = new Set(['dns', 'unreachable']);
/** Links between two calls of `onProgress`. */
const step = 20;

/** Returns a client for other people’s servers, and a function that says whether any of them has answered. */
export function linkClient({ connection, politeness }: Pick<LinkOptions, 'connection' | 'politeness'>) {
  let answers = 0;
  const lostOnes = new Set<string>();
  const { request, close } = requester({
    ...{
      userAgent: userAgent(robotName.replace('Verbatim-', '')),
      timeout: 20_000,
      allowsPrivate: false,
      ...connection,
    },
  });
  const counted = async (url: string, question?: Question) => {
    try {
      const reply = await request(url, question);
      answers++;
      return reply;
    } catch (error) {
      if (error instanceof RequestFailure && lost.has(error.kind)) lostOnes.add(new URL(url).host);
      throw error;
    }
  };
  const settings = { ...usualPoliteness, ...politeness };
  const ask: (url: string, question?: Question) => Promise<PoliteReply> = polite(counted, settings);
  const { wait = pause } = settings;
  const client: LinkClient = { ask, wait, robots: robotsOf(ask) };
  return { client, close, hasAnswer: () => answers > 0, lostHosts: () => lostOnes.size };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Looks at links, several hosts at the same time, and writes what it finds into `records`. Returns the states by URL. Throws
 * {@link NoNetwork}, and leaves `records` as they were, if no host can be found or reached.
 */
export async function checkLinks(options: LinkOptions): Promise<Map<string, LinkState>> {
  const { urls, records, today, onProgress } = options;
  const { client, close, ...network } = linkClient(options);
  const states = new Map<string, LinkState>();
  const keep = () => {
    for (const [url, state] of states) records.set(url, recordOf(state, records.get(url), today));
  };
  const hasNone = () => !network.hasAnswer() && network.lostHosts() > 0;
  try {
    // Links of one host are apart from each other, so that hosts do not wait for one.
    const left = spread(urls).values();
    const work = async () => {
      for (const url of left) {
        if (hasNone() && network.lostHosts() >= lostHosts) return;
        states.set(url, await checkLink(url, client, records.get(url)?.type));
        if (states.size % step !== 0 || !network.hasAnswer()) continue;
        keep();
        onProgress?.(states.size, urls.length);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    close();
  }
  if (hasNone()) throw new NoNetwork('none of the hosts could be found or reached');
  keep();
  return states;
}

function recordOf({ state, type }: LinkState, before: LinkRecord | undefined, today: string): LinkRecord {
  const since = before?.state === state ? before.since : today;
  // The type of an error page says nothing about the source.
  const known = working.has(state) ? (type ?? before?.type) : before?.type;
  return { on: today, state, since, ...(known === undefined || known === '' ? {} : { type: known }) };
}

/** Returns URLs in an order in which those of one host are far from each other. */
function spread(urls: readonly string[]): string[] {
  const hosts = [...Map.groupBy(urls, (url) => new URL(url).host).values()];
  const longest = Math.max(0, ...hosts.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) =>
    hosts.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}
