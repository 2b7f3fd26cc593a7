/**
 * Returns a text as cards draw it. The faces have ¹ ² ³ and no other raised or lowered characters, so these are written as plain-text.ts
 * writes what Unicode lacks: `10⁶` as `10^6`. Lowered digits behind a letter need no sign: `CO₂` is read in `CO2`.
 */
export const drawnText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[⁰-⁹¹²³⁺⁻⁼⁽⁾ⁿⁱ]+/gu, (raised) =>
      /^[¹²³]+$/.test(raised) ? raised : `^${raised.normalize('NFKC')}`,
    )
    .replace(
      /[₀-₎ₐₑₒₓₕ-ₜ]+/gu,
      (lowered) => `${/^[₀-₉]+$/u.test(lowered) ? '' : '_'}${lowered.normalize('NFKC')}`,
    );
