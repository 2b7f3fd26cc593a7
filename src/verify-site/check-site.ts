import { homePath } from '../model/routes.ts';
import { certificateOf } from '../network/certificate.ts';
import { RequestFailure } from '../network/failure.ts';
import type { PoliteReply } from '../network/polite.ts';
import { base, site } from '../site.ts';
import { counted } from '../text/counted.ts';
import type { Live } from './check-page.ts';
import type { Fault } from './finding.ts';
import { readPage } from './html-page.ts';

const millisecondsPerDay = 86_400_000;
/** Days before the end of a certificate from which it is reported: renewal usually happens 30 days before. */
const fewDays = 14;

/** Returns the fault of a site that is asked in another folder of its host than its pages link to. */
export function baseFault(root: URL): Fault | undefined {
  if (root.pathname === base) return undefined;
  return {
    ...{ name: 'base-path-differs', found: `${root.pathname} in the address`, expected: base },
    fix: `npm run verify-site -- ${new URL(base, root).href}\nor set url in content/site.yaml to ${root.href}, build and upload again`,
  };
}

/** Returns the fault of the site’s certificate at an instant, and how many days it is still valid. */
export async function checkCertificate(
  root: URL,
  settings: { ca?: string | undefined; timeout: number },
  at: number,
): Promise<{ faults: Fault[]; daysLeft?: number }> {
  if (root.protocol !== 'https:') return { faults: [] };
  const { endsAt, fault } = await certificateOf(root, settings);
  const daysLeft = Math.floor((endsAt - at) / millisecondsPerDay);
  const renew = 'renew the certificate: certbot renew, or let the host do so';
  const end = new Date(endsAt).toISOString().slice(0, 10);
  if (fault !== undefined || endsAt < at)
    return {
      faults: [
        {
          ...{ name: 'certificate-invalid', expected: 'a valid certificate', fix: renew },
          found:
            endsAt < at
              ? `a certificate that expired on ${end}`
              : `a certificate that browsers reject (${fault ?? ''})`,
        },
      ],
      daysLeft,
    };
  if (daysLeft >= fewDays) return { faults: [], daysLeft };
  return {
    faults: [
      {
        ...{ name: 'certificate-ends-soon', expected: `at least ${fewDays} days`, fix: renew },
        found: `a certificate that expires on ${end}, in ${counted(daysLeft, 'day')}`,
      },
    ],
    daysLeft,
  };
}

/** A path that no site has. */
const noPath = `${homePath}no-page-has-this-address-8f14e45f/`;

/** Asks for a page that does not exist. Returns the title of what the host shows for it, and the fault of a host that does not answer 404. */
export async function checkMissing(
  live: Live,
  ask: (path: string) => Promise<PoliteReply>,
): Promise<{ faults: Fault[]; missingTitle: string | undefined }> {
  const reply = await ask(noPath).catch((error: unknown) => {
    if (error instanceof RequestFailure) return undefined;
    throw error;
  });
  if (!reply) return { faults: [], missingTitle: undefined };
  const { title } = readPage(reply.body.toString());
  const missingTitle = title === '' ? undefined : title;
  if (reply.status === 404 || reply.status === 410) return { faults: [], missingTitle };
  return {
    faults: [
      {
        ...{
          name: 'missing-page-answers-200',
          found: `status ${reply.status} for a page that does not exist`,
        },
        expected: 'status 404, with 404.html',
        fix: `let ${live.root.host} answer 404 for missing pages: docs/hosts.md has the configuration of each host`,
      },
    ],
    missingTitle,
  };
}

/** The note of a site whose host cannot send headers. */
export const headersNote = (): Fault[] =>
  site.policyInPages
    ? [
        {
          ...{ name: 'headers-not-checked', found: 'policyInPages: true in content/site.yaml' },
          ...{ expected: 'a host that sends headers', fix: 'nothing to do on a host without headers' },
        },
      ]
    : [];
