import type { SearchFormStrings, SearchStrings } from '../en/search.ts';

const plural = new Intl.PluralRules('ar');
const counted = (count: number, one: string, two: string, few: string, many: string, other: string) =>
  ({ one, two, few: `${count} ${few}`, many: `${count} ${many}` })[plural.select(count) as string] ??
  `${count} ${other}`;

/** Strings of search in Arabic. */
export const search: SearchStrings = {
  locale: 'ar-IQ-u-nu-latn',
  comma: '، ',
  label: 'كلمات مفتاحية أو سؤال',
  submit: 'ابحث',
  close: 'إغلاق',
  articles: 'المقالات',
  quotes: 'الاقتباسات',
  articleCount: (count) => counted(count, 'مقال واحد', 'مقالان', 'مقالات', 'مقالاً', 'مقال'),
  quoteCount: (count) => counted(count, 'اقتباس واحد', 'اقتباسان', 'اقتباسات', 'اقتباساً', 'اقتباس'),
  shownOf: (shown) => `يُعرض أول ${shown} منها`,
  alsoSearched: 'بحثنا أيضاً عن:',
  correctedTo: (typed) => `لا نتائج لـ«${typed}». نعرض نتائج:`,
  didYouMean: 'هل تقصد:',
  onlyTyped: 'ابحث عما كتبته بالضبط',
  withSpellings: 'ابحث عن تهجئات أخرى أيضاً',
  excluded: 'التهجئات الأخرى مستبعدة.',
  seeAlso: 'انظر أيضاً:',
  inSection: 'قسم:',
  inQuote: 'اقتباس:',
  all: 'كل النتائج',
  working: 'جارٍ البحث…',
  noResults: (query) => (query ? `لا نتائج لـ«${query}»` : 'لا نتائج'),
  noMatches: 'جرّب كلمات أقل أو غيرها.',
  noFilteredMatches: 'جرّب كلمات أخرى أو خفّف التصفية.',
  noExactMatches: 'من دون علامتي الاقتباس:',
  relatedTopics: 'موضوعات ذات صلة:',
  ignored: 'تجاهلنا جزءاً غير معروف من هذا الرابط:',
  failures: {
    offline: 'يحتاج البحث إلى الإنترنت، وهذا الجهاز غير متصل.',
    unreachable: 'البحث غير متاح: تعذّر الوصول إلى الموقع.',
    gone: 'البحث غير متاح: فهرسه ناقص.',
    broken: 'البحث غير متاح: فهرسه تالف.',
    refused: 'يحتاج البحث إلى WebAssembly، وهذا المتصفح يمنعه.',
  },
  retry: 'حاول مرة أخرى',
  byTopic: 'كل الموضوعات',
  found: 'كلمات البحث مميّزة.',
  removeHighlights: 'أزل التمييز',
  goToFirst: (count) => (count === 1 ? 'انتقل إليها' : `انتقل إلى أول موضع من ${count}`),
  suggestions: 'اقتراحات:',
  recent: 'عمليات البحث الأخيرة',
  clearRecent: 'امسح عمليات البحث الأخيرة',
  topics: 'الموضوعات',
  speakers: 'الأكثر اقتباساً',
  without: (word) => `ابحث من دون «${word}»`,
};

/** Strings of the search page that no script needs. */
export const searchForm: SearchFormStrings = {
  description: 'ابحث في كل المقالات والاقتباسات بالكلمات المفتاحية والموضوع.',
  kind: 'عرض',
  order: 'الترتيب حسب',
  best: 'الأكثر صلة',
  newest: 'الأحدث',
  narrow: 'تصفية حسب الموضوع أو القائل أو الكاتب أو السنة أو اللغة',
  facets: {
    topic: 'الموضوع',
    speaker: 'القائل',
    author: 'الكاتب',
    year: 'السنة',
    lang: 'اللغة',
    about: 'عن',
    series: 'السلسلة',
    event: 'سنة الحدث',
  },
  clear: 'إلغاء التصفية',
  more: 'عرض المزيد',
};
