import { createHash, randomUUID } from 'node:crypto';
import { link, lstat, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { codeOf } from '../../content/files.ts';
import { ledgerFile } from '../../content/ledger.ts';
import { logFile } from '../../content/ledger-log.ts';
import { show } from '../../model/problem.ts';
import { Refused } from './refused.ts';

/** Names that Windows gives to devices, with any extension (learn.microsoft.com, “Naming Files, Paths, and Namespaces”). */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** Characters that a name cannot have on every system: control characters, separators, and those that Windows reserves. */
const forbidden = /[\p{Cc}\\/:*?"<>|]/u;

/** Returns the version of a file: the hash of its bytes, which a request that replaces the file must name. */
export const versionOf = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Returns the text of a file in content/ of the folder `root`, with its version. Throws a `Refused` for other paths. */
export async function readContentFile(
  root: string,
  file: string,
): Promise<{ text: string; version: string }> {
  const path = await pathIn(root, file);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw changed(file, codeOf(error) === 'ENOENT' ? 'no such file' : 'a file that cannot be read');
  });
  return { text: bytes.toString('utf8'), version: versionOf(bytes) };
}

/**
 * Writes a file in content/ of the folder `root`, completely or not at all. `replaces` is the version of the file as it was read, null
 * for a new file. Throws a `Refused` if the file is another one by now, or if the path leads out of content/.
 */
export async function writeContentFile(
  root: string,
  file: string,
  bytes: string | Uint8Array,
  replaces: string | null,
): Promise<{ version: string }> {
  const path = await pathIn(root, file);
  const before = await readFile(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw changed(file, 'a file that cannot be read');
  });
  if (before === undefined && replaces !== null) throw changed(file, 'no such file');
  if (before !== undefined && replaces === null) throw changed(file, 'a file of that name');
  if (before !== undefined && versionOf(before) !== replaces)
    throw changed(file, 'changes since it was read');
  await mkdir(dirname(path), { recursive: true });
  // Hidden, so that nothing reads it before it is complete.
  const draft = join(dirname(path), `.${basename(path).slice(0, 80)}.${randomUUID()}`);
  try {
    await writeToDisk(draft, bytes, before === undefined ? 0o666 : (await stat(path)).mode);
    if (before === undefined) await link(draft, path);
    else await rename(draft, path);
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? changed(file, 'a file of that name') : error;
  } finally {
    await rm(draft, { force: true });
  }
  return { version: versionOf(bytes) };
}

/** Throws a `Refused` if a file in content/ of the folder `root` has another version. */
export async function requireVersion(root: string, file: string, version: string): Promise<void> {
  const now = await readContentFile(root, file);
  if (now.version !== version) throw changed(file, 'changes since it was read');
}

/** Removes a file in content/ of the folder `root` that is still as it was when it had this version. Throws a `Refused` if it is not. */
export async function removeContentFile(root: string, file: string, version: string): Promise<void> {
  await requireVersion(root, file, version);
  await rm(await pathIn(root, file));
}

async function writeToDisk(path: string, bytes: string | Uint8Array, mode: number): Promise<void> {
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Returns the absolute path of a file in content/; links may lead to another file or folder in content/ only. */
async function pathIn(root: string, file: string): Promise<string> {
  const names = file.split('/');
  const isPlain = names.every(
    (name) =>
      !forbidden.test(name) &&
      !device.test(name) &&
      !/^\.|^$|[. ]$/.test(name) &&
      Buffer.byteLength(name) <= 200,
  );
  if (!isPlain || names[0] !== 'content' || names.length < 2 || names.length > 6) throw outside(file);
  if (file === ledgerFile || file === logFile)
    throw outside(file, 'the ledger, which only npm run seal writes');
  const home = await realpath(join(root, 'content'));
  const path = join(home, ...names.slice(1));
  const there = await existing(path);
  if (there !== home && !(await realpath(there)).startsWith(home + sep))
    throw outside(file, 'a link that leads out of content/');
  if (there === path && !(await lstat(await realpath(path))).isFile())
    throw outside(file, 'a folder or a device');
  return there === path ? realpath(path) : path;
}

/** Returns the longest part of a path that exists; a broken link does not count as missing. */
async function existing(path: string): Promise<string> {
  for (let part = path; ; part = dirname(part))
    if (
      await lstat(part).then(
        () => true,
        () => false,
      )
    )
      return part;
}

const outside = (file: string, found = `the path ${show(file)}`) =>
  new Refused(403, {
    what: file.length > 200 ? 'The file' : file,
    found,
    expected: 'a file in content/, named in lower-case words with hyphens',
    fix: 'choose another name',
  });

const changed = (file: string, found: string) =>
  new Refused(409, {
    what: file,
    found,
    expected: 'the file as it was when the page read it',
    fix: 'reload the page and make the change again, or make it in an editor',
  });
