import { writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages } from '../../install-packages.ts';

/**
 * `npm run bench:search`: our search compared with its peers, as tables in Markdown and as JSON.
 * `-- relevance`, `-- absent` (words that an index lacks), `-- speed`, `-- slow` (the built site on slow lines) `-- parts` (one index and parts, up to 20,000 articles) or `-- server` (one index, parts and the stand-in for a search server) runs that part alone, `--engine <name>` (more than once) these engines alone, `--json <file>` says where the JSON goes.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string', default: join(tmpdir(), 'verbatim-bench-search.json') },
    engine: { type: 'string', multiple: true },
  },
});
const names = ['relevance', 'absent', 'speed', 'slow', 'parts', 'server'];
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no part “${unknown.join(', ')}”: there are ${names.join(', ')}.`);
  process.exit(1);
}
installPackages(join(import.meta.dirname, '..'));
// Imported only now: both need packages that may just have been installed.
const parts = {
  relevance: (await import('./relevance.ts')).relevance,
  absent: (await import('./absent-words.ts')).absentWords,
  speed: (await import('./speed.ts')).speed,
  slow: (await import('./slow.ts')).slow,
  parts: (await import('./parts.ts')).parts,
  server: (await import('./server.ts')).server,
};
const machine = `${cpus().length} processors, Node ${process.version}`;
const results: Record<string, unknown> = { machine };
for (const [name, run] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const { rows, markdown } = await run(values.engine);
  results[name] = rows;
  console.log(`${markdown}\n`);
}
writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
console.log(`${machine}. As JSON: ${values.json}`);
