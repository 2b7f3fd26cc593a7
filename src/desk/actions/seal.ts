import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { h } from 'hastscript';
import { formatLedger } from '../../content/ledger.ts';
import { keyVariable, UnusableKey } from '../../content/ledger-signature.ts';
import { type SealPlan, sealPlan, signerToday, writeSealed } from '../../content/seal-plan.ts';
import { previewRefusal } from '../../hosting/preview-folder.ts';
import { partsOf } from '../../i18n/strings.ts';
import { site } from '../../site.ts';
import { fragment } from '../pages/frame.ts';
import { action } from '../server/endpoint.ts';
import { Refused } from '../server/refused.ts';

/** Returns what identifies a plan: equal for plans that change the same ledger in the same way. */
export const planDigest = ({ before, sealed, log }: SealPlan): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        ...[before, sealed].map((ledger) => formatLedger(ledger, site.tagAuthority)),
        ...log.sealings.keys(),
      ]),
    )
    .digest('hex');

/** Returns why a publication cannot be sealed at all, as `npm run seal` says it; undefined if it can. */
export const sealRefusal = (root: string): string | undefined => previewRefusal(join(root, 'dist'));

/** Seals what the preview showed, as `npm run seal` does; nothing if the content has changed since. */
export const sealAction = action(
  'seal',
  z.strictObject({ digest: z.string(), lang: z.string() }),
  async ({ digest, lang }, { root, content }) => {
    const t = partsOf(lang).desk.seal;
    content.changed();
    const plan = sealPlan(await content.read());
    const refusal = sealRefusal(root);
    if (plan.faults.length > 0 || refusal !== undefined || planDigest(plan) !== digest)
      throw new Refused(409, {
        what: 'content/permalinks.json',
        found: t.again,
        expected: 'the content that the preview showed',
        fix: refusal ?? 'reload the page',
      });
    await writeSealed(
      root,
      { ledger: plan.sealed, log: plan.log },
      { publication: site.tagAuthority, signer: signer() },
    );
    content.changed();
    return { html: fragment([h('p', t.done)]) };
  },
);

/** Returns the signer of the environment; refuses a key that cannot be used. */
function signer() {
  try {
    return signerToday();
  } catch (error) {
    if (!(error instanceof UnusableKey)) throw error;
    throw new Refused(409, {
      what: keyVariable,
      found: error.message,
      expected: 'the private key of one of ledgerKeys in content/site.yaml',
      fix: 'correct the variable, or unset it, and start npm run dev again',
    });
  }
}
