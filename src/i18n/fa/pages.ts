import type { PageStrings } from '../en/pages.ts';
import { plurals } from '../plurals.ts';

const counted = plurals('fa');

/** Strings of pages that no script needs, in Persian. */
export const pages: PageStrings = {
  notes: { reference: 'یادداشت', back: 'بازگشت به متن' },
  whoMakesThis: 'چه کسانی این وب‌سایت را می‌سازند',
  ownedBy: 'مالکیت:',
  terms: 'شرایط استفاده:',
  empty: {
    articles: 'هنوز چیزی در اینجا منتشر نشده است.',
    topics: 'هنوز موضوعی نیست.',
    quotes: 'هنوز نقل‌قولی نیست.',
  },
  notFound: {
    quotes: 'نقل‌قول‌هایی برای خواندن',
    title: 'صفحه پیدا نشد',
    heading: 'صفحه پیدا نشد',
    why: 'پیوندهای این وب‌سایت منقضی نمی‌شوند؛ احتمالاً نشانی اشتباه نوشته شده یا بخشی از آن افتاده است.',
    lookFor:
      'در [موضوع‌ها](topics) یا [نقل‌قول‌ها](quotes) بگردید، [جست‌وجو](search) کنید، [نقل‌قولی را بررسی کنید](verify) یا به [صفحهٔ نخست](home) بروید.',
  },
  lists: {
    pages: 'صفحه‌ها',
    page: (number) => `صفحهٔ ${number}`,
    newer: 'تازه‌تر',
    older: 'قدیمی‌تر',
    newest: 'تازه‌ترین',
    oldest: 'قدیمی‌ترین',
    parts: (first, last) => `بخش‌های ${first} تا ${last}`,
    showAll: (count) => `نمایش همه (${count})`,
  },
  archive: {
    title: 'بایگانی',
    description: 'همهٔ مقاله‌ها به تفکیک سال و ماه.',
    link: 'همهٔ مقاله‌ها بر اساس سال',
  },
  quotes: {
    description: (count) =>
      count === 1
        ? 'تنها نقل‌قول این وب‌سایت، با پیوند دائمی.'
        : counted(count, { other: 'همهٔ # نقل‌قول این وب‌سایت، هرکدام با پیوند دائمی.' }),
    intro: 'هر نقل‌قول عیناً در مقاله‌ای آمده است و پیوند دائمی دارد.',
    legend: { said: 'کسی آن را گفته است', own: (site) => `سخن خود ${site}`, around: 'متن پیرامون' },
    filters: 'فیلتر نقل‌قول‌ها',
    newestFirst: 'همه، از جدید به قدیم',
    byTopic: 'بر اساس موضوع',
    bySpeaker: 'بر اساس گوینده',
    byLanguage: 'بر اساس زبان',
    speakers: 'همهٔ گویندگان',
    feed: (site) => `نقل‌قول‌های ${site}، هرکدام با پیوند دائمی.`,
  },
  corrections: {
    description: 'همهٔ آنچه این وب‌سایت اصلاح کرده، تغییر داده یا پس گرفته است، با تاریخ، متن پیشین و دلیل.',
    intro: 'آنچه پس از انتشار اصلاح کرده‌ایم، تغییر داده‌ایم یا پس گرفته‌ایم، از جدید به قدیم، با متن پیشین.',
    seenMistake: 'اشتباهی دیده‌اید؟ به ما بنویسید:',
    none: 'تاکنون اصلاحیه‌ای نبوده است.',
    example: {
      title: 'نمونه‌ای از یک اصلاحیه:',
      why: 'سال گشایش پل را نادرست نوشته بودیم.',
      said: 'پل در سال ۱۹۳۱ گشوده شد.',
      says: 'پل در سال ۱۹۱۳ گشوده شد.',
    },
    feed: (site) => `آنچه ${site} پس از انتشار تغییر داده است، با دلیل.`,
  },
  preview: {
    draft: 'پیش‌نویس: هنوز منتشر نشده است. لطفاً این صفحه را هم‌رسانی نکنید.',
    scheduled: (time) => `زمان‌بندی‌شده: در ${time} منتشر می‌شود. لطفاً پیش از آن این صفحه را هم‌رسانی نکنید.`,
    copy: 'پیش‌نمایش: این نسخه از وب‌گاه مقاله‌های منتشرنشده دارد. لطفاً نشانی صفحه‌های آن را هم‌رسانی نکنید.',
  },
  person: { born: 'تولد:', died: 'درگذشت:', namedIn: 'ذکر نام در', forPrograms: 'برای برنامه‌ها:' },
  topicYears: {
    articles: (from, to, peak) => `شمار مقاله‌ها در هر سال، ${from} تا ${to}؛ بیشترین در ${peak}.`,
    sources: (from, to, peak) => `شمار منابع هر سال، ${from} تا ${to}؛ بیشترین از ${peak}.`,
    legend: {
      articles: (from, to) => `ستون‌ها: شمار مقاله‌ها در هر سال، ${from} تا ${to}.`,
      sources: (from, to) => `ستون‌ها: شمار منابع مقاله‌های هر موضوع در هر سال، ${from} تا ${to}.`,
    },
  },
  histogram: {
    title: 'رویدادهای هر سال',
    summary: (first, last, busiest, empty, years) =>
      `رویدادهای این گاه‌شمار به تفکیک سال و رشته، ${first}–${last}. پررویدادترین سال ${busiest} است؛ ${counted(empty, { other: '#' })} سال از ${counted(years, { other: '#' })} سال رویدادی ندارد.`,
    picture: (first, last, threads) =>
      `نمودار ستونی سال‌های ${first} تا ${last} در ${counted(threads, { other: '# رشته' })}؛ داده‌ها در جدول زیر آمده‌اند.`,
    asTable: 'نمایش به‌صورت جدول',
    table: 'رویدادها به تفکیک سال و رشته',
    year: 'سال',
  },
  map: {
    asTable: 'مکان‌های این نقشه',
    place: 'مکان',
    group: 'نشانه',
    note: 'توضیح',
    coordinates: 'مختصات',
    kilometers: (count) => `${count} کیلومتر`,
    latitude: (degrees, isNorth) => `${degrees} درجهٔ ${isNorth ? 'شمالی' : 'جنوبی'}`,
    longitude: (degrees, isEast) => `${degrees} درجهٔ ${isEast ? 'شرقی' : 'غربی'}`,
    origin:
      'کرانه‌ها، رودها، دریاچه‌ها و مرزها: داده‌های Natural Earth با مقیاس ۱ به ۵۰ میلیون. مرزها همان‌گونه که در این داده‌ها آمده رسم شده‌اند؛ برخی از آن‌ها محل اختلاف است.',
  },
  forPrograms: {
    markdown:
      'هر مقاله با یادداشت‌ها و منابعش در قالب Markdown نیز در دسترس است: به‌جای ممیز پایانی نشانی آن `.md` بگذارید.',
    corrections: (address) =>
      `هر مقاله و هر نقل‌قول پیوند دائمی دارد؛ اصلاحیه‌ها در خود مقاله و در ${address} می‌آیند.`,
    quotes: (path) =>
      `متن صفحهٔ نقل‌قول، \`${path}\`، عین گفته است: با همان نشانی به نقل‌قول ارجاع دهید و گوینده را نام ببرید.`,
    license: (license, site) =>
      `مقاله‌ها با مجوز ${license} منتشر می‌شوند: نویسنده و ${site} را نام ببرید و به مقاله پیوند دهید.`,
    terms: (label, url) => `شرایط استفاده از مقاله‌ها: ${label} (${url}).`,
    others: 'این مجوز گفته‌های دیگران را که در مقاله‌ها نقل شده‌اند در بر نمی‌گیرد.',
    byTopicAndSpeaker: 'بر اساس موضوع و گوینده',
    newestQuotes: 'تازه‌ترین نقل‌قول‌ها',
    quotesFeed: 'JSON Feed، با متن، گوینده، نشانی و مقالهٔ هر نقل‌قول',
    feeds: 'خوراک‌ها',
    sitemap: 'نقشهٔ وب‌سایت',
  },
};
