/** From what a reader typed to the words the index is asked for. */

/** Words too common to say what a text is about, by language. Short lists: a word wrongly kept costs little. */
const stopWords: Record<string, Set<string>> = {
  en: new Set(
    `a about after all also am an and any are as at be been before being but by can could did do does doing for from
    had has have having he her hers him his how i if in into is it its itself just let me more most my no nor not of
    on once only or other our out over own same she should so some such than that the their them then there these
    they this those through to too under until up us very was we were what when where which while who whom whose why
    will with would you your article articles quote quotes piece tell find show me said say says`.split(
      /\s+/,
    ),
  ),
  ar: new Set(
    `من في على إلى الى عن مع هو هي هم هذا هذه ذلك تلك التي الذي الذين ما ماذا متى أين كيف لماذا هل كان كانت يكون قد
    لقد و أو او ثم لا لم لن إن أن ان بعد قبل كل بين حتى غير`.split(/\s+/),
  ),
};

const wordPattern =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c]*(?:['’.-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}\u200c]+)*/gu;

/** A search that is carried out at most this wide: longer questions gain nothing from further words. */
const maxWords = 16;

/**
 * The words of a query that carry meaning, in the order typed, each once.
 * A word in capitals (US, IS, PM) is a name even where in small letters it would say nothing.
 * Where nothing else is left, the common words themselves are searched for.
 */
export function contentWords(query: string, lang = 'en'): string[] {
  const typed = [...query.slice(0, 2000).normalize('NFC').matchAll(wordPattern)].map((match) => match[0]);
  const common = stopWords[lang] ?? new Set<string>();
  const isName = (word: string) =>
    word.length > 1 && word.length <= 4 && word !== word.toLowerCase() && word === word.toUpperCase();
  // All in capitals is shouting, and tells names from other words no more.
  const shouted = typed.length > 1 && typed.every((word) => word === word.toUpperCase());
  const telling = typed.filter(
    (word) => (isName(word) && !shouted) || !common.has(word.replaceAll('’', "'").toLowerCase()),
  );
  const seen = new Set<string>();
  return (telling.length > 0 ? telling : typed)
    .filter((word) => !seen.has(word.toLowerCase()) && seen.add(word.toLowerCase()))
    .slice(0, maxWords);
}
