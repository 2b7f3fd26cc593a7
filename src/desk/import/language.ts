import { francAll } from 'franc-min';

/**
 * Returns the language of a text by its letters and words, as a tag; undefined for a short text, or one that is as likely another. The
 * languages of the publication win over a close relative.
 */
export function languageOf(text: string, preferred: readonly string[]): string | undefined {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < 60) return undefined;
  const ranked = francAll(text.slice(0, 8000)).map(([code, score]) => ({ tag: tagOf(code), score }));
  const [first] = ranked;
  if (first?.tag === undefined) return undefined;
  const own = ranked.find(
    ({ tag }) => tag !== undefined && preferred.some((lang) => languageCode(lang) === tag),
  );
  return own && own.score >= first.score * 0.9 ? own.tag : first.tag;
}

const languageCode = (tag: string) => tag.replace(/-.*$/u, '');

/** Intl knows the two letters of a code of three: `deu` is `de`, and `pes` a kind of `fa`. */
function tagOf(code: string): string | undefined {
  if (code === 'und') return undefined;
  const whole = { arb: 'ar', pes: 'fa', prs: 'fa', cmn: 'zh', zlm: 'ms' }[code] ?? code;
  return languageCode(Intl.getCanonicalLocales(whole)[0] ?? whole);
}
