import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { publicationOf, writeSiteFile } from '../publications.ts';
import { vectors } from './vectors.ts';

/** How many articles, topics and people share the vectors. */
export const count = 6;
/** The vectors of one of them. */
export const shareOf = (number: number): string[] => vectors.filter((_, index) => index % count === number);

/** An address in which every % encodes something, and every character that no address may hold is encoded: others are refused. */
const encoding = (address: string) =>
  address
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/[\s\p{C}\p{Z}\\<>"`]/gu, (character) => encodeURIComponent(character));

/** A vector as Markdown that means its letters. */
export const typed = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');

/** Words of a body may not look like marks and citations, however they are typed. */
export const inBody = (text: string): boolean => !/\[[\^@]/.test(text);

/** Content with a vector in every field and place that takes text, written into `root`; all of it is content that an editor may publish. */
export function writeHostileContent(root: string): void {
  rmSync(join(root, 'content'), { recursive: true, force: true });
  const write = (path: string, data: object, body = '') => {
    mkdirSync(dirname(join(root, 'content', path)), { recursive: true });
    writeFileSync(join(root, 'content', path), `---\n${stringify(data, { lineWidth: 0 })}---\n${body}`);
  };
  mkdirSync(join(root, 'content/pictures'), { recursive: true });
  copyFileSync(
    join(publicationOf('good'), 'content/pictures/bridge.jpg'),
    join(root, 'content/pictures/bridge.jpg'),
  );
  writeSiteFile(root);
  writeFileSync(
    join(root, 'content/sources.yaml'),
    stringify({ registered: source('A register', shareOf(0).join(' ')) }, { lineWidth: 0 }),
  );

  for (let number = 0; number < count; number++) {
    const own = shareOf(number);
    const all = own.join(' ');
    // Each list begins with another vector, so that none is in a single kind of field only.
    const from = (start: number) => (index: number) => own[(index + start) % own.length] ?? '';
    const [a, b, c] = [from(0), from(7), from(19)];
    write(`people/person-${number}.md`, {
      name: `Person ${number} ${a(0)} ${a(1)}`,
      names: { ar: `شخص ${b(2)}` },
      role: `Role ${all}`,
      roles: { ar: `دور ${b(3)}` },
      born: '1950',
      bornIn: c(1),
      died: '2020',
      diedIn: c(2),
      lifeNote: all,
      aliases: own.map((text, index) => `Alias${number}x${index} ${text}`),
      then: all,
      later: all,
      sources: ['registered'],
    });
    write('series/the-series.md', {
      title: { en: `Series ${all}`, ar: `سلسلة ${all}` },
      standfirst: { en: `Standfirst ${all}`, ar: `ملخّص ${all}` },
    });
    write(`topics/topic-${number}.md`, {
      title: `Topic ${number} ${b(0)} ${b(1)}`,
      summary: `Summary ${all}`,
      labels: { ar: `موضوع ${c(0)}` },
      summaries: { ar: `ملخّص ${all}` },
      aliases: own.map((text, index) => `Other${number}x${index} ${text}`),
      ...(number > 0 ? { broader: `topic-${number - 1}` } : {}),
      sources: ['registered'],
    });
    const quotable = own.filter(inBody);
    const quotes = quotesOf(quotable);
    write(
      `articles/article-${number}.md`,
      {
        title: `Title ${number} ${own.slice(0, 12).join(' ')}`,
        standfirst: `Standfirst ${all}`,
        keyPoints: [0, 1, 2, 3].map(
          (part) =>
            `Point ${own.filter((text, index) => index % 4 === part && !/[“”«»"]/.test(text)).join(' ')}`,
        ),
        kind: 'timeline',
        date: `2026-01-0${number + 1}`,
        lang: number === count - 1 ? 'ar' : 'en',
        author: [`person-${number}`, `person-${(number + 1) % count}`],
        series: 'the-series',
        part: number + 1,
        topics: [`topic-${number}`],
        people: [`person-${number}`, `person-${(number + 2) % count}`],
        sources: [
          'registered',
          ...own.map((text, index) => ({ id: `source-${index}`, ...source(text, b(index)) })),
        ],
        pullQuotes: quotes.map((texts, index) => ({
          id: `quote-${number}-${index}`,
          text: `Quote ${index} ${texts.join(' ')}`,
          ...(index % 2 === 0
            ? { speaker: `person-${number}`, said: '2025-01-01', source: 'registered' }
            : {}),
          ...(index % 5 === 1 ? { revisions: [{ date: '2026-02-01', said: b(index), why: c(index) }] } : {}),
          ...(index % 9 === 2 ? { withdrawn: { date: '2026-02-02', why: c(index) } } : {}),
        })),
        abbreviations: Object.fromEntries(own.map((text, index) => [`AB${index}`, text])),
        corrections: own.map((text, index) => ({
          date: '2026-03-01',
          said: text,
          says: b(index),
          // Every part of an article contains the vectors.
          occurrence: 1,
          why: c(index),
          quotes: index < 3 ? [`quote-${number}-${index}`] : [],
        })),
        examines: 'registered',
        claims: own.map((text, index) => ({
          id: `claim-${index}`,
          claim: text,
          record: b(index),
          verdict: 'unconfirmed',
          sources: [`source-${index}`],
        })),
        timeline: {
          threads: [
            { id: 'one-thread', label: all },
            { id: 'two-threads', label: c(5) },
          ],
          entries: own.map((text, index) => ({
            id: `entry-${index}`,
            date: `${1950 + index}`,
            when: c(index),
            thread: index % 2 === 0 ? 'one-thread' : 'two-threads',
            title: text,
            text: b(index),
            sources: [`source-${index}`],
          })),
        },
        charts: [
          {
            id: 'by-vector',
            title: `Chart ${all}`,
            summary: `Shows ${all}`,
            unit: c(3),
            rows: own.map((text, index) => ({ label: text, value: index + 1, note: b(index) })),
            sources: ['registered'],
          },
        ],
        maps: [
          {
            id: 'of-vectors',
            title: `Map ${c(5)}`,
            summary: c(0),
            groups: [{ id: 'one-group', label: c(2) }],
            places: [
              { name: c(4), label: '<i>&', at: [48.2, 16.4], group: 'one-group', note: b(2) },
              { name: b(1), label: '"\'', at: [47.5, 19] },
            ],
            areas: [{ label: c(1), country: 'HUN' }],
            routes: [
              {
                label: b(3),
                through: [
                  [48.2, 16.4],
                  [47.5, 19],
                ],
              },
            ],
            labels: [{ text: '</a>', at: [48.6, 18.4] }],
            sources: ['registered'],
          },
        ],
      },
      body(quotable, own, quotes),
    );
  }
}

const source = (text: string, more: string) => ({
  publisher: text,
  via: more,
  author: text,
  title: more,
  kind: 'press',
  date: '2020-02-02',
  accessed: '2026-01-01',
  url: encoding(`https://example.org/?q=${text}#${more}`),
});

/** Each quote has two pages and two pictures, so it has several vectors; no more than have 60 words together. */
const quotesOf = (quotable: string[]): string[][] =>
  Array.from({ length: Math.ceil(quotable.length / 7) }, (_, index) =>
    quotable.slice(index * 7, (index + 1) * 7),
  );

/** A body with each vector in every kind of block, as text. */
function body(quotable: string[], own: string[], quotes: string[][]): string {
  const lines = own.map((_, index) => `AB${index}`).join(', ');
  return [
    `Words to begin with: ${lines}.`,
    ...quotes.map((texts, index) => `Quote ${index} ${texts.map(typed).join(' ')}`),
    ...quotable.map((text, index) => `Words ${typed(text)}[^n${index}]`),
    ...quotable.map((text) => `## ${typed(text)}`),
    ...quotable.map((text) => `- Item *${typed(text)}*`),
    `| ${quotable
      .map(() => 'Head')
      .slice(0, 2)
      .join(
        ' | ',
      )} |\n| - | -: |\n${quotable.map((text) => `| ${typed(text)} | **${typed(text)}** |`).join('\n')}`,
    ...quotable.map((text) => `> <span lang="ar">${typed(text)}</span> and <sub>${typed(text)}</sub>`),
    ...own.map((text) => `Code \`\` ${text} \`\``),
    ...quotable.map(
      (text) => `[Link ${typed(text)}](<https://example.org/?q=${typed(encoding(text))}> "${typed(text)}")`,
    ),
    ...quotable
      .slice(0, 4)
      .map((text) => `![Shows ${typed(text)}](../pictures/bridge.jpg "Caption ${typed(text)} (Credit)")`),
    `:::box[Box ${quotable.map(typed).join(' ')}]\n${quotable.map(typed).join('\n')}\n:::`,
    `\`\`\`${quotable.find((text) => !/[`\s]/.test(text)) ?? ''}\n${own.join('\n')}\n\`\`\``,
    '::claims',
    '::timeline',
    '::density',
    '::people',
    '::chart{#by-vector}',
    '::map{#of-vectors}',
    ...quotable.map((text, index) => `[^n${index}]: Note ${typed(text)} [@source-${index}]`),
    '',
  ].join('\n\n');
}
