/**
 * Returns the fragment that leads to a passage of a page, `:~:text=prefix-,start,end,-suffix` (WICG, “URL Fragment Text Directives”). `parts` is the
 * passage, or its first and last words; `prefix` and `suffix` are the words around it, or empty.
 */
export function textDirective(prefix: string, parts: readonly string[], suffix: string): string {
  const all = [
    prefix && `${encode(prefix)}-`,
    ...parts.map((part) => encode(part.trim())),
    suffix && `-${encode(suffix)}`,
  ];
  return `:~:text=${all.filter(Boolean).join(',')}`;
}

/** Encodes text; hyphens are syntax in the directive, and many chat programs end a URL at the other characters. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[-'()!*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
