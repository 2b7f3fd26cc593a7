import type { MeaningWords } from '../language.ts';

/** Words whose loss or addition changes what a German sentence says. */
export const meaning: MeaningWords = {
  negations: `
    nicht nichts nie niemals niemand niemanden niemandem nirgends weder noch ohne kaum nein
    kein keine keinen keinem keiner keines`,
  negativePrefixes: 'un in im il ir nicht miss',
  numbers: `
    null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn
    achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert hunderte tausend tausende
    million millionen milliarde milliarden billion billionen dutzend dutzende halb hälfte drittel viertel erste ersten
    zweite zweiten einmal zweimal`,
};
