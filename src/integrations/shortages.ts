import { statfsSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import type { Library } from '../model/library.ts';
import { publishedCards } from '../outputs/cards/names.ts';
import { partLimits } from '../search/group-records.ts';
import { counted } from '../text/counted.ts';

/** What determines the size of a site. */
export interface SiteCounts {
  articles: number;
  quotes: number;
  cards: number;
}

/** What a build can use, in bytes, and in how many files. */
export interface Machine {
  /** The most that Node takes for JavaScript. */
  heap: number;
  /** Memory that no other program uses, or that a container still allows. */
  memory: number;
  disk: number;
  /** Infinity on disks that do not limit it. */
  files: number;
  /** Where the site is written. */
  folder: string;
}

/** Something of which a build needs more than the machine has. */
export interface Shortage {
  /** True if the build would fail; false if it may. */
  isCertain: boolean;
  /** True if removing files helps. */
  isOfDisk: boolean;
  text: string;
}

const [kilo, mega] = [1e3, 1e6];
/**
 * What a build needs, estimated from builds of 400 and 1,782 articles (bytes): a fixed part, and parts for each article, quote and card. Pages, feeds and the search index are counted with their
 * article or quote, caches with articles. A file takes whole blocks of the disk, and a folder counts as a file. Memory is that of the heap and of the threads: a build of 1,782 articles and 4,846 quotes
 * took 1.5 GB with Pagefind.
 */
const needs = {
  heap: { always: 250 * mega, article: 110 * kilo, quote: 20 * kilo, card: 0.5 * kilo },
  memory: { always: 700 * mega, article: 110 * kilo, quote: 20 * kilo, card: 0.5 * kilo },
  disk: { always: 5 * mega, article: 215 * kilo, quote: 52 * kilo, card: 20 * kilo },
  files: { always: 300, article: 9, quote: 6, card: 1 },
};
type Resource = keyof typeof needs;

/** The memory of Pagefind’s process, in addition: for the texts of one index, or of one part at a time (search/group-records.ts). */
const indexed = { article: 250 * kilo, quote: 20 * kilo };
function memoryOfIndex({ articles, quotes }: SiteCounts): number {
  const texts = articles + quotes;
  const atOnce = texts > partLimits.whole ? partLimits.most / texts : 1;
  return atOnce * (articles * indexed.article + quotes * indexed.quote);
}

/** Articles are of different lengths: with less than this part of what is needed, a build fails. */
const least = 0.5;

/** The build of a smaller site fails within seconds, and then says why. */
const worthForesight = 500;

/** Returns what the machine has too little of for a large site, so that the build ends at once and not after an hour. */
export function shortages(counts: SiteCounts, machine: Machine): Shortage[] {
  if (counts.articles < worthForesight) return [];
  return (Object.keys(needs) as Resource[]).flatMap((resource) => {
    const { always, article, quote, card } = needs[resource];
    const needed =
      always +
      counts.articles * article +
      counts.quotes * quote +
      counts.cards * card +
      (resource === 'memory' ? memoryOfIndex(counts) : 0);
    const available = machine[resource];
    if (available >= needed) return [];
    const { what, unit, fix } = descriptions[resource];
    const site = `${counted(counts.articles, 'article')}, ${counted(counts.quotes, 'quote')} and ${counted(counts.cards, 'card')}`;
    const lines = [
      what(machine),
      `  found     ${unit(available)}`,
      `  expected  about ${unit(needed)} for ${site}`,
      `  fix       ${fix(needed, needed - available)}`,
    ];
    return {
      isCertain: available < needed * least,
      isOfDisk: resource === 'disk' || resource === 'files',
      text: lines.join('\n'),
    };
  });
}

const inBytes = (bytes: number) =>
  bytes < 1000 * mega ? `${Math.ceil(bytes / mega)} MB` : `${(bytes / 1000 / mega).toFixed(1)} GB`;

const descriptions: Record<
  Resource,
  {
    what: (machine: Machine) => string;
    unit: (amount: number) => string;
    fix: (needed: number, missing: number) => string;
  }
> = {
  heap: {
    what: () => 'memory that Node may use',
    unit: inBytes,
    // In MiB, with room for the collector of garbage.
    fix: (needed) =>
      `NODE_OPTIONS=--max-old-space-size=${Math.ceil((needed * 1.25) / 2 ** 20)} npm run build`,
  },
  memory: {
    what: () => 'free memory of this machine',
    unit: inBytes,
    fix: (_, missing) =>
      `close other programs that use ${inBytes(missing)}, or build on a machine with more memory`,
  },
  disk: {
    what: ({ folder }) => `free space on the disk of ${folder}`,
    unit: inBytes,
    fix: (_, missing) =>
      `free ${inBytes(missing)}, or build on another disk: npm run build -- --out <folder on another disk>`,
  },
  files: {
    what: ({ folder }) => `files that the disk of ${folder} can still hold (df -i)`,
    unit: (amount) => Math.ceil(amount).toLocaleString('en'),
    fix: () => 'delete files, or build on another disk: npm run build -- --out <folder on another disk>',
  },
};

/** Returns what this machine has for a build that writes into a folder. */
export function thisMachine(folder: string): Machine {
  const { bavail, bsize, files, ffree } = statfsSync(folder);
  return {
    heap: getHeapStatistics().heap_size_limit,
    memory: process.availableMemory(),
    disk: bavail * bsize,
    files: files === 0 ? Infinity : ffree,
    folder,
  };
}

/** Returns the numbers of a library. */
export const countsOf = (library: Library): SiteCounts => ({
  articles: library.articles.length,
  quotes: library.quotes.length,
  cards: publishedCards(library).size,
});
