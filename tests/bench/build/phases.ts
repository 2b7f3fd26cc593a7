import { appendFileSync } from 'node:fs';
import type { AstroIntegration, AstroUserConfig } from 'astro';

/** The file to which a build that is measured appends a line for each moment. */
export const momentsVariable = 'VERBATIM_BENCH_MOMENTS';

/** The beginning of a phase: milliseconds since 1970. */
export interface Moment {
  at: number;
  phase: string;
}

const note = (phase: string) => {
  const file = process.env[momentsVariable];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ at: Date.now(), phase })}\n`);
};

/** Returns a configuration that notes when each phase of a build begins: the work of each integration, and what Astro does in between. */
export function timed(config: AstroUserConfig): AstroUserConfig {
  const integrations = (config.integrations ?? [])
    .flat()
    .filter((one) => typeof one === 'object' && one !== null);
  const first: AstroIntegration = {
    name: 'moments',
    hooks: {
      'astro:build:start': () => {
        note('bundle');
      },
      'astro:build:ssr': () => {
        note('pages');
      },
      'astro:build:generated': () => {
        note('after the pages');
      },
    },
  };
  return { ...config, integrations: [first, ...integrations.map(withMoments)] };
}

/** Wraps the two hooks in which integrations work for long. */
function withMoments({ name, hooks }: AstroIntegration): AstroIntegration {
  const { 'astro:config:done': configured, 'astro:build:done': built, ...others } = hooks;
  return {
    name,
    hooks: {
      ...others,
      ...(configured && {
        'astro:config:done': async (options) => {
          if (name === 'publication') note('read content');
          await configured(options);
          if (name === 'publication') note('other');
        },
      }),
      ...(built && {
        'astro:build:done': async (options) => {
          note(name);
          await built(options);
          note('other');
        },
      }),
    },
  };
}
