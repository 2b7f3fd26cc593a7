import type { SearchFormStrings, SearchStrings } from '../en/search.ts';
import { plurals } from '../plurals.ts';

const counted = plurals('fa');

/** The strings of search in Persian. */
export const search: SearchStrings = {
  locale: 'fa-u-ca-gregory',
  comma: '، ',
  description: 'جست‌وجو در همهٔ مقاله‌ها و نقل‌قول‌ها با واژه و موضوع.',
  label: 'واژه یا پرسش',
  submit: 'جست‌وجو',
  close: 'بستن',
  articles: 'مقاله‌ها',
  quotes: 'نقل‌قول‌ها',
  articleCount: (count) => counted(count, { other: '# مقاله' }),
  quoteCount: (count) => counted(count, { other: '# نقل‌قول' }),
  shownOf: (shown) => counted(shown, { other: '# مورد نخست نشان داده شده' }),
  alsoSearched: 'همچنین جست‌وجو شد:',
  correctedTo: (typed) => `برای «${typed}» نتیجه‌ای نبود. به‌جای آن جست‌وجو شد:`,
  onlyTyped: 'فقط همین نوشتار را جست‌وجو کن',
  withSpellings: 'نوشتارهای دیگر را هم جست‌وجو کن',
  only: 'نوشتارهای دیگر جست‌وجو نمی‌شوند.',
  name: 'صفحهٔ',
  inSection: 'بخش:',
  inQuote: 'نقل‌قول:',
  all: 'همهٔ نتایج',
  working: 'در حال جست‌وجو…',
  noResults: 'نتیجه‌ای نبود',
  noMatches: 'برای این واژه‌ها نتیجه‌ای نبود. واژه‌های کمتر یا دیگری را بیازمایید.',
  noFilteredMatches: 'برای این واژه‌ها با این انتخاب‌ها نتیجه‌ای نبود.',
  noExactMatches: 'واژه‌های درون گیومه عیناً جست‌وجو می‌شوند. بدون گیومه:',
  relatedTopics: 'موضوع‌های نزدیک به آنچه نوشتید:',
  ignored: 'بخشی از این نشانی شناخته نشد و کنار گذاشته شد:',
  failures: {
    offline: 'جست‌وجو به اینترنت نیاز دارد و این دستگاه اکنون به آن وصل نیست.',
    unreachable: 'دسترسی به وب‌سایت ممکن نشد؛ جست‌وجو انجام نشد.',
    gone: 'بخشی از نمایهٔ جست‌وجو در وب‌سایت نیست؛ جست‌وجو انجام نشد.',
    broken: 'نمایهٔ جست‌وجو آسیب‌دیده رسید؛ جست‌وجو انجام نشد.',
    refused: 'این مرورگر به صفحه‌ها اجازهٔ اجرای WebAssembly نمی‌دهد و جست‌وجو به آن نیاز دارد.',
  },
  retry: 'دوباره بیازمایید',
  byTopic: 'همهٔ موضوع‌ها',
  found: 'واژه‌هایی که جسته‌اید نشان‌دار شده‌اند.',
  removeHighlights: 'برداشتن نشان‌ها',
};

/** The strings of the search page as it is served; no script has them. */
export const searchForm: SearchFormStrings = {
  kind: 'چه بجوییم',
  order: 'ترتیب',
  best: 'نزدیک‌ترین نخست',
  newest: 'تازه‌ترین نخست',
  narrow: 'محدود کردن به موضوع، گوینده، نویسنده، سال یا زبان',
  facets: { topic: 'موضوع', speaker: 'گوینده', author: 'نویسنده', year: 'سال', lang: 'زبان' },
  clear: 'پاک کردن همهٔ انتخاب‌ها',
  more: 'بیشتر',
};
