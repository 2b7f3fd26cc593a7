import { z } from 'astro/zod';
import { chartSchema } from './chart.ts';
import { dateOrSpan, id, line } from './fields.ts';
import { mapSchema } from './map.ts';
import type { Source } from './source.ts';

/**
 * The registry of the blocks that authors place with a line in the body: `::timeline`, `::chart{#by-year}`. Frontmatter, ids, checks and
 * corrections read it. ArticleBody.astro renders each block with a component; feeds, the Markdown version and search take its text from
 * the page (outputs/exports/article-text.ts). docs/architecture.md has the steps for adding one.
 */

const sourceIds = z.array(id).min(1, { error: 'at least one source id' });

/** A claim of another text and what the record shows about it. */
const claimSchema = z.strictObject({
  id,
  /** The claim, in indirect speech. */
  claim: line,
  /** What the record shows. */
  record: line,
  verdict: z.enum(['holds', 'needs care', 'wrong', 'unconfirmed']),
  sources: sourceIds,
});

/** A list of dated entries, each in a thread. */
const timelineSchema = z.strictObject({
  /** At most three: more would need more colors (styles/tokens.css, components/blocks/timeline.css). */
  threads: z
    .array(z.strictObject({ id, label: line }))
    .min(1)
    .max(3),
  entries: z
    .array(
      z.strictObject({
        /** Unique in the article; the entry's URL is /articles/<slug>/#<id>. */
        id,
        date: dateOrSpan,
        /** The date as shown, if the exact form would be too precise: `late October 1992`. */
        when: line.optional(),
        thread: id,
        title: line,
        text: line,
        sources: sourceIds,
      }),
    )
    .min(1),
});

/** The frontmatter fields with the data of blocks. In each, `sources` is a list of source ids. */
export const blockFields = {
  claims: z.array(claimSchema).default([]),
  timeline: timelineSchema.optional(),
  charts: z.array(chartSchema).default([]),
  maps: z.array(mapSchema).default([]),
};
type BlockField = keyof typeof blockFields;

/** The frontmatter that blocks read: their data and the article's people. */
export type BlockData = { [Field in BlockField]?: z.infer<(typeof blockFields)[Field]> | undefined } & {
  people?: string[] | undefined;
};

/** A part of a block that has an id in the page. */
interface BlockPart {
  id: string;
  /** The frontmatter field of the id: `claims.0.id`. */
  field: string;
  /** Ids derived from it. */
  derived?: string[];
}

/** A part of a block that can show a correction, with its texts. */
interface BlockText {
  /** Id of the part of the block. */
  id: string;
  /** Its name in reports: `the claim no-plan`. */
  name: string;
  texts: string[];
}

/** The declaration of a kind of block. */
export interface BlockKind {
  /** The frontmatter field with its data. */
  field: keyof BlockData;
  /** Placed once for each item of its data, by the item's id: `::chart{#by-year}`. */
  isPerItem: boolean;
  /** True if data without a block in the body is an error. */
  mustBePlaced: boolean;
  parts: (data: BlockData) => BlockPart[];
  /** The parts that can show corrections; the component shows those that `correctionsIn` returns. */
  correctable: (data: BlockData) => BlockText[];
}

const idsOf = (field: string, list: readonly { id: string }[]): BlockPart[] =>
  list.map(({ id }, index) => ({ id, field: `${field}.${index}.id` }));
const none = () => [];

/** All kinds of blocks, by the names that authors type. */
export const blocks = {
  claims: {
    field: 'claims',
    isPerItem: false,
    mustBePlaced: true,
    parts: ({ claims = [] }) => idsOf('claims', claims),
    correctable: ({ claims = [] }) =>
      claims.map(({ id, claim, record }) => ({ id, name: `the claim ${id}`, texts: [claim, record] })),
  },
  timeline: {
    field: 'timeline',
    isPerItem: false,
    mustBePlaced: true,
    parts: ({ timeline }) => idsOf('timeline.entries', timeline?.entries ?? []),
    correctable: ({ timeline }) =>
      (timeline?.entries ?? []).map(({ id, title, text }) => ({
        id,
        name: `the timeline’s entry ${id}`,
        texts: [title, text],
      })),
  },
  density: {
    field: 'timeline',
    isPerItem: false,
    mustBePlaced: false,
    parts: none,
    correctable: none,
  },
  people: {
    field: 'people',
    isPerItem: false,
    mustBePlaced: false,
    parts: ({ people = [] }) =>
      people.map((id, index) => ({ id, field: `people.${index}`, derived: [`${id}-name`] })),
    correctable: none,
  },
  chart: {
    field: 'charts',
    isPerItem: true,
    mustBePlaced: true,
    parts: ({ charts = [] }) =>
      idsOf('charts', charts).map((part) => ({ ...part, derived: [`${part.id}-summary`] })),
    correctable: none,
  },
  map: {
    field: 'maps',
    isPerItem: true,
    mustBePlaced: true,
    parts: ({ maps = [] }) =>
      idsOf('maps', maps).map((part) => ({ ...part, derived: [`${part.id}-summary`] })),
    correctable: none,
  },
} satisfies Record<string, BlockKind>;

export type BlockName = keyof typeof blocks;
export const blockNames = Object.keys(blocks) as BlockName[];
const kinds: Record<BlockName, BlockKind> = blocks;

export const isBlockName = (name: string): name is BlockName => Object.hasOwn(blocks, name);
/** Returns the declaration of a kind of block. */
export const blockKind = (name: BlockName): BlockKind => kinds[name];

/** Returns the parts of an article's blocks that have an id in the page. */
export const blockParts = (data: BlockData): BlockPart[] =>
  blockNames.flatMap((name) => kinds[name].parts(data));

/** Returns all ids of an article's blocks in its page, derived ones included. */
export const blockIds = (data: BlockData): string[] =>
  blockParts(data).flatMap(({ id, derived = [] }) => [id, ...derived]);

/** Returns the blocks for which an article has data, named as in `Annotations`: `timeline`, `chart:by-year`. */
export const placeable = (data: BlockData): { name: string; mustBePlaced: boolean }[] =>
  blockNames.flatMap((name) => {
    const { field, isPerItem, mustBePlaced, parts } = kinds[name];
    const held = data[field];
    if (isPerItem) return parts(data).map(({ id }) => ({ name: `${name}:${id}`, mustBePlaced }));
    const hasData = Array.isArray(held) ? held.length > 0 : held !== undefined;
    return hasData ? [{ name, mustBePlaced }] : [];
  });

/** Data in which sources replace their ids. */
export type WithSources<T> = T extends readonly (infer Item)[]
  ? WithSources<Item>[]
  : T extends object
    ? { [Key in keyof T]: Key extends 'sources' ? Source[] : WithSources<T[Key]> }
    : T;

/** The data of an article's blocks as components receive it. */
export type JoinedBlocks = { [Field in BlockField]: WithSources<z.infer<(typeof blockFields)[Field]>> };
