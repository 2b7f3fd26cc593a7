/** Words between the quotation marks of their language. By itself, because scripts in the reader's browser use it too. */
export const inQuotationMarks = (words: string, lang: string): string =>
  ['ar', 'fa'].includes(lang) ? `«${words}»` : `“${words}”`;
