import { z } from 'astro/zod';
import { idFromWords } from '../../content/quote-ids.ts';
import { sourceId } from '../../model/article.ts';
import { pullQuoteSchema } from '../../model/pull-quote.ts';
import { quotePath } from '../../model/routes.ts';
import { hasWords } from '../../text/match.ts';
import { editFrontmatter } from '../edit/edit-frontmatter.ts';
import { readQuotes } from '../quotes/propose.ts';
import { action, type DeskContext } from '../server/endpoint.ts';
import { Refused } from '../server/refused.ts';
import { newSpeakerFile, newSpeakerSchema } from './new-speaker.ts';
import { fieldOrder, findSelected, openArticle, rejectNewErrors } from './open-article.ts';
import { undoEdit, writeEdit } from './undo.ts';

/** Selected words on the page of an article, and the article’s text before them. */
export const selectionShape = {
  path: z.string().max(500),
  words: z.string().min(1).max(5000),
  before: z.string().max(900_000),
};

/** What the form of a pull-quote begins with. */
export interface QuoteForm {
  file: string;
  version: string;
  quote: { id: string; text: string; occurrence?: number; speaker?: string };
  /** Whom the text names and who has no file yet. */
  newSpeaker?: z.output<typeof newSpeakerSchema>;
  people: { id: string; name: string }[];
  sources: string[];
}

/** Proposes a pull-quote of selected words: an id, the occurrence, and the speaker if the text names one. */
export const quoteForm = action(
  'quote-form',
  z.strictObject(selectionShape),
  async ({ path, words, before }, context): Promise<QuoteForm> => {
    const article = await openArticle(path, context);
    const { file, text, version, data, blocks } = article;
    const found = findSelected(article, words, before);
    const { contents } = await context.content.read();
    const slug = file.slice(file.lastIndexOf('/') + 1, -'.md'.length);
    const { lang, people } = data;
    const said = readQuotes({ slug, lang, blocks, people }, contents.people).proposals.find(
      (proposal) =>
        (hasWords(proposal.text, found.text) || hasWords(found.text, proposal.text)) &&
        (proposal.occurrence ?? 1) === found.occurrence,
    );
    const quote = {
      id: idFromWords(found.text, { slug, lang }, await takenIds(context)),
      text: found.text,
      ...(found.count > 1 ? { occurrence: found.occurrence } : {}),
    };
    await rejectNewErrors(text, withQuote(text, quote), file, context.root);
    return {
      file,
      version,
      quote: { ...quote, ...(said?.speaker && !said.speaker.file ? { speaker: said.speaker.id } : {}) },
      ...(said?.speaker?.file ? { newSpeaker: said.speaker.file } : {}),
      people: contents.people.map(({ id, data: { name } }) => ({ id, name })),
      sources: data.sources.map(sourceId),
    };
  },
);

const withQuote = (text: string, quote: object): string =>
  editFrontmatter(text, [{ path: ['pullQuotes'], append: quote }], fieldOrder);

/** Returns the ids of all quotes of the publication, those in the ledger included. */
async function takenIds({ content }: DeskContext): Promise<Set<string>> {
  const { contents, ledger } = await content.read();
  const own = contents.articles.flatMap(({ data }) => data.pullQuotes.map(({ id }) => id));
  const sealed = [...ledger.keys()].map((path) => path.split('/').at(-2) ?? '');
  return new Set([...own, ...sealed.filter((id) => ledger.has(quotePath(id)))]);
}

/** Writes a pull-quote into the frontmatter of its article. */
export const addQuote = action(
  'add-quote',
  z.strictObject({
    path: z.string().max(500),
    version: z.string(),
    quote: pullQuoteSchema.pick({
      id: true,
      text: true,
      occurrence: true,
      speaker: true,
      said: true,
      source: true,
    }),
    newSpeaker: newSpeakerSchema.optional(),
  }),
  async ({ path, version, quote, newSpeaker }, context) => {
    const { file, text, data } = await openArticle(path, context);
    if ((await takenIds(context)).has(quote.id))
      throw new Refused(422, {
        what: file,
        found: `the id ${quote.id}, which another quote has`,
        expected: 'an id that is new on the whole site',
        fix: `write ${idFromWords(quote.text, { slug: 'another', lang: 'en' }, await takenIds(context))}`,
      });
    const created = newSpeaker && (await newSpeakerFile(newSpeaker, data.lang, context));
    const after = withQuote(text, created ? { ...quote, speaker: created.id } : quote);
    await rejectNewErrors(text, after, file, context.root);
    return writeEdit(context, { file, before: text, after, version, created });
  },
);

/** Takes the last edit of a page back. */
export const undoAction = action('undo-edit', z.strictObject({}), (_, context) => undoEdit(context));
