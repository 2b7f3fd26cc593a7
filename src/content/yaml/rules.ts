import { type Document, isPair, isScalar, type Pair, visit, type YAMLError } from 'yaml';
import { isReserved } from '../../model/fields.ts';
import { type Problem, show } from '../../model/problem.ts';
import type { YamlFault } from './lines.ts';

type Fault = YamlFault & Pick<Problem, 'field'>;

/** Returns problems of valid YAML that content must not contain: tags, anchors, aliases, and keys that are unsafe in objects. */
export function forbiddenParts(
  document: Document,
  errors: readonly YAMLError[],
  unreadable: YAMLError | undefined,
): Fault[] {
  const faults: Fault[] = [];
  const aliased = new Set<string>();
  const anchors: { anchor: string; offset: number }[] = [];
  visit(document, {
    Value: (_, { anchor, tag, range }) => {
      const offset = range?.[0] ?? 0;
      if (anchor !== undefined) anchors.push({ anchor, offset });
      if (tag !== undefined)
        faults.push(tagFault(offset, `a YAML tag: ${tag.replace('tag:yaml.org,2002:', '!!')}`));
    },
    Alias: (_, { source, range }) => {
      if (aliased.has(source)) return;
      aliased.add(source);
      faults.push({
        name: 'yaml-alias',
        offset: range?.[0] ?? 0,
        found: `a YAML alias: *${source}`,
        expected: 'every value written out',
        fix: 'put text that begins with an asterisk in quotation marks',
      });
    },
    Pair: (_, pair, path) => {
      const fault = reservedKeyFault(
        pair,
        path.find((node) => isPair(node)),
      );
      if (fault) faults.push(fault);
    },
  });
  // A tag that the parser cannot resolve belongs to no value.
  const unresolved = errors.find(({ code }) => code === 'TAG_RESOLVE_FAILED');
  if (unresolved && unresolved !== unreadable && !faults.some(({ name }) => name === 'yaml-tag'))
    faults.push(tagFault(unresolved.pos[0], 'a YAML tag that cannot be read'));
  for (const { anchor, offset } of anchors)
    if (!aliased.has(anchor))
      faults.push({
        name: 'yaml-alias',
        offset,
        found: `a YAML anchor: &${anchor}`,
        expected: 'values without anchors',
        fix: 'put text that begins with an ampersand in quotation marks',
      });
  return faults;
}

const tagFault = (offset: number, found: string): Fault => ({
  name: 'yaml-tag',
  offset,
  found,
  expected: 'values without a type tag',
  fix: 'put text that begins with an exclamation mark in quotation marks',
});

/** Returns the problem of a key that every object has as a property; `field` is the outermost pair around it. */
function reservedKeyFault({ key }: Pair, field: Pair | undefined): Fault | undefined {
  if (!isScalar(key) || !isReserved(String(key.value))) return undefined;
  // Abbreviations can be any word except __proto__, which cannot be an own key of an object.
  const isAbbreviation = isScalar(field?.key) && field.key.value === 'abbreviations';
  if (isAbbreviation && key.value !== '__proto__') return undefined;
  return {
    name: 'key-reserved',
    offset: key.range?.[0] ?? 0,
    field: String(key.value),
    found: `the name ${show(String(key.value))}, which JavaScript reserves`,
    expected: 'another name',
    fix: 'rename it, or delete it',
  };
}

/** Removes all but the first of fields with the same key, in place. */
export function dropRepeatedKeys(document: Document): void {
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<string>();
      map.items = map.items.filter(({ key }) => !seen.has(String(key)) && seen.add(String(key)));
    },
  });
}
