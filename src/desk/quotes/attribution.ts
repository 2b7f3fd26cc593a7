import type { Mention } from './mentions.ts';
import { nameIn } from './names.ts';
import type { Patterns } from './patterns.ts';
import { type KnownIn, subjectFirst, subjectInPlace, withoutMarks } from './places.ts';
import type { QuoteRules } from './rules/types.ts';
import { sentenceSubject, subjectAfter, subjectBefore } from './subjects.ts';

/** The text around a quotation, with other quotations masked. */
export interface Frame {
  /** From the beginning of the sentence to the quotation. */
  before: string;
  /** From the quotation to the end of the sentence or to the next quotation. */
  after: string;
  /** The quotation ends in a comma, so the sentence continues. */
  isOpen: boolean;
}

/** The most letters between a verb of saying and its quotation. */
const reach = 180;

/** Returns who the words after a quotation say is the speaker: “…”, said Ann Lee. */
export function mentionAfter(
  { after, isOpen }: Frame,
  patterns: Patterns,
  knownIn: KnownIn,
): Mention | undefined {
  const { rules, verbFirst, sourceFirst, verb } = patterns;
  const isPlaces = rules.names === 'places';
  const text = leading(isPlaces ? withoutMarks(after) : after, rules);
  if (text === '') return undefined;
  const subject = (rest: string) =>
    isPlaces ? subjectInPlace(rest, patterns, knownIn) : subjectAfter(rest, patterns);
  const source = sourceFirst?.exec(text)?.[0];
  if (source !== undefined) return onlyNames(subject(text.slice(source.length)));
  const first = verbFirst.exec(text)?.[0];
  if (first !== undefined && rules.order !== 'subject-first') return subject(text.slice(first.length));
  const clause = /^[^.;:!?؟“"«„\u0001]{0,160}/u.exec(text)?.[0] ?? '';
  if (rules.order === 'verb-subject') return undefined;
  const found = matches(verb, clause).slice(0, 3);
  const [one] = found;
  if (!one) return isOpen ? byAnyVerb(clause, patterns) : undefined;
  const head = clause.slice(0, one.index);
  if (rules.order === 'subject-first') return subjectFirst(head, patterns, knownIn);
  const mentions = found.map(({ index }) => subjectBefore(clause.slice(0, index), patterns));
  const mention = mentions.find((each) => each?.kind === 'name' || each?.kind === 'pronoun') ?? mentions[0];
  return (
    mention ??
    (/,\s*$/u.test(head) ? subjectAfter(clause.slice(one.index + one.text.length), patterns) : undefined)
  );
}

/** “…,” Lee enthused. Any verb will do after words that end in a comma. */
function byAnyVerb(clause: string, patterns: Patterns): Mention | undefined {
  const run = patterns.runFirst.exec(clause)?.[0];
  const isVerb = run !== undefined && /^\s+\p{Ll}{3,}(?:ed|s|te|t)[\s,]*$/u.test(clause.slice(run.length));
  return isVerb ? nameIn(run, patterns) : undefined;
}

/** Drops what may precede the verb: commas, dashes, “so”, “as”. */
function leading(after: string, { leads }: QuoteRules): string {
  const text = after.replace(/^[\s,،؛;–—-]+/u, '');
  const word = /^[\p{L}\p{M}]+/u.exec(text)?.[0] ?? '';
  return leads.includes(word.toLowerCase()) ? text.slice(word.length).trimStart() : text;
}

const onlyNames = (mention: Mention | undefined) =>
  mention?.kind === 'name' || mention?.kind === 'description' || mention?.kind === 'unnamed'
    ? mention
    : undefined;

interface Found {
  index: number;
  text: string;
}

const matches = (pattern: RegExp | undefined, text: string): Found[] =>
  pattern ? [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ index, text: found })) : [];

/** Returns who the words before a quotation say is the speaker: Ann Lee said: “…”. */
export function mentionBefore({ before }: Frame, patterns: Patterns, knownIn: KnownIn): Mention | undefined {
  if (patterns.rules.names === 'places') return mentionInPlace(withoutMarks(before), patterns, knownIn);
  const text = before.slice(-600);
  const leads = [
    ...matches(patterns.verb, text)
      .filter(({ index }) => !isNoun(text.slice(0, index), patterns))
      .map((found) => ({ ...found, read: byVerb })),
    ...matches(patterns.participle, text).map((found) => ({ ...found, read: byParticiple })),
    ...matches(patterns.source, text).map((found) => ({ ...found, read: bySource })),
    ...matches(patterns.sourceAfter, text).map((found) => ({ ...found, read: bySourceAfter })),
  ].sort((a, b) => b.index - a.index);
  for (const { index, text: found, read } of leads) {
    if (text.length - index - found.length > reach) break;
    const mention = read(text, index, index + found.length, patterns);
    if (mention) return mention;
  }
  return undefined;
}

/** True if a form is a noun here: “the calls”, “to report”. */
function isNoun(before: string, { rules }: Patterns): boolean {
  const last = /(\p{L}+)\s*$/u.exec(before)?.[1]?.toLowerCase() ?? '';
  return last === 'to' || last === 'of' || rules.determiners.includes(last);
}

type Reader = (text: string, from: number, to: number, patterns: Patterns) => Mention | undefined;

const byVerb: Reader = (text, from, to, patterns) => {
  const [head, rest] = [text.slice(0, from), text.slice(to)];
  if (patterns.rules.order === 'either') {
    const after = subjectAfter(rest, patterns);
    if (after?.kind === 'name' || after?.kind === 'pronoun') return after;
    return subjectBefore(head, patterns) ?? after;
  }
  const isFirst = /(?:^|["”»“’\u0001],?)\s*$/u.test(head);
  return isFirst ? subjectAfter(rest, patterns) : subjectBefore(head, patterns);
};
const byParticiple: Reader = (text, from, _to, patterns) => sentenceSubject(text.slice(0, from), patterns);
const bySource: Reader = (text, _from, to, patterns) => onlyNames(subjectAfter(text.slice(to), patterns));
const bySourceAfter: Reader = (text, from, _to, patterns) => {
  const run = patterns.runLast.exec(text.slice(0, from).trimEnd())?.[0];
  return run === undefined ? undefined : nameIn(run, patterns);
};

/** The same for scripts without capitals. */
function mentionInPlace(text: string, patterns: Patterns, knownIn: KnownIn): Mention | undefined {
  const { rules } = patterns;
  const near = ({ index, text: found }: Found) => text.length - index - found.length <= reach;
  const source = matches(patterns.source, text).filter(near).at(-1);
  const verb = matches(patterns.verb, text)
    .filter((found) => near(found) && !isNoun(text.slice(0, found.index), patterns))
    .at(-1);
  const participle = matches(patterns.participle, text).filter(near).at(-1);
  if (source && (!verb || source.index > verb.index || participle))
    return onlyNames(subjectInPlace(text.slice(source.index + source.text.length), patterns, knownIn));
  const passive = matches(patterns.sourceAfter, text).at(-1);
  const giver =
    passive && /(?:^|\s)از\s+(?<name>[^،,]+)$/u.exec(text.slice(0, passive.index).trimEnd())?.groups?.name;
  if (giver !== undefined) return subjectInPlace(giver.split(/\sاز\s/u).at(-1) ?? giver, patterns, knownIn);
  if (!verb) return participle ? subjectInPlace('', patterns, knownIn) : undefined;
  if (rules.order === 'subject-first') return subjectFirst(text.slice(0, verb.index), patterns, knownIn);
  const mention = subjectInPlace(text.slice(verb.index + verb.text.length), patterns, knownIn);
  const head = text.slice(0, verb.index);
  if (mention.kind !== 'pronoun') return mention;
  const subject =
    head.trim() === ''
      ? mention
      : subjectInPlace(head.trim().replace(/^(?:لكن|ولكن|أما|ثم)\s+/u, ''), patterns, knownIn);
  return subject.kind === 'name' && (subject.role !== undefined || head.length < 60) ? subject : mention;
}

/** Returns the subject of a sentence that ends in a colon, which has no verb of saying: “Her answer was short:”. */
export const mentionInLead = (before: string, patterns: Patterns): Mention | undefined =>
  patterns.rules.names === 'capitals' && /:\s*$/u.test(before)
    ? sentenceSubject(before, patterns)
    : undefined;
