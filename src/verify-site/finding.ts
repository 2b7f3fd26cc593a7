import { ledgerFile } from '../content/ledger.ts';
import type { Severity } from '../model/problem-kinds.ts';
import type { FoundElsewhere } from '../model/report.ts';
import { siteFile } from '../model/site.ts';
import type { Address } from './addresses.ts';

/** Every kind of fault of a published site, and how serious it is. The names never change: programs that read the report depend on them. */
export const findingKinds = {
  // The whole site
  'certificate-invalid': 'error',
  'certificate-ends-soon': 'warning',
  'base-path-differs': 'error',
  'missing-page-answers-200': 'warning',
  'preview-published': 'error',
  'headers-not-checked': 'info',
  'release-missing': 'error',
  'publication-differs': 'error',
  'release-differs': 'error',
  // What is sealed here and not yet published is not a fault of the site.
  'release-not-current': 'warning',
  'ledger-behind': 'error',
  // An address
  'address-missing': 'error',
  'address-unreachable': 'error',
  'address-fails': 'error',
  'address-redirects': 'error',
  'front-page-instead': 'error',
  'soft-404': 'error',
  'type-wrong': 'error',
  'answer-slow': 'warning',
  'answer-unsteady': 'info',
  'canonical-wrong': 'error',
  'words-changed': 'error',
  'card-missing': 'error',
  // No build can make it again: if no copy is left, an error could never be corrected.
  'earlier-card-missing': 'warning',
  'card-not-a-picture': 'error',
  'card-wrong-size': 'error',
  'redirect-lost': 'error',
  'redirect-wrong': 'error',
  'header-wrong': 'error',
  'feed-invalid': 'error',
} as const satisfies Record<string, Severity>;

export type FindingName = keyof typeof findingKinds;

/** A fault of the published site. `field` is the address, or the first of several with the same fault. */
export interface Finding extends FoundElsewhere {
  name: FindingName;
  /** How many addresses have the fault, if it is the same one on all of them. */
  count?: number;
  /** The other addresses. */
  also?: string[];
  /** The fault that is reported once for all its addresses. */
  group?: string;
}

/** What a check says about an address. */
export type Fault = Pick<Finding, 'name' | 'found' | 'expected' | 'fix' | 'group'>;

/** Returns the finding of a fault at an address: in the ledger if the address is sealed, else in the settings. */
export const findingAt = (address: Pick<Address, 'line'>, url: string, fault: Fault): Finding => ({
  ...{ severity: findingKinds[fault.name], file: address.line === undefined ? siteFile : ledgerFile },
  ...(address.line === undefined ? {} : { line: address.line }),
  field: url,
  ...fault,
});

/** So many findings of the same fault, each at its own address, are reported once. */
const many = 20;

/** Returns the findings, in which the same fault at many addresses is one, with the number of its addresses. */
export function grouped(findings: readonly Finding[]): Finding[] {
  const keyOf = ({ group, name, found, fix = '' }: Finding) => group ?? [name, found, fix].join('\n');
  const groups = Map.groupBy(findings, keyOf);
  return [...groups.values()].flatMap((same) => {
    const [first, ...others] = same.map(withoutGroup);
    if (!first || (same[0]?.group === undefined && same.length <= many)) return same;
    if (others.length === 0) return [first];
    return [
      {
        ...first,
        found: `${first.found} (here and at ${others.length} more)`,
        count: same.length,
        also: others.map(({ field = '' }) => field),
      },
    ];
  });
}

function withoutGroup({ group: _group, ...finding }: Finding): Finding {
  return finding;
}
