/**
 * Scripts and directions of languages, by their BCP 47 tags. The script is the one that a tag names, or else the likely one of its
 * language and region (`Intl.Locale`, Unicode's likely subtags). `getTextInfo` would give the direction itself; Firefox and older
 * browsers of the support policy lack it.
 */

/** ISO 15924 codes of scripts in use that run from right to left: `rtl: YES` in the script metadata of Unicode CLDR. A test compares them with Node's. */
const rightToLeft = 'Adlm Arab Gara Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi';

/** By language tag: computing a script takes longer than most of what pages ask it for. */
const scripts = new Map<string, string>();

/** Returns the ISO 15924 code of the script a language is written in: `Arab` for `ckb` and `az-IR`, `Latn` for `yi-Latn`; `Zyyy` where none is known. */
export function scriptOfLanguage(lang: string): string {
  const known = scripts.get(lang);
  if (known !== undefined) return known;
  let script: string | undefined;
  try {
    ({ script } = new Intl.Locale(lang).maximize());
  } catch {
    // Not a language tag: the frontmatter reader reports it.
  }
  scripts.set(lang, (script ??= 'Zyyy'));
  return script;
}

/** Returns the direction of a language's script, for `dir`. */
export const direction = (lang: string): 'ltr' | 'rtl' =>
  rightToLeft.includes(scriptOfLanguage(lang)) ? 'rtl' : 'ltr';

/** The scripts that are distinguished in a text. */
const letters = [
  ['Latn', /\p{Script=Latin}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
] as const;

/** Returns the script of a text's first letter: Latin, Arabic, Hebrew, or `Zyyy` for another; undefined where it has no letter. */
export function scriptOfText(text: string): 'Latn' | 'Arab' | 'Hebr' | 'Zyyy' | undefined {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return undefined;
  return letters.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'Zyyy';
}
