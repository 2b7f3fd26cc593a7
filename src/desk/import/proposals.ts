import { rolePlaceholder } from '../../content/person-fix.ts';
import { yamlText } from '../../content/yaml/parse.ts';
import type { ImportContext, Proposed } from './types.ts';

/** Returns the file of a topic that the publication lacks, with placeholders to replace. */
export function topicFile(
  id: string,
  name: string,
  lang: string,
  context: Pick<ImportContext, 'languages'>,
): Proposed {
  const isMain = lang === context.languages[0];
  const text = [
    '---',
    yamlText({ title: name }),
    'summary: What it is, in 40 to 90 words.',
    ...(isMain ? [] : [yamlText({ labels: { [lang]: name } })]),
    '---',
    '',
  ].join('\n');
  return { kind: 'topic', id, name, file: `content/topics/${id}.md`, text };
}

/** Returns the file of a person that the publication lacks, with a placeholder for a role that is not known. */
export function personFile(
  id: string,
  name: string,
  lang: string,
  context: Pick<ImportContext, 'languages'>,
  { role = rolePlaceholder, kind }: { role?: string; kind?: 'organisation' | undefined } = {},
): Proposed {
  const isMain = lang === context.languages[0];
  const text = [
    '---',
    yamlText({ name }),
    ...(kind === undefined ? [] : [yamlText({ kind })]),
    ...(isMain ? [] : [yamlText({ names: { [lang]: name } })]),
    yamlText({ role }),
    '---',
    '',
  ].join('\n');
  return { kind: 'person', id, name, file: `content/people/${id}.md`, text };
}
