import { z } from 'astro/zod';
import { site } from '../site.ts';
import { id, localized } from './fields.ts';

/** Texts by language tag; written without a tag, a text is in the site’s first language. */
const byLanguage = localized.transform((text): Readonly<Record<string, string>> =>
  typeof text === 'string' ? { [site.languages[0]]: text } : text,
);

/** Frontmatter of content/series/<id>.md. Articles name their series and their place in it. */
export const seriesSchema = z.strictObject({
  /** In each language of its articles. */
  title: byLanguage,
  /** One or two sentences at the top of its page, in each language of its articles. */
  standfirst: byLanguage,
  /** Former ids; their URLs redirect to this page. */
  formerly: z.array(id).default([]),
});

export type SeriesData = z.infer<typeof seriesSchema>;
