import type { ServerStrings } from '../en/server.ts';

/** Strings in Arabic for a search server that did not answer. */
export const server: ServerStrings = {
  away: 'تعذّر الوصول إلى خادم البحث. هذه النتائج من فهرس الموقع نفسه.',
  slow: 'تأخر خادم البحث في الرد. هذه النتائج من فهرس الموقع نفسه.',
  wrong: 'لم يُرجع خادم البحث جوابًا يمكن قراءته. هذه النتائج من فهرس الموقع نفسه.',
};
