import { parseDocument } from 'yaml';
import { today } from '../content/clock.ts';

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
  - id: what-the-quote-is-about
    text: Words that appear in the body.
draft: true
---

The first paragraph. Words that appear in the body.
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

/** What `npm run new` and the desk can begin. */
export type NewKind = keyof typeof templates;
export const isNewKind = (word: string): word is NewKind => Object.hasOwn(templates, word);

const folders = { article: 'articles', topic: 'topics', person: 'people', series: 'series' };

/** Returns the path of a new file from the project’s root. */
export const newFile = (kind: NewKind, id: string): string => `content/${folders[kind]}/${id}.md`;

/** Returns the text of a new file to fill in; `known` are the fields that are known already, the others have placeholders. */
export function newText(kind: NewKind, known: Readonly<Record<string, unknown>> = {}): string {
  const text = templates[kind]();
  const fields = Object.entries(known).filter(([, value]) => value !== undefined);
  if (fields.length === 0) return text;
  const [, frontmatter = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(text) ?? [];
  const document = parseDocument(frontmatter);
  for (const [key, value] of fields) document.set(key, value);
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n${body}`;
}
