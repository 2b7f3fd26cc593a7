import type { QuoteRules } from './rules/types.ts';

/** The word lists of a language as patterns. */
export interface Patterns {
  rules: QuoteRules;
  /** A verb of saying as whole words. */
  verb: RegExp;
  /** The same at the beginning of a text. */
  verbFirst: RegExp;
  participle: RegExp | undefined;
  source: RegExp | undefined;
  sourceFirst: RegExp | undefined;
  sourceAfter: RegExp | undefined;
  /** A run of capitalized words with what may appear inside a name. */
  run: RegExp;
  runFirst: RegExp;
  runLast: RegExp;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+');
const oneOf = (list: readonly string[]) =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join('|');
const start = '(?<![\\p{L}\\p{N}\\p{M}])';
const stop = '(?![\\p{L}\\p{N}\\p{M}])';

const capital =
  "(?:(?:[Aa]l|[Ee]l|[Aa]n|[Aa]sh|[Aa]s|[Aa]r|[Aa]t|[Aa]z|[Aa]d)[-‑])?\\p{Lu}[\\p{L}\\p{M}\\p{N}]*(?:['’.&‑-](?:[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*))*(?<!['’]s)";
const initials = '(?:\\p{Lu}\\.){1,4}';

const known = new WeakMap<QuoteRules, Patterns>();

/** Returns the patterns of a language; made once. */
export function patternsOf(rules: QuoteRules): Patterns {
  let patterns = known.get(rules);
  if (!patterns) known.set(rules, (patterns = make(rules)));
  return patterns;
}

function make(rules: QuoteRules): Patterns {
  const prefix = rules.order === 'verb-subject' ? '[وف]?' : '';
  const verb = `${prefix}(?:${oneOf(rules.verbs)})${stop}`;
  const participles =
    rules.participles.length === 0 ? undefined : `${prefix}(?:${oneOf(rules.participles)})${stop}`;
  const sources = rules.sources.length === 0 ? undefined : `${prefix}(?:${oneOf(rules.sources)})`;
  const titles = rules.titles.filter((title) => title.endsWith('.'));
  const token = `(?:${oneOf([...titles, 'Jr.', 'Sr.'])}|${initials}|${capital})`;
  const run = `${token}(?:\\s+(?:(?:${oneOf(rules.particles)})\\s+){0,3}${token}|,\\s+(?:Jr|Sr)\\.)*`;
  const pattern = (source: string, flags = 'u') => new RegExp(source, flags);
  return {
    rules,
    verb: pattern(`${start}${verb}`, 'gu'),
    verbFirst: pattern(`^${verb}`),
    participle: participles === undefined ? undefined : pattern(`${start}${participles}`, 'gu'),
    source: sources === undefined ? undefined : pattern(`${start}${sources}\\s*`, 'giu'),
    sourceFirst: sources === undefined ? undefined : pattern(`^${sources}\\s*`, 'iu'),
    sourceAfter:
      rules.sourcesAfter.length === 0 ? undefined : pattern(`(?:${oneOf(rules.sourcesAfter)})${stop}`, 'gu'),
    run: pattern(`${start}${run}`, 'gu'),
    runFirst: pattern(`^${run}`),
    runLast: pattern(`${start}${run}$`),
  };
}
