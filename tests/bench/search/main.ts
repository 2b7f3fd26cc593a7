import { writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { relevance } from './relevance.ts';
import { speed } from './speed.ts';

/**
 * `npm run bench:search`: our search beside its peers, as tables in Markdown and as JSON.
 * `-- relevance` or `-- speed` runs that part alone, `--engine <name>` (more than once) these engines alone, `--json <file>` says where the JSON goes.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string', default: join(tmpdir(), 'verbatim-bench-search.json') },
    engine: { type: 'string', multiple: true },
  },
});
const parts = { relevance, speed };
const unknown = positionals.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part “${unknown.join(', ')}”: there are ${Object.keys(parts).join(' and ')}.`);
  process.exit(1);
}
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
