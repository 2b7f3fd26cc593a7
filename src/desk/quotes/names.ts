import type { Mention } from './mentions.ts';
import type { Patterns } from './patterns.ts';
import type { QuoteRules } from './rules/types.ts';

/** Returns a run of capitalized words as the mention of a person or an organization, without titles; undefined if nothing is left. */
export function nameIn(run: string, { rules }: Patterns): Extract<Mention, { kind: 'name' }> | undefined {
  let tokens = withoutPlace(run.trim().split(/\s+/u), rules);
  const isOrganization =
    /^(?:The|Das)\s/u.test(run) ||
    /^\p{Lu}{2,6}$/u.test(run) ||
    tokens.some((token) => rules.organizations.includes(token));
  while (
    tokens[0] !== undefined &&
    (rules.notNames.includes(tokens[0]) || rules.particles.includes(tokens[0]))
  )
    tokens = tokens.slice(1);
  if (isOrganization && !isTitled(tokens, rules)) return named(tokens, true);
  if (tokens.every((token) => isTitle(token, rules))) return undefined;
  const last = tokens.findLastIndex((token) => isTitle(token, rules));
  const own = last < tokens.length - 1 ? tokens.slice(last + 1) : tokens;
  const role = last < tokens.length - 1 ? tokens.slice(0, last + 1).join(' ') : '';
  const rest = own.filter(
    (token, at) =>
      at > 0 || !rules.particles.includes(token) || /^(?:al|el|bin|ibn|van|von|de|der)$/u.test(token),
  );
  // “Zack of NASA”: what follows is where the person belongs.
  const cut = rest.findIndex((token) => ['of', 'for', 'and', 'the'].includes(token));
  return named(cut > 0 ? rest.slice(0, cut) : rest, false, role);
}

/** “General Lee of the Defence Ministry”: what follows is where the person belongs. */
function withoutPlace(tokens: string[], rules: QuoteRules): string[] {
  const cut = tokens.findIndex((token) => ['of', 'for'].includes(token));
  const own = tokens.slice(0, Math.max(0, cut)).filter((token) => !isTitle(token, rules));
  const isPerson = own.length > 1 && !own.some((token) => rules.organizations.includes(token));
  return isPerson ? tokens.slice(0, cut) : tokens;
}

const isTitled = (tokens: readonly string[], rules: QuoteRules) => {
  const last = tokens.findLastIndex((token) => isTitle(token, rules) || rules.organizations.includes(token));
  return last !== -1 && tokens.length - last > 2 && isTitle(tokens[last] ?? '', rules);
};

export const isTitle = (token: string, { titles, titleEnds }: QuoteRules): boolean =>
  titles.includes(token) || titleEnds.some((end) => token.toLowerCase().endsWith(end));

function named(tokens: readonly string[], isOrganization: boolean, role = '') {
  const name = tokens.join(' ').replace(/['’]s?$/u, '');
  if (!/\p{L}{2}/u.test(name) || /\p{N}/u.test(name)) return undefined;
  return { kind: 'name' as const, name, isOrganization, ...(role === '' ? {} : { role }) };
}
