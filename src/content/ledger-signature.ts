import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { checkpoint } from '../model/ledger-entry.ts';
import { isInUse, type LedgerKey } from '../model/ledger-keys.ts';
import type { Sealing } from './ledger-log.ts';

/** The variable of the environment that has the private key: PKCS #8 as PEM, or its base64 in one line. */
export const keyVariable = 'VERBATIM_LEDGER_KEY';

/** Signs sealings with a private key. */
export interface Signer {
  key: LedgerKey;
  /** Returns a sealing with its signature. */
  sign: (sealing: Sealing) => Sealing;
}

/** The private key of the environment cannot be used. The message says why, and what to do. */
export class UnusableKey extends Error {}

/**
 * Returns a signer with the private key that `secret` contains, which must belong to one of the `keys` of the settings that is in use
 * on the day `today`; undefined without a secret. Throws {@link UnusableKey}.
 */
export function signerOf(
  secret: string | undefined,
  { keys, publication, today }: { keys: readonly LedgerKey[]; publication: string; today: string },
): Signer | undefined {
  if (secret === undefined || secret.trim() === '') return undefined;
  const privateKey = privateKeyOf(secret.trim());
  const own = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  const key = keys.find(({ publicKey }) => publicKey === own);
  if (!key)
    throw new UnusableKey(
      `${keyVariable} is a key that content/site.yaml does not list. Add it to ledgerKeys:\n  - id: "${today.slice(0, 4)}"\n    publicKey: ${own}\n    from: ${today}`,
    );
  if (!isInUse(key, today))
    throw new UnusableKey(
      `${keyVariable} is the key “${key.id}”, which is in use from ${key.from}${key.until === undefined ? '' : ` until ${key.until}`}: set the variable to the key of today, ${today}.`,
    );
  return {
    key,
    sign: (sealing) => ({
      ...sealing,
      key: key.id,
      signature: sign(null, signedBytes(publication, sealing), privateKey).toString('base64'),
    }),
  };
}

function privateKeyOf(secret: string): KeyObject {
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(
      secret.startsWith('-----')
        ? secret
        : { key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' },
    );
  } catch {
    throw new UnusableKey(
      `${keyVariable} is not a private key: set it to what openssl genpkey -algorithm ed25519 writes (docs/ledger.md).`,
    );
  }
  if (privateKey.asymmetricKeyType === 'ed25519') return privateKey;
  throw new UnusableKey(
    `${keyVariable} is a key of another kind (${String(privateKey.asymmetricKeyType)}): make one with openssl genpkey -algorithm ed25519.`,
  );
}

const signedBytes = (publication: string, { size, root }: Pick<Sealing, 'size' | 'root'>) =>
  Buffer.from(checkpoint(publication, size, root));

/** What a signature must fit: the root that it signs, and the day of the sealing. */
export type Signed = Pick<Sealing, 'size' | 'root' | 'sealed' | 'key' | 'signature'>;

/** Returns what is wrong with the signature of a sealing; undefined if it is valid, or if there is none. */
export function signatureFault(
  signed: Signed,
  publication: string,
  keys: readonly LedgerKey[],
): { field: 'key' | 'signature'; found: string; expected: string } | undefined {
  const { key: name, signature, sealed } = signed;
  if (name === undefined && signature === undefined) return undefined;
  if (name === undefined || signature === undefined)
    return {
      field: name === undefined ? 'key' : 'signature',
      found: name === undefined ? 'a signature without a key' : `the key ${name} without a signature`,
      expected: 'both, or neither',
    };
  const key = keys.find(({ id }) => id === name);
  if (!key)
    return {
      field: 'key',
      found: `the unknown key ${name}`,
      expected: 'a key that ledgerKeys in content/site.yaml lists',
    };
  if (!isInUse(key, sealed))
    return {
      field: 'key',
      found: `the key ${name}, which was not in use on ${sealed}`,
      expected: `a day from ${key.from}${key.until === undefined ? '' : ` until ${key.until}`}`,
    };
  const publicKey = createPublicKey({
    key: Buffer.from(key.publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  return verify(null, signedBytes(publication, signed), publicKey, Buffer.from(signature, 'base64'))
    ? undefined
    : {
        field: 'signature',
        found: `a signature that does not fit the root ${signed.root.slice(0, 12)}…`,
        expected: `a signature by the key ${name}`,
      };
}
