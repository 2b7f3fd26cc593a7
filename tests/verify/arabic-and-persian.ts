import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article, Person, Quote } from '../../src/model/joined.ts';
import type { Library } from '../../src/model/library.ts';
import { articlePath, personPath, quotePath } from '../../src/model/routes.ts';
import { escaped } from '../../src/search/record-page.ts';
import { fixtures } from '../publications.ts';
import { indexedVerifier } from './indexed-verifier.ts';
import type { JudgedCase } from './judged-case.ts';

/** Invented people, to whom sentences of the articles are attributed, with their names in other scripts. */
const people = [
  ['mara', 'مارا ليند', 'Mara Lind', 'مارا لیند'],
  ['ines', 'إينيس أوكافور', 'Ines Okafor', 'اینس اوکافور'],
].map(([id = '', name = '', ...aliases]): Person => {
  const empty = { names: {}, families: {}, roles: {}, formerly: [], record: [], sources: [] };
  return {
    ...{ id, name, aliases, path: personPath(id), kind: 'person', role: 'engineer' },
    ...{ ...empty, authored: [], quotes: [], namedIn: [] },
  };
});

/** The articles, and those of their sentences that are quotes, by id. */
const articles = {
  'two-generals-and-a-camera-ar': {
    counted: 'كان أحدهما يَعُدّ الشركاء، وكان الآخر يُعَدّ بالصور.',
    border: 'تقف الصورة على الحد بين الإقرار والإنكار، ولكل من الطرفين أن يدّعيها.',
    enemy: 'قاتلا عدواً واحداً، ولم يخوضا يوماً حرباً واحدة.',
    where: 'أما ضربة 2020 فأعلمتهم أن واشنطن كانت تعرف أين.',
    partners:
      'كان في التحالف نحو 40 دولة في أواخر أيلول 2014؛ وفي تشرين الأول 2015 كان وزير الخارجية كيري يتحدث عن 65 شريكاً.',
    account:
      'ورواية بغداد، كما عرضها رئيس الوزراء على البرلمان في 30 تشرين الثاني، أن لا قوات أجنبية تقاتل على أرض العراق، ما عدا المستشارين والمدربين.',
    visitor: 'إن الزائر الشهير يحوّل من يستقبلونه إلى خلفية.',
  },
  'whoever-comes-first-ar': { ally: 'الحليف في الشدّة قلّما يرحل حين تنتهي الشدّة.' },
  'two-generals-and-a-camera-fa': {
    'counted-fa': 'یکی شریک‌ها را می‌شمرد؛ دیگری را با عکس‌هایش می‌شمردند.',
    'border-fa': 'عکس بر مرز اقرار و انکار می‌ایستد، و هر دو سو می‌توانند آن را از آنِ خود بدانند.',
    'enemy-fa': 'با یک دشمن جنگیدند و هرگز در یک جنگ نبودند.',
    'where-fa': 'حملهٔ ۲۰۲۰ به آنان گفت که واشنگتن می‌دانسته است کجا.',
    'partners-fa':
      'در اواخر سپتامبر ۲۰۱۴ نزدیک به ۴۰ کشور در ائتلاف بودند؛ در اکتبر ۲۰۱۵ کری، وزیر خارجه، می‌توانست از ۶۵ شریک سخن بگوید.',
    'picture-fa':
      'عکس یک ژنرال در میان جنگجویان هیچ‌یک از این‌ها را رد نمی‌کند، چون شاید دارد به آنان مشورت می‌دهد.',
    'fighter-fa': 'جنگجویی که دوربین دارد به سیاستی از تهران نیاز ندارد.',
    'guest-fa': 'مهمان نامدار، میزبانانش را به پس‌زمینه بدل می‌کند.',
  },
} as const;
type QuoteId = { [Slug in keyof typeof articles]: keyof (typeof articles)[Slug] }[keyof typeof articles];

type Made = Pick<JudgedCase, 'made' | 'expected' | 'change'>;
const exact: Made = { made: 'exact', expected: ['exact'] };
const copy: Made = { made: 'copy', expected: ['exact'] };
const cut: Made = { made: 'cut', expected: ['part'] };
const number: Made = { made: 'number', expected: ['altered'], change: 'number' };
const negation: Made = { made: 'negation', expected: ['altered'], change: 'negation' };
const credit: Made = { made: 'credit', expected: ['other-credit'] };
const of = (made: Made, id: QuoteId, text: string, speaker = ''): JudgedCase => ({
  ...{ ...made, text, speaker, place: quotePath(id) },
});
const unrelated = (text: string): JudgedCase => ({ made: 'unrelated', text, expected: ['not-found'] });
const paraphrase = (text: string): JudgedCase => ({ made: 'paraphrase', text, expected: ['not-found'] });

/** Questions in Arabic and Persian, written by hand: each kind in both halves. */
const cases: readonly JudgedCase[] = [
  of(exact, 'ally', 'الحليف في الشدّة قلّما يرحل حين تنتهي الشدّة.'),
  of(exact, 'visitor', 'إن الزائر الشهير يحوّل من يستقبلونه إلى خلفية.'),
  of(exact, 'enemy-fa', 'با یک دشمن جنگیدند و هرگز در یک جنگ نبودند.'),
  of(exact, 'fighter-fa', 'جنگجویی که دوربین دارد به سیاستی از تهران نیاز ندارد.'),
  // Without vowel signs; in quotation marks; digits of the other keyboard; letters as in Egypt; with tatweel.
  of(copy, 'counted', 'كان أحدهما يعد الشركاء، وكان الآخر يعد بالصور.'),
  of(copy, 'border', '«تقف الصورة على الحد بين الإقرار والإنكار، ولكل من الطرفين أن يدّعيها.»'),
  of(copy, 'where', 'أما ضربة ٢٠٢٠ فأعلمتهم أن واشنطن كانت تعرف أين'),
  of(copy, 'ally', 'الحليف فى الشدة قلما يرحل حين تنتهى الشدة'),
  of(copy, 'enemy', 'قاتلا عـدواً واحـداً، ولم يخوضا يوماً حـرباً واحدة.'),
  // Letters of an Arabic keyboard; Western digits and no hamza; quotation marks.
  of(copy, 'border-fa', 'عكس بر مرز اقرار و انكار مي‌ايستد، و هر دو سو مي‌توانند آن را از آن خود بدانند.'),
  of(copy, 'where-fa', 'حمله 2020 به آنان گفت که واشنگتن می‌دانسته است کجا'),
  of(copy, 'guest-fa', '«مهمان نامدار، میزبانانش را به پس‌زمینه بدل می‌کند»'),
  // Without the joiners that few keyboards have.
  of(copy, 'counted-fa', 'یکی شریک ها را می شمرد؛ دیگری را با عکس هایش می شمردند.'),
  of(
    copy,
    'picture-fa',
    'عکس یک ژنرال در میان جنگجویان هیچیک از اینها را رد نمیکند، چون شاید دارد به آنان مشورت میدهد.',
  ),
  of(cut, 'partners', 'وفي تشرين الأول 2015 كان وزير الخارجية كيري يتحدث عن 65 شريكاً'),
  of(cut, 'account', 'أن لا قوات أجنبية تقاتل على أرض العراق'),
  of(cut, 'border', 'على الحد بين الإقرار والإنكار'),
  of(cut, 'ally', 'قلّما يرحل حين تنتهي الشدّة'),
  of(cut, 'partners-fa', 'نزدیک به ۴۰ کشور در ائتلاف بودند'),
  of(cut, 'border-fa', 'هر دو سو می‌توانند آن را از آنِ خود بدانند'),
  of(cut, 'picture-fa', 'عکس یک ژنرال در میان جنگجویان'),
  of(cut, 'where-fa', 'به آنان گفت که واشنگتن می‌دانسته است کجا'),
  of(
    number,
    'partners',
    'كان في التحالف نحو 45 دولة في أواخر أيلول 2014؛ وفي تشرين الأول 2015 كان وزير الخارجية كيري يتحدث عن 65 شريكاً.',
  ),
  of(number, 'where', 'أما ضربة 2021 فأعلمتهم أن واشنطن كانت تعرف أين.'),
  of(
    number,
    'account',
    'ورواية بغداد، كما عرضها رئيس الوزراء على البرلمان في 13 تشرين الثاني، أن لا قوات أجنبية تقاتل على أرض العراق، ما عدا المستشارين والمدربين.',
  ),
  of(
    number,
    'partners-fa',
    'در اواخر سپتامبر ۲۰۱۴ نزدیک به ۵۰ کشور در ائتلاف بودند؛ در اکتبر ۲۰۱۵ کری، وزیر خارجه، می‌توانست از ۶۵ شریک سخن بگوید.',
  ),
  of(number, 'where-fa', 'حملهٔ ۲۰۲۲ به آنان گفت که واشنگتن می‌دانسته است کجا.'),
  of(number, 'enemy-fa', 'با دو دشمن جنگیدند و هرگز در یک جنگ نبودند.'),
  of(negation, 'enemy', 'قاتلا عدواً واحداً، يخوضا يوماً حرباً واحدة.'),
  of(
    negation,
    'account',
    'ورواية بغداد، كما عرضها رئيس الوزراء على البرلمان في 30 تشرين الثاني، أن قوات أجنبية تقاتل على أرض العراق، ما عدا المستشارين والمدربين.',
  ),
  of(negation, 'where', 'أما ضربة 2020 فأعلمتهم أن واشنطن لم تكن تعرف أين.'),
  of(negation, 'ally', 'الحليف في الشدّة لا يرحل حين تنتهي الشدّة.'),
  of(negation, 'enemy-fa', 'با یک دشمن جنگیدند و در یک جنگ بودند.'),
  of(
    negation,
    'picture-fa',
    'عکس یک ژنرال در میان جنگجویان هیچ‌یک از این‌ها را رد می‌کند، چون شاید دارد به آنان مشورت می‌دهد.',
  ),
  of(negation, 'fighter-fa', 'جنگجویی که دوربین دارد به سیاستی از تهران نیاز دارد.'),
  of(negation, 'guest-fa', 'مهمان نامدار، میزبانانش را به پس‌زمینه بدل نمی‌کند.'),
  of(
    credit,
    'border',
    'تقف الصورة على الحد بين الإقرار والإنكار، ولكل من الطرفين أن يدّعيها.',
    'إينيس أوكافور',
  ),
  of(credit, 'visitor', 'إن الزائر الشهير يحوّل من يستقبلونه إلى خلفية.', 'Ines Okafor'),
  of({ ...exact, made: 'credit' }, 'ally', 'الحليف في الشدّة قلّما يرحل حين تنتهي الشدّة.', 'مارا ليند'),
  of(credit, 'enemy-fa', 'با یک دشمن جنگیدند و هرگز در یک جنگ نبودند.', 'اینس اوکافور'),
  of(credit, 'guest-fa', 'مهمان نامدار، میزبانانش را به پس‌زمینه بدل می‌کند.', 'Ines Okafor'),
  of(
    { ...exact, made: 'credit' },
    'border-fa',
    'عکس بر مرز اقرار و انکار می‌ایستد، و هر دو سو می‌توانند آن را از آنِ خود بدانند.',
    'مارا لیند',
  ),
  unrelated('وزعت البلدية مظلات زرقاء على ركاب القطار السريع صباح الخميس.'),
  unrelated('يحتاج الخبز الجيد إلى دقيق وماء وملح وكثير من الصبر.'),
  unrelated('فازت فرقة المسرح المدرسي بالجائزة الأولى في مهرجان الربيع.'),
  unrelated('شهرداری صبح پنجشنبه میان مسافران قطار چترهای آبی پخش کرد.'),
  unrelated('نان خوب به آرد و آب و نمک و شکیبایی فراوان نیاز دارد.'),
  unrelated('گروه نمایش دبیرستان در جشنوارهٔ بهار جایزهٔ نخست را برد.'),
  paraphrase('حارب الرجلان الخصم نفسه، لكن كلاً منهما في معركته الخاصة.'),
  paraphrase('من يساعدك في الأزمة يبقى عندك طويلاً بعد أن تنقضي.'),
  paraphrase('فهموا من الهجوم أن الأميركيين كانوا على علم بمكانه.'),
  paraphrase('بلغ المشاركون أربعين تقريباً، ثم تجاوزوا الستين بعد عام.'),
  paraphrase('هر دو با همان حریف درگیر بودند، ولی هر کدام راه خود را می‌رفت.'),
  paraphrase('آن شلیک نشان داد که آمریکایی‌ها جای او را بلد بوده‌اند.'),
  paraphrase('رزمنده‌ای که از خود فیلم می‌گیرد منتظر دستور پایتخت نمی‌ماند.'),
  paraphrase('شمار اعضا نخست حدود چهل بود و سال بعد از شصت گذشت.'),
];

/** Builds the data of a site in Arabic and Persian, and returns its verifier with judged questions. */
export async function arabicAndPersianSite() {
  const quotes: Quote[] = [];
  const records = Object.entries(articles).map(([slug, sentences]) => {
    const lang = slug.slice(-2);
    const path = articlePath(slug);
    const article = { title: slug, path, lang, authors: [], corrections: [] } as unknown as Article;
    let body = escaped(readFileSync(join(fixtures, `verify/${slug}.txt`), 'utf8'));
    for (const [id, text] of Object.entries(sentences)) {
      if (!body.includes(text)) throw new Error(`${slug} does not have the words of ${id}`);
      body = body.replace(text, `<mark id="q-${id}">${text}</mark>`);
      const quote: Pick<
        Quote,
        'id' | 'path' | 'text' | 'said' | 'speaker' | 'source' | 'revisions' | 'article'
      > = {
        ...{ id, text, article, path: quotePath(id), said: '2026-02-03', speaker: people[0] },
        ...{ source: undefined, revisions: [] },
      };
      quotes.push(quote as Quote);
    }
    const paragraphs = body
      .trim()
      .split('\n\n')
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('');
    return {
      ...{
        url: path,
        date: '2026-11-28',
        meta: { title: slug, lang },
        facets: { kind: ['article'], lang: [lang] },
      },
      html: `<!doctype html><html lang="${lang}"><head></head><body><article data-pagefind-body><h1>${slug}</h1>${paragraphs}</article></body></html>`,
    };
  });
  const library = {
    ...{ quotes, withdrawnQuotes: [], articles: [...new Set(quotes.map(({ article }) => article))] },
  } as unknown as Library;
  const { verifier, close } = await indexedVerifier(records, library, ['en', 'ar', 'fa'], []);
  return { verifier, cases, close };
}
