/**
 * Expressions that this project avoids, with what to write instead (CONTRIBUTING.md, “Language”). Most are correct and uncommon: they
 * make readers stop where the standard term would not.
 */
export const wordsToAvoid: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bmend(?:s|ed|ing)?\b/, 'fix, correct'],
  [/\banew\b/i, 'again'],
  [/\b(?:is|are|be|was|were) told\b/i, 'is reported, is shown'],
  [/\btells? of\b/i, 'reports, shows'],
  [
    /\bst(?:and|ands|ood|anding) (?:in|on|for|there|once|before|after|behind|under|word)\b/i,
    'is in, means, appears',
  ],
  [/\bof (?:ours|theirs|others)\b/i, 'our, their, other people’s'],
  [/(?<!there |there’s )\bis no (?!longer\b|more\b)/i, 'is not a'],
  [/\b(?:is|are|be|was) whole\b/i, 'is valid, is complete'],
  [/\bbesides?\b/i, 'in addition to, next to'],
  [/\bh[au]ngs? on\b/i, 'depends on'],
  [/\bby (?:itself|themselves)\b/i, 'alone, automatically'],
  [/\bsaid once\b/i, 'defined once'],
  [/\bbe(?:en)? had\b/i, 'is available, can be found'],
  [/\blies? (?:in|on|at|side|under|behind)\b/i, 'is in, is at'],
  [/\bin silence\b/i, 'silently'],
  [/\bletter by letter\b/i, 'exactly'],
  [/\bfaces?\b/i, 'font'],
  [/\bthe second wall\b|\btwo walls\b/i, 'layer'],
  [/\bweakness(?:es)?\b/i, 'vulnerability'],
  [/\bhexadecimal figures?\b/i, 'hexadecimal digits'],
  [/\bto nowhere\b/i, 'to a missing page'],
  [/\b(?:colour|behaviour|favour|neighbour|honour)(?!-)/i, 'American spelling: color, behavior'],
  [/\b(?:normalis|recognis|initialis|serialis|capitalis|optimis|summaris)\w+/i, 'American spelling: -ize'],
  [/\blicences?\b|\bcatalogue\b|\bcentre\b|\bgrey\b/i, 'American spelling: license, catalog, center, gray'],
];
