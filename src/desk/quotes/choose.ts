import { isId } from '../../model/fields.ts';
import type { Change } from '../edit/change.ts';
import { newFile, newText } from '../new-file.ts';
import type { ProposedSpeaker } from './people.ts';
import type { Proposal } from './propose.ts';

/** Returns a proposal as an entry of `pullQuotes`. */
export const entryOf = ({ id, text, occurrence, speaker }: Proposal) => ({
  id,
  text,
  ...(occurrence === undefined ? {} : { occurrence }),
  ...(speaker ? { speaker: speaker.id } : {}),
});

/** Returns the changes of the frontmatter that add proposals. */
export const additions = (chosen: readonly Proposal[]): Change[] =>
  chosen.map((proposal) => ({ path: ['pullQuotes'], append: entryOf(proposal) }));

/** Returns the new people whom proposals name, each once, with the path and the text of their files. */
export function newPeople(chosen: readonly Proposal[]): { file: string; text: string }[] {
  const people = new Map<string, NonNullable<ProposedSpeaker['file']>>();
  for (const { speaker } of chosen) if (speaker?.file) people.set(speaker.id, speaker.file);
  return [...people].map(([id, { name, kind, role }]) => ({
    file: newFile('person', id),
    text: newText('person', { name, kind, role }),
  }));
}

/** Returns the numbers that a list such as `1,3-5` names, from 1 to `most`; undefined if it is another text. */
export function numbersIn(list: string, most: number): number[] | undefined {
  if (list === 'all') return Array.from({ length: most }, (_, index) => index + 1);
  const numbers = list.split(',').flatMap((part) => {
    const [, from = '', to = from] = /^\s*(\d{1,4})(?:\s*-\s*(\d{1,4}))?\s*$/u.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    return from === '' || first < 1 || last > most || last < first
      ? [Number.NaN]
      : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  return numbers.some(Number.isNaN) ? undefined : [...new Set(numbers)];
}

/** True for the file name or path of an article; false for a path that leads elsewhere. */
export const slugIn = (name: string): string | undefined => {
  const slug = /^(?:\.\/)?(?:content\/articles\/)?(?:[a-z0-9-]+\/)*(?<slug>[a-z0-9-]+?)(?:\.md)?$/u.exec(name)
    ?.groups?.slug;
  return slug !== undefined && isId(slug) ? slug : undefined;
};
