import { z } from 'astro/zod';
import { readSite } from '../../content/site-file.ts';
import { line } from '../../model/fields.ts';
import { NameIndex } from '../import/match-names.ts';
import { personFile } from '../import/proposals.ts';
import { slugOf } from '../import/slug.ts';
import type { DeskContext } from '../server/endpoint.ts';
import { Refused } from '../server/refused.ts';

/** A speaker who has no file yet. */
export const newSpeakerSchema = z.strictObject({
  name: line,
  role: line,
  kind: z.literal('organisation').optional(),
});

/** Returns the file of a new speaker, named as an import names it. Throws a `Refused` if the publication has somebody of that name. */
export async function newSpeakerFile(
  { name, ...fields }: z.output<typeof newSpeakerSchema>,
  lang: string,
  { root, content }: DeskContext,
): Promise<{ id: string; file: string; text: string }> {
  const { people } = (await content.read()).contents;
  const names = new NameIndex(
    people.map(({ id, data }) => ({
      id,
      names: [data.name, ...Object.values(data.names), ...data.aliases, ...data.formerly],
    })),
  );
  const id = slugOf(name);
  const known = names.find(name) ?? (id === undefined ? undefined : names.find(id));
  if (id === undefined || known !== undefined)
    throw new Refused(422, {
      what: 'The new person',
      found:
        known === undefined ? `the name “${name}”, without letters` : `the name of ${known}, who has a file`,
      expected: 'somebody who has no file yet',
      fix: known === undefined ? 'write the name' : `choose ${known} as the speaker`,
    });
  const { languages } = readSite(root).site;
  const { file, text } = personFile(id, name, lang, { languages }, fields);
  return { id, file, text };
}
