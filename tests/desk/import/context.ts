import { importText } from '../../../src/desk/import/import-text.ts';
import type { ImportContext, ImportedArticle, ImportOptions } from '../../../src/desk/import/types.ts';

/** A publication in four languages that imports go into. */
export const context: ImportContext = {
  topics: [
    { id: 'rivers', names: ['Rivers', 'Flüsse', 'الأنهار', 'رودها'] },
    { id: 'tallow', names: ['Tallow', 'Tallow Town', 'تالو'] },
  ],
  people: [{ id: 'mara-lind', names: ['Mara Lind', 'مارا ليند'] }],
  slugs: new Set(),
  pictures: new Set(),
  languages: ['en', 'de', 'ar', 'fa'],
  timeZone: 'UTC',
  today: '2026-11-28',
};

/** Returns what an import makes of a file. */
export const imported = (name: string, bytes: string | Uint8Array, options: ImportOptions = {}) =>
  importText(
    { name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes },
    { ...context, options },
  );

/** Returns the only article of a file; fails if there is not exactly one. */
export async function importedArticle(
  name: string,
  bytes: string | Uint8Array,
  options: ImportOptions = {},
): Promise<ImportedArticle> {
  const { articles, refused } = await imported(name, bytes, options);
  const [article] = articles;
  if (!article || articles.length > 1)
    throw new Error(`${articles.length} articles in ${name}: ${refused?.found ?? ''}`);
  return article;
}
