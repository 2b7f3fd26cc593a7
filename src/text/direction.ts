/** Direction of a language's script, for `dir`. */
export const direction = (lang: string): 'ltr' | 'rtl' =>
  ['ar', 'fa', 'he', 'ckb', 'ur'].includes(lang.split('-')[0] ?? '') ? 'rtl' : 'ltr';
