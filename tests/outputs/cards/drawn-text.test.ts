import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawnText } from '../../../src/outputs/cards/drawn-text.ts';

const cases: [does: string, text: string, drawn: string][] = [
  ['keeps characters that the fonts have', '5 km², 10¹²', '5 km², 10¹²'],
  ['writes other superscripts after a caret', '10⁶ and 10⁻¹² xⁿ', '10^6 and 10^−12 x^n'],
  ['writes subscript digits as digits', 'CO₂, H₂O', 'CO2, H2O'],
  ['writes subscript letters after an underscore', 'Vₘₐₓ', 'V_max'],
];

describe('a text on a card', () => {
  for (const [does, text, drawn] of cases)
    test(does, () => {
      assert.equal(drawnText(text), drawn);
    });
});
