import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { build } from '../builds.ts';
import { copyOf } from '../publications.ts';

/** Texts of one article of the site, in its language. */
interface Wording {
  slug: string;
  lang: 'en' | 'ar';
  /** A word of eighty letters that no browser can hyphenate. */
  word: string;
  title: string;
  first: string;
  second: string;
}

export const wideArticles: readonly Wording[] = [
  {
    slug: 'wide-words',
    lang: 'en',
    word: 'Zyxwvutsrq'.repeat(8),
    title: 'What is wide',
    first: 'The gauge stood at nine',
    second: 'Nobody on the bridge had read it',
  },
  {
    slug: 'wide-words-ar',
    lang: 'ar',
    word: 'قصطلبجدهوز'.repeat(8),
    title: 'ما هو عريض',
    first: 'وقف المقياس عند التسعة',
    second: 'لم يقرأه أحد على الجسر',
  },
];

/** A line of code and a URL that are wider than a phone. */
export const codeLine = 'x = '.padEnd(96, '0123456789');
export const longAddress = `https://example.org/${'a-long-part-of-an-address-'.repeat(8)}`;

/** Number of references to the first note. */
export const citedTimes = 3;

function article({ lang, word, title, first, second }: Wording): string {
  const data = {
    title: `${title} ${word}`,
    standfirst: `${title} ${word}`,
    keyPoints: [word, first, second],
    kind: 'timeline',
    date: '2026-10-03',
    lang,
    author: 'town-desk',
    topics: ['bridges'],
    people: ['mara-lind'],
    sources: ['wide'],
    abbreviations: { TPW: word },
    pullQuotes: [
      { id: `first-${lang}`, text: first, speaker: 'mara-lind', said: '2026-09-14', source: 'wide' },
      { id: `second-${lang}`, text: `${second} ${word}` },
    ],
    corrections: [{ date: '2026-10-05', said: `${word}.`, says: second, occurrence: 1, why: word }],
    examines: 'wide',
    claims: [{ id: 'wide-claim', claim: word, record: word, verdict: 'wrong', sources: ['wide'] }],
    timeline: {
      threads: [
        { id: 'bridge', label: word.slice(0, 30) },
        { id: 'books', label: title },
      ],
      entries: [
        { id: 'opens', date: '2019-05-04', thread: 'bridge', title: word, text: word, sources: ['wide'] },
        { id: 'closes', date: '2020-05-04', thread: 'books', title, text: title, sources: ['wide'] },
      ],
    },
    charts: [
      {
        id: 'wide-chart',
        title: `${title} ${word}`,
        summary: `${title} ${word}`,
        unit: word,
        rows: [
          { label: word.repeat(4).slice(0, 300), value: 1e308, note: word },
          { label: title, value: 1e-9 },
          { label: `${title} 2`, value: 1e300, high: 1.234567890123456e308 },
        ],
        sources: ['wide'],
      },
      {
        id: 'wide-lines',
        kind: 'lines',
        title: `${title} ${word}`,
        summary: `${title} ${word}`,
        unit: word,
        lines: [
          { id: 'up', label: word.slice(0, 12) },
          { id: 'down', label: title.slice(0, 12) },
        ],
        rows: [
          { date: '1999-12-31', values: { up: -1.5e14, down: 1e15 }, note: word },
          { date: '2000-01-01', values: { up: 123456789.123, down: null } },
          { date: '2026-10', values: { up: 987654321012345, down: -1e15 } },
        ],
        sources: ['wide'],
      },
      {
        id: 'wide-groups',
        kind: 'lines',
        title: `${title} ${word}`,
        summary: `${title} ${word}`,
        unit: word,
        groups: [word, title].map((label) => ({
          label,
          rows: [
            { date: '2019', value: 1e12 },
            { date: '2020', value: 2.5e12, note: word },
          ],
        })),
        sources: ['wide'],
      },
    ],
    maps: [
      {
        id: 'wide-map',
        title: `${title} ${word}`,
        summary: `${title} ${word}`,
        groups: [{ id: 'wide-group', label: word }],
        places: [
          { name: word, label: title, at: [48.21, 16.37], group: 'wide-group', note: word },
          { name: title, at: [47.5, 19.04] },
        ],
        areas: [{ label: word, country: 'HUN' }],
        routes: [
          {
            label: word,
            through: [
              [48.21, 16.37],
              [47.5, 19.04],
            ],
          },
        ],
        sources: ['wide'],
      },
    ],
  };
  const row = (cell: (column: number) => string) =>
    `| ${Array.from({ length: 12 }, (_, column) => cell(column)).join(' | ')} |`;
  return `---
${stringify(data, { lineWidth: 0 })}---

${first}.[^one] ${second} ${word}, TPW.[^one] ${title}: \`${'k'.repeat(200)}\`.[^two]

## ${title} ${word}

- ${word}
- ${title} [${word}](${longAddress})

> ${word}

\`\`\`text
${codeLine}
\`\`\`

${row((column) => (column === 0 ? '' : `Column ${column}`))}
${row(() => '---')}
${row((column) => (column === 0 ? 'Row' : `${column}000000`))}

![${title}](../pictures/bridge.jpg "${word}")

:::box[${word}]
${word}[^one]
:::

### ${word}

::timeline

::density

::claims

::people

::chart{#wide-chart}

::chart{#wide-lines}

::chart{#wide-groups}

::map{#wide-map}

[^one]: ${word} <${longAddress}> [@wide]
[^two]: ${title}, \`${'k'.repeat(200)}\`.
`;
}

/** Builds a site with one article for each direction in which everything is wider than a phone; returns its folder. */
export function buildWideSite(): string {
  const root = copyOf('good');
  const content = join(root, 'content');
  writeFileSync(
    join(content, 'sources.yaml'),
    stringify({
      'town-ledger': {
        publisher: 'Town',
        title: 'Ledger',
        kind: 'document',
        date: '2019',
        accessed: '2026-09-20',
        url: 'https://example.org/l',
      },
      'valley-post': {
        publisher: 'Post',
        title: 'Bridges',
        kind: 'press',
        date: '2026-08-30',
        accessed: '2026-09-20',
        url: 'https://example.org/p',
      },
      wide: {
        publisher: 'Zyxwvutsrq'.repeat(8),
        author: 'Zyxwvutsrq'.repeat(8),
        title: 'Zyxwvutsrq'.repeat(8),
        kind: 'press',
        date: '2026-08-30',
        accessed: '2026-09-20',
        url: longAddress,
      },
    }),
  );
  for (const wording of wideArticles)
    writeFileSync(join(content, 'articles', `${wording.slug}.md`), article(wording));
  const { status, output } = build(root);
  assert.equal(status, 0, output);
  return join(root, 'dist');
}
