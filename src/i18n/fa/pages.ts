import type { PageStrings } from '../en/pages.ts';
import { plurals } from '../plurals.ts';

const counted = plurals('fa');

/** Strings of pages that no script needs, in Persian. */
export const pages: PageStrings = {
  notes: { reference: 'یادداشت', back: 'بازگشت به متن' },
  notFound: {
    title: 'صفحه پیدا نشد',
    heading: 'صفحه پیدا نشد',
    why: 'نشانی‌های این وب‌سایت از میان نمی‌روند؛ احتمالاً این نشانی اشتباه نوشته شده یا در راه بریده شده است.',
    lookFor:
      'در [موضوع‌ها](topics) یا [نقل‌قول‌ها](quotes) بگردید، [جست‌وجو](search) کنید یا از [صفحهٔ نخست](home) آغاز کنید.',
  },
  quotes: {
    description: (count) =>
      count === 1
        ? 'تنها نقل‌قول این وب‌سایت، با نشانی ماندگار خود.'
        : counted(count, { other: 'همهٔ # نقل‌قول این وب‌سایت، هرکدام با نشانی ماندگار خود.' }),
    intro: 'هر نقل‌قول عیناً در مقاله‌ای آمده و نشانی‌ای دارد که تغییر نمی‌کند.',
    filters: 'پالایش نقل‌قول‌ها',
    newestFirst: 'همه، تازه‌ترین نخست',
    byTopic: 'بر پایهٔ موضوع',
    bySpeaker: 'بر پایهٔ گوینده',
    feed: (site) => `نقل‌قول‌های ${site}، هرکدام با نشانی ماندگار خود.`,
  },
  corrections: {
    description: 'همهٔ آنچه این وب‌سایت اصلاح کرده، تغییر داده یا پس گرفته است، با تاریخ، متن پیشین و دلیل.',
    intro: 'آنچه پس از انتشار اصلاح کرده‌ایم، تغییر داده‌ایم یا پس گرفته‌ایم، تازه‌ترین نخست، با متن پیشین.',
    seenMistake: 'اشتباهی دیده‌اید؟ بنویسید به',
    none: 'تاکنون اصلاحی نبوده است.',
    feed: (site) => `آنچه ${site} پس از انتشار تغییر داده است، با دلیل.`,
  },
  person: { born: 'زادروز:', died: 'درگذشت:', namedIn: 'نام‌برده در' },
  histogram: {
    title: 'رویدادهای هر سال',
    summary: (first, last, busiest, empty, years) =>
      `رویدادهای این گاه‌شمار به تفکیک سال و رشته، ${first}–${last}. پررویدادترین سال ${busiest} است؛ ${counted(empty, { other: '#' })} سال از ${counted(years, { other: '#' })} سال رویدادی ندارد.`,
    picture: (first, last, threads) =>
      `ستونی برای هر سال از ${first} تا ${last} در ${counted(threads, { other: '# رشته' })}؛ عددها در جدول زیر آمده‌اند.`,
    asTable: 'نمایش در جدول',
    table: 'رویدادها به تفکیک سال و رشته',
    year: 'سال',
  },
  forPrograms: {
    markdown:
      'هر مقاله با یادداشت‌ها و منابعش به قالب Markdown نیز هست: نشانی آن بدون ممیز پایانی، و سپس `.md`.',
    corrections: (address) =>
      `هر مقاله و هر نقل‌قول نشانی ماندگاری دارد؛ اصلاحات در خود مقاله و در ${address} آمده‌اند.`,
    quotes: (path) =>
      `متن صفحهٔ نقل‌قول، \`${path}\`، عین گفته است: با همان نشانی به آن ارجاع دهید و گوینده را نام ببرید.`,
    license: (license, site) =>
      `مقاله‌ها با مجوز ${license} منتشر می‌شوند: نویسنده و ${site} را نام ببرید و به مقاله پیوند دهید.`,
    others: 'مجوز گفته‌های دیگران که در آن‌ها نقل شده با ما نیست.',
    byTopicAndSpeaker: 'بر پایهٔ موضوع و گوینده',
    newestQuotes: 'تازه‌ترین نقل‌قول‌ها',
    quotesFeed: 'JSON Feed، هرکدام با متن، گوینده، نشانی و جای آن',
    feeds: 'خوراک‌ها',
    sitemap: 'نقشهٔ وب‌سایت',
  },
};
