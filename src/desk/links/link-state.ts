import type { Severity } from '../../model/problem-kinds.ts';

/** What is known about a link, and how serious it is. The names never change: content/links.json has them. */
export const linkStates = {
  ok: 'info',
  moved: 'warning',
  https: 'warning',
  gone: 'error',
  'soft-404': 'error',
  'front-page': 'error',
  loop: 'error',
  'no-host': 'error',
  private: 'error',
  'type-changed': 'warning',
  certificate: 'warning',
  'no-answer': 'warning',
  failing: 'warning',
  refused: 'info',
  robots: 'info',
} as const satisfies Record<string, Severity>;

export type LinkStateName = keyof typeof linkStates;

/** States that can pass, and are serious only if they last. */
export const passing: ReadonlySet<LinkStateName> = new Set(['certificate', 'no-answer', 'failing']);

/** States in which readers see the source. */
export const working: ReadonlySet<LinkStateName> = new Set(['ok', 'moved', 'https', 'refused', 'robots']);

/** What one look at a link found. */
export interface LinkState {
  state: LinkStateName;
  /** In words: `status 410`, `no answer: the host closed the connection`. */
  found: string;
  /** The URL that answers, if it is another one. */
  to?: string;
  /** The media type of the answer. */
  type?: string;
}
