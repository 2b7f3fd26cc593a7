import type { Question } from '../../verify/answer.ts';

/**
 * Returns the question that a URL of the page asks: behind the # (`#text=…&speaker=…&said=…`), which browsers do not send to the server,
 * or as parameters (`?text=…`), for other programs that link to the page. Undefined for a URL without a text.
 */
export function questionIn({ hash, search }: Pick<URL, 'hash' | 'search'>): Required<Question> | undefined {
  for (const part of [hash, search]) {
    const parameters = new URLSearchParams(part.slice(1));
    const [text = '', speaker = '', said = ''] = ['text', 'speaker', 'said'].map(
      (name) => parameters.get(name) ?? '',
    );
    if (text) return { text, speaker, said };
  }
  return undefined;
}

/** Returns the fragment of a URL that asks a question, with its #. Spaces are `%20`, which all programs decode. */
export function fragmentOf({ text, speaker, said }: Question): string {
  const parameters = new URLSearchParams({ text });
  if (speaker) parameters.set('speaker', speaker);
  if (said) parameters.set('said', said);
  return `#${parameters.toString().replaceAll('+', '%20')}`;
}
