import { z } from 'astro/zod';
import { itemSchema, rootSchema, signatureSchema } from '../content/ledger-log.ts';
import { day, line } from '../model/fields.ts';
import type { LedgerLeaf } from '../model/ledger-entry.ts';
import { ledgerKeysSchema } from '../model/ledger-keys.ts';

const count = z.int().min(0);
const signed = { key: line.optional(), signature: signatureSchema.optional() };

/** `/ledger.json` of a published site. */
const headSchema = z.strictObject({
  publication: z.string().startsWith('tag:'),
  sealings: count,
  sealed: day,
  size: count,
  root: rootSchema,
  ...signed,
  keys: ledgerKeysSchema,
  leavesInFile: z.int().min(1),
  files: z.array(z.strictObject({ path: z.string(), root: rootSchema })),
  recent: z.array(
    z.strictObject({ sealed: day, size: count, root: rootSchema, consistency: z.array(rootSchema) }),
  ),
});

/** A file of leaves. */
const partSchema = z.strictObject({
  publication: z.string(),
  first: count,
  leaves: z.array(z.union([z.strictObject({ sealed: day, previous: z.array(rootSchema) }), itemSchema])),
  sealings: z.array(z.strictObject({ size: count, root: rootSchema, ...signed })),
});

export type PublicHead = z.infer<typeof headSchema>;
type PublicPart = z.infer<typeof partSchema>;

/** The ledger that a site publishes. */
export interface PublicLedger {
  head: PublicHead;
  leaves: LedgerLeaf[];
  /** What the files say of each sealing, in the order of their first leaves. */
  stated: PublicPart['sealings'];
  /** Where each file of leaves begins. */
  starts: number[];
}

/** What a copy of a ledger has that an audit wrote. */
export const savedSchema = z.object({
  site: z.string(),
  publication: z.string(),
  size: count,
  root: rootSchema,
  keys: ledgerKeysSchema,
  leaves: partSchema.shape.leaves,
});

export type SavedLedger = z.infer<typeof savedSchema>;

/** A file of the ledger cannot be used; the message says which field, and why. */
export class UnusableLedger extends Error {}

/** Reads the files of a ledger. `ask` returns the text of a file by its path from the site’s root. Throws {@link UnusableLedger}. */
export async function readLedgerFiles(ask: (path: string) => Promise<string>): Promise<PublicLedger> {
  const head = parsed(headSchema, await ask('ledger.json'), 'ledger.json');
  const ledger: PublicLedger = { head, leaves: [], stated: [], starts: [] };
  for (const index of head.files.keys()) {
    const name = `ledger/${index}.json`;
    const part = parsed(partSchema, await ask(name), name);
    if (part.publication !== head.publication || part.first !== ledger.leaves.length)
      throw new UnusableLedger(
        part.first === ledger.leaves.length
          ? `${name}: publication is ${part.publication}, and ${head.publication} in ledger.json`
          : `${name}: first is ${part.first}, but ${ledger.leaves.length} leaves come before it`,
      );
    ledger.starts.push(part.first);
    ledger.leaves.push(...part.leaves);
    ledger.stated.push(...part.sealings);
  }
  return ledger;
}

function parsed<T>(schema: z.ZodType<T>, text: string, name: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnusableLedger(`${name} is not JSON`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UnusableLedger(`${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}`);
}
