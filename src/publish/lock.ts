import { hostname, userInfo } from 'node:os';
import { z } from 'astro/zod';
import { isOtherProcess } from '../content/other-process.ts';
import { counted } from '../text/counted.ts';
import { PublishFailure } from './failure.ts';
import type { Target } from './target.ts';

/** How far the clocks of this machine and of the target may differ, in milliseconds. */
export const clockTolerance = 5 * 60 * 1000;

const lockSchema = z.object({ owner: z.string(), host: z.string(), pid: z.int(), since: z.iso.datetime() });

/** Does `work` while nobody else publishes to the target. `now` is the time on this machine. */
export async function locked<T>(target: Target, now: number, work: () => Promise<T>): Promise<T> {
  const theirs = await takeLock(target, now);
  try {
    assertClock(now, theirs, 'the target');
    return await work();
  } finally {
    // What happened to the site matters more; the next publish says how to remove a lock.
    await target.unlock().catch(() => undefined);
  }
}

/** Takes the lock and returns the time on the target’s clock; takes it over from a process of this machine that has ended. */
async function takeLock(target: Target, now: number): Promise<number> {
  const text = JSON.stringify({
    owner: userInfo().username,
    host: hostname(),
    pid: process.pid,
    since: new Date(now).toISOString(),
  });
  const first = await target.lock(text);
  if ('now' in first) return first.now;
  const lock = lockIn(first.held);
  if (lock?.host !== hostname() || isOtherProcess(lock.pid) || lock.pid === process.pid)
    throw heldBy(lock, now);
  await target.breakLock();
  const second = await target.lock(text);
  if ('now' in second) return second.now;
  throw heldBy(lockIn(second.held), now);
}

function lockIn(text: string): z.infer<typeof lockSchema> | undefined {
  try {
    return lockSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function heldBy(lock: ReturnType<typeof lockIn>, now: number): PublishFailure {
  const who = lock ? `${lock.owner} on ${lock.host}` : 'Somebody else';
  const minutes = lock ? Math.max(0, Math.round((now - Date.parse(lock.since)) / 60_000)) : 0;
  const since = lock ? `, since ${lock.since} (${counted(minutes, 'minute')})` : '';
  return new PublishFailure(
    `${who} is publishing to this target${since}.`,
    'wait until it is done; if you know that it has stopped: npm run publish -- --unlock',
  );
}

/** Throws if this machine’s clock is wrong: files of earlier releases would be removed too early, or never. */
export function assertClock(now: number, theirs: number, whose: string): void {
  const minutes = Math.round((now - theirs) / 60_000);
  if (Math.abs(now - theirs) <= clockTolerance) return;
  const day = 24 * 60;
  const apart =
    Math.abs(minutes) >= day
      ? counted(Math.round(Math.abs(minutes) / day), 'day')
      : counted(Math.abs(minutes), 'minute');
  throw new PublishFailure(
    `The clock of this machine is ${apart} ${minutes > 0 ? 'ahead of' : 'behind'} ${whose}.`,
    'set the clock, and unset SOURCE_DATE_EPOCH; it decides which files are old enough to remove',
  );
}
