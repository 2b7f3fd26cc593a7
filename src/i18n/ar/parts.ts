import type { PartsStrings } from '../en/parts.ts';

/** Strings of a search whose index is in parts, in Arabic. */
export const parts: PartsStrings = {
  locale: 'ar-IQ-u-nu-latn',
  comma: '، ',
  of: (years, text) => `${years}: ${text}`,
  searching: (years) => `يجري البحث في ${years}…`,
  missing: (years) => `تعذّر البحث في ${years}`,
  unsearched: (years) => `لم نبحث بعد في ${years}`,
  searchOlder: (years, size) => `ابحث أيضاً في ${years} (نحو ${size})`,
  showAll: (count) => `اعرض كل النتائج (${count})`,
  retry: 'حاول مرة أخرى',
};
