import type { ServerStrings } from '../en/server.ts';

/** Strings in Persian for a search server that did not answer. */
export const server: ServerStrings = {
  away: 'سرور جست‌وجو در دسترس نیست. این نتایج از نمایهٔ خود وبگاه است.',
  slow: 'پاسخ سرور جست‌وجو بیش از حد طول کشید. این نتایج از نمایهٔ خود وبگاه است.',
  wrong: 'پاسخ سرور جست‌وجو خواندنی نبود. این نتایج از نمایهٔ خود وبگاه است.',
};
