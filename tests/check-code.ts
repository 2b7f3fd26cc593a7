import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import type { LanguageService } from 'typescript';

/**
 * What `npm run types` and `npm run lint:code` check, in one process: astro check and ESLint share a program of TypeScript, and what is known
 * of types after the first is known to the second. Both alone take half as long again. Exits with 1 if either finds anything.
 */
interface AstroCheck {
  linter: { getRootFileNames: () => string[] };
  lint: (options: {
    logErrors: { level: 'hint' };
  }) => Promise<{ fileChecked: number; errors: number; warnings: number; hints: number }>;
}

const project = join(import.meta.dirname, '..');
process.chdir(project);
const require = createRequire(import.meta.url);
const recorded = require.resolve('./recorded-typescript.cjs');
// A package of astro check's, which is not installed for us.
const { AstroCheck } = createRequire(require.resolve('@astrojs/check'))('@astrojs/language-server') as {
  AstroCheck: new (folder: string, typescript: string, config: undefined) => AstroCheck;
};

const checker = new AstroCheck(project, recorded, undefined);
const types = await checker.lint({ logErrors: { level: 'hint' } });
const found = types.errors + types.warnings + types.hints;
console.log(`types: ${types.fileChecked} files, ${found} problems`);

const { services } = require(recorded) as { services: LanguageService[] };
const programs = services.map((service) => service.getProgram());
if (types.fileChecked === 0 || programs.length !== 1)
  throw new Error(`astro check made ${programs.length} programs, and checked ${types.fileChecked} files`);
const eslint = new ESLint({
  overrideConfig: {
    files: ['**/*.ts'],
    // The scripts of components are not in the program.
    ignores: ['**/*.astro/**'],
    languageOptions: { parserOptions: { programs } },
  },
});
const results = await eslint.lintFiles(['.']);
const report = await (await eslint.loadFormatter('stylish')).format(results);
if (report) console.log(report);
const refused = results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
console.log(`lint: ${results.length} files, ${refused} problems`);
process.exitCode = found + refused === 0 ? 0 : 1;
