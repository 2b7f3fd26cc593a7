import type { SearchFormStrings, SearchStrings } from '../en/search.ts';

const plural = new Intl.PluralRules('ar');
const counted = (count: number, one: string, two: string, few: string, many: string, other: string) =>
  ({ one, two, few: `${count} ${few}`, many: `${count} ${many}` })[plural.select(count) as string] ??
  `${count} ${other}`;

/** The words of search in Arabic. */
export const search: SearchStrings = {
  locale: 'ar-IQ-u-nu-latn',
  comma: '، ',
  description: 'ابحث في كل المقالات والاقتباسات بكلمات عادية وبالموضوع.',
  label: 'كلمات أو سؤال',
  submit: 'ابحث',
  close: 'إغلاق',
  articles: 'المقالات',
  quotes: 'الاقتباسات',
  articleCount: (count) => counted(count, 'مقال واحد', 'مقالان', 'مقالات', 'مقالاً', 'مقال'),
  quoteCount: (count) => counted(count, 'اقتباس واحد', 'اقتباسان', 'اقتباسات', 'اقتباساً', 'اقتباس'),
  shownOf: (shown) => `تظهر أول ${shown}`,
  alsoSearched: 'وبحثنا أيضاً عن:',
  correctedTo: (typed) => `لا نص فيه «${typed}». بحثنا بدلاً منه عن:`,
  onlyTyped: 'ابحث عما كتبته وحده',
  withSpellings: 'ابحث عن الصيغ الأخرى أيضاً',
  only: 'لا يُبحث عن صيغ أخرى.',
  name: 'صفحة عن',
  inSection: 'فقرة:',
  inQuote: 'اقتباس:',
  all: 'كل النتائج',
  working: 'جارٍ البحث…',
  noResults: 'لا نتائج',
  noMatches: 'لا نص فيه هذه الكلمات. قد تنفع كلمات أقل أو غيرها.',
  noFilteredMatches: 'لا نص فيه هذه الكلمات ويوافق ما اخترته.',
  noExactMatches: 'ما بين علامتي الاقتباس يُبحث عنه بنصه. ومن دون العلامتين:',
  relatedTopics: 'موضوعات قريبة مما كتبت:',
  ignored: 'في هذا العنوان ما لا نعرفه، فتركناه:',
  failures: {
    offline: 'يحتاج البحث إلى الشبكة، ولا شبكة لهذا الجهاز الآن.',
    unreachable: 'تعذّر الوصول إلى الموقع، فلم يجرِ بحث.',
    gone: 'جزء من فهرس البحث مفقود في الموقع، فلم يجرِ بحث.',
    broken: 'وصل فهرس البحث تالفاً، فلم يجرِ بحث.',
    refused: 'لا يسمح هذا المتصفح للصفحات بتشغيل WebAssembly، والبحث يحتاج إليه.',
  },
  retry: 'حاول مرة أخرى',
  byTopic: 'كل الموضوعات',
  found: 'الكلمات التي بحثت عنها معلَّمة.',
  removeHighlights: 'أزل العلامات',
};

/** The words of the search page as it is served; no script has them. */
export const searchForm: SearchFormStrings = {
  kind: 'ما تبحث عنه',
  order: 'الترتيب',
  best: 'الأقرب أولاً',
  newest: 'الأحدث أولاً',
  narrow: 'حصر النتائج بالموضوع أو القائل أو الكاتب أو السنة أو اللغة',
  facets: { topic: 'الموضوع', speaker: 'القائل', author: 'الكاتب', year: 'السنة', lang: 'اللغة' },
  clear: 'إلغاء كل الاختيارات',
  more: 'المزيد',
};
