import { UneditableText } from './uneditable-text.ts';

/** The path of a field, such as `['pullQuotes', 1, 'text']`. */
export type Path = readonly (string | number)[];

/** One change of a YAML text: a new last item of a list, which is created if it is missing; a new value of a field; a removed field or item. */
export type Change =
  { path: Path; append: unknown } | { path: Path; set: unknown } | { path: Path; remove: true };

type Container = Record<string, unknown> | unknown[];

/** Returns data with a change, without changing `data`. Throws {@link UneditableText} if the path does not lead anywhere. */
export function changed(data: unknown, change: Change): unknown {
  const root = structuredClone(data) ?? {};
  const parent = change.path.slice(0, -1).reduce<unknown>((at, step) => child(at, step), root);
  const key = change.path.at(-1);
  if (typeof parent !== 'object' || parent === null || key === undefined)
    throw new UneditableText(`no field ${change.path.slice(0, -1).join('.')}`);
  const container = parent as Container & Record<string | number, unknown>;
  if ('set' in change) container[key] = plain(change.set);
  else if ('append' in change) container[key] = appended(container[key], change);
  else if (Array.isArray(container)) container.splice(Number(key), 1);
  else Reflect.deleteProperty(container, key);
  return root;
}

const child = (at: unknown, step: string | number): unknown =>
  typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined;

function appended(list: unknown, { path, append }: { path: Path; append: unknown }): unknown[] {
  if (list !== undefined && list !== null && !Array.isArray(list))
    throw new UneditableText(`${path.join('.')} is not a list`);
  return [...((list ?? []) as unknown[]), plain(append)];
}

/** Returns a value as YAML has it: without fields that are undefined. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
