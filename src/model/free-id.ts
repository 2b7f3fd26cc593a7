/**
 * Returns the first of `2`, `3`, … (for a number) or `name-2`, `name-3`, … (for a name) that is not in `taken`, and adds it there, so
 * that the next duplicate gets another.
 */
export function freeId(id: string, taken: Set<string>): string {
  const [, name = '', number = '1'] = /^(.*?)(?<=-|^)(\d{1,6})$/.exec(id) ?? [, `${id}-`];
  let next = Number(number) + 1;
  while (taken.has(`${name}${next}`)) next++;
  const free = `${name}${next}`;
  taken.add(free);
  return free;
}
