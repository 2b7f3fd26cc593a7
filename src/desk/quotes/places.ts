import { type Mention, pronoun, unnamed } from './mentions.ts';
import type { Patterns } from './patterns.ts';
import type { QuoteRules } from './rules/types.ts';

/** Reads the speaker from the place next to a verb of saying, in scripts without capitals. */

/** Returns the name of a known person in a text, if there is one. */
export type KnownIn = (text: string) => string | undefined;

/** Vowel marks are optional in writing; rules have none. The text gets shorter. */
export const withoutMarks = (text: string): string => text.replace(/[\u064b-\u0652\u0670\u0640]/gu, '');

const noun = /^[^\s،,.:؛;!؟?()«»"“”\u0001—–]+/u;

/** Returns the words of a place up to its end, and what follows. */
function place(text: string, { stops }: QuoteRules): { tokens: string[]; rest: string } {
  const tokens: string[] = [];
  let rest = text.trimStart();
  for (let token = noun.exec(rest)?.[0]; token !== undefined; token = noun.exec(rest)?.[0]) {
    const isForeign = /^لل?\p{L}{4,}/u.test(token) && tokens.length > 0;
    if (stops.includes(token) || isForeign) break;
    tokens.push(token);
    const next = rest.slice(token.length);
    rest = next.trimStart();
    if (rest === next) break;
  }
  return { tokens, rest };
}

/** Returns the speaker at the beginning of a text; a pronoun where the place is empty, because the verb has its subject in itself. */
export function subjectInPlace(text: string, { rules }: Patterns, knownIn: KnownIn): Mention {
  const { tokens, rest } = place(text, rules);
  if (tokens.length === 0) return pronoun;
  const known = knownIn(tokens.join(' '));
  if (known !== undefined) return { kind: 'name', name: known, isOrganization: false };
  // Persian: an object follows the speaker, and nothing parts the two.
  if (/^را(?:\s|$)/u.test(rest)) return unnamed;
  const [first = ''] = tokens;
  if (rules.pronouns.includes(first) && tokens.length === 1) return pronoun;
  if (rules.determiners.includes(first) || tokens.length > 9) return unnamed;
  const name = ownName(tokens, rules);
  if (name.length > 0) {
    const isOrganization = rules.organizations.includes(first) && name.length === tokens.length;
    const role = tokens.slice(0, tokens.length - name.length).join(' ');
    return { kind: 'name', name: name.join(' '), isOrganization, ...(role === '' ? {} : { role }) };
  }
  const apposed = place(rest.replace(/^[،,]\s*/u, ''), rules).tokens;
  const own = /^[،,]/u.test(rest) && apposed.length > 0 && apposed.length < 6 ? ownName(apposed, rules) : [];
  return own.length > 1
    ? { kind: 'name', name: own.join(' '), isOrganization: false, role: tokens.join(' ') }
    : { kind: 'description', words: tokens.join(' ') };
}

/** Leaves out the titles before a name: an office, the name of the office, and their adjectives. */
function ownName(tokens: readonly string[], { titles, organizations }: QuoteRules): string[] {
  if (organizations.includes(tokens[0] ?? '')) return [...tokens];
  const isTitle = (token: string | undefined) =>
    token !== undefined && (titles.includes(token) || organizations.includes(token));
  if (!isTitle(tokens[0])) return [...tokens];
  let at = 0;
  while (
    at < tokens.length &&
    (isTitle(tokens[at]) ||
      /^ال.+ية$/u.test(tokens[at] ?? '') ||
      (/^ال.+[ية]$/u.test(tokens[at] ?? '') && at < tokens.length - 1) ||
      isTitle(tokens[at + 1]) ||
      (isOffice(tokens[at - 1]) && tokens[at]?.startsWith('ال') === true))
  )
    at++;
  return tokens.slice(at);
}

/** Offices are followed by what they are an office of: “minister of”, “head of”. */
const isOffice = (token: string | undefined) => token !== undefined && !token.startsWith('ال');

/** Persian: the speaker begins the sentence, and the verb ends it. */
export function subjectFirst(text: string, patterns: Patterns, knownIn: KnownIn): Mention {
  const { rules } = patterns;
  let rest = text.trim().replace(/^[،,؛;]\s*/u, '');
  for (
    let token = noun.exec(rest)?.[0];
    token !== undefined && rules.fillers.includes(token);
    token = noun.exec(rest)?.[0]
  )
    rest = rest.slice(token.length).trimStart();
  const first = noun.exec(rest)?.[0] ?? '';
  if (first === '') return pronoun;
  if (rules.stops.includes(first)) {
    const known = knownIn(rest);
    return known === undefined ? pronoun : { kind: 'name', name: known, isOrganization: false };
  }
  return subjectInPlace(rest, patterns, knownIn);
}
