import { generateKeyPairSync } from 'node:crypto';
import type { Ledger } from '../../../src/content/ledger.ts';
import { formatSealing, nextSealing, parseSealing, type Sealing } from '../../../src/content/ledger-log.ts';
import { signerOf } from '../../../src/content/ledger-signature.ts';
import type { LedgerKey } from '../../../src/model/ledger-keys.ts';

/** The tag of the publication whose logs these are. */
export const publication = 'tag:ledger.example,2026:publication';

/** Three states of a ledger, each with more than the one before. */
export const first: Ledger = new Map([
  ['/articles/a/', { since: '2026-11-20' }],
  [
    '/q/b/',
    {
      since: '2026-11-20',
      words: ['The bridge is paid for.'],
      by: [{ speaker: 'mara', said: '2026-01-02' }],
    },
  ],
]);
export const second: Ledger = new Map([
  ...first,
  ['/q/c/', { since: '2026-11-21', words: ['Nobody asked the town.'], by: [{}] }],
]);
export const third: Ledger = new Map([
  ...second,
  [
    '/q/b/',
    {
      since: '2026-11-20',
      words: ['The bridge is paid for.', 'The bridge is paid for twice.'],
      by: [{ speaker: 'mara', said: '2026-01-02' }],
    },
  ],
]);
/** What another branch sealed after the first state. */
export const other: Ledger = new Map([
  ...first,
  ['/q/d/', { since: '2026-11-21', words: ['Two clocks, two times.'], by: [{}] }],
]);

/** Returns the sealings of lines, by root. */
export const sealingsOf = (lines: readonly string[]): Map<string, Sealing> =>
  new Map(
    lines.map((line) => {
      const parsed = parseSealing(line);
      if ('fault' in parsed) throw new Error(JSON.stringify(parsed.fault));
      return [parsed.sealing.root, parsed.sealing];
    }),
  );

/** Returns the lines with one more, which seals a ledger on a day. */
export function sealOn(
  lines: readonly string[],
  ledger: Ledger,
  day: string,
  sign: (sealing: Sealing) => Sealing = (sealing) => sealing,
): string[] {
  const next = nextSealing(sealingsOf(lines), ledger, day);
  return next ? [...lines, formatSealing(sign(next))] : [...lines];
}

/** A log of three sealings. */
export const chain = (): string[] =>
  sealOn(sealOn(sealOn([], first, '2026-11-20'), second, '2026-11-21'), third, '2026-11-24');

/** The lines that two branches added after the first, as `merge=union` leaves them; and the ledger of both. */
export function merged(): { lines: string[]; ledger: Ledger } {
  const start = sealOn([], first, '2026-11-20');
  const [ours, theirs] = [sealOn(start, second, '2026-11-21'), sealOn(start, other, '2026-11-22')];
  return { lines: [...ours, ...theirs.slice(1)], ledger: new Map([...second, ...other]) };
}

/** Returns the text of a log. */
export const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** Returns a new key of the settings, with its private half as the environment has it. */
export function newKey(id: string, from: string, until?: string): { key: LedgerKey; secret: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    key: {
      ...{ id, from },
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      ...(until === undefined ? {} : { until }),
    },
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Returns a function that signs with a key on a day. */
export function signing(
  { key, secret }: ReturnType<typeof newKey>,
  today: string,
): (sealing: Sealing) => Sealing {
  const signer = signerOf(secret, { keys: [key], publication, today });
  if (!signer) throw new Error('no key');
  return signer.sign;
}
