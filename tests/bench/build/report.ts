import type { FileKind } from './files.ts';
import { mostHtml, type PageSize } from './largest-pages.ts';
import type { Measured } from './measure.ts';

/** A measured command. */
export interface Row extends Measured {
  what: string;
  /** Of its output; undefined where it writes none. */
  files?: FileKind[];
  /** Its largest pages, the largest first. */
  largest?: PageSize[];
}

export interface Report {
  articles: number;
  quotes: number;
  words: number;
  processors: number;
  node: string;
  rows: Row[];
}

const mega = 1e6;
const seconds = (value: number | undefined) => (value === undefined ? '?' : value.toFixed(1));
const megabytes = (bytes: number | undefined) => (bytes === undefined ? '?' : (bytes / mega).toFixed(0));
const total = (files: readonly FileKind[], of: 'files' | 'bytes') =>
  files.reduce((sum, kind) => sum + kind[of], 0);
const count = (value: number) => value.toLocaleString('en');

/** Returns the report as Markdown: all commands, the phases of each build, and the files of the last site. */
export function markdownOf({ articles, quotes, words, processors, node, rows }: Report): string {
  const built = rows.filter(({ phases }) => phases.length > 1);
  const site = rows.find(({ files }) => files)?.files ?? [];
  const largest = rows.find((row) => row.largest)?.largest ?? [];
  return [
    `${count(articles)} articles of ${words} words on average, ${count(quotes)} quotes; ${processors} processors, Node ${node}`,
    table(
      ['', 'wall s', 'processor s', 'peak MB', 'files', 'MB'],
      rows.map(({ what, wall, processor, memory, files }) => [
        ...[what, seconds(wall), seconds(processor), megabytes(memory)],
        ...(files ? [count(total(files, 'files')), megabytes(total(files, 'bytes'))] : ['', '']),
      ]),
    ),
    ...built.map(({ what, phases }) =>
      table(
        [what, 'wall s', 'processor s', 'peak MB'],
        phases.map(({ name, wall, processor, memory }) => [
          ...[name, seconds(wall), seconds(processor)],
          megabytes(memory),
        ]),
      ),
    ),
    table(
      ['files', 'count', 'MB', 'count an article', 'KB an article'],
      site.map(({ kind, files, bytes }) => [
        ...[kind, count(files), (bytes / mega).toFixed(1)],
        ...[(files / articles).toFixed(2), (bytes / articles / 1000).toFixed(1)],
      ]),
    ),
    table(
      [`largest pages, at most ${mostHtml / 1000} KB`, 'KB'],
      largest.map(({ path, bytes }) => [
        path,
        `${(bytes / 1000).toFixed(1)}${bytes > mostHtml ? ' **too large**' : ''}`,
      ]),
    ),
  ].join('\n\n');
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [
    `| ${head.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(head.length - 1)}`,
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
