import { z } from 'astro/zod';
import { today } from '../../content/clock.ts';
import { line } from '../../model/fields.ts';
import { quotePath } from '../../model/routes.ts';
import { findWords, hasWords } from '../../text/match.ts';
import type { Change } from '../edit/change.ts';
import { editFrontmatter } from '../edit/edit-frontmatter.ts';
import { action, type DeskContext } from '../server/endpoint.ts';
import { Refused } from '../server/refused.ts';
import { fieldOrder, findSelected, type OpenArticle, openArticle, rejectNewErrors } from './open-article.ts';
import { selectionShape } from './quote.ts';
import { writeEdit } from './undo.ts';

/** What the form of a correction begins with. */
export interface CorrectionForm {
  file: string;
  version: string;
  words: string;
  /** The quotes that have the words. */
  quotes: { id: string; isSealed: boolean }[];
}

/** Finds what a correction of selected words changes. */
export const correctionForm = action(
  'correction-form',
  z.strictObject(selectionShape),
  async ({ path, words, before }, context): Promise<CorrectionForm> => {
    const article = await openArticle(path, context);
    const { text } = findSelected(article, words, before);
    typedRange(article, words, before);
    const quotes = await quotesWith(article, text, context);
    const { file, version } = article;
    return { file, version, words: text, quotes: quotes.map(({ id, isSealed }) => ({ id, isSealed })) };
  },
);

/** Replaces words in the body, adds the correction, and changes the quotes that have the words; sealed ones get a revision. */
export const addCorrection = action(
  'add-correction',
  z.strictObject({
    ...selectionShape,
    version: z.string(),
    says: line,
    why: line,
    kind: z.enum(['correction', 'clarification', 'update']),
  }),
  async ({ path, words, before, version, says, why, kind }, context) => {
    const article = await openArticle(path, context);
    const { file, text, body } = article;
    const selected = findSelected(article, words, before);
    const { start, end } = typedRange(article, words, before);
    const bodyStart = text.length - body.length;
    const withWords = text.slice(0, bodyStart + start) + says + text.slice(bodyStart + end);
    const quotes = await quotesWith(article, selected.text, context);
    const date = today();
    const correction = {
      date,
      ...(kind === 'correction' ? {} : { kind }),
      said: selected.text,
      says,
      why,
      ...(hasWords(body.slice(0, start) + body.slice(end), says)
        ? { occurrence: findWords(before, says).length + 1 }
        : {}),
      ...(quotes.length > 0 ? { quotes: quotes.map(({ id }) => id) } : {}),
    };
    const changes: Change[] = quotes.flatMap(({ index, isSealed, was, now }): Change[] => [
      { path: ['pullQuotes', index, 'text'], set: now(says) },
      ...(isSealed ? [{ path: ['pullQuotes', index, 'revisions'], append: { date, said: was, why } }] : []),
    ]);
    const after = editFrontmatter(
      withWords,
      [...changes, { path: ['corrections'], append: correction }],
      fieldOrder,
    );
    await rejectNewErrors(text, after, file, context.root);
    return writeEdit(context, { file, before: text, after, version });
  },
);

/** Returns where the body as typed has the selected words. Throws a `Refused` if markup is inside them, or if it is not sure where they are. */
function typedRange({ body, blocks, file }: OpenArticle, words: string, before: string) {
  const typed = findWords(body, words);
  const shown = blocks.flatMap(({ text }) => findWords(text, words));
  const range = typed[findWords(before, words).length];
  if (range && typed.length === shown.length) return range;
  throw new Refused(422, {
    what: file,
    found:
      typed.length === 0
        ? 'words with emphasis, links or notes inside them'
        : 'words that are also in a note or a link',
    expected: 'words that the file has exactly as the page shows them',
    fix: 'select fewer words, or make the correction in the editor',
  });
}

/** Returns the quotes of an article that have the words, with what they become. */
async function quotesWith({ data, file }: OpenArticle, words: string, { content }: DeskContext) {
  const { ledger } = await content.read();
  return data.pullQuotes.flatMap(({ id, text, withdrawn }, index) => {
    const [range, more] = withdrawn ? [] : findWords(text, words);
    if (!range) return [];
    if (more)
      throw new Refused(422, {
        what: file,
        found: `words that the quote ${id} has twice`,
        expected: 'words that a quote has once',
        fix: 'select more words',
      });
    const now = (says: string) => text.slice(0, range.start) + says + text.slice(range.end);
    return [{ id, index, was: text, now, isSealed: ledger.has(quotePath(id)) }];
  });
}
