import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Imported first by every command that reads content. `--content <folder>` names the publication, a folder with `content/` and
 * `public/`; without it, it is the folder the command runs in. The rest of the command finds it as its working directory and does
 * not see the option.
 */
const option = '--content';

/** Where the command was started: what paths in its other arguments are relative to. */
export const startFolder = process.cwd();

const at = process.argv.findIndex((argument) => argument === option || argument.startsWith(`${option}=`));
if (at !== -1) {
  const [first = '', second = ''] = process.argv.splice(at, process.argv[at] === option ? 2 : 1);
  enter(first === option ? second : first.slice(option.length + 1));
}

function enter(folder: string): void {
  const path = resolve(folder);
  if (folder !== '' && existsSync(join(path, 'content'))) {
    process.chdir(path);
    return;
  }
  const found = folder === '' ? `${option} without a folder` : `no folder content/ in ${path}`;
  console.error(
    `${found}\n  expected  a folder that holds content/ and public/\n  fix       ${option} path/to/publication`,
  );
  process.exit(2);
}
