/**
 * Refuses in code that runs in browsers what those of the support policy (`browserslist` in package.json) do not all have. The guards: an optional
 * call (`list.findLast?.(…)`) with another way where it gives undefined. Style sheets have the same in tests/site/old-browsers.test.ts.
 */
const methods = [
  'findLast',
  'findLastIndex',
  'toSorted',
  'toReversed',
  'toSpliced',
  'fromAsync',
  'groupBy',
  'withResolvers',
  'toWellFormed',
  'isWellFormed',
  'isSubsetOf',
  'checkVisibility',
  'startViewTransition',
  'parseHTMLUnsafe',
  'setHTML',
];

/** @type {import('eslint').Linter.RulesRecord} */
export const browserRules = {
  'no-restricted-syntax': [
    'error',
    {
      selector: `CallExpression[optional=false] > MemberExpression.callee[property.name=/^(?:${methods.join('|')})$/]`,
      message: 'Not in every browser of the support policy: call it with ?.() and give another way.',
    },
    {
      selector: 'Literal[regex.pattern=/\\(\\?<[=!]/]',
      message: 'Safari before 16.4 refuses a script with a lookbehind.',
    },
    { selector: 'Literal[regex.flags=/v/]', message: 'Safari before 17 refuses a script with the flag v.' },
  ],
};
