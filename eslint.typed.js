import tseslint from 'typescript-eslint';

/**
 * The rules that need types. Oxlint runs them (`tests/oxlint.ts`): it judges types in compiled code, and has all of them, which
 * tests/supply/lint.test.ts shows. All other rules are in eslint.config.js.
 *
 * @typedef {import('typescript-eslint').ConfigArray[number]['rules']} Rules
 */

/** Rules on types in every file: those of two presets, with what differs here. @type {NonNullable<Rules>} */
export const typedRules = {
  ...Object.fromEntries(
    [...tseslint.configs.strictTypeCheckedOnly, ...tseslint.configs.stylisticTypeCheckedOnly]
      .flatMap(({ rules = {} }) => Object.entries(rules))
      .filter(([name]) => name.startsWith('@typescript-eslint/')),
  ),
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // The compiler forbids enums (`erasableSyntaxOnly`), and no class here has the members of another.
  '@typescript-eslint/no-unsafe-enum-assignment': 'off',
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
};

/** Rules on types in tests: node:test's own functions return promises that the runner awaits. @type {NonNullable<Rules>} */
export const typedRulesOfTests = {
  '@typescript-eslint/no-floating-promises': [
    'error',
    {
      allowForKnownSafeCalls: [
        {
          from: 'package',
          name: ['test', 'describe', 'it', 'suite', 'before', 'after'],
          package: 'node:test',
        },
      ],
    },
  ],
};
