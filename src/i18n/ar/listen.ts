import type { ListenStrings } from '../en/listen.ts';

/** Strings of reading aloud in Arabic. */
export const listen: ListenStrings = {
  title: 'القراءة بصوت مسموع',
  play: 'تشغيل',
  pause: 'إيقاف مؤقت',
  back: 'الفقرة السابقة',
  forward: 'الفقرة التالية',
  speed: 'السرعة',
  close: 'إغلاق',
  failed: 'توقف صوت هذا الجهاز. اضغط «تشغيل» للمتابعة.',
  quoteOf: (speaker) => `اقتباس، ${speaker}: `,
};
