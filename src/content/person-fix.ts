import type { Contents } from '../model/contents.ts';
import { asId, isId } from '../model/fields.ts';
import type { Problem } from '../model/problem.ts';
import { foldedText } from '../text/fold.ts';
import { stepsOf } from './findings.ts';
import { valueAt } from './schema-at.ts';
import { yamlText } from './yaml/parse.ts';

/** The role in a proposed file until somebody writes one. */
export const rolePlaceholder = 'Who this is, in at most eight words';

const personFields = ['author', 'editor', 'translator', 'speaker', 'people'];

/**
 * Adds a fix to the problem of a name where a person's id is expected: the id of the person with that name, or the file to create. Other
 * problems are returned unchanged. `data` is the frontmatter as typed.
 */
export function withPersonFix(fault: Problem, data: unknown, people: Contents['people']): Problem {
  const path = stepsOf(fault.field ?? '');
  const field = path.findLast((step) => typeof step === 'string') ?? '';
  const name = valueAt(data, path);
  if (!personFields.includes(field) || fault.name !== 'id-invalid' || typeof name !== 'string') return fault;
  const before = typeof path.at(-1) === 'number' ? '- ' : `${field}: `;
  const known = people.find(({ data: person }) =>
    [person.name, ...Object.values(person.names), ...person.aliases].some(
      (own) => foldedText(own) === foldedText(name),
    ),
  );
  if (known) return { ...fault, found: `${fault.found}, a name`, fix: `${before}${known.id}` };
  const id = asId(name);
  if (!isId(id)) return fault;
  return {
    ...fault,
    found: `${fault.found}, a name`,
    fix: `${before}${id}\nand, in content/people/${id}.md:\n---\n${yamlText({ name, role: rolePlaceholder })}\n---`,
  };
}
