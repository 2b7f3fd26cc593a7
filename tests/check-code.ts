import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import type { LanguageService } from 'typescript';
import { modulesInBrowsers } from '../eslint.browsers.js';
import { oxlint } from './oxlint.ts';
import { borrows } from './oxlint-config.ts';

/**
 * What `npm run types` and `npm run lint:code` check, with less work: oxlint judges TypeScript files, and astro check and ESLint what it cannot
 * read. ESLint also runs our rule on browsers, which asks TypeScript, with astro check's program. Exits with 1 if any finds something.
 */
interface AstroCheck {
  linter: { getRootFileNames: () => string[] };
  lint: (options: {
    fileNames: string[];
    logErrors: { level: 'hint' };
  }) => Promise<{ fileChecked: number; errors: number; warnings: number; hints: number }>;
}

const project = join(import.meta.dirname, '..');
process.chdir(project);
const require = createRequire(import.meta.url);
const recorded = require.resolve('./recorded-typescript.cjs');
// A package of astro check's, which is not installed for us.
const { AstroCheck } = createRequire(require.resolve('@astrojs/check'))('@astrojs/language-server') as {
  AstroCheck: new (folder: string, typescript: string, tsconfig: string) => AstroCheck;
};

const inTypeScript = oxlint();
const checker = new AstroCheck(project, recorded, 'tests/tsconfig.components.json');
const components = checker.linter.getRootFileNames().filter((name) => name.endsWith('.astro'));
const types = await checker.lint({ fileNames: components, logErrors: { level: 'hint' } });
const found = types.errors + types.warnings + types.hints;
console.log(`types: ${types.fileChecked} components, ${found} problems`);

const { services } = require(recorded) as { services: LanguageService[] };
const programs = services.map((service) => service.getProgram());
if (types.fileChecked === 0 || programs.length !== 1)
  throw new Error(`astro check made ${programs.length} programs, and checked ${types.fileChecked} files`);
const notTypeScript = new ESLint();
const inBrowsers = new ESLint({
  ruleFilter: ({ ruleId }) => ruleId === 'browsers/supported',
  overrideConfig: { languageOptions: { parserOptions: { programs } } },
});
const results = [
  ...(await notTypeScript.lintFiles(borrows ? ['**/*.{astro,js,cjs,mjs}'] : ['.'])),
  ...(await inBrowsers.lintFiles(modulesInBrowsers())),
];
const report = await (await notTypeScript.loadFormatter('stylish')).format(results);
if (report) console.log(report);
const refused = results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
console.log(`lint: ${results.length} files, ${refused} problems`);
const { passes, report: reportOnTypeScript } = await inTypeScript;
console.log(reportOnTypeScript);
process.exitCode = passes && found + refused === 0 ? 0 : 1;
