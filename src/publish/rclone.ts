import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { headersFor } from '../hosting/rules.ts';
import { types, unknownType } from '../hosting/types.ts';
import { withBase } from '../model/routes.ts';
import { type Ended, run } from './run-program.ts';

/** How many rclones run at a time; each transfers several files. */
const atOnce = 3;
const options = [
  ...['--log-level', 'ERROR', '--retries', '2', '--low-level-retries', '5'],
  ...['--contimeout', '15s', '--timeout', '60s', '--transfers', '8', '--s3-no-check-bucket'],
];

/** Runs rclone; `accepted` are exit codes that are no failure: 3 is a folder, 4 a file that does not exist. */
export function rclone(
  args: readonly string[],
  input = '',
  accepted: readonly number[] = [],
): Promise<Ended> {
  // rclone 1.60 stops if the variable of the AWS library is set, and has one of its own.
  const { AWS_CA_BUNDLE: bundle, ...env } = process.env;
  if (bundle !== undefined) env.RCLONE_CA_CERT ??= bundle;
  return run('rclone', [...args, ...options], { input, accepted, env });
}

/** The list of files is rclone’s input; it does not look at others, nor at what the destination has. */
const listed = ['--files-from-raw', '-', '--no-traverse'];
const lines = (files: readonly string[]) => files.map((file) => `${file}\n`).join('');

/** Uploads files of a folder, each with its type and its rule for caches. */
export async function upload(files: readonly string[], folder: string, to: string): Promise<void> {
  const groups = [...Map.groupBy(files, (file) => JSON.stringify(metadataOf(file)))];
  const worker = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      const [headers, members] = group;
      const asOptions = (JSON.parse(headers) as string[]).flatMap((header) => ['--header-upload', header]);
      await rclone(['copy', folder, to, ...listed, '--no-check-dest', ...asOptions], lines(members));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function metadataOf(file: string): string[] {
  const path = withBase(`/${file}`).replace(/\/index\.html$/, '/');
  const { 'content-type': type, 'cache-control': cache = '' } = headersFor(path);
  return [`Content-Type: ${type ?? types[extname(file)] ?? unknownType}`, `Cache-Control: ${cache}`];
}

/** Writes small files into a folder of the storage. */
export async function writeTexts(texts: Readonly<Record<string, string>>, to: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-publish-'));
  try {
    for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text);
    await rclone(['copy', folder, to, '--no-traverse', '--no-check-dest']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Copies files within the storage. With `isNew`, files that are there already stay. */
export async function copy(
  files: readonly string[],
  from: string,
  to: string,
  { isNew = false }: { isNew?: boolean } = {},
): Promise<void> {
  if (files.length === 0) return;
  const check = isNew ? '--ignore-existing' : '--no-check-dest';
  await rclone(['copy', from, to, ...listed, check], lines(files));
}

/** Removes files; those that do not exist are no failure. */
export async function remove(files: readonly string[], from: string): Promise<void> {
  if (files.length > 0) await rclone(['delete', from, ...listed], lines(files));
}

interface Listed {
  Name: string;
  ModTime: string;
}

/** Lists a folder, with the times of the storage’s clock. */
export async function list(folder: string): Promise<Listed[]> {
  const { output } = await rclone(['lsjson', '--use-server-modtime', folder], '', [3]);
  return output.trim() === '' ? [] : (JSON.parse(output) as Listed[]);
}

/** Joins the parts of an address of rclone: `remote:bucket/folder`. */
export const at = (address: string, path: string): string => {
  const [remote = '', bucket = ''] = address.split(':');
  return `${remote}:${join(bucket, path)}`;
};
