import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type BodyBlock, bodyBlocks } from '../../../src/content/body-blocks.ts';
import { renderBody } from '../../../src/content/render-body.ts';
import type { KnownPerson } from '../../../src/desk/quotes/cast.ts';
import { type Proposal, proposeQuotes } from '../../../src/desk/quotes/propose.ts';
import { personSchema } from '../../../src/model/person.ts';
import { fold } from '../../../src/text/fold.ts';

/** An article of the judged set: its quotations of four words or more whose speaker it names, with the speaker. */
export interface Judged {
  name: string;
  lang: string;
  said: { by: string; words: string }[];
  blocks: BodyBlock[];
}

const folder = join(import.meta.dirname, '../../fixtures/quotes');

export const people: KnownPerson[] = Object.entries(
  parse(readFileSync(join(folder, 'people.yaml'), 'utf8')) as Record<string, unknown>,
).map(([id, data]) => ({ id, data: personSchema.parse(data) }));

/** Returns the blocks of a Markdown body. */
export async function blocksOf(body: string): Promise<BodyBlock[]> {
  const file = 'content/articles/judged.md';
  const { rendered } = await renderBody({ file, data: {}, body, bodyLine: 1 }, `/${file}`);
  return bodyBlocks(rendered?.html ?? '');
}

/** Reads the articles of one half: `tuned` was looked at while the rules were written, `judged` was not. */
export async function judgedArticles(half: 'tuned' | 'judged'): Promise<Judged[]> {
  const names = readdirSync(join(folder, half)).sort();
  return Promise.all(
    names.map(async (file) => {
      const [, head = '', body = ''] =
        /^---\n(.*?)\n---\n(.*)$/su.exec(readFileSync(join(folder, half, file), 'utf8')) ?? [];
      const { lang, said } = parse(head) as Pick<Judged, 'lang' | 'said'>;
      return { name: file.replace('.md', ''), lang, said, blocks: await blocksOf(body) };
    }),
  );
}

export interface Score {
  right: Proposal[];
  wrong: Proposal[];
  /** Quotations that no proposal has with the right speaker. */
  missed: Judged['said'];
}

const same = (a: string, b: string) => fold(a).text.toLowerCase() === fold(b).text.toLowerCase();

/** Compares the proposals for an article with the judgment: words and speaker must be right. A part of a long quotation is right. */
export function score({ name, lang, said, blocks }: Judged): Score {
  const proposals = proposeQuotes({ slug: name, lang, blocks }, people).filter(({ kind }) => kind === 'said');
  const fits = (proposal: Proposal, { by, words }: Judged['said'][number]) =>
    namesOf(proposal).some((own) => same(own, by)) && fold(words).text.includes(fold(proposal.text).text);
  const right = proposals.filter((proposal) => said.some((each) => fits(proposal, each)));
  return {
    right,
    wrong: proposals.filter((proposal) => !right.includes(proposal)),
    missed: said.filter((each) => !right.some((proposal) => fits(proposal, each))),
  };
}

function namesOf({ speaker }: Proposal): string[] {
  const known = people.find(({ id }) => id === speaker?.id)?.data;
  return known ? [known.name, ...Object.values(known.names), ...known.aliases] : [speaker?.name ?? ''];
}
