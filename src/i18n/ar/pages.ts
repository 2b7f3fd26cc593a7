import type { PageStrings } from '../en/pages.ts';

const plural = new Intl.PluralRules('ar');

/** Strings of pages that no script needs, in Arabic. */
export const pages: PageStrings = {
  notes: { reference: 'الهامش', back: 'عودة إلى النص' },
  notFound: {
    title: 'الصفحة غير موجودة',
    heading: 'الصفحة غير موجودة',
    why: 'روابط هذا الموقع لا تزول، فالأرجح أن العنوان كُتب خطأً أو قُطع.',
    lookFor:
      'ابحث في [الموضوعات](topics) أو [الاقتباسات](quotes)، أو استعمل [البحث](search)، أو ابدأ من [الصفحة الأولى](home).',
  },
  quotes: {
    description: (count) =>
      ({
        one: 'الاقتباس الوحيد في هذا الموقع، وله عنوان دائم خاص به.',
        two: 'اقتباسا هذا الموقع، لكل منهما عنوان دائم خاص به.',
        few: `اقتباسات هذا الموقع كلها، وعددها ${count}، لكل منها عنوان دائم خاص به.`,
      })[plural.select(count) as string] ??
      `اقتباسات هذا الموقع كلها، وعددها ${count}، لكل منها عنوان دائم خاص به.`,
    intro: 'كل اقتباس وارد بنصه في مقال، وله عنوان لا يتغير.',
    filters: 'تصفية الاقتباسات',
    newestFirst: 'الكل، الأحدث أولاً',
    byTopic: 'حسب الموضوع',
    bySpeaker: 'حسب القائل',
    feed: (site) => `اقتباسات ${site}، لكل منها عنوان دائم خاص به.`,
  },
  corrections: {
    description: 'كل ما صححه هذا الموقع أو غيّره أو سحبه، مع التاريخ والنص السابق والسبب.',
    intro: 'ما صححناه أو غيّرناه أو سحبناه بعد نشره، الأحدث أولاً، مع ما كان مكتوباً من قبل.',
    seenMistake: 'هل لاحظت خطأً؟ اكتب إلى',
    none: 'لا تصويبات حتى الآن.',
    feed: (site) => `ما غيّره ${site} بعد النشر، وأسباب ذلك.`,
  },
  person: { born: 'ولد:', died: 'توفي:', namedIn: 'ورد ذكره في' },
  histogram: {
    title: 'المداخل في كل سنة',
    summary: (first, last, busiest, empty, years) =>
      `مداخل هذا التسلسل الزمني بحسب السنة والمسار، ${first}–${last}. أكثر السنوات مداخل ${busiest}، ومن ${years} سنة خلت ${empty} من أي مدخل.`,
    picture: (first, last, threads) =>
      `أعمدة لكل سنة من ${first} إلى ${last}، عدد المسارات ${threads}، والأرقام في الجدول أدناه.`,
    asTable: 'عرض في جدول',
    table: 'المداخل بحسب السنة والمسار',
    year: 'السنة',
  },
  forPrograms: {
    markdown: 'كل مقال متاح بصيغة Markdown مع هوامشه ومصادره: عنوانه من دون الشرطة الأخيرة، ثم `.md`.',
    corrections: (address) => `لكل مقال ولكل اقتباس عنوان باقٍ، والتصويبات مذكورة في المقال وفي ${address}.`,
    quotes: (path) =>
      `الكلمات في صفحة الاقتباس، \`${path}\`، منقولة بنصها: استشهد بها بذلك العنوان واذكر قائلها.`,
    license: (license, site) => `تُنشر المقالات برخصة ${license}: اذكر الكاتب و${site} وضع رابط المقال.`,
    others: 'أما كلمات الآخرين المقتبسة فيها فليس لنا أن نرخّصها.',
    byTopicAndSpeaker: 'حسب الموضوع والقائل',
    newestQuotes: 'أحدث الاقتباسات',
    quotesFeed: 'JSON Feed، مع الكلمات والقائل والعنوان والموضع',
    feeds: 'الخلاصات',
    sitemap: 'خريطة الموقع',
  },
};
