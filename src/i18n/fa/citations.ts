import type { CitationStrings } from '../en/citations.ts';

/** Strings of citations, and of the pages that offer them, in Persian. */
export const citations: CitationStrings = {
  citeArticle: 'ارجاع به این مقاله',
  citeQuote: 'ارجاع به این نقل‌قول',
  ready: 'آمادهٔ کپی، به سه شیوه و به‌صورت فایل. با کلیک بر هر ارجاع همهٔ آن انتخاب می‌شود.',
  inText: 'در متن',
  note: 'پانوشت',
  bibliography: 'کتاب‌نامه',
  references: 'فهرست منابع',
  worksCited: 'آثار نقل‌شده',
  files: 'فایل برای نرم‌افزارهای مدیریت منابع',
  sourcesFile: 'منابع این مقاله با قالب CSL-JSON',
  terms: {
    comma: '، ',
    and: 'و ',
    ampersand: 'و ',
    etAl: 'و دیگران',
    editedBy: 'ویرایش ',
    translatedBy: 'ترجمهٔ ',
    quotedIn: 'نقل در ',
    citedIn: 'به نقل از ',
    page: 'ص ',
    pages: 'صص ',
    via: 'به نقل از ',
  },
  sourceNotes: {
    unseen: 'خود آن را ندیده‌ایم و از راه ارجاع دیگران می‌شناسیم.',
    about: 'موضوع:',
    undated: 'بی‌تاریخ.',
    archived: 'نسخهٔ بایگانی‌شده:',
  },
};
