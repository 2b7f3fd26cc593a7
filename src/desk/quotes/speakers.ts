import type { BodyBlock } from '../../content/body-blocks.ts';
import { type Frame, mentionAfter, mentionBefore, mentionInLead } from './attribution.ts';
import type { Cast, Speaker } from './cast.ts';
import type { Mention } from './mentions.ts';
import type { Patterns } from './patterns.ts';
import { maskQuotations, type Quotation } from './quotations.ts';
import { sentencesOf } from './sentences.ts';
import { describedPerson, sentenceSubject } from './subjects.ts';

/** A quotation with its speaker; without one where the text names nobody. */
export interface Attributed {
  quotation: Quotation;
  speaker: Speaker | undefined;
}

/** Traces every quotation to its speaker, from the first to the last: pronouns and continued speech need what came before. */
export function attributeQuotations(
  blocks: readonly BodyBlock[],
  quotations: readonly Quotation[],
  cast: Cast,
  patterns: Patterns,
): Attributed[] {
  const byBlock = Map.groupBy(quotations, ({ block }) => block);
  const masked = blocks.map(({ text }, block) => maskQuotations(text, byBlock.get(block) ?? []));
  for (const [block, text] of masked.entries())
    if (blocks[block]?.kind !== 'heading') cast.introduce(text, block, patterns);
  const found = blocks.flatMap((_, block) => {
    const own = byBlock.get(block) ?? [];
    return own.length === 0 ? [] : inBlock({ blocks, masked, block, quotations: own, cast, patterns });
  });
  // A paragraph without a closing mark is continued by the next one, which says who speaks.
  for (const [index, each] of [...found.entries()].reverse()) {
    const next = found[index + 1];
    const { inner, outer, block } = each.quotation;
    if (inner.end === outer.end && inner.start > outer.start && next?.quotation.block === block + 1)
      each.speaker ??= next.speaker;
  }
  return found;
}

interface Context {
  blocks: readonly BodyBlock[];
  masked: readonly string[];
  block: number;
  quotations: readonly Quotation[];
  cast: Cast;
  patterns: Patterns;
}

function inBlock(context: Context): Attributed[] {
  const { blocks, masked, block, quotations, cast, patterns } = context;
  const text = masked[block] ?? '';
  const sentences = sentencesOf(text, patterns.rules);
  const found: Attributed[] = [];
  // The speaker of the quotation before; undefined where nobody spoke yet, and `nobody` where the text gives no name.
  let chained: Speaker | 'nobody' | undefined;
  for (const [index, quotation] of quotations.entries()) {
    const { outer } = quotation;
    const sentence = sentences.findLast(({ start }) => start <= outer.start);
    const next = quotations[index + 1]?.outer.start ?? text.length;
    const frame = {
      before: text.slice(sentence?.start ?? 0, outer.start),
      after: text.slice(outer.end, next),
      isOpen: lastOf(blocks, quotation) === ',' || text.startsWith(',', outer.end),
    };
    const previous = sentences.findLast(({ end }) => end <= outer.start && end <= (sentence?.start ?? 0));
    const mention = mentionFor(frame, {
      ...context,
      isClosed: /[.…]/u.test(lastOf(blocks, quotation)),
      isChained: chained !== undefined,
      previous: previous && index === 0 ? text.slice(previous.start, previous.end) : '',
    });
    let speaker = mention && speakerOf(mention, context, text.slice(0, outer.start));
    if (!mention && chained !== 'nobody')
      speaker = chained ?? (index === 0 ? continued(context, quotation) : undefined);
    if (speaker) cast.spoke(speaker, block);
    else if (mention?.kind === 'unnamed') cast.forget();
    found.push({ quotation, speaker });
    chained = speaker ?? (mention ? 'nobody' : chained);
  }
  return found;
}

/** The last character of a quotation. */
const lastOf = (blocks: readonly BodyBlock[], { block, inner }: Quotation): string =>
  blocks[block]?.text.charAt(inner.end - 1) ?? '';

interface Place extends Context {
  /** The quotation ends with a period of its own. */
  isClosed: boolean;
  /** The quotation before it in the paragraph has a speaker. */
  isChained: boolean;
  /** The sentence before, if it has no quotation. */
  previous: string;
}

/** Returns what the sentence says of the speaker. What follows a finished quotation counts only if nothing leads to it. */
function mentionFor(frame: Frame, place: Place): Mention | undefined {
  const { patterns, cast, isClosed, isChained, previous } = place;
  const after = () => mentionAfter(frame, patterns, cast.knownIn);
  const lead = frame.before.trim();
  // A sentence that leads to the next quotation says nothing of this one.
  const endsHere = /[.!?؟](?:\s|$)/u.test(frame.after);
  if (!isClosed) {
    const mention = after();
    if (mention) return mention;
  }
  if (lead !== '')
    return (
      mentionBefore(frame, patterns, cast.knownIn) ??
      mentionInLead(frame.before, patterns) ??
      (isClosed && endsHere && !isChained ? after() : undefined)
    );
  if (isChained) return undefined;
  return (
    (isClosed && endsHere ? after() : undefined) ??
    signature(frame.after, place) ??
    introduction(previous, patterns)
  );
}

/** The name below a block quotation: “— Ann Lee, nurse”. */
function signature(after: string, { blocks, block, patterns }: Place): Mention | undefined {
  const next = blocks[block + 1];
  const line = [after, next?.text ?? ''].find((text) => /^\s*[—–―-]{1,2}\s*\p{L}/u.test(text));
  const name = line?.replace(/^[\s—–―-]+/u, '').split(/[,،\n]/u)[0];
  return name === undefined ? undefined : sentenceSubject(name, patterns);
}

/** “Lee disagreed. “…””: a short sentence with a verb of saying, before a quotation that stands alone. */
function introduction(previous: string, patterns: Patterns): Mention | undefined {
  if (patterns.rules.names !== 'capitals' || previous === '' || previous.split(' ').length > 40)
    return undefined;
  const body = previous.replace(/[.!?]\s*$/u, '');
  return mentionBefore({ before: body, after: '', isOpen: false }, patterns, () => undefined);
}

/** How far before a pronoun its person is looked for, in characters. */
const farthestSubject = 3000;

function speakerOf(mention: Mention, { cast, block, patterns }: Context, all: string): Speaker | undefined {
  if (mention.kind !== 'pronoun') return cast.resolve(mention, block);
  const textBefore = all.slice(-farthestSubject);
  if (patterns.rules.names !== 'capitals') {
    const named = cast.lastSpeaker(block, 0) ? undefined : cast.knownIn(textBefore);
    return cast.resolve(
      named === undefined ? mention : { kind: 'name', name: named, isOrganization: false },
      block,
    );
  }
  // A pronoun means the subject of a later sentence rather than the last speaker.
  const subjects = sentencesOf(textBefore, patterns.rules).flatMap(({ start, end }) => {
    const sentence = textBefore.slice(start, end);
    const described = describedPerson(sentence, patterns);
    if (described) return [cast.resolve(described, block)];
    const subject = sentenceSubject(sentence, patterns);
    const speaker =
      subject?.kind === 'name' && !subject.isOrganization ? cast.resolve(subject, block) : undefined;
    return speaker?.name.includes(' ') === true || speaker?.id !== undefined ? [speaker] : [];
  });
  return subjects.length > 0 ? subjects.at(-1) : cast.resolve(mention, block);
}

/** Direct speech continues in a paragraph that is all quotation. */
function continued({ masked, block, cast }: Context, { outer }: Quotation): Speaker | undefined {
  const text = masked[block] ?? '';
  const isWhole =
    text.slice(0, outer.start).trim() === '' &&
    !/[\p{L}]/u.test(text.slice(outer.end).replace(/["“„«][^"”»“]*["”»“]/gu, ''));
  return isWhole ? cast.lastSpeaker(block, 1) : undefined;
}
