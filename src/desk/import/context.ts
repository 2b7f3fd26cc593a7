import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { today } from '../../content/clock.ts';
import { parseMarkdownFile } from '../../content/frontmatter.ts';
import { readSite } from '../../content/site-file.ts';
import type { ImportContext, Named } from './types.ts';

/** Reads what an import needs to know of the publication in `root`: topics, people, slugs, pictures. Invalid files count by their names. */
export function readImportContext(root: string): Omit<ImportContext, 'readNear' | 'options'> {
  const { site } = readSite(root);
  const slugs = new Set<string>();
  for (const { id, data } of filesIn(root, 'articles')) {
    slugs.add(id);
    for (const alias of textsIn(data.aliases)) slugs.add(alias);
  }
  return {
    topics: filesIn(root, 'topics').map(({ id, data }) =>
      named(id, [data.title, data.labels, data.aliases, data.formerly]),
    ),
    people: filesIn(root, 'people').map(({ id, data }) =>
      named(id, [data.name, data.names, data.aliases, data.formerly]),
    ),
    slugs,
    pictures: new Set(namesIn(join(root, 'content/pictures'))),
    languages: site.languages,
    timeZone: site.timeZone,
    today: today(),
  };
}

const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

function filesIn(root: string, folder: string): { id: string; data: Record<string, unknown> }[] {
  const path = join(root, 'content', folder);
  return namesIn(path)
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const { data } = parseMarkdownFile(readFileSync(join(path, name), 'utf8'), name);
      return {
        id: name.slice(0, -3),
        data: ((typeof data === 'object' ? data : undefined) as Record<string, unknown> | undefined) ?? {},
      };
    });
}

const named = (id: string, values: readonly unknown[]): Named => ({ id, names: values.flatMap(textsIn) });

/** The texts in a field: one, a list, or one for each language. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? Object.values(value).filter((one) => typeof one === 'string')
    : [];
}
