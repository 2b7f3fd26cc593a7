import { z } from 'astro/zod';
import { issue } from './fields.ts';

/** What can be published as EPUB. */
const kinds = ['articles', 'series'] as const;

/** The setting `epub`: what readers can download as EPUB, each kind once. */
export const epubSchema = z
  .array(z.enum(kinds, { error: `one of ${kinds.join(', ')}` }))
  .superRefine((chosen, context) => {
    chosen.forEach((kind, index) => {
      if (chosen.indexOf(kind) === index) return;
      context.addIssue({ ...issue('id-repeated', 'each kind once', `delete one ${kind}`), path: [index] });
    });
  })
  .default([]);
