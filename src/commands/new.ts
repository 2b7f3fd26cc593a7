import './publication-folder.ts';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isNewKind, newFile, newText } from '../desk/new-file.ts';
import { isId } from '../model/fields.ts';
import { readArguments } from './arguments.ts';

/** `npm run new -- article my-slug`: creates a file to fill in, with the fields that every one of its kind has. */
const [kind = '', id = ''] = readArguments({
  usage: `npm run new -- article|topic|series|person <id>
  <id>  lower-case words with hyphens, like three-towns; it becomes part of the URL`,
  positionals: 2,
}).positionals;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

if (!isNewKind(kind))
  fail(
    `${kind === '' ? 'No kind of file' : `Unknown kind “${kind}”`}: run npm run new -- article|topic|series|person <id>`,
  );
if (!isId(id)) fail(`“${id}” is not an id: write lower-case words with hyphens, like three-towns`);
const file = newFile(kind, id);
if (existsSync(file)) fail(`${file} already exists`);
await mkdir(dirname(file), { recursive: true });
await writeFile(file, newText(kind), { flag: 'wx' });
console.log(`Created ${file}. Fill it in, then run npm run check.`);
