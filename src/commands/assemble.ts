import './publication-folder.ts';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { manifestOf } from '../build/part-file.ts';
import { partFile, partOfFile, partsFolder } from '../model/part.ts';
import { shellWord } from '../text/shell-word.ts';
import { readArguments, refuseArguments } from './arguments.ts';
import { startFolder } from './publication-folder.ts';
import { replacingSite } from './replace-site.ts';
import { runBuild } from './run-build.ts';

/**
 * `npm run assemble -- [<folder or file> …]`: makes the site of the parts that `npm run build -- --part` wrote, and swaps it in only on success.
 * It has the same bytes as a site that is built at once, at the time at which the newest part was built.
 */
const usage = `npm run assemble -- [<folder or file> …] [--content <folder>] [--out <folder>]
  <folder or file>  where the parts are; the default is ${partsFolder}/ of the publication
  --content         the publication; the default is the folder the command runs in
  --out             where the site goes; the default is dist/ of the publication`;
const { values, positionals } = readArguments({
  usage,
  options: { out: { type: 'string' } },
  positionals: Infinity,
});
const dist = values.out === undefined ? join(process.cwd(), 'dist') : resolve(startFolder, values.out);
const usual = join(process.cwd(), partsFolder);
const given = positionals.length > 0 ? positionals.map((path) => resolve(startFolder, path)) : [usual];
const files = [...new Set(given.flatMap(filesAt))];
if (files.length === 0) {
  const names = given.map(shown);
  const out = names[0] === partsFolder ? '' : ` --out ${shellWord(names[0] ?? '')}`;
  const content = startFolder === process.cwd() ? '' : ` --content ${shellWord(process.cwd())}`;
  console.error(
    [
      'no part of a build',
      `  found     no file like ${partFile({ number: 1, of: 3 })} in ${names.join(', ')}`,
      '  expected  the files of all parts',
      `  fix       for part in 1/3 2/3 3/3; do npm run build -- --part $part${out}${content}; done`,
    ].join('\n'),
  );
  process.exit(1);
}
const replacing = replacingSite(dist, '');
runBuild({
  ...replacing,
  env: {
    VERBATIM_PREVIEW: '',
    VERBATIM_CLEAN: '',
    VERBATIM_PARTS: JSON.stringify(files.map(shown)),
  },
  ...(process.env.SOURCE_DATE_EPOCH ? {} : timeOfParts()),
});

/** Returns the parts in a folder, or the file if it is one. */
function filesAt(path: string): string[] {
  if (!existsSync(path) && path === usual) return [];
  if (!existsSync(path))
    return refuseArguments(`${shown(path)} does not exist: name the folder of the parts.`, usage);
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => partOfFile(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => join(path, name));
}

/**
 * Returns a path as it is from the folder of the publication; in full if it is not below, or the command runs in another folder, from which the commands
 * of a report are relative.
 */
function shown(path: string): string {
  if (startFolder !== process.cwd()) return path;
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short || '.';
}

/** Returns the time of the newest part. */
function timeOfParts(): { time?: number } {
  const times = files.flatMap((file) => manifestOf(file)?.time ?? []);
  return times.length > 0 ? { time: Math.max(...times) * 1000 } : {};
}
