import { RequestFailure } from './failure.ts';
import type { Question, Reply } from './request.ts';

/** How much is asked of a server. */
export interface Politeness {
  /** Requests to one host at the same time. */
  perHost: number;
  /** Milliseconds between the beginnings of two requests to one host. */
  pause: number;
  /** How often a request is sent at most. */
  attempts: number;
  /** Milliseconds before the second attempt; doubles with each attempt. */
  backOff: number;
  /** A server that asks for a longer wait than these milliseconds (`Retry-After`) is not asked again. */
  longestWait: number;
  /** Waits for milliseconds; the default is a timer. */
  wait?: (milliseconds: number) => Promise<unknown>;
}

/** An answer, and how many attempts it took. */
export type PoliteReply = Reply & { attempts: number };

/** Answers that are worth a second attempt; 429 and 503 also make all other requests to the host wait. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);
const overloaded = new Set([429, 503]);
/** Failures that a second attempt can cure. */
const passingFailures = new Set(['reset', 'timeout', 'refused', 'unreachable']);

/** Returns a function that sends requests as `politeness` allows. It returns the last answer, and throws the last failure. */
export function polite(
  request: (url: string, question?: Question) => Promise<Reply>,
  politeness: Politeness,
): (url: string, question?: Question) => Promise<PoliteReply> {
  const { attempts, backOff, longestWait, wait = pause } = politeness;
  const hosts = new Map<string, HostQueue>();
  const hostOf = (url: string) => {
    const { host } = new URL(url);
    const known = hosts.get(host) ?? new HostQueue(politeness, wait);
    hosts.set(host, known);
    return known;
  };
  return async (url, question) => {
    const host = hostOf(url);
    for (let attempt = 1; ; attempt++) {
      const outcome = await host.run(() => request(url, question).catch(failureOf));
      const isFailure = outcome instanceof RequestFailure;
      const isPassing = isFailure ? passingFailures.has(outcome.kind) : passing.has(outcome.status);
      const delay = Math.max(backOff * 2 ** (attempt - 1), isFailure ? 0 : retryAfter(outcome));
      if (!isPassing || attempt >= attempts || delay > longestWait) {
        if (isFailure) throw outcome;
        return { ...outcome, attempts: attempt };
      }
      if (!isFailure && overloaded.has(outcome.status)) host.hold(delay);
      else await wait(delay);
    }
  };
}

function failureOf(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  throw error;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Returns the milliseconds that a server asks to wait (RFC 9110, 10.2.3: seconds, or a date, which counts from the server’s own); 0 if it does not. */
function retryAfter({ headers }: Reply): number {
  const { 'retry-after': asked = '', date = '' } = headers;
  if (/^\d+$/.test(asked)) return Number(asked) * 1000;
  const until = Date.parse(asked) - Date.parse(date);
  return Number.isNaN(until) ? 0 : Math.max(0, until);
}

/** Requests to one host: a few at a time, with a pause between their beginnings. */
class HostQueue {
  readonly #politeness: Politeness;
  readonly #wait: (milliseconds: number) => Promise<unknown>;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #next = 0;
  #held = 0;

  constructor(politeness: Politeness, wait: (milliseconds: number) => Promise<unknown>) {
    this.#politeness = politeness;
    this.#wait = wait;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#politeness.perHost)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      let held: number;
      do {
        held = this.#held;
        const early = this.#turn();
        if (early > 0) await this.#wait(early);
        // Another answer may have asked for a longer wait in the meantime.
      } while (this.#held > held);
      return await work();
    } finally {
      // The place goes to the next request, if one waits.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }

  /** Makes all requests that have not begun wait. */
  hold(milliseconds: number): void {
    this.#held = Math.max(this.#held, performance.now() + milliseconds);
  }

  /** Takes the next turn; returns the milliseconds until it comes. */
  #turn(): number {
    const now = performance.now();
    const at = Math.max(now, this.#next, this.#held);
    this.#next = at + this.#politeness.pause;
    return at - now;
  }
}
