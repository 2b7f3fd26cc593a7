export const wordsOf = (text: string): string[] => text.split(/\s+/u).filter(Boolean);

/** Returns the sentences of a text that can be quoted. */
export function sentencesOf(text: string, lang = 'en'): string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
  return text
    .split(/\n+/)
    .filter((line) => !/[#|[\]<>{}*_]|https?:|^\s*[-\d]/.test(line))
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => {
      const count = wordsOf(sentence).length;
      return count >= 9 && count <= 40 && /^\p{L}/u.test(sentence) && /[.!?؟۔]$/u.test(sentence);
    });
}

/** Changes one number in the digits of a text; undefined if it has none. */
export function withOtherNumber(text: string): string | undefined {
  const found = /\d+/u.exec(text);
  if (!found) return undefined;
  const [digits] = found;
  const last = Number(digits.at(-1));
  return (
    text.slice(0, found.index) +
    digits.slice(0, -1) +
    String((last + 3) % 10) +
    text.slice(found.index + digits.length)
  );
}

const verbs = /\b(is|are|was|were|will|can|should|would|could|must|has|have)\b/;
const nots = /\b(?:not|never|n[’']t) /;

/** Removes or adds a negation; undefined if the text has no place for it. */
export function negated(text: string): string | undefined {
  if (nots.test(text)) return text.replace(nots, '');
  return verbs.test(text) ? text.replace(verbs, '$1 not') : undefined;
}

/** Misspells long words: swaps two letters, or drops one. */
export function misspelled(text: string, random: () => number, count = 2): string {
  const words = text.split(' ');
  const long = words.flatMap((word, at) => (/^\p{L}{6,}$/u.test(word) ? [at] : []));
  for (let done = 0; done < count && long.length > 0; done++) {
    const [at = 0] = long.splice(Math.floor(random() * long.length), 1);
    const word = words[at] ?? '';
    const place = 2 + Math.floor(random() * (word.length - 4));
    words[at] =
      random() < 0.5
        ? word.slice(0, place) + word.slice(place + 1)
        : word.slice(0, place) + word.charAt(place + 1) + word.charAt(place) + word.slice(place + 2);
  }
  return words.join(' ');
}

/** Copies a text as programs, papers and scanners do. */
export const copies: readonly ((text: string) => string)[] = [
  (text) => `“${text}”`,
  (text) => `"${text.replace(/[.]$/, '')}"`,
  (text) => `> ${text.replaceAll("'", '’')}`,
  (text) => text.replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ').normalize('NFD'),
  (text) => {
    const words = text.split(' ');
    const at = words.findIndex((word, index) => index > 2 && /^\p{L}{7,}$/u.test(word));
    return words
      .map((word, index) => {
        if (index === at) return `${word.slice(0, 4)}-\n${word.slice(4)}`;
        return index % 7 === 6 ? `${word}\n` : word;
      })
      .join(' ');
  },
  (text) =>
    text
      .replace(/\bI(?=[a-z])/g, 'l')
      .replace('rn', 'm')
      .replace(/(?<=[a-z])l(?=[a-z])/, '1'),
  (text) => `\u202e\u200f${text.split(' ').join('\u00a0')}\u202c`,
  (text) => `<blockquote><p>${text}</p></blockquote>\n— https://example.org/some/page`,
  (text) => `« ${text} »[3]`,
  (text) => `…${text} …`,
];
