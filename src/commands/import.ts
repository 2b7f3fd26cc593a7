import './publication-folder.ts';
import { readFile, stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { readImportContext } from '../desk/import/context.ts';
import { createProposed } from '../desk/import/create-proposed.ts';
import { filesToImport, type ImportFile } from '../desk/import/files-to-import.ts';
import { nearReader } from '../desk/import/near-files.ts';
import { mostBytes, tooLarge } from '../desk/import/recognize.ts';
import { type Imported, importReport, proposedIn } from '../desk/import/report.ts';
import type { ImportResult } from '../desk/import/types.ts';
import { writeImport } from '../desk/import/write-import.ts';
import { isId } from '../model/fields.ts';
import { shellWord } from '../text/shell-word.ts';
import { readArguments, refuseArguments } from './arguments.ts';
import { startFolder } from './publication-folder.ts';

/**
 * `npm run import -- <file, folder or ->`: turns texts of other programs into drafts of this publication; docs/importing.md. Exit code 1
 * where something was not imported, 2 for wrong arguments.
 */
const usage = `npm run import -- <file, folder or -> [options]
  <file>         plain text, HTML, Word, OpenDocument, Markdown, a saved e-mail, an export of WordPress or Ghost
  <folder>       all files in it and in its folders
  -              what is pasted or piped in
  --dry-run      reports, and writes nothing
  --json         prints the report as JSON
  --slug         the name of the article in its URL, instead of one made from the title
  --lang         the language of the text: en, ar
  --author       ids of the people who wrote it, separated by commas
  --topics       ids of more topics, separated by commas
  --pictures     a folder with the pictures that the texts name
  --create       also creates the topics and people that are missing, with placeholders
  --publish      leaves “draft: true” out
  --content      the publication; the default is the folder the command runs in`;
const { values, positionals } = readArguments({
  usage,
  positionals: Infinity,
  options: {
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
    slug: { type: 'string' },
    lang: { type: 'string' },
    author: { type: 'string' },
    topics: { type: 'string' },
    pictures: { type: 'string' },
    create: { type: 'boolean' },
    publish: { type: 'boolean' },
  },
});
if (positionals.length === 0)
  refuseArguments('Name a file or a folder to import, or - for what is pasted.', usage);

const ids = (list: string | undefined) => list?.split(/[\s,]+/u).filter((id) => id !== '') ?? [];
for (const id of [...ids(values.author), ...ids(values.topics), ...ids(values.slug)])
  if (!isId(id))
    refuseArguments(`“${id}” is not an id: write lower-case words with hyphens, like three-towns.`, usage);

const root = process.cwd();
const isDry = values['dry-run'] === true;
const pictureFolder = values.pictures === undefined ? undefined : resolve(startFolder, values.pictures);
const files = await filesToImport(positionals, startFolder);
if (values.slug !== undefined && files.length > 1)
  refuseArguments('--slug names one article: import one file.', usage);
const publication = readImportContext(root);
for (const [option, given, known] of [
  ['--author', ids(values.author), publication.people],
  ['--topics', ids(values.topics), publication.topics],
] as const)
  for (const id of given)
    if (!known.some((one) => one.id === id))
      refuseArguments(
        `${option}: nothing has the id “${id}”. There is: ${known.map((one) => one.id).join(', ')}.`,
        usage,
      );
// Loaded here, so that wrong arguments are refused at once.
const { importText } = await import('../desk/import/import-text.ts');
const taken = new Set<string>();
const all: Imported[] = [];
for (const file of files) {
  const result = await read(file);
  all.push({ result, written: isDry || result.refused ? [] : await writeImport(result, root) });
}
const created = isDry || values.create !== true ? [] : await createProposed(proposedIn(all), root);
if (values.json === true) console.log(JSON.stringify(jsonReport(), null, 2));
else {
  console.log(
    importReport(all, {
      isDry,
      isShort: files.length > 5 || all.some(({ result }) => result.articles.length > 5),
      created,
    }),
  );
}
if (all.some(({ result, written }) => result.refused !== undefined || isSkipped(result, written)))
  process.exitCode = 1;

function isSkipped(result: ImportResult, written: Imported['written']): boolean {
  return result.articles.some(({ exists }) => exists) || written.some(({ failed }) => failed !== undefined);
}

async function read({ path, name, bytes }: ImportFile): Promise<ImportResult> {
  const failed = (refused: ImportResult['refused'] & object): ImportResult => ({
    name,
    articles: [],
    notes: [],
    refused,
  });
  try {
    const size = bytes?.length ?? (await stat(path)).size;
    if (size > mostBytes) return failed(tooLarge(size).refusal);
    const near = nearReader(path, pictureFolder);
    const context = {
      ...publication,
      readNear: near,
      options: {
        ...(values.slug === undefined ? {} : { slug: values.slug }),
        ...(values.lang === undefined ? {} : { lang: values.lang }),
        ...(values.author === undefined ? {} : { authors: ids(values.author) }),
        ...(values.topics === undefined ? {} : { topics: ids(values.topics) }),
        ...(values.publish === true ? { isPublished: true } : {}),
      },
    };
    return await importText({ name, bytes: bytes ?? (await readFile(path)) }, context, taken);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return failed({
      found:
        code === undefined
          ? `a file that stops the import: ${message}`
          : `a file that cannot be opened (${code})`,
      expected: 'a file that can be read',
      fix:
        code === 'EACCES'
          ? `chmod u+r ${shellWord(relative(root, path))}`
          : 'save it again in the program that made it, and try again',
    });
  }
}

function jsonReport() {
  return {
    files: all.map(({ result, written }) => ({
      ...result,
      articles: result.articles.map(({ pictures, text, ...article }, index) => ({
        ...article,
        ...(isDry ? { text } : {}),
        pictures: pictures.map(({ name }) => name),
        created: written[index]?.files ?? [],
        skipped: written[index]?.failed,
      })),
    })),
    proposed: proposedIn(all),
    created,
  };
}
