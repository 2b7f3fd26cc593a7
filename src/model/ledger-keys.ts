import { z } from 'astro/zod';
import { day, id, issue } from './fields.ts';

/** An Ed25519 public key as `openssl pkey -pubout` writes it between its first and last line (RFC 8410; 44 bytes, which all begin alike). */
const publicKey = z.string().regex(/^MCowBQYDK2VwAyEA[\w+/]{43}=$/, {
  error: 'an Ed25519 public key: the line between BEGIN and END of openssl pkey -pubout',
});

/** The keys that sign the public ledger, each for the days on which it was in use. */
export const ledgerKeysSchema = z
  .array(
    z.strictObject({
      /** A name for the key, which each signature has. */
      id,
      /** The public key, which readers check signatures with. */
      publicKey,
      /** The first day of sealings that it signs. */
      from: day,
      /** The last day, for a key that was replaced or lost. */
      until: day.optional(),
    }),
  )
  .superRefine((keys, context) => {
    keys.forEach((key, index) => {
      if (keys.findIndex((other) => other.id === key.id) !== index)
        context.addIssue({
          ...issue('id-repeated', 'a name of its own for each key'),
          path: [index, 'id'],
        });
    });
  });

export type LedgerKey = z.infer<typeof ledgerKeysSchema>[number];

/** True if a key was in use on a day. */
export const isInUse = ({ from, until }: LedgerKey, on: string): boolean =>
  from <= on && (until === undefined || on <= until);
