import { type Mention, pronoun, unnamed } from './mentions.ts';
import { nameIn } from './names.ts';
import type { Patterns } from './patterns.ts';
import type { QuoteRules } from './rules/types.ts';

/** Reads the speaker from the words next to a verb of saying, in languages whose names begin with capitals. */

const firstWord = (text: string) => /^[\p{L}\p{M}\p{N}'’-]+/u.exec(text)?.[0] ?? '';
const lastWord = (text: string) => /[\p{L}\p{M}'’-]+$/u.exec(text)?.[0] ?? '';
const is = (list: readonly string[], word: string) =>
  list.includes(word) || list.includes(word.toLowerCase());

/** Returns the speaker at the beginning of the text after a verb: “said Ann Lee, a nurse”, “said the singer Ann Lee”. */
export function subjectAfter(text: string, patterns: Patterns): Mention | undefined {
  const { rules, runFirst } = patterns;
  const rest = text.trimStart();
  const first = firstWord(rest);
  if (first === '') return undefined;
  if (is(rules.pronouns, first)) return pronoun;
  const run = runFirst.exec(rest)?.[0];
  if (run !== undefined && !is(rules.determiners, first)) return nameIn(run, patterns);
  const phrase = /^[^,.;:!?()—–"“„«]+/u.exec(rest)?.[0] ?? '';
  const isDescription = is(rules.determiners, first);
  if (!isDescription && rules.prepositions.includes(first)) return undefined;
  return describedName(phrase, rest.slice(phrase.length), patterns, isDescription ? first.length : 0);
}

/** “the singer Nina Simone”, “a corporal called Kamel”, “the head of the mission, Martin Kobler”; else a description or nobody. */
function describedName(phrase: string, rest: string, patterns: Patterns, from: number): Mention | undefined {
  const { rules, runFirst } = patterns;
  const words = phrase.slice(from).trim();
  const apposed = runFirst.exec(/^,\s*(.*)$/su.exec(rest)?.[1] ?? '')?.[0];
  const closes =
    apposed !== undefined &&
    /^,\s*[^,.]*[,.]?/u.test(rest) &&
    /^\s*(?:[,.;]|$)/u.test(rest.replace(/^,\s*/u, '').slice(apposed.length));
  if (closes) return nameIn(apposed, patterns) ?? unnamed;
  const run = firstRun(words, patterns);
  const before = run === undefined ? words : words.slice(0, words.indexOf(run)).trim();
  const joined = before.split(/\s+/u).some((word) => rules.prepositions.includes(word));
  if (run !== undefined && !joined) return nameIn(run, patterns) ?? unnamed;
  if (from === 0) return run === undefined && words === '' ? undefined : unnamed;
  return /^the\b|^d(?:er|ie|as)\b/iu.test(phrase) && !joined ? { kind: 'description', words } : unnamed;
}

/** The first run in a noun phrase: “the mayor Ann Lee in a speech”. */
const firstRun = (words: string, { run }: Patterns): string | undefined =>
  words.matchAll(run).next().value?.[0];

/** Returns the speaker at the end of the text before a verb: “Ann Lee, a nurse in Basra, also”. */
export function subjectBefore(text: string, patterns: Patterns): Mention | undefined {
  const { rules, runLast } = patterns;
  const rest = withoutFillers(text, patterns);
  const last = lastWord(rest);
  if (rest === '' || /[:;.!?\u0001”»"]$/u.test(rest)) return undefined;
  if (is(rules.pronouns, last) && !/[,)]$/u.test(rest)) return pronoun;
  if (/[,)—–]$/u.test(rest))
    return (
      beforeApposition(rest, patterns) ?? describedPerson(rest, patterns) ?? sentenceSubject(rest, patterns)
    );
  if (rules.conjunctions.includes(last)) return sentenceSubject(rest, patterns);
  const run = runLast.exec(rest)?.[0];
  if (run !== undefined) {
    const before = rest.slice(0, rest.length - run.length).trimEnd();
    if (!followsPreposition(before, patterns)) return nameIn(run, patterns) ?? described(rest, patterns);
    return isDefinite(before, patterns) ? unnamed : sentenceSubject(rest, patterns);
  }
  // “Officials said”: a noun without an article, or a pronoun that is not for one person.
  return (
    described(rest, patterns) ?? (rules.order === 'subject-verb' ? unnamed : sentenceSubject(rest, patterns))
  );
}

/** “the minister”, “one of the soldiers”: a description at the end of the text. */
function described(rest: string, { rules }: Patterns): Mention | undefined {
  const tail = rest.split(/[,;:—–]\s/u).at(-1) ?? '';
  const words = tail.trim().split(/\s+/u);
  const at = words.findLastIndex((word) => is(rules.determiners, word));
  if (at === -1 || words.length - at > 6) return undefined;
  const noun = words.slice(at + 1).join(' ');
  return /^(?:the|der|die|das)$/iu.test(words[at] ?? '') ? { kind: 'description', words: noun } : unnamed;
}

const isDefinite = (before: string, { rules }: Patterns) =>
  before
    .split(/[,;:—–]\s/u)
    .at(-1)
    ?.trim()
    .split(/\s+/u)
    .some((word, at) => at < 3 && is(rules.determiners, word)) === true;

/** True if a name after this text belongs to a preposition: “a spokesman for”, “the head of the”. */
function followsPreposition(before: string, { rules }: Patterns): boolean {
  const words = before.split(/\s+/u);
  const last = words.at(-1) ?? '';
  if (rules.prepositions.includes(last) || /^(?:an?|eine?)$/u.test(last)) return true;
  return is(rules.determiners, last) && rules.prepositions.includes(words.at(-2) ?? '');
}

/** Removes adverbs and auxiliary verbs from the end: “Lee was later quoted as”. */
function withoutFillers(text: string, { rules }: Patterns): string {
  let rest = text.trimEnd();
  for (;;) {
    const last = lastWord(rest);
    const isFiller =
      rules.fillers.includes(last) || (/^\p{Ll}+ly$/u.test(last) && !rules.determiners.includes(last));
    if (last === '' || !isFiller || rules.conjunctions.includes(last)) return rest;
    rest = rest.slice(0, rest.length - last.length).trimEnd();
  }
}

/** “Ann Lee, a nurse in Basra, Iraq,” is Ann Lee; “The spokesman, Ann Lee,” too. */
function beforeApposition(text: string, patterns: Patterns): Mention | undefined {
  const { runLast, runFirst } = patterns;
  const parts = text.replace(/[,)—–]+$/u, '').split(/\s*(?:[,(]|\s[—–])\s*/u);
  for (let at = parts.length - 1; at > 0; at--) {
    const part = parts[at] ?? '';
    const head = withoutFillers((parts[at - 1] ?? '').trim(), patterns);
    if (runFirst.exec(part)?.[0] === part && described(head, patterns) && !runLast.test(head)) {
      const name = nameIn(part, patterns);
      if (name) return name;
    }
    const run = runLast.exec(head)?.[0];
    if (
      run === undefined ||
      followsPreposition(head.slice(0, head.length - run.length).trimEnd(), patterns)
    ) {
      if (patterns.rules.pronouns.includes(lastWord(head).toLowerCase())) return pronoun;
      continue;
    }
    const name = nameIn(run, patterns);
    if (name) return name;
  }
  return undefined;
}

/** Returns the first name of a sentence that no preposition precedes, or its first pronoun: the subject of most sentences. */
export function sentenceSubject(text: string, patterns: Patterns): Mention | undefined {
  const { rules, run } = patterns;
  const words = /^[\s"“„«]*(?:(?:and|but|so|then|und|aber|doch|dann)\s+)?(\p{L}+)/iu.exec(text)?.[1] ?? '';
  if (is(rules.pronouns, words)) return pronoun;
  let first: Mention | undefined;
  for (const { 0: found, index } of text.matchAll(run)) {
    const before = text.slice(0, index).trimEnd();
    if (followsPreposition(before, patterns)) continue;
    const isWhole = !rules.prepositions.includes((found.split(/\s+/u)[0] ?? '').toLowerCase());
    const name = isWhole ? nameIn(found, patterns) : undefined;
    if (!name || /^['’]s/u.test(text.slice(index + found.length))) continue;
    // The name of a person has no article.
    if (/(?:^|\s)(?:the|das|die)$/iu.test(before)) name.isOrganization = true;
    // A whole name rather than a word that only begins the sentence.
    if (name.name.includes(' ') || name.isOrganization) return name;
    first ??= name;
  }
  return first;
}

/** Returns the mention of a person without a name with which a sentence begins: “The mayor was brief.” */
export function describedPerson(sentence: string, { rules }: Patterns): Mention | undefined {
  const [first = '', ...rest] = sentence.trim().split(/[\s,]+/u);
  if (!is(rules.determiners, first)) return undefined;
  const noun = rest.slice(0, 4).find((word) => /^\p{L}/u.test(word) && isPerson(word, rules));
  const at = noun === undefined ? -1 : rest.indexOf(noun);
  if (noun === undefined || rest.slice(0, at).some((word) => rules.prepositions.includes(word)))
    return undefined;
  const next = rest[at + 1] ?? '';
  if (/^\p{Lu}/u.test(next) || /^\p{Lu}/u.test(noun) === (rules.order === 'subject-verb')) return undefined;
  return /^(?:the|der|die|das)$/iu.test(first) ? { kind: 'description', words: noun } : unnamed;
}

const isPerson = (word: string, { personEnds, titles }: QuoteRules) =>
  personEnds.some((end) => word.endsWith(end)) || titles.some((title) => title.toLowerCase() === word);
