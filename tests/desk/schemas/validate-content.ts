import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parseDocument } from 'yaml';
import { frontmatter } from '../../../src/content/frontmatter.ts';
import {
  contentSchemas,
  markdownFiles,
  type SchemaName,
  schemaNames,
  schemasFor,
} from '../../../src/desk/schemas/content-schemas.ts';

export type Validate = (name: SchemaName, data: unknown) => string[];

/** Returns a function that validates data against the JSON Schemas of a publication, with a validator that is not ours. */
export async function validator(root: string): Promise<Validate> {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    formats: { email: true, uri: true },
  });
  const schemas = await schemasFor(root);
  const compiled = new Map(schemaNames.map((name) => [name, ajv.compile(schemas[name])]));
  return (name, data) => {
    const validate = compiled.get(name);
    if (!validate || validate(data)) return [];
    return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
  };
}

/** Returns the errors in all content files of a publication, and how many files there are. */
export async function validateContent(root: string): Promise<{ errors: string[]; files: number }> {
  const validate = await validator(root);
  const errors: string[] = [];
  let files = 0;
  const read = (name: SchemaName, file: string) => {
    const text = readFileSync(join(root, file), 'utf8');
    const yaml = file.endsWith('.md') ? (frontmatter.exec(text)?.[1] ?? '') : text;
    files++;
    const data: unknown = parseDocument(yaml, { version: '1.2' }).toJS() ?? {};
    errors.push(...validate(name, data).map((error) => `${file}: ${error}`));
  };
  for (const [name, paths] of Object.entries(await markdownFiles(root)))
    for (const path of paths) read(name as SchemaName, path);
  for (const name of schemaNames) {
    const schema = contentSchemas[name] as { file?: string };
    if (schema.file !== undefined && existsSync(join(root, schema.file))) read(name, schema.file);
  }
  return { errors, files };
}
