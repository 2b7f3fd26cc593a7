import type { NameParts } from '../../model/person-name.ts';
import type { CslItem } from './item.ts';

/**
 * A name as RIS has it: family, given, suffix. One that is not to be split ends in a comma, as reference managers ask
 * (they take the last word for the family name otherwise), and has none inside.
 */
const name = (parts: NameParts): string =>
  'literal' in parts
    ? `${parts.literal.replace(/\s*,\s*/g, ' ').trim()},`
    : [parts.family, parts.given, parts.suffix]
        .flatMap((part) => part?.replaceAll(',', ' ') ?? [])
        .join(', ');

/**
 * An article or a quote as a record of RIS (the Research Information Systems format as Reference Manager and its
 * successors document it): one line a field, ended by CR LF. `DA` is the full date, of which `PY` is the year alone.
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
