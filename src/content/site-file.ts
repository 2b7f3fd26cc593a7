import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import { type Site, siteExample, siteFile, siteSchema } from '../model/site.ts';
import { currentSchema } from './migrations.ts';
import { readYaml } from './read-text.ts';
import { faultsOf } from './validate.ts';
import { type Parsed, parseYaml, yamlText } from './yaml/parse.ts';

/** The settings of a publication, and their problems. */
export interface SiteReading {
  /** Valid even if the file is not: invalid fields have the values of `fallback`. */
  site: Site;
  problems: Problem[];
  /** The text of the file, for reports. */
  text: string;
  placeOf: Parsed['placeOf'];
}

/** Values of fields that are missing or invalid, so that the rest of the content can be checked. */
export const fallback = {
  name: 'Untitled',
  url: 'https://site.invalid',
  languages: ['en'],
  license: { url: 'https://site.invalid/license', label: 'License' },
  tagline: 'Untitled',
  description: 'Untitled',
  email: 'nobody@site.invalid',
  tagAuthority: 'site.invalid,2026',
};

/** Returns the settings of the publication in the folder `root`, with all problems of the file. */
export function readSite(root: string): SiteReading {
  const path = join(root, siteFile);
  if (!existsSync(path))
    return {
      ...broken([
        {
          name: 'settings-missing',
          file: siteFile,
          found: 'no file',
          expected: 'the settings of the publication',
          fix: `create the file with your own values:\n${yamlText(siteExample)}`,
        },
      ]),
      text: '',
    };
  // With the first version of what a merge left open, so that the rest of the content can be checked.
  const { firstVersion, text = firstVersion, original, problems } = readYaml(path, siteFile);
  if (text === undefined) return { ...broken(problems), text: original };
  const parsed = parseYaml(text, siteFile);
  const { data, faults } = faultsOf(siteSchema, parsed, siteFile);
  const all = [
    ...problems,
    ...parsed.problems,
    ...faults.map(({ problem }) => problem),
    ...(data ? schemaProblems(data.schema, parsed.placeOf) : []),
  ];
  return {
    site: data && faults.length === 0 ? data : withFallback(parsed.data, faults),
    problems: all,
    text: original,
    placeOf: parsed.placeOf,
  };
}

/** Returns a problem if the content was written for another schema than `current`, which the software reads. */
export function schemaProblems(
  schema: number,
  placeOf: Parsed['placeOf'],
  current = currentSchema(),
): Problem[] {
  if (schema === current) return [];
  const isOlder = schema < current;
  return [
    {
      name: isOlder ? 'schema-older' : 'schema-newer',
      file: siteFile,
      ...placeOf(['schema']),
      field: 'schema',
      found: `content for schema ${schema}`,
      expected: `schema ${current}, which this version of the software reads`,
      fix: isOlder
        ? 'run npm run migrate'
        : 'merge the version of the software that the content was written for: docs/updating.md',
    },
  ];
}

const broken = (problems: Problem[]) => ({
  site: siteSchema.parse(fallback),
  problems,
  placeOf: () => ({ line: 1, column: 1 }),
});

/** Returns the settings with the valid fields, and with those of `fallback` for the others. */
function withFallback(data: unknown, faults: readonly { path: readonly PropertyKey[] }[]): Site {
  const wrong = new Set(faults.map(({ path: [field] }) => String(field)));
  const valid = Object.entries(data ?? {}).filter(([field]) => !wrong.has(field));
  const result = siteSchema.safeParse({ ...fallback, ...Object.fromEntries(valid) });
  return result.data ?? siteSchema.parse(fallback);
}
