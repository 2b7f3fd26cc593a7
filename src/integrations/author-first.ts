import type { IncomingMessage, ServerResponse } from 'node:http';

/** The header of requests that the dev server makes of itself. */
const own = 'x-verbatim-background';
/** How long nobody must have asked for anything, in milliseconds, before work in the background goes on. */
const pause = 300;

/**
 * Lets authors go first: work in the background of the dev server, which answers one request after another, waits until their browsers have
 * everything that they asked for.
 */
export class AuthorFirst {
  #open = 0;
  #last = -Infinity;
  readonly #now: () => number;

  /** `now` returns milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Middleware that notes requests of browsers. */
  note = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (request.headers[own] === undefined) {
      this.#open++;
      response.once('close', () => {
        this.#open--;
        this.#last = this.#now();
      });
    }
    next();
  };

  /** The milliseconds until work may go on, at the least; 0 if it may. */
  get wait(): number {
    return this.#open > 0 ? pause : Math.max(0, this.#last + pause - this.#now());
  }

  /** Returns the text at a URL of this server, when no browser waits for anything. */
  async fetch(url: URL): Promise<string> {
    for (let wait = this.wait; wait > 0; wait = this.wait)
      await new Promise((resolve) => setTimeout(resolve, wait));
    const response = await fetch(url, { headers: { [own]: '1' } });
    if (!response.ok) throw new Error(`${url.pathname} was answered with ${response.status}`);
    return response.text();
  }
}
