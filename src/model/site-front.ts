import { z } from 'astro/zod';
import { id } from './fields.ts';

/** The parts that a front page can have. */
const kinds = ['lead', 'series', 'newest', 'topics', 'quotes'] as const;

const count = z.int().min(1);

/** A part of the front page: its name, or its name with an id or a count. */
const part = z.union([
  z.enum(kinds),
  z
    .strictObject({
      /** The slug of an article that leads instead of the newest. */
      lead: id.optional(),
      /** The id of a series. */
      series: id.optional(),
      /** With `series`: how many parts, the latest. */
      count: count.optional(),
      newest: count.optional(),
      topics: count.optional(),
      quotes: count.optional(),
    })
    .refine((fields) => kinds.filter((kind) => fields[kind] !== undefined).length === 1, {
      error: `exactly one of ${kinds.join(', ')}`,
    })
    .refine(({ count: most, series }) => most === undefined || series !== undefined, {
      error: 'count only with series; the others have their count as their value, like newest: 6',
      path: ['count'],
    }),
]);

/** A part of the front page, in one form. */
export interface FrontPart {
  kind: (typeof kinds)[number];
  /** The slug of the lead, or the id of the series. */
  id?: string | undefined;
  count?: number | undefined;
}

/** Returns a part in one form. */
function partOf(written: z.infer<typeof part>): FrontPart {
  if (typeof written === 'string') return { kind: written };
  const { lead, series, count: most } = written;
  if (lead !== undefined) return { kind: 'lead', id: lead };
  if (series !== undefined) return { kind: 'series', id: series, count: most };
  const kind =
    (['newest', 'topics', 'quotes'] as const).find((name) => written[name] !== undefined) ?? 'newest';
  return { kind, count: written[kind] };
}

/** The parts of every language’s front page, in order. */
export const frontSchema = z
  .array(part)
  .min(1, { error: 'at least one part, like lead' })
  .default(['lead', 'series', 'newest', 'quotes', 'topics'])
  .transform((parts) => parts.map(partOf));
