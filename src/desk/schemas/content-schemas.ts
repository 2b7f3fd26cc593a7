import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { filesIn, pathFrom } from '../../content/files.ts';
import { plainFields } from '../../content/yaml/plain-fields.ts';
import { articleSchema } from '../../model/article.ts';
import { placeSchema } from '../../model/map.ts';
import { pageSchema } from '../../model/page.ts';
import { personSchema } from '../../model/person.ts';
import { seriesSchema } from '../../model/series.ts';
import { siteSchema } from '../../model/site.ts';
import { sourceSchema } from '../../model/source.ts';
import { topicSchema } from '../../model/topic.ts';
import { type JsonSchema, jsonSchemaOf, type KnownIds } from './json-schema.ts';

/** The schemas of files in content/: of the frontmatter in a folder, or of one YAML file. */
export const contentSchemas = {
  articles: { schema: articleSchema, title: 'Frontmatter of an article' },
  topics: { schema: topicSchema, title: 'Frontmatter of a topic' },
  people: { schema: personSchema, title: 'Frontmatter of a person or an organization' },
  series: { schema: seriesSchema, title: 'Frontmatter of a series' },
  pages: { schema: pageSchema, title: 'Frontmatter of a page about the publication' },
  site: { schema: siteSchema, title: 'Settings of the publication', file: 'content/site.yaml' },
  sources: { schema: z.record(z.string(), sourceSchema), title: 'Sources', file: 'content/sources.yaml' },
  places: { schema: z.record(z.string(), placeSchema), title: 'Places', file: 'content/places.yaml' },
} satisfies Record<string, { schema: z.ZodType; title: string; file?: string }>;

export type SchemaName = keyof typeof contentSchemas;
export const schemaNames = Object.keys(contentSchemas) as SchemaName[];

/** Returns the Markdown files of a publication that have frontmatter, by the name of their schema, as paths from its root. */
export async function markdownFiles(root: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const name of schemaNames) {
    if ('file' in contentSchemas[name]) continue;
    const paths = await filesIn(join(root, 'content', name));
    found[name] = paths.map((path) => pathFrom(root, path)).filter((file) => file.endsWith('.md'));
  }
  return found;
}

/** Returns the ids that a publication has, from the names of its files and the keys of sources.yaml. */
export async function knownIds(root: string): Promise<KnownIds> {
  const files = await markdownFiles(root);
  const named = (name: SchemaName) => (files[name] ?? []).map((file) => basename(file, '.md'));
  return {
    topics: named('topics'),
    people: named('people'),
    series: named('series'),
    articles: named('articles'),
    sources: keysOf(join(root, 'content/sources.yaml')),
  };
}

/** The keys of a YAML file; none if it is missing or cannot be read, which the check reports. */
function keysOf(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    const text = readFileSync(path, 'utf8');
    // The dev server waits for these.
    const data: unknown = plainFields(text) ?? parse(text, { maxAliasCount: 0 });
    return typeof data === 'object' && data !== null ? Object.keys(data) : [];
  } catch {
    return [];
  }
}

/** Returns the JSON Schemas of a publication’s content files by name. */
export async function schemasFor(root: string): Promise<Record<SchemaName, JsonSchema>> {
  const known = await knownIds(root);
  return Object.fromEntries(
    schemaNames.map((name) => [
      name,
      jsonSchemaOf(contentSchemas[name].schema, known, contentSchemas[name].title),
    ]),
  ) as Record<SchemaName, JsonSchema>;
}
