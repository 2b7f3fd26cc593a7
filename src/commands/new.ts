import './publication-folder.ts';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type ExampleBlock, exampleBlocks, isNewKind, newFile, newText } from '../desk/new-file.ts';
import { isId } from '../model/fields.ts';
import { readArguments } from './arguments.ts';

/** `npm run new -- article my-slug`: creates a file to fill in, with the fields that every one of its kind has. */
const { values, positionals } = readArguments({
  usage: `npm run new -- article|topic|series|person <id> [--with <blocks>]
  <id>    lower-case words with hyphens, like three-towns; it becomes part of the URL
  --with  of an article: begins with an example of ${exampleBlocks.join(', ')}; several with commas`,
  options: { with: { type: 'string' } },
  positionals: 2,
});
const [kind = '', id = ''] = positionals;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function isExampleBlock(name: string): name is ExampleBlock {
  return exampleBlocks.some((block) => block === name);
}

if (!isNewKind(kind))
  fail(
    `${kind === '' ? 'No kind of file' : `Unknown kind “${kind}”`}: run npm run new -- article|topic|series|person <id>`,
  );
if (!isId(id)) fail(`“${id}” is not an id: write lower-case words with hyphens, like three-towns`);
const file = newFile(kind, id);
const blocks = values.with?.split(/[\s,]+/u).filter((name) => name !== '') ?? [];
const unknown = blocks.find((name) => !isExampleBlock(name));
if (unknown !== undefined || (blocks.length > 0 && kind !== 'article'))
  fail(`--with is for articles, and takes ${exampleBlocks.join(', ')}, separated by commas`);
if (existsSync(file)) fail(`${file} already exists`);
await mkdir(dirname(file), { recursive: true });
await writeFile(file, newText(kind, {}, { id, blocks: blocks.filter(isExampleBlock) }), { flag: 'wx' });
console.log(`Created ${file}. Fill it in, then run npm run check.`);
