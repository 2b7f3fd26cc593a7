import { z } from 'astro/zod';
import { day, id, line } from '../model/fields.ts';
import type { Quote } from '../model/joined.ts';
import type { Library } from '../model/library.ts';
import type { Problem } from '../model/problem.ts';
import { addresses } from '../model/urls.ts';
import { fold } from '../text/fold.ts';
import { validate } from './validate.ts';
import { type Parsed, parseYamlPairs } from './yaml/parse.ts';

/** Path of the ledger from the project's root. */
export const ledgerFile = 'content/permalinks.json';

/** A quote's attribution as sealed; the URL recognizes a source whose id changed. `{}` for the article's own words. */
const sealedCreditSchema = z.strictObject({
  speaker: id.optional(),
  said: day.optional(),
  source: id.optional(),
  url: line.optional(),
});

export type SealedCredit = z.infer<typeof sealedCreditSchema>;

const entrySchema = z.strictObject({
  /** The day the address was first sealed. */
  since: day,
  /** For a quote: its wordings as they were sealed, first to last. */
  words: z.array(line).min(1).optional(),
  /** For a quote: its attributions as they were sealed, first to last. Entries sealed before attributions were have none. */
  by: z.array(sealedCreditSchema).min(1).optional(),
  /** File names of the cards that were published for it, first to last; old posts point at them. */
  cards: z.array(line).optional(),
});

export type LedgerEntry = z.infer<typeof entrySchema>;

/** Every public address ever sealed, by path. */
export type Ledger = ReadonlyMap<string, LedgerEntry>;

/**
 * The last line of the file. With it every entry's line ends in a comma, so that two branches that each add lines
 * merge without touching one another's (`merge=union` in .gitattributes); `seal` sorts again.
 */
const lastLine = '"": "Every address ever published. Written by npm run seal alone."';

/** One entry a line, sorted by path in code units. */
export function formatLedger(ledger: Ledger): string {
  const lines = [...ledger]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, entry]) => `${JSON.stringify(path)}: ${JSON.stringify(entry)},`);
  return ['{', ...lines, lastLine, '}', ''].join('\n');
}

/** A ledger as read, what is wrong with it, and where in the file each of its entries is. */
export interface ParsedLedger {
  ledger: Ledger;
  placeOf: Parsed['placeOf'];
  problems: Problem[];
  /** True where a merge left conflict markers or several lines for one address: `seal` writes them as one. */
  isUnmerged: boolean;
}

/** Lines that a merge puts into a file (git-merge, "How conflicts are presented"), with `diff3` style too. */
const conflictMarker = /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$/;

/**
 * Reads a ledger. Every entry is one line of its own, so a merge can be read whatever it left: the lines of both sides count,
 * and entries of one address are joined. `today` is an ISO date, after which no address can have been sealed.
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
  for (const { key: path, value } of pairs) {
    if (path === '') continue;
    const { data, problems: wrong } = validate(entrySchema, value, ledgerFile);
    problems.push(
      ...wrong.map((fault) => ({
        ...fault,
        name: 'ledger-entry-invalid' as const,
        field: [path, fault.field].filter(Boolean).join(' '),
      })),
    );
    if (data === undefined) continue;
    const place = { file: ledgerFile, ...value.placeOf([]), field: path };
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
  };
}

/** Returns the entries in one pair of braces: a merge of two new ledgers can leave several. */
function framed(lines: readonly string[]): string {
  const entries = lines
    .map((each) => (conflictMarker.test(each) || /^(?:[{}]$|"": )/.test(each) ? '' : each))
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

/** Two entries of one address as one: the earlier day, and what either has. */
function joinEntries(a: LedgerEntry, b: LedgerEntry): LedgerEntry {
  return entryOf(a.since < b.since ? a.since : b.since, {
    words: union(a.words, b.words, sameWords),
    by: union(a.by, b.by, sameSealedCredit),
    cards: union(a.cards, b.cards, (one, other) => one === other),
  });
}

/** An entry without the lists that it would have empty. */
const entryOf = (
  since: string,
  { words, by, cards }: Required<{ [Key in 'words' | 'by' | 'cards']: NonNullable<LedgerEntry[Key]> }>,
): LedgerEntry => ({
  since,
  ...(words.length > 0 ? { words } : {}),
  ...(by.length > 0 ? { by } : {}),
  ...(cards.length > 0 ? { cards } : {}),
});

/** What is in either list, each once, in the order in which it first came. */
function union<T>(a: readonly T[] = [], b: readonly T[] = [], same: (one: T, other: T) => boolean): T[] {
  const all: T[] = [];
  for (const item of [...a, ...b]) if (!all.some((known) => same(known, item))) all.push(item);
  return all;
}

/** True of wordings that differ in nothing that a quote’s match with its article would care for. */
export const sameWords = (a: string, b: string): boolean => fold(a).text === fold(b).text;

const sameSealedCredit = (a: SealedCredit, b: SealedCredit): boolean =>
  a.speaker === b.speaker && a.said === b.said && a.source === b.source && a.url === b.url;

/** A quote's attribution in the form of the ledger. */
function creditOf({ speaker, said, source }: Quote): SealedCredit {
  return {
    ...(speaker ? { speaker: speaker.id } : {}),
    ...(said === undefined ? {} : { said }),
    ...(source ? { source: source.id, url: source.url } : {}),
  };
}

/**
 * The ledger with all that is `published` now: new addresses from `today`, new wordings and attributions, new cards. Nothing is ever
 * taken out. An entry that was sealed before attributions were gets the one that it has now.
 */
export function seal(
  ledger: Ledger,
  published: Library,
  today: string,
  cards: ReadonlyMap<string, readonly string[]> = new Map(),
): Map<string, LedgerEntry> {
  const sealed = new Map(ledger);
  const quotes = new Map(published.quotes.map((quote) => [quote.path, quote]));
  for (const { path, kind } of addresses(published)) {
    if (!['article', 'topic', 'person', 'quote'].includes(kind)) continue;
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
 * The name under which something was first sealed, of the one it has and its former ones, oldest first: somebody who renames a file
 * and later takes its old name back has a former name that is the newer one. Unsealed names count as newer than sealed ones.
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
