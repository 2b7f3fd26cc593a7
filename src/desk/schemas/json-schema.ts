import { z } from 'astro/zod';
import { coordinates } from '../../model/coordinates.ts';
import {
  dateOrSpan,
  day,
  dayOrTime,
  id,
  languageTag,
  mediaTopicCode,
  partialDate,
  partialDateOrUndated,
  webUrl,
} from '../../model/fields.ts';
import { descriptionsOf } from './descriptions.ts';

/** A JSON Schema (draft 7, which text editors support best). */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

const date = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const partial = '\\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?)?';
/** YAML reads a year as a number. */
const dateLike = (pattern: string): JsonSchema => ({
  type: ['string', 'integer'],
  pattern: `^(?:${pattern})$`,
});

/** Fields whose rules are functions, which JSON Schema cannot express: the nearest pattern. */
const fields = new Map<unknown, JsonSchema>([
  [id, { type: 'string', pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' }],
  [languageTag, { type: 'string', pattern: '^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$' }],
  [day, { type: 'string', pattern: `^${date}$` }],
  [dayOrTime, { type: 'string', pattern: `^${date}(?:[T ].+)?$` }],
  [partialDate, dateLike(partial)],
  [partialDateOrUndated, dateLike(`undated|${partial}`)],
  [dateOrSpan, dateLike(`${partial}(?:/${partial})?`)],
  [webUrl, { type: 'string', pattern: '^[hH][tT][tT][pP][sS]?://\\S+$' }],
  [mediaTopicCode, { type: ['string', 'integer'], pattern: '^\\d{8}$' }],
  [coordinates, { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 }],
]);

/** Ids that the publication has, by what they are for. */
export interface KnownIds {
  topics: readonly string[];
  people: readonly string[];
  series: readonly string[];
  sources: readonly string[];
  articles: readonly string[];
}

/** What the id in a field is for. Sources can also be the article’s own, so other ids of sources are valid. */
const uses: Readonly<Record<string, keyof KnownIds>> = {
  ...{ topics: 'topics', broader: 'topics' },
  ...{ author: 'people', editor: 'people', translator: 'people', speaker: 'people', people: 'people' },
  ...{ series: 'series', sources: 'sources', source: 'sources', examines: 'sources' },
  ...{ translationOf: 'articles', lead: 'articles' },
};

/** Returns the JSON Schema of what an editor writes for a zod schema, in which ids of the publication complete. */
export function jsonSchemaOf(schema: z.ZodType, known: KnownIds, title: string): JsonSchema {
  const made = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, fields.get(zodSchema));
    },
  }) as JsonSchema;
  describe(made);
  completeIds(made, undefined, known);
  return { ...made, title };
}

const partsOf = ({
  properties = {},
  anyOf = [],
  oneOf = [],
  allOf = [],
  items,
  additionalProperties,
}: JsonSchema) =>
  [...Object.values(properties), ...anyOf, ...oneOf, ...allOf, items, additionalProperties].flat();

/** Adds the comments of fields. */
function describe(schema: JsonSchema): void {
  const { properties = {} } = schema;
  for (const [field, description] of descriptionsOf(Object.keys(properties))) {
    const property = properties[field];
    if (typeof property === 'object') property.description ??= description;
  }
  for (const part of partsOf(schema)) if (typeof part === 'object') describe(part);
}

/** Puts the ids of the publication where a field holds an id. */
function completeIds(schema: JsonSchema, use: keyof KnownIds | undefined, known: KnownIds): void {
  const ids = use === undefined ? [] : known[use];
  if (ids.length > 0 && schema.pattern === fields.get(id)?.pattern) {
    const { type: _type, pattern: _pattern, ...rest } = schema;
    for (const key of Object.keys(schema)) Reflect.deleteProperty(schema, key);
    const own = { type: 'string' as const, pattern: fields.get(id)?.pattern ?? '' };
    Object.assign(
      schema,
      rest,
      use === 'sources' ? { anyOf: [{ enum: [...ids] }, own] } : { enum: [...ids] },
    );
    return;
  }
  const into = (inner: unknown, next: keyof KnownIds | undefined) => {
    if (typeof inner === 'object' && inner !== null) completeIds(inner as JsonSchema, next, known);
  };
  const { properties = {} } = schema;
  for (const [field, inner] of Object.entries(properties)) {
    // A quote translates another quote, whose id no file name shows.
    const isOfQuote = field === 'translationOf' && 'speaker' in properties;
    into(inner, isOfQuote ? undefined : uses[field]);
  }
  for (const inner of [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) => list ?? []))
    into(inner, use);
  into(schema.items, use);
  into(schema.additionalProperties, undefined);
}
