/**
 * A short piece before or after a hyphen, which does not belong at the edge of a line: `al-Qaeda`, `Jurf al-Sakhar`, `mid-March`, `F-16`.
 * A longer word may break at its hyphen, and very long ones have to.
 */
const joined =
  /(?<![\p{L}\p{M}\p{N}-])[\p{L}\p{N}]{1,3}-[\p{L}\p{N}][\p{L}\p{M}\p{N}]{0,15}(?![\p{L}\p{M}\p{N}-])/gu;

/** A piece of text; `kept` if no line may break inside it. */
export interface TextPiece {
  text: string;
  kept: boolean;
}

/** Returns a text in pieces: words that must not be divided at their hyphen, and the text between them. Joined, they are the text. */
export function unbrokenPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  if (text !== '' && !text.includes('-')) return [{ text, kept: false }];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(joined)) {
    if (index > at) pieces.push({ text: text.slice(at, index), kept: false });
    pieces.push({ text: word, kept: true });
    at = index + word.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), kept: false });
  return pieces;
}
