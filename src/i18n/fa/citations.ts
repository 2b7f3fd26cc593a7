import type { CitationStrings } from '../en/citations.ts';

/** Strings of citations, and of the pages that offer them, in Persian. */
export const citations: CitationStrings = {
  citeArticle: 'ارجاع به این مقاله',
  citeQuote: 'ارجاع به این نقل‌قول',
  ready:
    'به سه شیوهٔ ارجاع، و به‌صورت فایل برای نرم‌افزارهای مدیریت منابع. برای انتخاب هر ارجاع روی آن کلیک کنید.',
  inText: 'ارجاع درون‌متنی',
  note: 'پانوشت',
  bibliography: 'کتاب‌نامه',
  references: 'فهرست منابع',
  worksCited: 'آثار ارجاع‌شده',
  files: 'فایل برای نرم‌افزارهای مدیریت منابع',
  terms: {
    comma: '، ',
    and: 'و ',
    ampersand: 'و ',
    etAl: 'و دیگران',
    editedBy: 'ویرایش ',
    translatedBy: 'ترجمهٔ ',
    quotedIn: 'نقل‌شده در ',
    citedIn: 'به نقل از ',
    page: 'ص ',
    pages: 'صص ',
    via: 'از طریق ',
  },
  sourceNotes: {
    unseen: 'خود منبع را ندیده‌ایم؛ به نقل از دیگران.',
    about: 'موضوع:',
    undated: 'بی‌تاریخ.',
    archived: 'نسخهٔ بایگانی‌شده:',
  },
};
