import { appendFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';

/** Names the file to which a build that is measured appends a line for each phase (`npm run bench:build`). */
export const phasesVariable = 'VERBATIM_PHASES';

/** The beginning of a phase: milliseconds since 1970. */
export interface PhaseStart {
  at: number;
  phase: string;
}

/** Notes that a phase of the build begins, if the build is measured. */
export function notePhase(phase: string): void {
  const file = process.env[phasesVariable];
  if (file === undefined) return;
  const start: PhaseStart = { at: performance.timeOrigin + performance.now(), phase };
  appendFileSync(file, `${JSON.stringify(start)}\n`);
}

/** Returns integrations that note when they begin to work on the finished pages, and when they end. */
export const withPhases = (integrations: readonly AstroIntegration[]): AstroIntegration[] =>
  integrations.map(({ name, hooks: { 'astro:build:done': done, ...hooks } }) => ({
    name,
    hooks: {
      ...hooks,
      ...(done && {
        'astro:build:done': async (options) => {
          notePhase(name);
          await done(options);
          notePhase('other');
        },
      }),
    },
  }));
