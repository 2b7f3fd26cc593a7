import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Collection } from './collections.ts';
import { sharedData } from './shared-data.ts';

/** Cleverdon’s grades, of which 1 is the best; other values mean not relevant. */
const gainOfGrade: Record<string, number> = { '1': 4, '2': 3, '3': 2, '4': 1 };

/** The Cranfield collection: 1,400 abstracts on aerodynamics, 225 questions, and what answers each. */
export function readCranfield(): Collection {
  const folder = sharedData('cranfield');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const gains = new Map<number, Map<string, number>>();
  for (const line of read('cranqrel').split('\n')) {
    const [query, document, grade] = line.trim().split(/\s+/);
    const gain = gainOfGrade[grade ?? ''];
    if (!query || !document || !gain) continue;
    const number = Number(query);
    gains.set(number, (gains.get(number) ?? new Map<string, number>()).set(document, gain));
  }
  return {
    name: 'Cranfield',
    documents: records(read('cran.all.1400')).map(({ I: id = '', T: title = '', W: text = '' }) => ({
      id,
      title,
      text,
    })),
    queries: records(read('cran.qry')).map(({ W: text = '' }, index) => ({
      number: index + 1,
      text,
      gains: gains.get(index + 1) ?? new Map<string, number>(),
    })),
  };
}

/** Records begin at `.I 1`; their fields at `.T`, `.A`, `.B`, `.W`, alone on a line. */
function records(file: string): Record<string, string>[] {
  return file
    .split(/^\.I /m)
    .slice(1)
    .map((record) => {
      const [id = '', ...fields] = record.split(/^\.([A-Z])\n/m);
      const found: Record<string, string> = { I: id.trim() };
      for (let at = 0; at < fields.length; at += 2)
        found[fields[at] ?? ''] = (fields[at + 1] ?? '').replace(/\s+/g, ' ').trim();
      return found;
    });
}
