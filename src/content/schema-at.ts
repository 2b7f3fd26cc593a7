import type { ZodType } from 'astro/zod';

/** The parts of a zod schema's definition that contain inner schemas (zod 4, `schema.def`). */
interface Definition {
  type?: string;
  shape?: Record<string, unknown>;
  element?: unknown;
  valueType?: unknown;
  innerType?: unknown;
  in?: unknown;
  options?: unknown[];
}

const definition = (schema: unknown) => (schema as { def?: Definition } | undefined)?.def;

/** Unwraps optional, default, pipe and union schemas to the object or list inside. */
function unwrap(schema: unknown): unknown {
  const at = definition(schema);
  const inner =
    at?.innerType ??
    at?.in ??
    at?.options?.find((option) => definition(unwrap(option))?.shape) ??
    at?.options?.[0];
  return inner === undefined ? schema : unwrap(inner);
}

/** Returns the schema of the field at a path; undefined if there is no such field. */
export function schemaAt(schema: ZodType, path: readonly PropertyKey[]): ZodType | undefined {
  let at: unknown = schema;
  for (const step of path) {
    const inside = definition(unwrap(at));
    if (inside?.shape) at = Object.hasOwn(inside.shape, step) ? inside.shape[String(step)] : undefined;
    else at = inside?.element ?? inside?.valueType;
    if (at === undefined) return undefined;
  }
  return at as ZodType;
}

/** Returns the schema inside optional, default and similar schemas. */
export const innermost = (schema: ZodType | undefined): ZodType | undefined =>
  unwrap(schema) as ZodType | undefined;

/** Returns the field names of the object at a path. */
export const keysAt = (schema: ZodType, path: readonly PropertyKey[]): string[] =>
  Object.keys(definition(unwrap(schemaAt(schema, path)))?.shape ?? {});

/** Returns the names of an object's required fields. */
export function requiredKeys(schema: ZodType): string[] {
  const shape = definition(unwrap(schema))?.shape ?? {};
  return Object.keys(shape).filter(
    (key) => !['optional', 'default', 'prefault'].includes(definition(shape[key])?.type ?? ''),
  );
}

/** Returns the value at a path of data; undefined if there is none. */
export const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce(
    (at, step) => (Object.hasOwn(at ?? {}, step) ? (at as Record<PropertyKey, unknown>)[step] : undefined),
    data,
  );
