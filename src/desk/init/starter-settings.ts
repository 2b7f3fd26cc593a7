import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';

const schema = z.strictObject({
  tagline: z.string(),
  description: z.string(),
  /** The label of the page about the publication in menus. */
  about: z.string(),
  allRightsReserved: z.string(),
  /** What content/LICENSE says. */
  license: z.string(),
  /** Ids of the two topics; those of two languages correspond. */
  topics: z.tuple([z.string(), z.string()]),
  person: z.string(),
  /** Paths of the pages below pages/, and the ids of headings in the second. */
  pages: z.strictObject({
    about: z.string(),
    work: z.string(),
    corrections: z.string(),
    funding: z.string(),
  }),
});

/** The texts and names of a language that are not in files of their own. */
export type StarterSettings = z.infer<typeof schema>;

/** Returns the folder with the starter of a language of the interface; that of English for a language that has none. */
export function starterFolder(lang: string): string {
  const folder = join(import.meta.dirname, '../../i18n', lang, 'starter');
  return existsSync(join(folder, 'starter.yaml'))
    ? folder
    : join(import.meta.dirname, '../../i18n/en/starter');
}

export const starterSettings = (lang: string): StarterSettings =>
  schema.parse(parse(readFileSync(join(starterFolder(lang), 'starter.yaml'), 'utf8')));
