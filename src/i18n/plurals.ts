/** Texts by plural category (CLDR); `#` is replaced by the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Returns a function that picks the plural form for a number and inserts the number, formatted for the locale. */
export function plurals(locale: string): (count: number, forms: PluralForms) => string {
  // Made for the first number: most pages and commands need one language of all that are loaded.
  let rules: Intl.PluralRules | undefined;
  let figures: Intl.NumberFormat | undefined;
  return (count, forms) => {
    rules ??= new Intl.PluralRules(locale);
    figures ??= new Intl.NumberFormat(locale);
    return (forms[rules.select(count)] ?? forms.other).replace('#', figures.format(count));
  };
}
