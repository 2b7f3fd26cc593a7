import { frontmatter } from '../../content/frontmatter.ts';
import type { Change } from './change.ts';
import { editYaml } from './edit-yaml.ts';
import { UneditableText } from './uneditable-text.ts';

/**
 * Returns a Markdown file with changes of its frontmatter. All other bytes stay as they are: the body, comments, the order of fields, and
 * how values are quoted and indented. New entries look like those next to them. New fields are put where `order`, the fields of the schema,
 * has them. Throws {@link UneditableText} if the frontmatter cannot be read or a change does not fit.
 */
export function editFrontmatter(
  text: string,
  changes: readonly Change[],
  order: readonly string[] = [],
): string {
  const match = frontmatter.exec(text);
  if (match?.index !== 0) throw new UneditableText('no frontmatter between two lines --- at the top');
  const start = match[0].indexOf('\n') + 1;
  const end = start + (match[1] ?? '').length;
  const fields = text.slice(start, end);
  // Of a file without fields, the line ends are those of the line above.
  const sample = fields === '' ? text.slice(0, start) : undefined;
  return text.slice(0, start) + editYaml(fields, changes, { order, lineEndsOf: sample }) + text.slice(end);
}
