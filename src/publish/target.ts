import type { Plan } from './plan.ts';

/** A release on its way: the built site, where it goes, and what it replaces. */
export interface Delivery {
  /** The folder of the built site. */
  folder: string;
  /** The name of the release, and of the one that readers see now. */
  name: string;
  from: string | undefined;
  plan: Plan;
}

/** A release that comes back. */
export interface Return extends Omit<Delivery, 'folder' | 'from'> {
  from: string;
}

/** A place that a site is published to. Every method throws a PublishFailure if it did not do its work. */
export interface Target {
  /** How messages name it. */
  readonly name: string;
  /** Returns a file that is kept for the next publish; undefined if there is none. */
  read: (file: string) => Promise<string | undefined>;
  /** Writes such files, in their order where each can be replaced at once. */
  write: (texts: Readonly<Record<string, string>>) => Promise<void>;
  /** True if the place has no file of anything, or does not exist yet. */
  isEmpty: () => Promise<boolean>;
  /** Takes the lock, and returns the time on the target’s clock; or returns the text of the lock that somebody else has. */
  lock: (text: string) => Promise<{ now: number } | { held: string }>;
  unlock: () => Promise<void>;
  /** Removes a lock that a publish left which no longer runs. */
  breakLock: () => Promise<void>;
  /** Brings the files of a release, and shows them to readers last. If it throws, readers see what they saw before. */
  deliver: (delivery: Delivery) => Promise<void>;
  /** Shows an earlier release again. */
  restore: (release: Return) => Promise<void>;
  /** Removes what only releases that can no longer be restored need. */
  forget: (names: readonly string[]) => Promise<void>;
}
