import type { PageStrings } from '../en/pages.ts';

const plural = new Intl.PluralRules('ar');

/** Strings of pages that no script needs, in Arabic. */
export const pages: PageStrings = {
  notes: { reference: 'الهامش', back: 'العودة إلى النص' },
  whoMakesThis: 'من يصدر هذا الموقع',
  ownedBy: 'الملكية:',
  terms: 'شروط الاستخدام:',
  empty: {
    articles: 'لم يُنشر شيء هنا بعد.',
    topics: 'لا توجد موضوعات بعد.',
    quotes: 'لا توجد اقتباسات بعد.',
  },
  notFound: {
    quotes: 'اقتباسات للقراءة',
    title: 'الصفحة غير موجودة',
    heading: 'الصفحة غير موجودة',
    why: 'روابط هذا الموقع لا تنتهي صلاحيتها، فالأرجح أن العنوان كُتب خطأً أو سقط جزء منه.',
    lookFor:
      'تصفّح [الموضوعات](topics) أو [الاقتباسات](quotes)، أو استخدم [البحث](search)، أو [تحقّق من اقتباس](verify)، أو انتقل إلى [الصفحة الرئيسية](home).',
  },
  lists: {
    pages: 'الصفحات',
    page: (number) => `الصفحة ${number}`,
    newer: 'صفحة أحدث',
    older: 'صفحة أقدم',
    newest: 'أحدث صفحة',
    oldest: 'أقدم صفحة',
    parts: (first, last) => `الأجزاء ${first}–${last}`,
    showAll: (count) => `عرض الكل (${count})`,
  },
  archive: {
    title: 'الأرشيف',
    description: 'كل المقالات حسب السنة والشهر.',
    link: 'كل المقالات حسب السنة',
  },
  ownWords: {
    section: 'قسم',
    sources: (count) =>
      ({
        one: 'للمقال مصدر واحد.',
        two: 'للمقال مصدران.',
        few: `للمقال ${count} مصادر.`,
        many: `للمقال ${count} مصدراً.`,
      })[plural.select(count) as string] ?? `للمقال ${count} مصدر.`,
  },
  quotes: {
    place: (number, of) => `الاقتباس ${number} من ${of} في هذا المقال`,
    description: (count) =>
      ({
        one: 'الاقتباس الوحيد في هذا الموقع، وله رابط دائم.',
        two: 'الاقتباسان الوحيدان في هذا الموقع، ولكل منهما رابط دائم.',
      })[plural.select(count) as string] ??
      `كل الاقتباسات في هذا الموقع، وعددها ${count}، ولكل منها رابط دائم.`,
    intro: 'يرد كل اقتباس بنصه الحرفي في مقال، وله رابط دائم.',
    legend: { said: 'قاله شخص', own: (site) => `تقوله ${site}`, around: 'السياق' },
    filters: 'تصفية الاقتباسات',
    newestFirst: 'الكل، الأحدث أولاً',
    byTopic: 'حسب الموضوع',
    bySpeaker: 'حسب القائل',
    byLanguage: 'حسب اللغة',
    speakers: 'كل القائلين',
    feed: (site) => `اقتباسات من ${site}، لكل منها رابط دائم.`,
  },
  corrections: {
    description: 'كل ما صححه هذا الموقع أو عدّله أو سحبه، مع التاريخ والنص السابق والسبب.',
    intro: 'ما صححناه أو عدّلناه أو سحبناه منذ النشر، الأحدث أولاً، مع النص السابق.',
    seenMistake: 'هل وجدت خطأً؟ راسلنا على',
    none: 'لا تصحيحات حتى الآن.',
    example: {
      title: 'مثال على شكل التصحيح:',
      why: 'أخطأنا في ذكر سنة افتتاح الجسر.',
      said: 'افتُتح الجسر عام 1931.',
      says: 'افتُتح الجسر عام 1913.',
    },
    feed: (site) => `ما عدّله ${site} منذ النشر، وأسباب ذلك.`,
  },
  preview: {
    draft: 'مسودة غير منشورة. نرجو عدم مشاركة هذه الصفحة.',
    scheduled: (time) => `مقال مجدول يُنشر في ${time}. نرجو عدم مشاركة هذه الصفحة قبل ذلك.`,
    copy: 'معاينة: تتضمن هذه النسخة من الموقع مقالات غير منشورة. نرجو عدم مشاركة عناوين صفحاتها.',
  },
  person: { born: 'الميلاد:', died: 'الوفاة:', namedIn: 'ورد الاسم في', forPrograms: 'للبرامج:' },
  topicYears: {
    articles: (from, to, peak) => `المقالات حسب السنة، ${from}–${to}، وأكثرها في ${peak}.`,
    sources: (from, to, peak) => `المصادر حسب السنة، ${from}–${to}، وأكثرها من ${peak}.`,
    legend: {
      articles: (from, to) => `الأعمدة: عدد المقالات في كل سنة، ${from}–${to}.`,
      sources: (from, to) => `الأعمدة: عدد مصادر مقالات كل موضوع في كل سنة، ${from}–${to}.`,
    },
  },
  histogram: {
    title: 'الأحداث في كل سنة',
    summary: (first, last, busiest, empty, years) =>
      `أحداث هذا التسلسل الزمني حسب السنة والمسار، ${first}–${last}. أكثر السنوات أحداثاً هي ${busiest}. عدد السنوات ${years}، منها ${empty} بلا أحداث.`,
    picture: (first, last, threads) =>
      `مخطط أعمدة للسنوات من ${first} إلى ${last}، عدد المسارات فيه ${threads}، والبيانات في الجدول أدناه.`,
    asTable: 'عرض في جدول',
    table: 'الأحداث حسب السنة والمسار',
    year: 'السنة',
  },
  listen: 'استمع',
  book: {
    download: 'كتاب إلكتروني (EPUB)',
    cover: 'الغلاف',
    landmarks: 'أقسام هذا الكتاب',
    accessible:
      'يمكن تكبير النص وإعادة تدفقه وقراءته بصوت مسموع. العناوين والقوائم والجداول ولغة كل مقطع موسومة.',
    accessiblePictures: 'للصور والرسوم بدائل نصية، وبيانات الخرائط والمخططات واردة في جداول.',
    accessibleNotes: 'الحواشي ومواضع الإحالة إليها مرتبط بعضها ببعض.',
  },
  chart: {
    date: 'التاريخ',
    gap: 'لا رقم',
    notFromZero: 'لا يبدأ المقياس من الصفر',
  },
  map: {
    asTable: 'الأماكن على هذه الخريطة',
    place: 'المكان',
    group: 'رمزه',
    note: 'ملاحظة',
    coordinates: 'الإحداثيات',
    kilometers: (count) => `${count} كم`,
    latitude: (degrees, isNorth) => `${degrees}° ${isNorth ? 'شمالاً' : 'جنوباً'}`,
    longitude: (degrees, isEast) => `${degrees}° ${isEast ? 'شرقاً' : 'غرباً'}`,
    origin:
      'السواحل والأنهار والبحيرات والحدود: بيانات Natural Earth بمقياس 1 إلى 50 مليوناً. رُسمت الحدود كما وردت في هذه البيانات، وبعضها متنازع عليه.',
  },
  forPrograms: {
    markdown:
      'كل مقال متاح أيضاً بصيغة Markdown مع هوامشه ومصادره: ضع `.md` مكان الشرطة المائلة الأخيرة في رابطه.',
    corrections: (address) => `لكل مقال ولكل اقتباس رابط دائم، وتظهر التصحيحات في المقال وفي ${address}.`,
    quotes: (path) =>
      `نصوص صفحات الاقتباسات، \`${path}\`، منقولة حرفياً: استشهد بالاقتباس مع رابط صفحته واذكر قائله.`,
    license: (license, site) =>
      `تُنشر المقالات برخصة ${license}: اذكر اسم الكاتب واسم ${site} وضع رابطاً إلى المقال.`,
    terms: (label, url) => `شروط استخدام المقالات: ${label} (${url}).`,
    others: 'لا تشمل الرخصة أقوال الآخرين المقتبسة فيها.',
    byTopicAndSpeaker: 'حسب الموضوع والقائل',
    newestQuotes: 'أحدث الاقتباسات',
    quotesFeed: 'JSON Feed، مع نص كل اقتباس وقائله ورابطه ومقاله',
    feeds: 'الخلاصات',
    ledger: 'سجل كل الروابط الدائمة والاقتباسات، في سلسلة تجزئات يمكن لأي كان التحقق منها',
    sitemap: 'خريطة الموقع',
  },
  newsletter: {
    title: (since) => `الجديد منذ ${since}`,
    articles: 'مقالات جديدة',
    quotes: 'اقتباسات أضيفت إلى مقالات سابقة',
    changes: 'تصحيحات وتعديلات',
    read: 'اقرأ المقال',
    withdrawn: 'ولا نعيد نشر نصه.',
  },
};
