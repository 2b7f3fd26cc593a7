import './publication-folder.ts';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { today } from '../content/clock.ts';
import { isId } from '../model/fields.ts';
import { readArguments } from './arguments.ts';

/** `npm run new -- article my-slug`: creates a file to fill in, with the fields that every one of its kind has. */
const templates = {
  article: `---
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
  topic: `---
title: A topic
summary: >-
  What it is, in 40 to 90 words.
labels: {}
aliases: []
sources: []
---
`,
  series: `---
title: A series
standfirst: One or two sentences that say what its articles have in common.
---
`,
  person: `---
name: A Name
role: Who this is, in at most eight words
aliases: []
sources: []
---
`,
};
const folders = { article: 'articles', topic: 'topics', person: 'people', series: 'series' };

const [kind = '', id = ''] = readArguments({
  usage: `npm run new -- article|topic|series|person <id>
  <id>  lower-case words with hyphens, like three-towns; it becomes part of the URL`,
  positionals: 2,
}).positionals;
const isKind = (word: string): word is keyof typeof templates => Object.hasOwn(templates, word);

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

if (!isKind(kind))
  fail(
    `${kind === '' ? 'No kind of file' : `Unknown kind “${kind}”`}: run npm run new -- article|topic|series|person <id>`,
  );
if (!isId(id)) fail(`“${id}” is not an id: write lower-case words with hyphens, like three-towns`);
const file = `content/${folders[kind]}/${id}.md`;
if (existsSync(file)) fail(`${file} already exists`);
await mkdir(dirname(file), { recursive: true });
await writeFile(file, templates[kind]);
console.log(`Created ${file}. Fill it in, then run npm run check.`);
