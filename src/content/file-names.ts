import { readdir } from 'node:fs/promises';
import { asId, confusablesIn, isId, isReserved } from '../model/fields.ts';
import { codePoint, nearest, type Problem, show } from '../model/problem.ts';

/** Returns problems of files and folders in content/ that nothing reads, such as a folder with a misspelled name. */
export async function strayFiles(content: string): Promise<Problem[]> {
  const known = [
    'articles',
    'pictures',
    'fonts',
    'topics',
    'people',
    'series',
    'pages',
    'site.yaml',
    'sources.yaml',
    'places.yaml',
    'permalinks.json',
    'ledger-log.jsonl',
    'links.json',
    'LICENSE',
  ];
  const found = await readdir(content);
  return found
    .filter((name) => !name.startsWith('.') && !known.includes(name))
    .map((name) => {
      const guess = nearest(name, known);
      return {
        name: 'file-stray',
        file: `content/${name}`,
        found: `${show(name)}, which nothing reads`,
        expected: `only ${known.join(', ')} in content/`,
        fix: guess === undefined ? 'move it out of content/' : `rename it to ${guess}`,
      };
    });
}

/** Returns the `found` and `expected` texts for an invalid id. */
export const badId = (id: string) =>
  isReserved(id)
    ? { found: `the name ${show(id)}, which JavaScript reserves`, expected: 'another name' }
    : {
        found: `the name ${show(id)}`,
        expected: `lower-case words with hyphens, like ${isId(asId(id)) ? asId(id) : 'three-towns-three-wars'}`,
      };

/** Returns the problem of a file name that is not a valid id; `all` are the files of the folder. */
export function fileNameFault(file: string, folder: string, all: readonly string[]): Problem | undefined {
  const name = file.slice(`content/${folder}/`.length);
  const id = name.slice(0, -'.md'.length);
  if (name.endsWith('.md') && isId(id)) return undefined;
  if (name.includes('/'))
    return {
      name: 'file-in-folder',
      file,
      found: 'a file in a subfolder',
      expected: `a file directly in content/${folder}/`,
      fix: `move it to content/${folder}/${name.replace(/.*\//, '')}`,
    };
  if (!name.endsWith('.md'))
    return {
      name: 'file-not-markdown',
      file,
      found: 'a file that is not Markdown',
      expected: 'a name that ends in .md',
      fix: `rename it to ${name.replace(/\.[^.]*$/, '')}.md, or move it out of content/${folder}/`,
    };
  const meant = asId(id);
  const isMeant = (other: string) =>
    other !== file && asId(other.slice(`content/${folder}/`.length, -3)) === meant;
  const other = meant === '' ? undefined : all.find(isMeant);
  const alike = confusablesIn(id).map(
    ([letter, ascii]) => `${letter} (${codePoint(letter)}) looks like ${ascii}`,
  );
  const { found, expected } = badId(id);
  const nameFault = other === undefined ? 'file-name-invalid' : 'file-name-taken';
  return {
    name: alike.length > 0 ? 'file-name-confusable' : nameFault,
    file,
    found: [
      found,
      ...(alike.length > 0 ? [`in which ${alike.join(', ')}`] : []),
      ...(other === undefined ? [] : [sameAs(file, other)]),
    ].join(', '),
    expected,
    fix: nameFix(meant, other),
  };
}

function nameFix(meant: string, other: string | undefined): string {
  if (other !== undefined) return 'rename or delete one of the two files: the name is the URL';
  return isId(meant) ? `rename the file to ${meant}.md` : 'rename the file: its name is its URL';
}

/** Returns how two file names collide. */
const sameAs = (file: string, other: string) =>
  other.normalize() === file.normalize()
    ? 'which another file has in another Unicode form'
    : `which would have the same URL as ${other}`;
