import type { BodyBlock } from '../../content/body-blocks.ts';
import { asId, isId } from '../../model/fields.ts';
import { freeId } from '../../model/free-id.ts';
import type { PullQuoteData } from '../../model/pull-quote.ts';
import { fold } from '../../text/fold.ts';
import { Cast, type KnownPerson, type Speaker } from './cast.ts';
import { ownLines } from './own-lines.ts';
import { patternsOf } from './patterns.ts';
import { type Quotable, QuotableBody } from './quotable.ts';
import { findQuotations, type Quotation } from './quotations.ts';
import { rulesFor } from './rules/all.ts';
import type { QuoteRules } from './rules/types.ts';
import { type Attributed, attributeQuotations } from './speakers.ts';
import { quotedWords } from './trim.ts';
import { idFromWords } from './ids.ts';

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
  speaker?: Speaker;
  because: string[];
  /** Index of its block in the body. */
  block: number;
}

/** The most lines of the article’s own that are proposed. */
const mostOwnLines = 6;

/**
 * Returns the pull-quotes that an article could have: what people say in it, in the order of the text, and then its own strong lines.
 * In a language without rules there are only the latter.
 */
export function proposeQuotes(
  article: QuotedArticle,
  people: readonly KnownPerson[],
  others: OtherQuotes = { ids: [] },
): Proposal[] {
  const rules = rulesFor(article.lang);
  const body = new QuotableBody(article.blocks);
  for (const { text, occurrence } of article.pullQuotes ?? []) body.take(text, occurrence);
  const known = new Set([...(others.words ?? [])].map(bare));
  const ids = new Set([...others.ids, ...(article.pullQuotes ?? []).map(({ id }) => id)]);
  const quotations = findQuotations(article.blocks);
  const said = rules ? saidIn(article, quotations, rules, people) : [];
  const proposals = said.flatMap(({ quotation, speaker }): Omit<Proposal, 'id'>[] => {
    const quote = speaker && quotable(article.blocks, quotation, rules, body);
    return quote && !known.has(bare(quote.text))
      ? [{ kind: 'said', ...fieldsOf(quote), speaker, because: [`said by ${speaker.name}`], block: quote.block }]
      : [];
  });
  for (const line of ownLines(article.blocks, rules)) {
    const quote = body.quote(line.block, line.range);
    if (!quote || known.has(bare(quote.text))) continue;
    proposals.push({ kind: 'own', ...fieldsOf(quote), because: line.because, block: line.block });
    if (proposals.filter(({ kind }) => kind === 'own').length === mostOwnLines) break;
  }
  return proposals.map((proposal) => ({ ...proposal, id: idFromWords(proposal.text, article, ids) }));
}

const bare = (text: string) => fold(text).text.replace(/\p{P}+$/u, '');

const fieldsOf = ({ text, occurrence }: Quotable) => ({ text, ...(occurrence === undefined ? {} : { occurrence }) });

function saidIn(article: QuotedArticle, quotations: Quotation[], rules: QuoteRules, people: readonly KnownPerson[]): Attributed[] {
  const cast = new Cast(people, article.people ?? [], article.lang);
  return attributeQuotations(article.blocks, quotations, cast, patternsOf(rules));
}

function quotable(blocks: readonly BodyBlock[], { block, inner }: Quotation, rules: QuoteRules | undefined, body: QuotableBody) {
  const at = blocks[block];
  const range = at && rules && quotedWords(at, inner, rules);
  return range && body.quote(block, range);
}
