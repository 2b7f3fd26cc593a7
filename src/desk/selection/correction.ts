import { z } from 'astro/zod';
import { today } from '../../content/clock.ts';
import { line } from '../../model/fields.ts';
import { quotePath } from '../../model/routes.ts';
import { findWords, hasWords } from '../../text/match.ts';
import type { Range } from '../../text/range.ts';
import type { Change } from '../edit/change.ts';
import { editFrontmatter } from '../edit/edit-frontmatter.ts';
import { action, type DeskContext } from '../server/endpoint.ts';
import { Refused } from '../server/refused.ts';
import { findMarkedWords, replaceMarkedWords } from './marked-words.ts';
import {
  fieldOrder,
  findSelected,
  type OpenArticle,
  openArticle,
  rejectNewErrors,
  type SelectedWords,
} from './open-article.ts';
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
    const selected = findSelected(article, words, before);
    const { text } = selected;
    if (!typedRange(article, words, before) && !findMarkedWords(article.body, words, selected))
      throw unclear(article, words);
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
    const { body: corrected, isRepeated } = withWords(article, { ...selected, words, before, says });
    const quotes = await quotesWith(article, selected.text, context);
    const date = today();
    const correction = {
      date,
      ...(kind === 'correction' ? {} : { kind }),
      said: selected.text,
      says,
      why,
      ...(isRepeated ? { occurrence: findWords(before, says).length + 1 } : {}),
      ...(quotes.length > 0 ? { quotes: quotes.map(({ id }) => id) } : {}),
    };
    const changes: Change[] = quotes.flatMap(({ index, isSealed, was, now }): Change[] => [
      { path: ['pullQuotes', index, 'text'], set: now(says) },
      ...(isSealed ? [{ path: ['pullQuotes', index, 'revisions'], append: { date, said: was, why } }] : []),
    ]);
    const after = editFrontmatter(
      text.slice(0, text.length - body.length) + corrected,
      [...changes, { path: ['corrections'], append: correction }],
      fieldOrder,
    );
    await rejectNewErrors(text, after, file, context.root);
    return writeEdit(context, { file, before: text, after, version });
  },
);

/** Returns the body with other words in place of the selected ones, and whether it has these more than once. Throws a `Refused` if it is not sure where they are. */
function withWords(
  article: OpenArticle,
  { words, before, says, ...selected }: SelectedWords & { words: string; before: string; says: string },
): { body: string; isRepeated: boolean } {
  const { body, file } = article;
  const range = typedRange(article, words, before);
  if (range) {
    const [start, end] = [body.slice(0, range.start), body.slice(range.end)];
    return { body: start + says + end, isRepeated: hasWords(start + end, says) };
  }
  const marked = findMarkedWords(body, words, selected);
  if (!marked) throw unclear(article, words);
  const replaced = replaceMarkedWords(marked, says);
  if (replaced) return replaced;
  throw new Refused(422, {
    what: file,
    found: 'a change on both sides of emphasis, a link or a note',
    expected: 'a change of words between two such marks',
    fix: 'change less, or make the correction in the editor',
  });
}

/** Returns where the body as typed has the selected words; undefined if markup is inside them, or if it is not sure where they are. */
function typedRange({ body, blocks }: OpenArticle, words: string, before: string): Range | undefined {
  const typed = findWords(body, words);
  const shown = blocks.flatMap(({ text }) => findWords(text, words));
  return typed.length === shown.length ? typed[findWords(before, words).length] : undefined;
}

const unclear = ({ file, body }: OpenArticle, words: string) =>
  new Refused(422, {
    what: file,
    found: hasWords(body, words)
      ? 'words that are also in a note, a link or a block'
      : 'words that the file has with markup inside them, or in a block',
    expected: 'words of the body as typed',
    fix: 'select fewer words, or make the correction in the editor',
  });

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
