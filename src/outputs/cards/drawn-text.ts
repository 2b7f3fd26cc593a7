/**
 * Returns a text as cards draw it. The fonts have ¹ ² ³ and no other superscripts or subscripts, so these are converted like those
 * that Unicode lacks (plain-text.ts): `10⁶` to `10^6`. Subscript digits need no underscore: `CO₂` is `CO2`.
 */
export const drawnText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[⁰-⁹¹²³⁺⁻⁼⁽⁾ⁿⁱ]+/gu, (superscripts) =>
      /^[¹²³]+$/.test(superscripts) ? superscripts : `^${superscripts.normalize('NFKC')}`,
    )
    .replace(
      /[₀-₎ₐₑₒₓₕ-ₜ]+/gu,
      (subscripts) => `${/^[₀-₉]+$/u.test(subscripts) ? '' : '_'}${subscripts.normalize('NFKC')}`,
    );
