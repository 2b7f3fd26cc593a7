import type { PartsStrings } from '../en/parts.ts';

/** Strings of a search whose index is in parts, in Persian. */
export const parts: PartsStrings = {
  locale: 'fa-u-ca-gregory',
  comma: '، ',
  of: (years, text) => `${years}: ${text}`,
  searching: (years) => `در حال جست‌وجو در ${years}…`,
  missing: (years) => `جست‌وجو در ${years} ممکن نشد`,
  unsearched: (years) => `در ${years} هنوز جست‌وجو نشده است`,
  searchOlder: (years, size) => `جست‌وجو در ${years} هم (حدود ${size})`,
  showAll: (count) => `نمایش همهٔ نتایج (${count})`,
  retry: 'دوباره امتحان کنید',
};
