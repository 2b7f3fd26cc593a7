/** A rule of a `_headers` file, as Cloudflare reads it. */
interface HeaderRule {
  path: RegExp;
  set: [name: string, value: string][];
  drop: string[];
}

/** The rules of a `_headers` file, as Cloudflare reads them: all that fit are added up, `! Name` takes a header back. */
export function headerRules(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('/')) {
      const pattern = line.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
      rules.push({ path: new RegExp(`^${pattern}$`), set: [], drop: [] });
      continue;
    }
    const [name = '', ...value] = line.split(':');
    if (line.startsWith('!')) rules.at(-1)?.drop.push(line.slice(1).trim().toLowerCase());
    else rules.at(-1)?.set.push([name.trim().toLowerCase(), value.join(':').trim()]);
  }
  return rules;
}

/** Headers for a path; several values of one name are sent as several. */
export function headersIn(path: string, rules: HeaderRule[]): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  for (const rule of rules.filter(({ path: pattern }) => pattern.test(path))) {
    for (const name of rule.drop) Reflect.deleteProperty(headers, name);
    for (const [name, value] of rule.set) headers[name] = [...(headers[name] ?? []), value];
  }
  return headers;
}
