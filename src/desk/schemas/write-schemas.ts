import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { markdownFiles, schemasFor } from './content-schemas.ts';

/** Where text editors find the schemas: the folder that Astro’s extension for VS Code reads. Git ignores it. */
export const schemaFolder = '.astro/collections';

/**
 * Writes the JSON Schemas of a publication’s content files, and the list of Markdown files by which Astro’s extension (“content
 * intellisense”) knows the schema of their frontmatter: `collections.json`, as Astro itself writes it for collections. Returns the paths.
 */
export async function writeSchemas(root: string): Promise<string[]> {
  const folder = join(root, schemaFolder);
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  const write = async (name: string, data: unknown) => {
    await writeFile(join(folder, name), `${JSON.stringify(data, undefined, 2)}\n`);
    written.push(`${schemaFolder}/${name}`);
  };
  for (const [name, schema] of Object.entries(await schemasFor(root)))
    await write(`${name}.schema.json`, schema);
  const files = Object.entries(await markdownFiles(root));
  await write('collections.json', {
    collections: files.map(([name]) => ({ hasSchema: true, name })),
    // The extension compares addresses in lower case, without percent encoding.
    entries: Object.fromEntries(
      files.flatMap(([name, paths]) =>
        paths.map((path) => [decodeURIComponent(pathToFileURL(join(root, path)).href).toLowerCase(), name]),
      ),
    ),
  });
  return written;
}
