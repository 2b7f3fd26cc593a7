import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { articleSchema } from '../../src/model/article.ts';
import { placeSchema } from '../../src/model/map.ts';
import { pageSchema } from '../../src/model/page.ts';
import { personSchema } from '../../src/model/person.ts';
import { seriesSchema } from '../../src/model/series.ts';
import { siteSchema } from '../../src/model/site.ts';
import { localSourceSchema } from '../../src/model/source.ts';
import { topicSchema } from '../../src/model/topic.ts';

type Schema = z.core.$ZodType;

const docs = join(import.meta.dirname, '../../docs');
const guides = ['writing.md', 'settings.md'].map((name) => readFileSync(join(docs, name), 'utf8')).join('\n');

interface Row {
  required: string;
  meaning: string;
}

/** Returns the rows of the table below a comment `<!-- fields: name -->` in a guide: the cells of each field. */
function rowsOf(name: string): Map<string, Row> | undefined {
  const [, table] = guides.split(`<!-- fields: ${name} -->\n\n`)[1]?.match(/^((?:\|.*\n)+)/) ?? [];
  if (table === undefined) return undefined;
  return new Map(
    [...table.matchAll(/^\| `(\w+)` +\| (yes|) *\| (.*) \|$/gm)].map(
      ([, field = '', required = '', meaning = '']) => [field, { required, meaning }],
    ),
  );
}

/** Returns the object that a field holds, alone or in a list; undefined if it holds text, a number or a choice. */
function objectIn(schema: Schema): z.core.$ZodObject | undefined {
  if (schema instanceof z.core.$ZodObject) return schema;
  if (schema instanceof z.core.$ZodArray) return objectIn(schema._zod.def.element);
  if (schema instanceof z.core.$ZodDefault || schema instanceof z.core.$ZodOptional)
    return objectIn(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodPipe) return objectIn(schema._zod.def.in);
  return undefined;
}

function checkTable(name: string, schema: z.core.$ZodObject | undefined): void {
  const rows = rowsOf(name);
  assert.ok(rows && schema, `no guide has a table <!-- fields: ${name} -->`);
  const fields = Object.entries(schema._zod.def.shape);
  assert.deepEqual([...rows.keys()].sort(), fields.map(([field]) => field).sort(), name);
  for (const [field, value] of fields) {
    const { required, meaning }: Row = rows.get(field) ?? { required: '', meaning: '' };
    assert.equal(required === 'yes', !z.safeParse(value, undefined).success, `${name}: required ${field}`);
    const nested = objectIn(value);
    if (!nested) continue;
    if (rowsOf(`${name}.${field}`)) checkTable(`${name}.${field}`, nested);
    // A small object has no table: its row lists its fields.
    else
      for (const part of Object.keys(nested._zod.def.shape))
        assert.ok(meaning.includes(`\`${part}\``), `${name}.${field}: ${part} is not documented`);
  }
}

const kinds = {
  article: articleSchema,
  topic: topicSchema,
  series: seriesSchema,
  person: personSchema,
  source: localSourceSchema,
  place: placeSchema,
  site: siteSchema,
  page: pageSchema,
};
for (const [kind, schema] of Object.entries(kinds))
  test(`the guides list exactly the fields of ${kind} files, and which are required`, () => {
    checkTable(kind, objectIn(schema));
  });
