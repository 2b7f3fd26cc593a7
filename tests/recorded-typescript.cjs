/**
 * TypeScript as typescript-eslint loads it, which also records the language services that are made with it. `check-code.ts` gives astro
 * check this module, because astro check shows nobody its program.
 */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- astro check requires this module, so it is one of CommonJS.
const typescript = require('../node_modules/typescript');

/** @type {import('../node_modules/typescript').LanguageService[]} */
const services = [];

module.exports = {
  ...typescript,
  services,
  /** @type {typeof typescript.createLanguageService} */
  createLanguageService(...args) {
    const service = typescript.createLanguageService(...args);
    services.push(service);
    return service;
  },
};
