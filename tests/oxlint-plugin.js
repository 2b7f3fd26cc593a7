import { builtinRules } from 'eslint/use-at-your-own-risk';

/** ESLint’s rules that oxlint does not have. @type {import('eslint').ESLint.Plugin} */
export default {
  meta: { name: 'eslint-js' },
  rules: Object.fromEntries(['no-restricted-syntax'].map((name) => [name, builtinRules.get(name)])),
};
