import type { BodyBlock } from '../../content/body-blocks.ts';
import { idFromWords } from '../../content/quote-ids.ts';
import { countWords } from '../../model/passage.ts';
import type { PullQuoteData } from '../../model/pull-quote.ts';
import { foldedText } from '../../text/fold.ts';
import { Cast, type KnownPerson } from './cast.ts';
import { ownLines } from './own-lines.ts';
import { patternsOf } from './patterns.ts';
import { type ProposedSpeaker, SpeakerFiles } from './people.ts';
import { type Quotable, QuotableBody } from './quotable.ts';
import { findQuotations, type Quotation } from './quotations.ts';
import { rulesFor } from './rules/all.ts';
import type { QuoteRules } from './rules/types.ts';
import { attributeQuotations } from './speakers.ts';
import { fewestWords, quotedWords } from './trim.ts';

/** An article whose quotes are proposed. */
export interface QuotedArticle {
  slug: string;
  lang: string;
  blocks: readonly BodyBlock[];
  /** The pull-quotes that it has, also withdrawn ones. */
  pullQuotes?: readonly Pick<PullQuoteData, 'id' | 'text' | 'occurrence'>[];
  /** Ids of the people it is about. */
  people?: readonly string[];
}

/** What the rest of the publication has: ids of quotes that are taken, and the words of its pull-quotes. */
export interface OtherQuotes {
  ids: Iterable<string>;
  words?: Iterable<string>;
}

/** A pull-quote to choose, with why it is proposed. Its words pass the check. */
export interface Proposal {
  kind: 'said' | 'own';
  id: string;
  text: string;
  occurrence?: number;
  /** Left out for the article’s own words. */
  speaker?: ProposedSpeaker;
  because: string[];
  /** Index of its block in the body. */
  block: number;
}

type Unnamed = Omit<Proposal, 'id'>;

/** The most lines of the article’s own that are proposed. */
const mostOwnLines = 6;

/**
 * Returns the pull-quotes that an article could have: what people say in it, in the order of the text, and then its own strong lines.
 * In a language without rules there are only the latter.
 */
export const proposeQuotes = (
  article: QuotedArticle,
  people: readonly KnownPerson[],
  others?: OtherQuotes,
): Proposal[] => readQuotes(article, people, others).proposals;

/** Returns the proposals, and how many quotations are left out because the text does not name who said them. */
export function readQuotes(
  article: QuotedArticle,
  people: readonly KnownPerson[],
  others: OtherQuotes = { ids: [] },
): { proposals: Proposal[]; unattributed: number } {
  const rules = rulesFor(article.lang);
  const body = new QuotableBody(article.blocks);
  const own = article.pullQuotes ?? [];
  for (const { text, occurrence } of own) body.take(text, occurrence);
  const known = new Set([...(others.words ?? []), ...own.map(({ text }) => text)].map(bare));
  const isNew = ({ text }: Unnamed) => !known.has(bare(text));
  const { said, unattributed } = rules ? saidIn(article, people, rules, body) : { said: [], unattributed: 0 };
  const lines = ownLines(article.blocks, rules).flatMap(({ block, range, because }): Unnamed[] => {
    const quote = body.quote(block, range);
    return quote ? [{ kind: 'own', ...fieldsOf(quote), because }] : [];
  });
  const ids = new Set([...others.ids, ...own.map(({ id }) => id)]);
  const chosen = [...said.filter(isNew), ...lines.filter(isNew).slice(0, mostOwnLines)];
  return {
    proposals: chosen.map((proposal) => ({ ...proposal, id: idFromWords(proposal.text, article, ids) })),
    unattributed,
  };
}

const bare = (text: string) => foldedText(text).replace(/\p{P}+$/u, '');

const fieldsOf = ({ text, block, occurrence }: Quotable) => ({
  text,
  block,
  ...(occurrence === undefined ? {} : { occurrence }),
});

function saidIn(
  { blocks, lang, people: listed = [] }: QuotedArticle,
  people: readonly KnownPerson[],
  rules: QuoteRules,
  body: QuotableBody,
): { said: Unnamed[]; unattributed: number } {
  const patterns = patternsOf(rules);
  const files = new SpeakerFiles(people, blocks, patterns);
  const found = attributeQuotations(blocks, findQuotations(blocks), new Cast(people, listed, lang), patterns);
  const said = found.flatMap(({ quotation, speaker }): Unnamed[] => {
    const quote = speaker && quotable(blocks, quotation, rules, body);
    return quote
      ? [
          {
            kind: 'said',
            ...fieldsOf(quote),
            speaker: files.of(speaker),
            because: [`said by ${speaker.name}`],
          },
        ]
      : [];
  });
  const unattributed = found.filter(({ quotation, speaker }) => !speaker && isLong(blocks, quotation)).length;
  return { said, unattributed };
}

const isLong = (blocks: readonly BodyBlock[], { block, inner }: Quotation) =>
  countWords(blocks[block]?.text.slice(inner.start, inner.end) ?? '') >= fewestWords;

function quotable(
  blocks: readonly BodyBlock[],
  { block, inner }: Quotation,
  rules: QuoteRules,
  body: QuotableBody,
): Quotable | undefined {
  const at = blocks[block];
  const range = at && quotedWords(at, inner, rules);
  return range && body.quote(block, range);
}
