import { randomBytes } from 'node:crypto';
import { hiddenFiles } from '../hosting/requests.ts';
import { homePath } from '../model/routes.ts';
import { PublishFailure } from './failure.ts';
import { isHashed } from './plan.ts';
import { at, copy, list, rclone, remove, upload, writeTexts } from './rclone.ts';
import type { Delivery, Target } from './target.ts';

/** Configuration of other hosts, which a storage would show to readers. */
const isHidden = (file: string) => hiddenFiles.includes(file);

/**
 * An S3-compatible storage, through rclone. Readers see each file as soon as it is replaced, so the steps of the plan run in order, and
 * what they replace is first copied to `releases`, which also has what the next publish has to know:
 *
 *     live.json, <name>.json   the state, and the list of files of each release
 *     kept/<name>/             files of an earlier release that later ones replaced
 *     lock/                    a file for each publish that runs
 */
export function storageTarget(address: string, releases: string): Target {
  const site = at(address, homePath.slice(1));
  const keptOf = (name: string) => at(releases, `kept/${name}`);
  const locks = at(releases, 'lock');
  const own = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const unlock = async () => {
    await rclone(['deletefile', at(locks, own)]);
  };

  return {
    name: address,
    read: async (file) => {
      const { output } = await rclone(['cat', at(releases, file)], '', [3, 4]);
      return output === '' ? undefined : output;
    },
    write: (texts) => writeTexts(texts, releases),
    isEmpty: async () => (await rclone(['lsf', '--max-depth', '1', site], '', [3])).output === '',
    // Storages cannot create a file only if there is none, so each publish has a file of its own, and then looks for others.
    lock: async (text) => {
      await rclone(['rcat', at(locks, own)], text);
      const all = await list(locks);
      const mine = all.find(({ Name: name }) => name === own);
      const other = all.find(({ Name: name }) => name !== own);
      if (other === undefined && mine) return { now: Date.parse(mine.ModTime) };
      const { output } = other ? await rclone(['cat', at(locks, other.Name)], '', [3, 4]) : { output: '' };
      await unlock();
      return { held: output };
    },
    unlock,
    breakLock: async () => {
      await rclone(['purge', locks], '', [3]);
    },
    deliver: async (delivery) => {
      if (delivery.from !== undefined)
        await copy(delivery.plan.replaced, site, keptOf(delivery.from), { isNew: true });
      await replace(delivery, site, keptOf);
    },
    restore: async ({ name, plan }) => {
      for (const { files } of plan.upload) await copy(files, keptOf(name), site);
      await remove(plan.removed, site);
    },
    forget: async (names) => {
      for (const name of names) await rclone(['purge', keptOf(name)], '', [3]);
    },
  };
}

/** Replaces the files of the site step by step, and brings those of the former release back if a step fails. */
async function replace(
  { folder, from, plan }: Delivery,
  site: string,
  keptOf: (name: string) => string,
): Promise<void> {
  const begun: string[] = [];
  const replaced = new Set(plan.replaced);
  try {
    for (const { files } of plan.upload) {
      const shown = files.filter((file) => !isHidden(file));
      begun.push(...shown.filter((file) => !isHashed(file)));
      await upload(shown, folder, site);
    }
    begun.push(...plan.removed);
    await remove(plan.removed, site);
  } catch (error) {
    const known = begun.filter((file) => replaced.has(file) && !isHidden(file));
    try {
      if (from !== undefined) await copy(known, keptOf(from), site);
      await remove(
        begun.filter((file) => !replaced.has(file)),
        site,
      );
    } catch {
      const { message } = error as Error;
      throw new PublishFailure(
        `${message}\n  Some pages of the new release are live, because those of the former one could not be brought back.`,
        'when the target answers again: npm run publish',
        { isPartial: true },
      );
    }
    throw error;
  }
}
