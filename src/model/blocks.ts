import { z } from 'astro/zod';
import { dateOrSpan, id, line } from './fields.ts';
import type { Source } from './source.ts';

/**
 * The one registry of the blocks that an author places with a line in the body: `::timeline`, `::chart{#by-year}`. Frontmatter, ids,
 * checks and corrections read it. ArticleBody.astro renders each with a component; feeds, the Markdown form and search take
 * its text from the page (outputs/exports/article-text.ts). docs/architecture.md lists the steps for a new one.
 */

const sourceIds = z.array(id).min(1, { error: 'at least one source id' });

/** One claim of another text, weighed: what it said, what the record shows. */
const claimSchema = z.strictObject({
  id,
  /** What was claimed, in indirect speech. */
  claim: line,
  /** What the record shows. */
  record: line,
  verdict: z.enum(['holds', 'needs care', 'wrong', 'unconfirmed']),
  sources: sourceIds,
});

/** A bar chart with its data table. */
const chartSchema = z.strictObject({
  id,
  title: line,
  /** What the chart shows, in one or two sentences: its text alternative. */
  summary: line,
  unit: line,
  rows: z
    .array(
      z.strictObject({
        label: line,
        value: z.number().nonnegative(),
        /** Upper end, where the figure is a range. */
        high: z.number().nonnegative().optional(),
        /** Who counted, when. */
        note: line.optional(),
      }),
    )
    .min(2),
  sources: sourceIds,
});

/** A dated list in threads. */
const timelineSchema = z.strictObject({
  threads: z.array(z.strictObject({ id, label: line })).min(1),
  entries: z
    .array(
      z.strictObject({
        /** Unique in the article; the entry's URL is /articles/<slug>/#<id>. */
        id,
        date: dateOrSpan,
        /** How the date is shown, if the plain form would claim too much: `late October 1992`. */
        when: line.optional(),
        thread: id,
        title: line,
        text: line,
        sources: sourceIds,
      }),
    )
    .min(1),
});

/** The fields of an article's frontmatter that hold the data of blocks. In each, a list `sources` holds ids of sources. */
export const blockFields = {
  claims: z.array(claimSchema).default([]),
  timeline: timelineSchema.optional(),
  charts: z.array(chartSchema).default([]),
};
type BlockField = keyof typeof blockFields;

/** The frontmatter that blocks read: their own fields and the people of the article. */
export type BlockData = { [Field in BlockField]?: z.infer<(typeof blockFields)[Field]> | undefined } & {
  people?: string[] | undefined;
};

/** An id that a block gives to an element of the page. */
interface BlockPart {
  id: string;
  /** The frontmatter field that holds it: `claims.0.id`. */
  field: string;
  /** Further ids, made of it. */
  derived?: string[];
}

/** Texts of a block at which a correction can be shown. */
interface BlockText {
  /** Id of the part of the block. */
  id: string;
  /** How a problem names it: `the claim no-plan`. */
  name: string;
  texts: string[];
}

/** What a kind of block declares. */
export interface BlockKind {
  /** The frontmatter field with its data. */
  field: keyof BlockData;
  /** Placed once for each item of its data, by the item's id: `::chart{#by-year}`. */
  isPerItem: boolean;
  /** Whether data that the body does not place is an error. */
  mustBePlaced: boolean;
  parts: (data: BlockData) => BlockPart[];
  /** Where corrections can be shown; its component then shows those of `correctionsIn`. */
  correctable: (data: BlockData) => BlockText[];
}

const idsOf = (field: string, list: readonly { id: string }[]): BlockPart[] =>
  list.map(({ id }, index) => ({ id, field: `${field}.${index}.id` }));
const none = () => [];

/** Every kind of block, by the name that an author types. */
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
    parts: ({ charts = [] }) => idsOf('charts', charts),
    correctable: none,
  },
} satisfies Record<string, BlockKind>;

export type BlockName = keyof typeof blocks;
export const blockNames = Object.keys(blocks) as BlockName[];
const kinds: Record<BlockName, BlockKind> = blocks;

export const isBlockName = (name: string): name is BlockName => Object.hasOwn(blocks, name);
/** What the kind of that name declares. */
export const blockKind = (name: BlockName): BlockKind => kinds[name];

/** Every id that the blocks of an article give to its page, with its field. */
export const blockParts = (data: BlockData): BlockPart[] =>
  blockNames.flatMap((name) => kinds[name].parts(data));

/** Every id that the blocks of an article give to elements of its page. */
export const blockIds = (data: BlockData): string[] =>
  blockParts(data).flatMap(({ id, derived = [] }) => [id, ...derived]);

/** The blocks for which an article has data, as `Annotations` names them: `timeline`, `chart:by-year`. */
export const placeable = (data: BlockData): { name: string; mustBePlaced: boolean }[] =>
  blockNames.flatMap((name) => {
    const { field, isPerItem, mustBePlaced, parts } = kinds[name];
    const held = data[field];
    if (isPerItem) return parts(data).map(({ id }) => ({ name: `${name}:${id}`, mustBePlaced }));
    const hasData = Array.isArray(held) ? held.length > 0 : held !== undefined;
    return hasData ? [{ name, mustBePlaced }] : [];
  });

/** Data with sources in place of their ids. */
export type WithSources<T> = T extends readonly (infer Item)[]
  ? WithSources<Item>[]
  : T extends object
    ? { [Key in keyof T]: Key extends 'sources' ? Source[] : WithSources<T[Key]> }
    : T;

/** The data of an article's blocks, as components read it. */
export type JoinedBlocks = { [Field in BlockField]: WithSources<z.infer<(typeof blockFields)[Field]>> };
