/** Labels and words of the lines around a title, in English, German, French, Spanish, Arabic and Persian. */

const label = (words: string) => new RegExp(`^(?:${words})\\s*(?:[:：]\\s*(?<rest>.*))?$`, 'iu');

/** `Topics covered`, with a list after a colon or on the following lines. */
export const topicsLabel = label(
  [
    ...[
      '(?:topics?|tags?|themes?|subjects|issues|keywords?|regions? and topics?)(?: covered| in this (?:article|story)| mentioned)?',
    ],
    ...[
      'topics? in focus',
      '(?:explore|related|key|main) (?:topics?|tags?)',
      '(?:filed|posted|tagged|found) (?:under|in|as|with)',
      'in this (?:article|story)',
      'topics? of this (?:article|story)',
    ],
    ...[
      'themen(?: (?:dieses artikels|des artikels|im (?:artikel|beitrag)))?',
      'schlag(?:wörter|worte|wort)',
      'stichw(?:örter|orte)',
      'themen im fokus',
      'in diesem (?:artikel|beitrag)',
    ],
    ...['sujets?', 'thèmes?', 'mots[- ]clés', 'temas?', 'etiquetas'],
    ...[
      '(?:ال)?مواضيع(?: (?:المقال|ذات الصلة|المتناولة|التي يتناولها المقال|هذا المقال))?',
      '(?:ال)?موضوعات(?: المقال)?',
      '(?:ال)?وسوم',
      '(?:ال)?كلمات (?:مفتاحية|مفتاحيّة|المفتاحية|دالة|الدالة)',
      'في هذا (?:المقال|الخبر)',
      'تصنيفات?',
      'التصنيفات',
    ],
    ...[
      'موضوع(?:ات|‌ها|ها)?(?: (?:این مقاله|مقاله|مرتبط|مطلب|این مطلب))?',
      'برچسب‌?(?: ?ها)?(?:ی خبر)?',
      'کلید ?‌?واژه‌?(?: ?ها)?',
      'واژه‌های کلیدی',
      'در این (?:مقاله|مطلب|گزارش)',
    ],
  ].join('|'),
);

/** Fields of a note above a text, or of an e-mail. */
export const fieldLabels: readonly (readonly [
  field: 'title' | 'standfirst' | 'author' | 'date' | 'none',
  pattern: RegExp,
])[] = [
  [
    'title',
    /^(?:title|headline|subject|betreff|titel|überschrift|العنوان|عنوان|الموضوع|تیتر)\s*[:：]\s*(?<rest>.+)$/iu,
  ],
  [
    'standfirst',
    /^(?:standfirst|dek|summary|subtitle|sub-?headline|abstract|teaser|unterzeile|vorspann|زیرتیتر|الملخص|ملخص|خلاصه|لید)\s*[:：]\s*(?<rest>.+)$/iu,
  ],
  [
    'author',
    /^(?:author|from|byline|writer|written by|autor(?:in)?|von|الكاتب|الكاتبة|المؤلف|إعداد|نویسنده|نويسنده)\s*[:：]\s*(?<rest>.+)$/iu,
  ],
  [
    'date',
    /^(?:date|sent|published|publication date|datum|gesendet|veröffentlicht|التاريخ|تاريخ النشر|تاریخ|تاریخ انتشار)\s*[:：]\s*(?<rest>.+)$/iu,
  ],
  ['none', /^(?:to|cc|bcc|an|reply-to|attachments?|importance|x-[\w-]+|إلى|به)\s*[:：]\s*(?<rest>.+)$/iu],
];

/** `By Mara Lind`. */
export const byline =
  /^(?:(?:(?:written|reported|story|text|words|analysis|report|opinion) )?by|from (?=our)|von|ein (?:beitrag|artikel|kommentar|text) von|par|por|di|av|door|بقلم|كتب(?:ت|ه|ها)?|إعداد|تقرير|تحرير|به قلم|نوشته|نوشتهٔ|نویسنده|گزارش|מאת)\s*[:：]?\s+(?<rest>.{2,120})$/iu;

/** A byline whose name is on the next line. */
export const bylineLabel =
  /^(?:by|written by|von|par|por|author|autor(?:in)?|بقلم|كتب|الكاتب|به قلم|نوشته|نویسنده)\s*[:：]?$/iu;

/** A label above the standfirst. */
export const standfirstLabel =
  /^(?:summary|standfirst|abstract|in brief|zusammenfassung|kurzfassung|résumé|resumen|الملخص|ملخص|باختصار|خلاصه|چکیده)\s*[:：]?$/iu;

/** Words that stand around a date. */
export const dateWords = new Set(
  [
    'published publish updated update posted created last modified first on at the am pm a.m p.m uhr um date edt est et gmt utc bst cet cest pdt pst pt ist issue print edition min minute minutes read local time',
    'veröffentlicht aktualisiert am zuletzt stand den erschienen vom datum lesezeit minuten',
    'publié mis à jour le publicado actualizado el',
    'نشر نُشر نشرت نشرة في تاريخ النشر آخر تحديث التحديث تم الساعة صباحا مساء ص م بتاريخ يوم بتوقيت غرينتش الموافق',
    'انتشار منتشر شده در تاریخ به‌روزرسانی به روز رسانی آخرین بروزرسانی ساعت روز شد کد خبر صبح عصر',
  ]
    .join(' ')
    .split(' '),
);

/** Words that mark the date of a later version. */
export const updateWords =
  /\b(?:updated?|last modified|aktualisiert|zuletzt|stand|mis à jour|actualizado)\b|آخر تحديث|التحديث|به‌روزرسانی|بروزرسانی|به روز رسانی/iu;

/** Small words inside names. */
export const nameParticles = new Set(
  'al el de la le du da das dos del della di van von der den ter ten zu zur bin ibn bint abu umm y e of bar ben mac mc st dr prof'.split(
    ' ',
  ),
);

/** Agencies whose names end a credit. */
export const agencies =
  'Getty(?: Images)?|AFP|Reuters|REUTERS|AP(?: Photo)?|Associated Press|EPA(?:-EFE)?|dpa|DPA|Shutterstock|iStock|Alamy|Anadolu(?: Agency)?|Xinhua|Unsplash|Flickr|Wikimedia(?: Commons)?|Imago|imago|IMAGO|picture[- ]alliance|Keystone|Magnum(?: Photos)?|Polaris|SIPA|Sipa USA|NurPhoto|TASS|ANSA|Bloomberg|UPI|Corbis|Pool|Handout|رويترز|أ ف ب|أ\\.ف\\.ب|ا ف ب|فرانس برس|غيتي|الأناضول|أسوشيتد برس|رویترز|گتی|ایرنا|ایسنا|مهر|تسنیم|فارس|آناتولی|آسوشیتدپرس';

/** Labels of a credit. */
export const creditLabel =
  '(?:photo|photograph|photography|picture|image|illustration|graphic|video|credit|source|foto|fotos|bild|bildquelle|quelle|grafik|crédit|fotografía|صورة|الصورة|تصوير|مصدر الصورة|المصدر|عدسة|عکس|تصویر|منبع عکس|عکاس)s?(?: (?:credit|courtesy))?';
