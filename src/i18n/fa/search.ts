import type { SearchFormStrings, SearchStrings } from '../en/search.ts';

/** Persian nouns are the same after every number: search needs no rules of plurals, only the digits. */
const figures = new Intl.NumberFormat('fa');

/** Strings of search in Persian. */
export const search: SearchStrings = {
  locale: 'fa-u-ca-gregory',
  comma: '، ',
  label: 'کلیدواژه یا پرسش',
  submit: 'جست‌وجو',
  close: 'بستن',
  articles: 'مقاله‌ها',
  quotes: 'نقل‌قول‌ها',
  articleCount: (count) => `${figures.format(count)} مقاله`,
  quoteCount: (count) => `${figures.format(count)} نقل‌قول`,
  shownOf: (shown) => `نمایش ${figures.format(shown)} مورد نخست`,
  alsoSearched: 'همچنین جست‌وجو شد:',
  correctedTo: (typed) => `نتیجه‌ای برای «${typed}» پیدا نشد. نتایج:`,
  onlyTyped: 'جست‌وجوی دقیق همین عبارت',
  withSpellings: 'افزودن املاهای دیگر',
  excluded: 'املاهای دیگر کنار گذاشته شده‌اند.',
  seeAlso: 'همچنین ببینید:',
  inSection: 'بخش:',
  inQuote: 'نقل‌قول:',
  all: 'همهٔ نتایج',
  working: 'در حال جست‌وجو…',
  noResults: (query) => (query ? `نتیجه‌ای برای «${query}» پیدا نشد` : 'نتیجه‌ای پیدا نشد'),
  noMatches: 'واژه‌های کمتر یا دیگری را امتحان کنید.',
  noFilteredMatches: 'واژه‌های دیگر یا فیلترهای کمتری را امتحان کنید.',
  noExactMatches: 'بدون گیومه:',
  relatedTopics: 'موضوع‌های مرتبط:',
  ignored: 'بخشی از این نشانی شناخته نشد و کنار گذاشته شد:',
  failures: {
    offline: 'جست‌وجو به اینترنت نیاز دارد و این دستگاه اکنون به آن وصل نیست.',
    unreachable: 'جست‌وجو در دسترس نیست: دسترسی به وب‌سایت ممکن نشد.',
    gone: 'جست‌وجو در دسترس نیست: بخشی از نمایهٔ آن پیدا نشد.',
    broken: 'جست‌وجو در دسترس نیست: نمایهٔ آن آسیب دیده است.',
    refused: 'جست‌وجو به WebAssembly نیاز دارد که در این مرورگر مسدود است.',
  },
  retry: 'دوباره امتحان کنید',
  byTopic: 'همهٔ موضوع‌ها',
  found: 'واژه‌های جست‌وجو برجسته شده‌اند.',
  removeHighlights: 'حذف برجسته‌سازی',
  goToFirst: (count) => (count === 1 ? 'رفتن به آن' : `رفتن به نخستین مورد از ${count}`),
  suggestions: 'پیشنهادها:',
  recent: 'جستجوهای اخیر',
  clearRecent: 'پاک کردن جستجوهای اخیر',
  topics: 'موضوع‌ها',
  speakers: 'پرنقل‌ها',
  without: (word) => `جستجو بدون «${word}»`,
};

/** Strings of the search page that no script needs. */
export const searchForm: SearchFormStrings = {
  description: 'جست‌وجو در همهٔ مقاله‌ها و نقل‌قول‌ها با کلیدواژه و موضوع.',
  kind: 'نمایش',
  order: 'مرتب‌سازی:',
  best: 'مرتبط‌ترین',
  newest: 'تازه‌ترین',
  narrow: 'فیلتر بر اساس موضوع، گوینده، نویسنده، سال یا زبان',
  facets: {
    topic: 'موضوع',
    speaker: 'گوینده',
    author: 'نویسنده',
    year: 'سال',
    lang: 'زبان',
    about: 'دربارهٔ',
    series: 'مجموعه',
    event: 'سال رویداد',
  },
  clear: 'پاک کردن همهٔ فیلترها',
  more: 'نمایش بیشتر',
};
