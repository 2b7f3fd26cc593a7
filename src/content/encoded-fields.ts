import { decoded } from '../markdown/entities.ts';
import { type Problem, show } from '../model/problem.ts';

/** Fields whose value is an address, where an ampersand is only that. */
const addresses = new Set(['url', 'archived']);

/** Returns the texts of a file's fields that hold character references: fields are text, and print them as typed. */
export function encodedFields(
  data: unknown,
  file: string,
  path: readonly (string | number)[] = [],
): Problem[] {
  if (typeof data === 'string') {
    const meant = decoded(data);
    if (meant === data) return [];
    return [
      {
        name: 'entity-in-field',
        file,
        field: path.join('.'),
        found: `${show(data)}, which is shown as typed`,
        expected: 'the characters themselves',
        fix: `write ${show(meant)}`,
      },
    ];
  }
  if (typeof data !== 'object' || data === null) return [];
  const fields = Array.isArray(data) ? data.entries() : Object.entries(data);
  return [...fields].flatMap(([key, value]: [string | number, unknown]) =>
    addresses.has(String(key)) ? [] : encodedFields(value, file, [...path, key]),
  );
}
