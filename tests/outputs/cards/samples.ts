import { readFileSync } from 'node:fs';
import type { Card } from '../../../src/outputs/cards/card.ts';

const base = { form: 'quote', shape: 'wide', lang: 'en' } as const;
const en = (name: string, text: string, rest: Partial<Card> = {}): Card => ({
  ...base,
  name,
  text,
  hand: 'own',
  speaker: 'Verbatim’s own words',
  work: 'In \u2068Three towns, three wars\u2069, \u206822 November 2026\u2069',
  ticks: [0.05, 0.2, 0.45, 0.9],
  tick: 1,
  verify: 'Verify at \u2066verbatim.example/verify\u2069',
  address: `verbatim.example/q/${name}`,
  ...rest,
});
const said = (speaker: string, note: string | undefined): Partial<Card> => ({ hand: 'said', speaker, note });
/** Text of the paragraph around a quote. */
const within = (before: string | undefined, after: string | undefined): Partial<Card> => ({ before, after });
const paragraph = within(
  'Three towns were printed in one list as victories of militias and volunteers. Visited one at a time, they have an enemy in common and little else. ',
  ' On one road the shops opened again, on another the doors were counted, and on the third nobody came back to count. None of the three lists says so.',
);
const marks = within(
  'In the evening, before the doors of the hall and within sight of the cameras, it was said in one sentence: “',
  '” The sentence was repeated the next morning, by men who had not been in the hall, and by the end of the week nobody knew who had said it first.',
);
const paragraphAr = within(
  'طُبعت ثلاث مدن في قائمة واحدة على أنها انتصارات للميليشيات والمتطوعين. ومن زارها واحدة بعد أخرى وجد بينها عدواً مشتركاً وقليلاً غيره. ',
  ' وعلى طريق عادت الدكاكين إلى العمل، وعلى آخر أُحصيت الأبواب، وعلى الثالث لم يعد أحد ليحصي شيئاً.',
);
const titleOf200 =
  'From Kuwait to the airport road: thirty years of wars, forces, sanctions, patrons and photographs, of lists that were printed and lists that were not, and of the men who counted the living and the dead';
const square = (card: Card): Card => ({ ...card, name: `${card.name}-square`, shape: 'square' });
const ar = (name: string, text: string, rest: Partial<Card> = {}) =>
  en(name, text, {
    lang: 'ar',
    speaker: 'كلام Verbatim نفسه',
    work: 'في \u2068من يصل أولاً\u2069، \u206822 تشرين الثاني 2026\u2069',
    verify: 'تحقّق منه على \u2066verbatim.example/ar/verify\u2069',
    ...rest,
  });
const fa = (name: string, text: string, rest: Partial<Card> = {}) =>
  en(name, text, {
    lang: 'fa',
    speaker: 'سخن خود Verbatim',
    work: 'در \u2068سه شهر، سه جنگ\u2069، \u2068۲۲ نوامبر ۲۰۲۶\u2069',
    verify: 'راستی‌آزمایی در \u2066verbatim.example/fa/verify\u2069',
    ...rest,
  });
const he = (name: string, text: string, rest: Partial<Card> = {}) =>
  en(name, text, {
    lang: 'he',
    speaker: 'Verbatim',
    work: 'מתוך שלוש ערים, שלוש מלחמות',
    verify: 'אימות: \u2066verbatim.example/verify\u2069',
    ...rest,
  });
const article = (name: string, text: string, note: string, rest: Partial<Card> = {}): Card => ({
  ...base,
  ticks: [0.1, 0.4, 0.42, 0.8],
  form: 'article',
  name: `article-${name}`,
  kicker: 'Analysis',
  text,
  note,
  address: `verbatim.example/articles/${name}`,
  ...rest,
});
const topic = (name: string, text: string): Card => ({
  ...base,
  form: 'topic',
  name: `topic-${name}`,
  kicker: 'Topic',
  text,
  address: `verbatim.example/topics/${name}`,
});

/** Sixty English words: more than any pull-quote should have. */
export const sixtyWords =
  'The merger that an analyst is reported to have asked for in the autumn of the first year of the war was still being asked for ten years later, by the same man, in the same words, before the same committee, whose members had changed three times since and who had each in turn promised to read the report by the end of the month.';

const obama = said(
  'Barack Obama',
  '\u2068President of the United States\u2069, \u206810 September 2014\u2069',
);
const obamaAr = said('باراك أوباما', '\u2068رئيس الولايات المتحدة\u2069، \u206824 أيلول 2014\u2069');
const guard =
  'We’ll also support Iraq’s efforts to stand up National Guard Units to help Sunni communities secure their own freedom from ISIL’s control.';

/** Forty cards that cover every layout. */
export const samples: Card[] = [
  en('one-word', 'Enough.', { ...said('A. Speaker', undefined), ...marks }),
  en('short', 'They fought the same enemy and never the same war.', paragraph),
  en('medium', 'A town was given a new name when nobody was left to read it.'),
  en('long', guard, { ...obama, ...marks }),
  en('decomposed', 'The cafe\u0301 of Zu\u0308rich keeps its accents, however they are typed.'),
  en('hundred-words', `${sixtyWords} ${sixtyWords.split(' ').slice(0, 38).join(' ')}.`, {
    ...obama,
    ...marks,
  }),
  en('shortened', `${sixtyWords} ${sixtyWords} ${sixtyWords}`, said('A. Speaker', 'Chair of the committee')),
  en('long-word', 'Donaudampfschifffahrtsgesellschaftskapitän is one word, and it is not divided.'),
  en(
    'no-space',
    `https://verbatim.example/${'very-long-address-without-any-space'.replaceAll('-', '')}/${'x'.repeat(90)}`,
  ),
  en(
    'figures',
    'On 2014-08-31, between 10:30 and 11:15, 1,095–1,700 men (or 26/50 brigades) cost $97.5 million – €80 million.',
  ),
  en('diacritics-west', 'Łódź, Şırnak, Őrség and Ağrı: “Žluťoučký kůň” sang in São Paulo, façade intact.'),
  en('diacritics-east', 'Tākrīt and Amirlī, Ṣalāḥ ad-Dīn and al-Ḥashd ash-Sha‘bī, as scholars write them.'),
  en('mixed-arabic', 'The word حشد (hashd) means a crowd, and 2014 made it mean an army.'),
  en(
    'mixed-hebrew',
    'He wrote שלום on the wall (10:30) and left.',
    within('The word حشد means a crowd. ', ' Nobody painted over it.'),
  ),
  en(
    'long-speaker',
    'This strike was aimed at deterring future Iranian attack plans',
    said(
      'United States Department of Defense, Office of the Assistant Secretary',
      'Statement of a department of the government of the United States on the road to the airport, 2 January 2020',
    ),
  ),
  en('long-work', 'A sum without a source is only a rumour with zeros.', {
    ...paragraph,
    work: `In \u2068${titleOf200}\u2069, \u206822 November 2026\u2069`,
  }),
  en('long-address', 'Everyone wanted a guard, provided it answered to them.', {
    address:
      'verbatim.example/q/everyone-wanted-a-guard-provided-that-it-answered-to-them-and-to-nobody-else-at-all',
  }),
  en('quotes-inside', '“Who,” he asked, “said ‘never’?” — and nobody… answered!'),
  ar('arabic-short', 'الحليف في الشدّة قلّما يرحل حين تنتهي الشدّة.', paragraphAr),
  ar(
    'arabic-long',
    'من الواضح أن العراق يتعرض الآن لتهديد هائل من التنظيم الذي يسمّي نفسه الدولة الإسلامية في العراق والشام.',
    {
      ...obamaAr,
      ...within('وقال في المساء: «', '» ثم أعاد القول في الصباح التالي أمام من لم يكن في القاعة.'),
    },
  ),
  ar('arabic-numbers', 'في الساعة 10:30 من يوم 2014-08-31 (بحسب «رويترز») وصل 1,700 جندي، أي 50% من القوة.'),
  ar('arabic-digits', 'وصلوا في ٣١ آب ٢٠١٤ (الساعة ١٠:٣٠) وغادروا بعد [يومين].'),
  ar('arabic-mixed', 'قال متحدث باسم NATO (في Brussels) إن «F-16» أقلعت 3 مرات.'),
  ar(
    'arabic-latin-role',
    'لكل جيل في السياسة العراقية شيطانه، وسبب لمصافحته.',
    said('باراك أوباما', '\u2068President of the United States\u2069، \u206824 أيلول 2014\u2069'),
  ),
  ar('arabic-vocalised', 'اَلْحَقُّ يَعْلُو وَلَا يُعْلَى عَلَيْهِ'),
  ar('arabic-very-long', 'في صيف 2014 لم يكن السؤال بمن نثق، بل من يصل أولاً. '.repeat(7).trim()),
  fa('persian-zwnj', 'او می‌گوید که «کتاب‌ها» در ۱۳۹۳ (ساعت ۱۰:۳۰) نوشته شده‌اند؟'),
  fa(
    'persian-long',
    'نیروهایی که برای جنگ با دشمن مشترک گرد آمده بودند، هرگز در یک جنگ نجنگیدند و هر یک پرچم خود را برافراشتند.',
    said('گوینده‌ای ناشناس', 'تحلیل‌گر، ۹ شهریور ۱۳۹۳'),
  ),
  he('hebrew-short', 'הם נלחמו באותו אויב ומעולם לא באותה מלחמה.'),
  he(
    'hebrew-numbers',
    'בשעה 10:30 ביום 31.8.2014 (לפי „רויטרס”) הגיעו 1,700 חיילים, כ־50% מהכוח.',
    said('דובר הצבא', 'הודעה לעיתונות, 31 באוגוסט 2014'),
  ),
  square(en('short', 'They fought the same enemy and never the same war.', paragraph)),
  square(en('long', guard, { ...obama, ...marks })),
  square(
    en(
      'sixty-words',
      sixtyWords,
      said(
        'A. Speaker',
        'Chair of the committee that was asked for the report for ten years, 2 January 2020',
      ),
    ),
  ),
  square(
    ar(
      'arabic-long',
      'من الواضح أن العراق يتعرض الآن لتهديد هائل من التنظيم الذي يسمّي نفسه الدولة الإسلامية في العراق والشام.',
      obamaAr,
    ),
  ),
  article(
    'short',
    'Whoever comes first',
    'In November 2014 an article set out why Iraqis had let the Quds Force in. Its argument has aged better than its facts.',
  ),
  article(
    'long',
    'Out of the shadows, at last: two generals, one camera and the long argument over who had saved the city',
    `${sixtyWords} ${sixtyWords}`,
    { kicker: 'Explainer' },
  ),
  article(
    'arabic',
    'من يصل أولاً',
    'في تشرين الثاني 2014 شرح مقال في «المونيتور» لماذا فتح عراقيون الباب لفيلق القدس الإيراني: أي حليف يصلح ضد تنظيم الدولة الإسلامية.',
    { lang: 'ar', kicker: 'ترجمة' },
  ),
  topic('iran', 'Iran'),
  topic('religious-authority', 'Religious authority and the seminaries of Najaf'),
  {
    ...base,
    form: 'site',
    name: 'site',
    text: 'Verbatim',
    note: 'News analysis in which every quote has an address',
    address: 'verbatim.example',
  },
];

/** Returns width and height from the header of a PNG. */
export function pngSize(file: string | Uint8Array): { width: number; height: number } {
  const bytes = Buffer.from(typeof file === 'string' ? readFileSync(file) : file);
  if (bytes.toString('latin1', 1, 4) !== 'PNG') throw new Error('not a PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
