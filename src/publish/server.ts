import { join } from 'node:path';
import { homePath } from '../model/routes.ts';
import { no, quote, type RemoteFolder, remoteFolder } from './remote-folder.ts';
import type { Delivery, Target } from './target.ts';

const folderOf = (name: string) => `releases/${name}`;
/** The folder of the site in a release: programs look for it below the root of the host. */
const base = homePath.slice(1);

/**
 * A folder of this machine or, through ssh, of a server:
 *
 *     current → releases/<name>    what the web server shows; a symbolic link that is replaced at once
 *     releases/<name>/             each release, complete; unchanged files are hard links to those of the one before
 *     .verbatim/                   what the next publish has to know
 */
export function serverTarget(address: string): Target {
  const folder = remoteFolder(address);
  const { shell, shellIfThere } = folder;
  const unlock = async () => {
    await shellIfThere('rm -f .verbatim/lock');
  };
  return {
    name: address,
    read: async (file) => {
      const path = quote(`.verbatim/${file}`);
      const { code, output } = await shellIfThere(`[ -f ${path} ] || exit ${no}; cat ${path}`);
      return code === no ? undefined : output;
    },
    write: async (texts) => {
      for (const [file, text] of Object.entries(texts)) {
        const draft = quote(`.verbatim/${file}.part`);
        await shell(`mkdir -p .verbatim; cat > ${draft}; mv -f ${draft} ${quote(`.verbatim/${file}`)}`, text);
      }
    },
    isEmpty: async () =>
      (await shellIfThere(`[ -n "$(ls -A | grep -v '^\\.verbatim$')" ] || exit ${no}`)).code === no,
    lock: async (text) => {
      // With noclobber, the shell creates the file or fails, never both for two processes.
      const create = '(set -C; cat > .verbatim/lock) 2>/dev/null';
      const { code, output } = await shell(
        `mkdir -p .verbatim; ${create} || { cat .verbatim/lock && exit ${no}; }; date +%s`,
        text,
      );
      return code === no ? { held: output } : { now: Number(output.trim()) * 1000 };
    },
    unlock,
    breakLock: unlock,
    deliver: async (delivery) => {
      await bring(folder, delivery);
      await show(folder, delivery.name);
    },
    restore: async ({ name, from, plan }) => {
      await carry(folder, Object.keys(plan.retired), folderOf(from), folderOf(name));
      await show(folder, name);
    },
    forget: async (names) => {
      if (names.length > 0) await shell(`rm -rf ${names.map((name) => quote(folderOf(name))).join(' ')}`);
    },
  };
}

/** Brings all files of a release into its folder, which readers do not see yet. */
async function bring(remote: RemoteFolder, delivery: Delivery): Promise<void> {
  const { shell, send, root } = remote;
  const { folder, name, from, plan } = delivery;
  const draft = `${folderOf(name)}.part`;
  try {
    // What publishes left that were interrupted.
    await shell(`mkdir -p releases; rm -rf releases/*.part; mkdir -p ${quote(`${draft}/${base}`)}`);
    if (from !== undefined) await carry(remote, Object.keys(plan.retired), folderOf(from), draft);
    const former = from === undefined ? [] : [`--link-dest=${join(root, folderOf(from), base)}`];
    await send(['--checksum', ...former], `${folder}/`, `${join(root, draft, base)}/`);
    await shell(`mv ${quote(draft)} ${quote(folderOf(name))}`);
  } catch (error) {
    await shell(`rm -rf ${quote(draft)}`).catch(() => undefined);
    throw error;
  }
}

/** Adds files of one release to another, as hard links; those that are missing are left out. */
async function carry({ shell, root }: RemoteFolder, files: readonly string[], from: string, to: string) {
  if (files.length === 0) return;
  const options = `--archive --ignore-missing-args --files-from=- --link-dest=${quote(join(root, from))}`;
  await shell(
    `rsync ${options} ${quote(`${from}/`)} ${quote(`${to}/`)}`,
    files.map((file) => `${base}${file}\n`).join(''),
  );
}

/** Replaces the link to the release that readers see, with GNU’s or with BSD’s `mv`. */
async function show({ shell }: RemoteFolder, name: string): Promise<void> {
  const [draft, link] = ['.current.part', 'current'];
  await shell(
    `ln -sfn ${quote(folderOf(name))} ${draft}; mv -fT ${draft} ${link} 2>/dev/null || mv -fh ${draft} ${link}`,
  );
}
