import type { ListenStrings } from '../en/listen.ts';

/** Strings of reading aloud in Persian. */
export const listen: ListenStrings = {
  title: 'خواندن با صدای بلند',
  play: 'پخش',
  pause: 'مکث',
  back: 'بند قبلی',
  forward: 'بند بعدی',
  speed: 'سرعت',
  close: 'بستن',
  failed: 'صدای این دستگاه قطع شد. برای ادامه «پخش» را بزنید.',
  quoteOf: (speaker) => `نقل‌قول، ${speaker}: `,
};
