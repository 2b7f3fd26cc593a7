import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { headerFile } from '../hosting/header-file.ts';
import { framePolicy, pagePolicy, withPolicyTag } from '../hosting/policy.ts';
import { previewRule } from '../hosting/preview-folder.ts';
import { rules } from '../hosting/rules.ts';
import { isPreview } from '../preview.ts';
import { site } from '../site.ts';

/** Writes `dist/_headers`, and the content policy into every page where content/site.yaml asks for it. */
export function headers(): AstroIntegration {
  return {
    name: 'headers',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const dist = fileURLToPath(dir);
        await writeFile(join(dist, '_headers'), headerFile(isPreview ? [...rules, previewRule] : rules));
        if (!site.policyInPages) return;
        for (const name of await readdir(dist, { recursive: true })) {
          if (!name.endsWith('.html')) continue;
          const path = join(dist, name);
          const html = await readFile(path, 'utf8');
          const policy = /^q[\\/].*[\\/]embed[\\/]/.test(name) ? framePolicy : pagePolicy;
          // In one step: the thread of the search index reads pages at the same time.
          await writeFile(`${path}.new`, withPolicyTag(html, policy));
          await rename(`${path}.new`, path);
        }
      },
    },
  };
}
