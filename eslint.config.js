import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Imports point one way (CONTRIBUTING.md has the picture): a room may not import from the rooms named. */
const closed = (files, rooms, extra = []) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: rooms.map((room) => `**/${room}/**`),
            message: 'Imports point pages → layouts → components → model; see CONTRIBUTING.md.',
          },
        ],
        paths: extra,
      },
    ],
  },
});
const content = {
  name: 'astro:content',
  message: 'Only src/library.ts and the article page read Astro’s collections.',
};

export default defineConfig(
  { ignores: ['dist/', '.astro/', 'tests/fixtures/'] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  astro.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', '*.js'] },
        extraFileExtensions: ['.astro'],
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    // Astro's own types do not reach the typed rules through its parser; astro check covers these files.
    files: ['**/*.astro', '**/*.astro/*.ts', '**/*.mjs', '**/*.js', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    // node:test's own functions return promises that the runner awaits.
    files: ['tests/**/*.ts'],
    rules: {
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
    },
  },
  closed(
    ['src/site.ts', 'src/locales/**'],
    ['model', 'markdown', 'outputs', 'search', 'components', 'layouts', 'pages', 'commands', 'integrations'],
    [content],
  ),
  closed(
    ['src/model/**'],
    ['markdown', 'outputs', 'search', 'components', 'layouts', 'pages', 'commands', 'integrations'],
    [content],
  ),
  closed(
    ['src/markdown/**', 'src/search/**', 'src/outputs/**'],
    ['components', 'layouts', 'pages', 'commands', 'integrations'],
    [content],
  ),
  // The common ground of what runs in the browser stands on nothing.
  closed(
    ['src/browser/**'],
    [
      ...['model', 'markdown', 'search', 'sharing', 'reading', 'outputs', 'locales'],
      ...['components', 'layouts', 'pages', 'commands', 'integrations'],
    ],
    [content],
  ),
  closed(
    ['src/reading/**'],
    ['markdown', 'search', 'outputs', 'components', 'layouts', 'pages', 'commands', 'integrations'],
    [content],
  ),
  // What runs in the reader's browser when somebody shares may use the same outputs as the build.
  closed(
    ['src/sharing/**'],
    ['markdown', 'search', 'components', 'layouts', 'pages', 'commands', 'integrations'],
    [content],
  ),
  closed(['src/components/**'], ['layouts', 'pages', 'commands', 'integrations', 'outputs'], [content]),
  closed(['src/layouts/**'], ['pages', 'commands', 'integrations'], [content]),
  closed(['src/commands/**'], ['components', 'layouts', 'pages', 'integrations'], [content]),
  closed(['src/pages/**'], ['commands', 'integrations']),
  closed(
    ['src/hosting/**'],
    ['model', 'markdown', 'outputs', 'search', 'components', 'layouts', 'pages', 'commands', 'integrations'],
    [content],
  ),
);
