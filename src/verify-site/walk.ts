import { absolute } from '../model/routes.ts';
import { RequestFailure } from '../network/failure.ts';
import { polite, type Politeness, type PoliteReply } from '../network/polite.ts';
import { type Connection, type Question, requester } from '../network/request.ts';
import { site } from '../site.ts';
import type { Address } from './addresses.ts';
import { checkFeed } from './check-feed.ts';
import { cardHead, checkCard, checkFile } from './check-file.ts';
import { checkHeaders } from './check-headers.ts';
import { askedUrl, checkPage, checkRedirect, type Live } from './check-page.ts';
import { type Fault, type Finding, findingAt } from './finding.ts';
import type { HtmlPage } from './html-page.ts';
import type { WalkState } from './walk-state.ts';

export interface WalkOptions {
  url: URL;
  slow: number;
  connection: Connection;
  politeness: Politeness;
}

/** The most bytes of a page and of a feed that are read. */
const mostBytes = 20_000_000;
/** Addresses between two calls of `onProgress`. */
const step = 1000;

/** So many addresses without an answer, one after another, mean that the site or the network is down. */
const silence = 20;

/** The site answered at first, and then no longer. */
export class StoppedAnswering extends Error {
  readonly checked: number;

  constructor(checked: number) {
    super(`no answer at ${silence} addresses, one after another`);
    this.checked = checked;
  }
}

/** A walk over the addresses of a published site. */
export class Walk {
  readonly live: Live;
  requests = 0;
  bytes = 0;
  readonly #options: WalkOptions;
  readonly #ask: (url: string, question?: Question) => Promise<PoliteReply>;
  readonly close: () => void;
  /** Paths of cards that were checked, or are being checked. */
  readonly #cards = new Set<string>();

  constructor(options: WalkOptions) {
    this.#options = options;
    this.live = { root: options.url, missingTitle: undefined };
    const { request, close } = requester(options.connection);
    this.#ask = polite(async (url, question) => {
      this.requests++;
      const reply = await request(url, question);
      this.bytes += reply.body.length;
      return reply;
    }, options.politeness);
    this.close = close;
  }

  /** Sends a request for a path on the site. */
  ask(path: string, question: Question = { mostBytes }): Promise<PoliteReply> {
    // A cache between us and the host may have the page of an hour ago.
    const headers = { 'cache-control': 'no-cache', ...question.headers };
    return this.#ask(askedUrl(this.live, path), { ...question, headers });
  }

  /**
   * Checks all addresses that `state` does not know yet, a few at a time. Throws {@link StoppedAnswering} if the site no longer answers:
   * what is not answered then says nothing about the addresses.
   */
  async all(
    addresses: readonly Address[],
    state: WalkState,
    onProgress?: (checked: number, all: number) => void,
  ): Promise<void> {
    const left = addresses.filter(({ path }) => !state.checked.has(path)).values();
    /** The last answers, if there was none. */
    let silent: { path: string; findings: Finding[] }[] = [];
    const keep = () => {
      for (const { path, findings } of silent) state.add(path, findings);
      silent = [];
    };
    const work = async () => {
      for (const address of left) {
        const findings = await this.#check(address);
        silent.push({ path: address.path, findings });
        if (!findings.some(({ name }) => name === 'address-unreachable')) keep();
        else if (silent.length >= silence) throw new StoppedAnswering(state.checked.size);
        if (state.checked.size % step === 0) onProgress?.(state.checked.size, addresses.length);
      }
    };
    await Promise.all(Array.from({ length: this.#options.politeness.perHost }, work));
    keep();
  }

  async #check(address: Address): Promise<Finding[]> {
    const { path, kind } = address;
    if (kind === 'card') return this.#card(address, path);
    const { reply, faults } = await this.#reply(path, kind === 'file' ? { method: 'HEAD' } : { mostBytes });
    if (!reply) return this.#at(address, path, faults);
    if (kind === 'redirect')
      return this.#at(address, path, [...checkRedirect(this.live, address, reply), ...faults]);
    const headers = reply.status === 200 ? this.#headers(path, reply) : [];
    if (kind === 'page') {
      const { faults: found, card } = checkPage(this.live, address, reply);
      return [
        // The headers of another page say nothing about this one.
        ...this.#at(address, path, [...found, ...(card || found.length === 0 ? headers : []), ...faults]),
        ...(found.length === 0 || card ? await this.#cardOf(address, card) : []),
      ];
    }
    const found = checkFile(this.live, path, reply);
    if (found.length === 0 && kind !== 'file') found.push(...checkFeed(kind, reply));
    return this.#at(address, path, [...found, ...headers, ...faults]);
  }

  /** Checks the card that a page names. */
  async #cardOf(address: Address, card: HtmlPage['card']): Promise<Finding[]> {
    if (card) {
      const path = URL.canParse(card.url) ? new URL(card.url).pathname : card.url;
      return this.#card(address, path, card);
    }
    if (!address.hasCard) return [];
    return this.#at(address, address.path, [
      {
        ...{ name: 'card-missing', found: 'a page without og:image', expected: 'the share card of the page' },
        fix: 'npm run build, then upload dist/ again',
      },
    ]);
  }

  async #card(
    address: Address,
    path: string,
    stated?: { width: number; height: number },
  ): Promise<Finding[]> {
    if (this.#cards.has(path)) return [];
    this.#cards.add(path);
    const { reply, faults } = await this.#reply(path, {
      headers: { range: `bytes=0-${cardHead - 1}`, 'accept-encoding': 'identity' },
      mostBytes: cardHead,
    });
    if (!reply) return this.#at(address, path, faults);
    const found = checkCard(this.live, path, reply, { isEarlier: address.isEarlier, stated });
    const headers = found.length === 0 ? this.#headers(path, reply) : [];
    return this.#at(address, path, [...found, ...headers, ...faults]);
  }

  /** Returns the answer at a path with the faults of answering, or the fault that there is none. */
  async #reply(path: string, question: Question): Promise<{ reply?: PoliteReply; faults: Fault[] }> {
    try {
      const reply = await this.ask(path, question);
      return { reply, faults: this.#answerFaults(reply) };
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      const fix = 'look into the log of the host, and try again later';
      return {
        faults: [
          { name: 'address-unreachable', found: `no answer: ${error.message}`, expected: 'an answer', fix },
        ],
      };
    }
  }

  #answerFaults({ milliseconds, attempts }: PoliteReply): Fault[] {
    const { slow } = this.#options;
    return [
      ...(milliseconds <= slow
        ? []
        : [
            {
              ...{
                name: 'answer-slow' as const,
                group: 'slow',
                expected: `an answer within ${slow / 1000} s`,
              },
              found: `an answer after ${(milliseconds / 1000).toFixed(1)} s`,
              fix: 'look at the load of the host, or put a CDN in front of it',
            },
          ]),
      ...(attempts === 1
        ? []
        : [
            {
              ...{
                name: 'answer-unsteady' as const,
                group: 'unsteady',
                expected: 'an answer to the first request',
              },
              found: `an answer to request ${attempts}`,
              fix: 'if it happens often, look into the log of the host, or ask for less: --at-once 2',
            },
          ]),
    ];
  }

  #headers(path: string, reply: PoliteReply): Fault[] {
    return site.policyInPages ? [] : checkHeaders(path, reply);
  }

  #at(address: Address, path: string, faults: readonly Fault[]): Finding[] {
    return faults.map((fault) => findingAt(address, absolute(path), fault));
  }
}
