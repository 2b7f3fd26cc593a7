import { headersFor } from '../hosting/rules.ts';
import { show } from '../model/problem.ts';
import type { Reply } from '../network/request.ts';
import type { Fault } from './finding.ts';

/** Returns the faults of the headers of an answer, each header once for all answers that have the same fault. */
export function checkHeaders(path: string, { headers, url }: Reply): Fault[] {
  return Object.entries(headersFor(path)).flatMap(([name, value]) => {
    // The type is checked with the content. Browsers ignore a promise of HTTPS that was not sent over HTTPS.
    if (name === 'content-type') return [];
    if (name === 'strict-transport-security' && url.startsWith('http:')) return [];
    const found = headers[name];
    if (found !== undefined && spaced(found) === spaced(value)) return [];
    return [
      {
        ...{ name: 'header-wrong' as const, group: `${name}: ${found ?? ''} / ${value}` },
        found: found === undefined ? `no ${name}` : `${name}: ${show(found)}`,
        expected: `${name}: ${value}`,
        fix: `generate the host’s configuration again: npm run hosting${found === undefined ? '; if the host cannot send headers, set policyInPages: true in content/site.yaml' : ''}`,
      },
    ];
  });
}

const spaced = (value: string) => value.replace(/\s+/g, ' ').trim();
