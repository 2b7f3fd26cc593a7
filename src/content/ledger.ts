import { z } from 'astro/zod';
import { day, id, line, partialDate } from '../model/fields.ts';
import type { Quote } from '../model/joined.ts';
import type { Legacy } from '../model/legacy.ts';
import type { Library } from '../model/library.ts';
import type { Problem } from '../model/problem.ts';
import { articlePath, withBase, withoutBase } from '../model/routes.ts';
import { pageUrls } from '../model/urls.ts';
import { foldedText } from '../text/fold.ts';
import { conflictMarker } from './merge-conflicts.ts';
import { validate } from './validate.ts';
import { type Parsed, parseYamlPairs } from './yaml/parse.ts';

/** The path of the ledger from the project's root. */
export const ledgerFile = 'content/permalinks.json';

/** A quote's sealed attribution; `{}` for the article's own words. The URL identifies a source whose id changed. */
const sealedCreditSchema = z.strictObject({
  speaker: id.optional(),
  said: partialDate.optional(),
  source: id.optional(),
  url: line.optional(),
});

export type SealedCredit = z.infer<typeof sealedCreditSchema>;

const entrySchema = z.strictObject({
  /** The date on which the URL was first sealed. */
  since: day,
  /** The sealed wordings of a quote, oldest first. */
  words: z.array(line).min(1).optional(),
  /** The sealed attributions of a quote, oldest first. Early entries have none. */
  by: z.array(sealedCreditSchema).min(1).optional(),
  /** File names of all published cards of the page, oldest first; old posts link to them. */
  cards: z.array(line).optional(),
});

export type LedgerEntry = z.infer<typeof entrySchema>;

/**
 * All URLs that were ever sealed, by path. The file has paths from the site’s root, so that a site can move to another host or folder
 * and keep it.
 */
export type Ledger = ReadonlyMap<string, LedgerEntry>;

/**
 * The last line of the file. Because of it, the line of every entry ends in a comma, so that lines which two branches add merge without a
 * conflict (`merge=union` in .gitattributes); `seal` sorts the lines again.
 */
const lastLine = (publication: string) =>
  `"": {"publication":${JSON.stringify(publication)},"about":"Every address ever published. Written by npm run seal alone."}`;

/** Matches the last line, of which a merge can leave several. */
const isLastLine = (line: string) => line.startsWith('"": ');

/**
 * Returns the text of a ledger: one entry per line, sorted by the code units of the path. `publication` is its `tagAuthority`, which never
 * changes: with it, a ledger that another publication left in the folder or in its history is not mistaken for its own.
 */
export const formatLedger = (ledger: Ledger, publication: string): string =>
  ['{', ...ledgerLines(ledger).map((line) => `${line},`), lastLine(publication), '}', ''].join('\n');

/** Returns the lines of the entries, without the comma that ends each in the file; the ledger’s Merkle tree has them as leaves. */
export const ledgerLines = (ledger: Ledger): string[] =>
  [...ledger]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, entry]) => `${JSON.stringify(withoutBase(path))}: ${JSON.stringify(entry)}`);

/** A parsed ledger, its problems, and the positions of its entries in the file. */
export interface ParsedLedger {
  ledger: Ledger;
  placeOf: Parsed['placeOf'];
  problems: Problem[];
  /** True if a merge left conflict markers or several entries of one URL, which `seal` merges. */
  isUnmerged: boolean;
  /** The publications that the file names, by `tagAuthority`: one, none in old files, several after a merge of two publications. */
  publications: string[];
}

/**
 * Parses a ledger. Each entry is one line, so a ledger with merge conflicts can be parsed too: the entries of both branches count, and
 * those of one URL are merged. Entries dated after `today`, an ISO date, are reported.
 */
export function parseLedger(text: string, today: string): ParsedLedger {
  const lines = text.split(/\r?\n/);
  const marker = lines.findIndex((each) => conflictMarker.test(each));
  const { pairs, problems: faults } = parseYamlPairs(framed(lines), ledgerFile);
  const problems = [
    ...(marker === -1 ? [] : [conflict(marker + 1)]),
    ...faults.map((fault): Problem => ({
      ...fault,
      name: 'ledger-unreadable',
      expected: 'JSON with one URL a line, as npm run seal writes it',
    })),
  ];
  const ledger = new Map<string, LedgerEntry>();
  const places = new Map<string, Parsed['placeOf']>();
  for (const { key, value } of pairs) {
    if (key === '') continue;
    const path = withBase(key);
    const { data, problems: wrong } = validate(entrySchema, value, ledgerFile);
    problems.push(
      ...wrong.map((fault) => ({
        ...fault,
        name: 'ledger-entry-invalid' as const,
        field: [key, fault.field].filter(Boolean).join(' '),
      })),
    );
    if (data === undefined) continue;
    const place = { file: ledgerFile, ...value.placeOf([]), field: key };
    if (data.since > today) problems.push({ ...place, ...sealedInFuture(data.since, today) });
    const before = ledger.get(path);
    ledger.set(path, before ? joinEntries(before, data) : data);
    if (!before) places.set(path, value.placeOf);
    else if (marker === -1) problems.push({ ...place, ...secondLine });
  }
  return {
    ledger,
    placeOf: ([path, ...below]) => places.get(String(path))?.(below) ?? { line: 1, column: 1 },
    problems,
    isUnmerged: problems.some(({ name }) => name === 'ledger-conflict' || name === 'ledger-entry-repeated'),
    publications: publicationsIn(text),
  };
}

/** Returns the publications that the last line names; nothing for an old file, or a line that is cut. */
function publicationsIn(text: string): string[] {
  const lastLines = text.matchAll(/"":\s*\{\s*"publication":\s*"([^"\\]+)"/g);
  return [...new Set(Array.from(lastLines, ([, publication = '']) => publication))];
}

/** Returns the entries in one pair of braces, because a merge of two new ledgers can leave several. */
function framed(lines: readonly string[]): string {
  const entries = lines
    .map((each) => (conflictMarker.test(each) || /^[{}]$/.test(each) || isLastLine(each) ? '' : each))
    .join('\n');
  return entries.trimStart().startsWith('{') ? entries : `{${entries}\n}`;
}

const conflict = (line: number): Problem => ({
  name: 'ledger-conflict',
  file: ledgerFile,
  line,
  found: 'merge conflict markers',
  expected: 'the entries of both branches',
  fix: `npm run seal && git add ${ledgerFile}\n(keeps the entries of both branches)`,
});

const sealedInFuture = (since: string, today: string) => ({
  name: 'ledger-date-in-future' as const,
  found: `${since}, a date in the future`,
  expected: `a date no later than today, ${today}`,
  fix: 'restore the line from git history, or delete it and run npm run seal',
});

const secondLine = {
  name: 'ledger-entry-repeated' as const,
  found: 'a second line for the same URL, left by a merge',
  expected: 'one line for each URL',
  fix: 'npm run seal',
};

/** Returns two entries of one URL as one: with the earlier date, and with the lists of both. */
function joinEntries(a: LedgerEntry, b: LedgerEntry): LedgerEntry {
  return entryOf(a.since < b.since ? a.since : b.since, {
    words: union(a.words, b.words, sameWords),
    by: union(a.by, b.by, sameSealedCredit),
    cards: union(a.cards, b.cards, (one, other) => one === other),
  });
}

/** Returns an entry without its empty lists. */
const entryOf = (
  since: string,
  { words, by, cards }: Required<{ [Key in 'words' | 'by' | 'cards']: NonNullable<LedgerEntry[Key]> }>,
): LedgerEntry => ({
  since,
  ...(words.length > 0 ? { words } : {}),
  ...(by.length > 0 ? { by } : {}),
  ...(cards.length > 0 ? { cards } : {}),
});

/** Returns the items of both lists without duplicates, in order of first appearance. */
function union<T>(a: readonly T[] = [], b: readonly T[] = [], same: (one: T, other: T) => boolean): T[] {
  const all: T[] = [];
  for (const item of [...a, ...b]) if (!all.some((known) => same(known, item))) all.push(item);
  return all;
}

/** True for wordings that match the same words of an article. */
export const sameWords = (a: string, b: string): boolean => foldedText(a) === foldedText(b);

const sameSealedCredit = (a: SealedCredit, b: SealedCredit): boolean =>
  a.speaker === b.speaker && a.said === b.said && a.source === b.source && a.url === b.url;

/** Returns a quote's attribution as it is sealed. */
export function creditOf({ speaker, said, source }: Quote): SealedCredit {
  return {
    ...(speaker ? { speaker: speaker.id } : {}),
    ...(said === undefined ? {} : { said }),
    ...(source ? { source: source.id, url: source.url } : {}),
  };
}

/** Kinds of pages whose URLs are sealed. */
const sealedKinds = new Set<string>(['article', 'topic', 'series', 'person', 'quote']);

/** Returns the paths of `published` that the next sealing adds to the ledger. */
export const unsealedPaths = (ledger: Ledger, published: Library): string[] =>
  pageUrls(published).flatMap(({ path, kind }) => (sealedKinds.has(kind) && !ledger.has(path) ? [path] : []));

/**
 * Returns the ledger with the new URLs of `published`, since `today` (an ISO date), and with new wordings, attributions and `cards` (file
 * names by path). Nothing is ever removed. Entries without an attribution get the current one.
 */
export function seal(
  ledger: Ledger,
  published: Library,
  today: string,
  cards: ReadonlyMap<string, readonly string[]> = new Map(),
): Map<string, LedgerEntry> {
  const sealed = new Map(ledger);
  const quotes = new Map(published.quotes.map((quote) => [quote.path, quote]));
  for (const { path, kind } of pageUrls(published)) {
    if (!sealedKinds.has(kind)) continue;
    const before = sealed.get(path);
    const quote = quotes.get(path);
    const now = {
      since: before?.since ?? today,
      ...(quote ? { words: [quote.text], by: [creditOf(quote)] } : {}),
      cards: [...(cards.get(path) ?? [])],
    };
    sealed.set(path, joinEntries(before ?? now, now));
  }
  return sealed;
}

/**
 * Returns the legacy pages of a ledger: those sealed up to the last day on which an article or a quote was sealed with a square card, which
 * the layout of today does not have.
 */
export function legacyOf(ledger: Ledger): Legacy {
  let last = '';
  for (const [path, { since, cards = [] }] of ledger) {
    if (since > last && cards.some((card) => card.startsWith(`${squareCardOf(path)}.`))) last = since;
  }
  return {
    pages: new Set([...ledger].flatMap(([path, { since }]) => (since <= last ? path : []))),
    cards: new Set([...ledger.values()].flatMap(({ cards = [] }) => cards)),
  };
}

/** Returns the name of the square card that the page of an article or a quote had, without its hash. */
const squareCardOf = (path: string): string => {
  const name = path.split('/').at(-2) ?? '';
  return path === articlePath(name) ? `article-${name}-square` : `${name}-square`;
};

/**
 * Returns the name that was sealed first, of the current one and its former ones (oldest first): if a file gets its old name back, its
 * former name is the newer one. Unsealed names count as newer than sealed ones.
 */
export function firstName(
  ledger: Ledger,
  pathOf: (name: string) => string,
  name: string,
  former: string[],
): string {
  const since = (one: string) => ledger.get(pathOf(one))?.since ?? '9999-12-31';
  return [...former, name].reduce((first, next) => (since(next) < since(first) ? next : first));
}
