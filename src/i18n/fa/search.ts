import type { SearchFormStrings, SearchStrings } from '../en/search.ts';
import { plurals } from '../plurals.ts';

const counted = plurals('fa');

/** Strings of search in Persian. */
export const search: SearchStrings = {
  locale: 'fa-u-ca-gregory',
  comma: '، ',
  label: 'کلیدواژه یا پرسش',
  submit: 'جست‌وجو',
  close: 'بستن',
  articles: 'مقاله‌ها',
  quotes: 'نقل‌قول‌ها',
  articleCount: (count) => counted(count, { other: '# مقاله' }),
  quoteCount: (count) => counted(count, { other: '# نقل‌قول' }),
  shownOf: (shown) => counted(shown, { other: '# مورد نخست نشان داده شده' }),
  alsoSearched: 'همچنین جست‌وجو شد:',
  correctedTo: (typed) => `برای «${typed}» نتیجه‌ای نبود. نتیجه‌های:`,
  onlyTyped: 'دقیقاً همین نوشتار را جست‌وجو کن',
  withSpellings: 'نوشتارهای دیگر را هم بیاور',
  excluded: 'نوشتارهای دیگر کنار گذاشته شده‌اند.',
  seeAlso: 'نیز ببینید:',
  inSection: 'بخش:',
  inQuote: 'نقل‌قول:',
  all: 'همهٔ نتایج',
  working: 'در حال جست‌وجو…',
  noResults: (query) => (query ? `برای «${query}» نتیجه‌ای نبود` : 'نتیجه‌ای نبود'),
  noMatches: 'واژه‌های کمتر یا دیگری را بیازمایید.',
  noFilteredMatches: 'واژه‌های دیگر یا پالایه‌های کمتری را بیازمایید.',
  noExactMatches: 'بدون گیومه:',
  relatedTopics: 'موضوع‌های مرتبط:',
  ignored: 'بخشی از این نشانی شناخته نشد و کنار گذاشته شد:',
  failures: {
    offline: 'جست‌وجو به اینترنت نیاز دارد و این دستگاه اکنون به آن وصل نیست.',
    unreachable: 'جست‌وجو در دسترس نیست: دسترسی به وب‌سایت ممکن نشد.',
    gone: 'جست‌وجو در دسترس نیست: بخشی از نمایهٔ آن نیست.',
    broken: 'جست‌وجو در دسترس نیست: نمایهٔ آن آسیب دیده است.',
    refused: 'جست‌وجو به WebAssembly نیاز دارد که این مرورگر جلویش را می‌گیرد.',
  },
  retry: 'دوباره بیازمایید',
  byTopic: 'همهٔ موضوع‌ها',
  found: 'واژه‌های جست‌وجو برجسته شده‌اند.',
  removeHighlights: 'برداشتن برجستگی‌ها',
};

/** Strings of the search page that no script needs. */
export const searchForm: SearchFormStrings = {
  description: 'جست‌وجو در همهٔ مقاله‌ها و نقل‌قول‌ها با واژه و موضوع.',
  kind: 'نمایش',
  order: 'ترتیب بر پایهٔ',
  best: 'ارتباط',
  newest: 'تازگی',
  narrow: 'پالایش بر پایهٔ موضوع، گوینده، نویسنده، سال یا زبان',
  facets: { topic: 'موضوع', speaker: 'گوینده', author: 'نویسنده', year: 'سال', lang: 'زبان' },
  clear: 'پاک کردن همهٔ پالایه‌ها',
  more: 'بیشتر',
};
