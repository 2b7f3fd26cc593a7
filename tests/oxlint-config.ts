import { createRequire } from 'node:module';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import config from '../eslint.config.js';
import { typedRules, typedRulesOfTests } from '../eslint.typed.js';

type Rules = Readonly<Record<string, unknown>>;

/** Rules for some files. */
interface Part {
  files: readonly string[];
  excludeFiles?: readonly string[];
  rules: Rules;
}

/** The part of oxlint’s configuration that is used here. */
interface OxlintConfig {
  plugins: string[];
  jsPlugins: { name: string; specifier: string }[];
  categories: { correctness: 'off' };
  overrides: Part[];
}

/** What only ESLint does: it reads components, and asks TypeScript what browsers have. */
const eslintAlone = /^(?:astro|browsers)\//;
/** Rules that oxlint does not have, with the names under which it runs the code that ESLint runs (oxlint-plugin.js, and a plugin of ESLint’s). */
const borrowed: Readonly<Record<string, string>> = {
  'no-restricted-syntax': 'eslint-js/no-restricted-syntax',
  'simple-import-sort/imports': 'simple-import-sort/imports',
  'simple-import-sort/exports': 'simple-import-sort/exports',
};

/**
 * Whether oxlint runs these rules, too. For code that it borrows it reserves six gigabytes for each processor, of which it uses little; Linux refuses
 * this to a machine that has less.
 */
export const borrows = totalmem() > 8 * 2 ** 30;

/** Returns rules under oxlint’s names. */
const named = (rules: Rules): Rules =>
  Object.fromEntries(
    Object.entries(rules)
      .filter(([name, value]) => value !== 'off' && !eslintAlone.test(name) && (borrows || !borrowed[name]))
      .map(([name, value]) => [borrowed[name] ?? name.replace('@typescript-eslint/', 'typescript/'), value]),
  );

/** Paths are those of the machine, and begin outside the project. */
const anywhere = (patterns: readonly string[]) =>
  patterns.map((pattern) => (pattern.startsWith('**/') ? pattern : `**/${pattern}`));

/**
 * The configuration of oxlint for TypeScript: all rules of eslint.config.js and eslint.typed.js, and none of its own. Oxlint refuses to run
 * with a rule that it does not have.
 */
export function oxlintConfig(): OxlintConfig {
  const parts: Part[] = config.flatMap(({ files = ['**/*.ts'], ignores = [], rules = {} }) => {
    const ours = named(rules);
    if (Object.keys(ours).length === 0) return [];
    return { files: anywhere(files.flat()), excludeFiles: anywhere(ignores), rules: ours };
  });
  return {
    plugins: ['typescript'],
    jsPlugins: borrows
      ? [
          { name: 'eslint-js', specifier: join(import.meta.dirname, 'oxlint-plugin.js') },
          {
            name: 'simple-import-sort',
            specifier: createRequire(import.meta.url).resolve('eslint-plugin-simple-import-sort'),
          },
        ]
      : [],
    categories: { correctness: 'off' },
    overrides: [
      ...parts,
      { files: ['**/*.ts'], rules: named(typedRules) },
      { files: ['**/tests/**/*.ts'], rules: named(typedRulesOfTests) },
    ],
  };
}
