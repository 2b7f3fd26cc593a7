import { parseDocument } from 'yaml';
import { today } from '../content/clock.ts';
import { placeholderId, placeholderText } from '../model/pull-quote.ts';

/** The text of a new file of each kind, with the fields that every one of its kind has. */
const templates = {
  article: () => `---
title: A headline
standfirst: One or two sentences that invite people to read on.
keyPoints:
  - What the body says, in a sentence.
  - And what else it says.
kind: analysis
date: ${today()}
author: newsroom
topics: []
sources: []
pullQuotes:
  # The id becomes the permanent URL of the quote: choose it before you publish.
  - id: ${placeholderId}
    text: ${placeholderText}
draft: true
---

The first paragraph. ${placeholderText}
`,
  topic: () => `---
title: A topic
summary: >-
  What it is, in 40 to 90 words.
labels: {}
aliases: []
sources: []
---
`,
  series: () => `---
title: A series
standfirst: One or two sentences that say what its articles have in common.
---
`,
  person: () => `---
name: A Name
role: Who this is, in at most eight words
aliases: []
sources: []
---
`,
};

/** Examples of blocks with data: fields for the frontmatter, and the line in the body that places the block. */
const examples = {
  chart: {
    fields: `charts:
  - id: a-chart
    title: What is compared
    summary: What the chart shows, in one or two sentences.
    unit: people
    rows:
      - { label: One group, value: 10 }
      - { label: Another group, value: 20 }
    sources: []
`,
    line: '::chart{#a-chart}',
  },
  map: {
    fields: `maps:
  - id: a-map
    title: Where it is
    summary: What the map shows, in one or two sentences.
    places:
      - { name: A place, at: [34.05, 44.2] }
      - { name: Another place, at: [34.2, 43.88] }
    sources: []
`,
    line: '::map{#a-map}',
  },
  timeline: {
    fields: `timeline:
  threads:
    - { id: events, label: Events }
  entries:
    - id: what-happened
      date: 2014-06-10
      thread: events
      title: What happened
      text: One or two sentences.
      sources: []
`,
    line: '::timeline',
  },
};

/** A block of which a new article can have an example. */
export type ExampleBlock = keyof typeof examples;
/** The blocks of which a new article can have an example. */
export const exampleBlocks = Object.keys(examples) as ExampleBlock[];

/** What `npm run new` and the desk can begin. */
export type NewKind = keyof typeof templates;
export const isNewKind = (word: string): word is NewKind => Object.hasOwn(templates, word);

const template = (kind: NewKind, id?: string): string =>
  templates[kind]().replace(placeholderId, id === undefined ? '$&' : `$&-in-${id}`);

const folders = { article: 'articles', topic: 'topics', person: 'people', series: 'series' };

/** Returns the path of a new file from the project’s root. */
export const newFile = (kind: NewKind, id: string): string => `content/${folders[kind]}/${id}.md`;

/**
 * Returns the text of a new file to fill in; `known` are the fields that are known already, the others have placeholders. An article has one example
 * of each of `blocks`, and a pull-quote whose id contains its own, so that no other new article has the same.
 */
export function newText(
  kind: NewKind,
  known: Readonly<Record<string, unknown>> = {},
  { id, blocks = [] }: { id?: string; blocks?: readonly ExampleBlock[] } = {},
): string {
  // A field that is there twice is an error.
  const text = [...new Set(blocks)].reduce(
    (begun, block) => {
      const { fields, line } = examples[block];
      return `${begun.replace('draft: true\n', `${fields}draft: true\n`)}\n${line}\n`;
    },
    template(kind, id),
  );
  const fields = Object.entries(known).filter(([, value]) => value !== undefined);
  if (fields.length === 0) return text;
  const [, frontmatter = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(text) ?? [];
  const document = parseDocument(frontmatter);
  for (const [key, value] of fields) document.set(key, value);
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n${body}`;
}
