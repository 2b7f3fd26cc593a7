import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { base } from '../site.ts';

/** What keys in localStorage begin with: sites in other folders of the host share its storage. */
export const storagePrefix = base.slice(1);

/**
 * The script that each page has in its head: `src/client/reading/first-paint.ts` with its imports, as one classic script. Compiled when
 * this module is loaded, so that the page and the content policy cannot differ. Pages import it as `virtual:inline-script`.
 */
export const inlineScript: string = compile('../client/reading/first-paint.ts');

/** The script as a source in a content policy (CSP3, 6.6.2): `'sha256-…'`. */
export const inlineScriptSource = `'sha256-${createHash('sha256').update(inlineScript).digest('base64')}'`;

/** Throws with esbuild’s messages when the module does not compile. */
function compile(path: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(path, import.meta.url))],
    bundle: true,
    format: 'iife',
    minify: true,
    define: { storagePrefix: JSON.stringify(storagePrefix) },
    target: 'es2020',
    write: false,
  });
  return outputFiles[0]?.text.trim() ?? '';
}
