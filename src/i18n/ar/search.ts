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
  shownOf: (shown) => `تظهر أول ${shown}`,
  alsoSearched: 'بحثنا أيضاً عن:',
  correctedTo: (typed) => `لا نتائج لـ«${typed}». نعرض نتائج:`,
  onlyTyped: 'ابحث عما كتبته بالضبط',
  withSpellings: 'ضمِّن الصيغ الأخرى',
  excluded: 'الصيغ الأخرى مستبعدة.',
  seeAlso: 'انظر أيضاً:',
  inSection: 'فقرة:',
  inQuote: 'اقتباس:',
  all: 'كل النتائج',
  working: 'جارٍ البحث…',
  noResults: (query) => (query ? `لا نتائج لـ«${query}»` : 'لا نتائج'),
  noMatches: 'جرّب كلمات أقل أو مختلفة.',
  noFilteredMatches: 'لا شيء يطابق هذه الكلمات مع عوامل التصفية هذه.',
  noExactMatches: 'ما بين علامتي الاقتباس يجب أن يطابق تماماً. من دون العلامتين:',
  relatedTopics: 'موضوعات ذات صلة:',
  ignored: 'لم نتعرّف على جزء من هذا العنوان فتجاهلناه:',
  failures: {
    offline: 'يحتاج البحث إلى اتصال بالشبكة، وهذا الجهاز غير متصل.',
    unreachable: 'البحث غير متاح: تعذّر الوصول إلى الموقع.',
    gone: 'البحث غير متاح: جزء من فهرسه مفقود في الموقع.',
    broken: 'البحث غير متاح: وصل فهرسه تالفاً.',
    refused: 'يحتاج البحث إلى WebAssembly، وهذا المتصفح يمنعه.',
  },
  retry: 'حاول مرة أخرى',
  byTopic: 'كل الموضوعات',
  found: 'كلمات البحث مميَّزة.',
  removeHighlights: 'أزل التمييز',
};

/** Strings of the search page that no script needs. */
export const searchForm: SearchFormStrings = {
  description: 'ابحث في كل المقالات والاقتباسات بكلمات عادية وبالموضوع.',
  kind: 'عرض',
  order: 'الترتيب حسب',
  best: 'الصلة',
  newest: 'الأحدث',
  narrow: 'تصفية بالموضوع أو القائل أو الكاتب أو السنة أو اللغة',
  facets: { topic: 'الموضوع', speaker: 'القائل', author: 'الكاتب', year: 'السنة', lang: 'اللغة' },
  clear: 'إزالة كل عوامل التصفية',
  more: 'المزيد',
};
