import type { NameParts } from '../../model/person-name.ts';
import type { CslItem } from './item.ts';

/**
 * Returns a name in RIS: family, given, suffix. A name that must not be split ends in a comma and has no other, because reference
 * managers otherwise treat the last word as the family name.
 */
const name = (parts: NameParts): string =>
  'literal' in parts
    ? `${parts.literal.replace(/\s*,\s*/g, ' ').trim()},`
    : [parts.family, parts.given, parts.suffix]
        .flatMap((part) => part?.replaceAll(',', ' ') ?? [])
        .join(', ');

/**
 * Returns an article or a quote as a RIS record (the format of Research Information Systems, as documented for Reference Manager and its
 * successors): one line for each field, ended by CR LF. `DA` is the full date, `PY` only the year.
 */
export function ris(item: CslItem): string {
  const [year = '', ...rest] =
    item.issued?.['date-parts'][0].map((part) => String(part).padStart(2, '0')) ?? [];
  const fields: [tag: string, value: string | undefined][] = [
    ['TY', 'NEWS'],
    ['ID', item.id],
    ['TI', item.title],
    ...(item.author ?? []).map((parts): [string, string] => ['AU', name(parts)]),
    ...(item.editor ?? []).map((parts): [string, string] => ['ED', name(parts)]),
    ...(item.translator ?? []).map((parts): [string, string] => ['A4', name(parts)]),
    ['T2', item['container-title']],
    ['PB', item['container-title']],
    ['PY', year],
    ['DA', `${[year, ...rest].join('/')}/`],
    ['LA', item.language],
    ['UR', item.URL],
    ['AB', item.abstract],
    ['ER', ''],
  ];
  return fields
    .flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`]))
    .join('');
}
