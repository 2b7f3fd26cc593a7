import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import simpleImportSort from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';
import { browsers, modulesInBrowsers } from './eslint.browsers.js';

/**
 * Which folders of src/ each folder may import from; docs/architecture.md has the table. Every folder may import from itself and
 * from `everywhere`, except `text`, `i18n` and `hosting`, which list all their imports.
 */
const everywhere = ['text', 'i18n', 'site.ts'];
const allowed = {
  text: [],
  i18n: ['text', 'site.ts'],
  model: everywhere,
  maps: ['model', ...everywhere],
  charts: ['maps', 'model', ...everywhere],
  markdown: ['model', ...everywhere],
  outputs: ['model', ...everywhere],
  search: ['model', ...everywhere],
  verify: ['search', 'model', ...everywhere],
  content: ['charts', 'maps', 'markdown', 'model', 'outputs', ...everywhere],
  client: ['verify', 'search', 'outputs', 'model', ...everywhere],
  hosting: ['client', 'model', 'site.ts'],
  components: ['charts', 'client', 'markdown', 'model', ...everywhere],
  layouts: ['components', 'client', 'outputs', 'model', ...everywhere],
  pages: [
    'layouts',
    'components',
    'client',
    'verify',
    'search',
    'outputs',
    'markdown',
    'model',
    'library.ts',
    ...everywhere,
  ],
  integrations: [
    'library.ts',
    'desk',
    'content',
    'hosting',
    'verify',
    'search',
    'outputs',
    'markdown',
    'model',
    ...everywhere,
  ],
  build: ['integrations', 'library.ts', 'content', 'hosting', 'outputs', 'model', ...everywhere],
  network: [],
  'verify-site': ['content', 'hosting', 'outputs', 'model', 'network', ...everywhere],
  desk: ['client', 'hosting', 'content', 'outputs', 'model', 'network', ...everywhere],
  publish: ['content', 'hosting', 'model', ...everywhere],
  commands: [
    'build',
    'integrations',
    'publish',
    'desk',
    'verify-site',
    'content',
    'hosting',
    'verify',
    'search',
    'outputs',
    'model',
    'network',
    ...everywhere,
  ],
};
const folders = [...Object.keys(allowed), 'library.ts'];
/** Paths of the site as a string or a template begins with them; `u002F` is a slash, which selectors cannot escape. */
const route =
  /^\u002F(articles|about|cards|corrections|pagefind|people|q|quotes|search|series|topics|verify)(\u002F|$)|^\u002F?(feed\.(xml|json)|atom\.xml|404\.html|llms\.txt|favicon\.svg|sitemap-.*\.xml|news-sitemap\.xml)$/u;
const routeSelectors = ['Literal[value=', 'TemplateElement[value.raw='].map((selector) => ({
  selector: `${selector}${route}]`,
  message: 'Paths of the site come from src/model/routes.ts.',
}));
const clockSelectors = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "MemberExpression[object.name='Date'][property.name='now']",
].map((selector) => ({
  selector,
  message: 'The time comes from src/content/clock.ts, which SOURCE_DATE_EPOCH sets.',
}));
const restricted = (files, ...selectors) => ({
  files,
  rules: { 'no-restricted-syntax': ['error', ...selectors] },
});
/** Paths and the clock each have one module; script in browsers has a clock of its own. */
const onePlaceEach = [
  restricted(['src/**'], ...routeSelectors, ...clockSelectors),
  // The catalog of problems shows what an author types.
  restricted(['src/model/routes.ts', 'src/model/problem-kinds.ts'], ...clockSelectors),
  restricted(['src/content/clock.ts', 'src/client/**'], ...routeSelectors),
];
/** A relative import leaves its folder with as many `../` as the file is deep in it. */
const depths = [1, 2, 3, 4];
const importDirections = Object.entries(allowed).flatMap(([folder, open]) =>
  depths.map((depth) => ({
    files: [`src/${folder}/${'*/'.repeat(depth - 1)}*`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: folders
            .filter((other) => other !== folder && !open.includes(other))
            .map((other) => ({
              regex: `^${'\\.\\./'.repeat(depth)}${other}${other.endsWith('.ts') ? '$' : '/'}`,
              message: `src/${folder} may not import from src/${other}; docs/architecture.md has the table.`,
            })),
          paths: [
            {
              name: 'astro:content',
              message: 'Content is read by src/content alone; pages get it from src/library.ts.',
            },
          ],
        },
      ],
    },
  })),
);

export default defineConfig(
  { ignores: ['dist/', 'dist-drafts/', 'dist-host/', '.astro/', 'tests/fixtures/'] },
  // Rules that need types are in eslint.typed.js.
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  astro.configs['flat/recommended'],
  {
    rules: {
      'no-nested-ternary': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['src/**'],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }],
    },
  },
  {
    files: modulesInBrowsers(),
    plugins: { browsers },
    // Which interface a member is of is known from types; one program for all files takes less time than a language service.
    languageOptions: { parserOptions: { project: 'tsconfig.json', extraFileExtensions: ['.astro'] } },
    rules: { 'browsers/supported': 'error' },
  },
  {
    // A declaration of a module that is not a file can name our own types in this way only.
    files: ['**/*.d.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }] },
  },
  {
    // Imports in one order: those without names (commands enter the folder of the publication with one), Node, packages, our own. Not in
    // components, where it is the order of styles.
    files: ['src/**/*.ts', 'tests/**/*.ts', '*.js', '*.mjs'],
    ignores: ['**/*.astro/**'],
    plugins: { 'simple-import-sort': simpleImportSort },
    rules: {
      'simple-import-sort/imports': ['error', { groups: [['^\\u0000', '^node:', '^@?\\w', '^', '^\\.']] }],
      'simple-import-sort/exports': 'error',
    },
  },
  ...importDirections,
  ...onePlaceEach,
);
