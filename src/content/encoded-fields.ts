import { decoded } from '../markdown/entities.ts';
import { type Problem, show } from '../model/problem.ts';

/** Fields with a URL, in which an ampersand does not begin a character reference. */
const urlFields = new Set(['url', 'archived']);

/** Returns problems of fields that contain character references: fields are plain text, which shows them as typed. */
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
    urlFields.has(String(key)) ? [] : encodedFields(value, file, [...path, key]),
  );
}
