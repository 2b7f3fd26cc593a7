import type { SetApartKind } from '../types.ts';
import { endsSentence, wordCount } from './lines.ts';

/**
 * Lines that news sites put around an article, in English, German, Arabic and Persian, and a few in French and Spanish. Each pattern
 * matches a whole line, so that prose that speaks of subscriptions or of sharing is never taken for one.
 */
type Pattern = readonly [kind: SetApartKind, line: RegExp];

const any = (...words: string[]) => words.join('|');

const network = any(
  ...[
    'facebook',
    'twitter',
    'x',
    'x\\.com',
    'whatsapp',
    'telegram',
    'linkedin',
    'reddit',
    'pinterest',
    'tumblr',
    'e-?mail',
    'mail',
  ],
  ...[
    'bluesky',
    'mastodon',
    'threads',
    'messenger',
    'flipboard',
    'pocket',
    'sms',
    'print',
    'copy link',
    'link kopieren',
    'drucken',
  ],
  ...[
    'share',
    'tweet',
    'save',
    'teilen',
    'twittern',
    'bookmark',
    'listen',
    'gift',
    'xing',
    'instagram',
    'youtube',
    'a[+-]',
    'aa',
  ],
  ...[
    'فيسبوك',
    'تويتر',
    'واتساب',
    'تلغرام',
    'تليغرام',
    'تيليجرام',
    'لينكدإن',
    'لينكد إن',
    'بريد إلكتروني',
    'طباعة',
    'شارك',
    'نسخ الرابط',
    'مشاركة',
  ],
  ...[
    'فیس‌بوک',
    'فیسبوک',
    'توییتر',
    'واتس‌اپ',
    'واتساپ',
    'تلگرام',
    'ایمیل',
    'چاپ',
    'اشتراک‌گذاری',
    'کپی لینک',
    'کپی کردن لینک',
    'ایتا',
    'بله',
    'روبیکا',
  ],
);
const sharing = new RegExp(`^(?:(?:${network})(?:[\\s|•·,/&+-]+|$|\\d+))+$`, 'iu');

const patterns: readonly Pattern[] = [
  [
    'share bar',
    /^(?:please )?(?:share|email|print|tweet|save|bookmark|gift|copy) (?:this|the|on|via|to|link|article|story|page|full article)\b.{0,60}$/iu,
  ],
  [
    'share bar',
    /^(?:listen to (?:this )?(?:article|story|page)|(?:artikel|beitrag) (?:teilen|anhören|drucken|merken|vorlesen)|auf .{2,20} teilen|per e-mail (?:teilen|versenden))\b.{0,30}$/iu,
  ],
  [
    'share bar',
    /^(?:شارك (?:هذا |هذه |على |عبر |المقال|الخبر)|انشر |استمع (?:إلى|للمقال)|حفظ المقال|اشتراک‌گذاری (?:در|این)|به اشتراک بگذارید|این مطلب را|ارسال به دوستان|گوش کنید).{0,50}$/u,
  ],
  ['share bar', /^(?:\d[\d,.k]* ?(?:shares?|likes?|views?|mal geteilt|مشاركة|مشاهدة|بازدید))$/iu],
  [
    'reading time',
    /^(?:(?:estimated )?(?:reading|read) time:? ?)?\d+ ?(?:min(?:ute)?s?\.?|minuten?)(?: (?:read|reading time|lesezeit))?$/iu,
  ],
  [
    'reading time',
    /^(?:lesezeit|lesedauer|reading time|مدة القراءة|وقت القراءة|زمان مطالعه|زمان مورد نیاز برای مطالعه):? ?.{0,20}$/iu,
  ],
  ['reading time', /^[\p{Nd}]+ (?:دقائق|دقيقة|دقایق|دقیقه)(?: (?:للقراءة|قراءة|مطالعه|برای مطالعه))?$/u],
  [
    'comments',
    /^(?:\d+ )?(?:comments?|replies|kommentare?|تعليقات?|نظرات?|دیدگاه(?:‌?ها)?)(?: ?\(?[\p{Nd}]*\)?)$/iu,
  ],
  [
    'comments',
    /^(?:(?:leave|post|add|write|view|show|join|read) (?:a |the |all )?(?:comments?|reply|conversation|discussion)|kommentar (?:schreiben|verfassen)|kommentare (?:lesen|anzeigen)|أضف تعليق.{0,10}|اترك تعليق.{0,10}|اكتب تعليق.{0,10}|نظر (?:شما|خود را بنویسید)|ارسال (?:نظر|دیدگاه)|comments (?:are )?closed.{0,10})[.!]?$/iu,
  ],
  [
    'advertisement',
    /^(?:advertisement|advertisements|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|إعلان|إعلانات|آگهی|تبلیغات?|(?:article|story) continues (?:below|after) (?:this )?(?:ad|advertisement).*|scroll (?:down )?to continue.*|skip (?:ad|advertisement))$/iu,
  ],
  [
    'copyright',
    /^(?:©|\(c\)|copyright (?:©|\(c\)|\d{4})|all rights reserved|alle rechte vorbehalten|جميع الحقوق محفوظة|حقوق النشر|تمامی حقوق|کلیه حقوق|حق نشر).{0,160}$/iu,
  ],
  [
    'copyright',
    /^.{0,100}(?:all rights reserved|alle rechte vorbehalten|جميع الحقوق محفوظة|محفوظ است)\.?$/iu,
  ],
  [
    'cookie notice',
    /^(?:(?:we\b|this (?:web)?site|our (?:web)?site|by (?:using|continuing)).{0,200}\bcookies\b.{0,200}|(?:accept|reject|manage|allow)(?: all)?(?: cookies| preferences| settings)?|cookie (?:settings|policy|notice|preferences)|(?:wir|diese (?:web)?seite) .{0,120}\bcookies\b.{0,160}|(?:alle )?(?:cookies )?(?:akzeptieren|ablehnen)|cookie-einstellungen|.{0,120}ملفات (?:تعريف الارتباط|الارتباط|الكوكيز).{0,120}|.{0,100}کوکی‌?(?:ها)?.{0,100}|(?:قبول|موافق|أوافق|می‌پذیرم|پذیرفتن)(?: (?:الكل|همه))?)$/iu,
  ],
  [
    'navigation',
    /^(?:(?:skip|jump) to (?:main )?(?:content|navigation)|menu|main menu|search|home|startseite|zurück|(?:back )?to (?:the )?top|back to .{1,30}|previous(?: (?:article|story|post))?|next(?: (?:article|story|post))?|close|open|toggle.{0,20}|loading\.*|خانه|الرئيسية|القائمة|بحث|جستجو|صفحه اصلی|السابق|التالي|قبلی|بعدی|zum inhalt(?: springen)?|nach oben|suche|menü)$/iu,
  ],
  [
    'navigation',
    /^(?:home|startseite|start|news|الرئيسية|خانه|صفحه اصلی|accueil|inicio)(?: ?[>›»/|] ?[^>›»/|.]{1,40}){1,5}$/iu,
  ],
  [
    'related links',
    /^(?:read (?:more|also|next|on)|also read|see also|related|more (?:on|from|about|in|stories|news|like this)|most (?:read|popular|viewed|shared)|recommended|you (?:may|might) (?:also )?like|what to read next|trending|popular (?:now|stories)|(?:latest|top|other) (?:news|stories|articles)|don'?t miss|keep reading|further reading|in case you missed it|watch|explore more|up next)\b(?:[:：\s].{0,140})?$/iu,
  ],
  [
    'related links',
    /^(?:mehr (?:zum thema|dazu|aus|von|über)|lesen sie (?:auch|mehr|hier)|lesen sie dazu|auch interessant|das könnte sie (?:auch )?interessieren|weitere (?:artikel|themen|beiträge|nachrichten)|meistgelesen|meist gelesen|verwandte artikel|zum thema|siehe auch|à lire aussi|lire aussi|lea también|le puede interesar)(?:[:：\s].{0,140})?$/iu,
  ],
  [
    'related links',
    /^(?:اقرأ(?:وا)? (?:أيض[اً]+|المزيد)|إقرأ أيض[اً]+|المزيد (?:من|عن|حول)|مقالات ذات صلة|مواضيع ذات صلة|أخبار ذات صلة|الأكثر (?:قراءة|شعبية|مشاهدة)|قد يعجبك(?: أيض[اً]+)?|شاهد (?:أيض[اً]+|المزيد)|ذات صلة|اخترنا لك|للمزيد)(?:[:：\s].{0,140})?$/u,
  ],
  [
    'related links',
    /^(?:بیشتر بخوانید|بیشتر بدانید|همچنین بخوانید|این را هم بخوانید|بخوانید|مطالب (?:مرتبط|بیشتر|پیشنهادی)|اخبار مرتبط|پربازدیدترین‌?(?: ?ها)?|پربیننده‌ترین‌?(?: ?ها)?|مرتبط|پیشنهاد (?:ما|سردبیر)|بیشتر از)(?:[:：\s].{0,140})?$/u,
  ],
  [
    'newsletter',
    /^(?:sign up (?:for|to)\b.{0,80}(?:newsletter|inbox|e-?mails?|briefing)s?\b.{0,60}|subscribe to (?:our|the).{0,120}(?:newsletter|updates|alerts).{0,60}|.{0,60}\b(?:in|to) your inbox\b.{0,60}|(?:enter )?your e-?mail(?: address)?|get (?:our|the) .{0,60}(?:newsletter|updates|alerts)(?: by e-?mail)?|(?:(?:our|the|daily|weekly|free|e-?mail) ){0,3}newsletters?|newsletter (?:abonnieren|bestellen).{0,60}|abonnieren sie unseren newsletter.{0,60}|ihre e-mail-adresse|.{0,60}(?:النشرة|نشرتنا) (?:البريدية|الإخبارية|الإلكترونية|اليومية|الأسبوعية).{0,60}|.{0,60}خبرنامه.{0,60})[.!]?$/iu,
  ],
];

/** Phrases of a registration wall: one of these is enough in a line outside the text. */
const wall = new RegExp(
  any(
    ...[
      'already (?:have an account|a (?:member|subscriber)|registered|subscribed|signed up|subscribe)',
      'sign (?:in|up) (?:to|now|for|here|with|or|below)',
      '^sign (?:in|up)$',
      'log ?in (?:to|or|with|here|now)',
      '^log ?in$',
      '^register$',
    ],
    ...[
      '^(?:please )?subscribe(?:$| (?:now|to|today|here|for|and|or|from)\\b)',
      'subscribers? (?:only|exclusive)',
      '(?:only|exclusive(?:ly)?|reserved) (?:for|to) (?:our )?(?:subscribers|members|registered)',
      'continue reading',
      'keep reading for',
      'create (?:a|your)(?: free)? account',
      'free account',
      'register (?:now|for|to|here|free)',
      'when you (?:sign up|register|subscribe)',
    ],
    ...[
      '(?:free|remaining) (?:articles?|stories)',
      '(?:articles?|stories) (?:remaining|left|per month|a month)',
      'unlimited (?:digital )?(?:access|articles|reading)',
      'free trial',
      'cancel (?:at )?any ?time',
      'terms (?:and|&) conditions',
      'terms of (?:use|service)',
      'privacy policy',
      'unlock (?:this|the|full|unlimited|all)',
      '(?:to )?read (?:this|the) (?:full|rest|entire|complete) ',
      'the rest of this (?:article|story)',
      'become a (?:member|subscriber|supporter)',
      'members[- ]only',
      'join (?:now|today|us|the conversation|thousands|hundreds|millions|our community)',
      'support (?:our|independent|quality|honest) journalism',
    ],
    ...[
      '(?:[$€£] ?\\d[\\d.,]*|\\d[\\d.,]* ?(?:[$€£]|usd|euro?s?)) ?(?:a|per|for|/|pro|im) ?\\w+',
      'per (?:month|week|year)',
      'ad-free',
      'full access',
      'instant access',
      'access (?:to )?(?:all|every|our|the|exclusive|premium|\\d+|unlimited)',
      'your subscription',
      'you have (?:reached|read|used)',
      'this (?:article|content|story) is (?:for|only|reserved|available|exclusive)',
    ],
    ...[
      'jetzt (?:abonnieren|registrieren|anmelden|testen|weiterlesen|freischalten|bestellen)',
      'bereits (?:abonnent|registriert|kunde|mitglied|ein konto)',
      'weiterlesen (?:mit|und|ohne)',
      '^weiterlesen',
      '^(?:anmelden|einloggen|registrieren)$',
      'hier (?:anmelden|einloggen|registrieren)',
      'kostenlos (?:registrieren|testen|weiterlesen|lesen|anmelden)',
      'jederzeit kündbar',
      'monatlich kündbar',
      'zugang zu allen',
      'zugriff auf alle',
      'alle (?:plus-?)?artikel lesen',
      'probeabo',
      'abo (?:abschließen|testen)',
      'dieser (?:artikel|text|beitrag) ist (?:nur )?(?:für|exklusiv)',
      'nutzungsbedingungen',
      'datenschutz(?:erklärung|bestimmungen)',
      'um (?:diesen|den ganzen) (?:artikel|text|beitrag)',
      'unbegrenzt(?:er|en)? (?:zugang|zugriff|lesen)',
      'weitere artikel kostenlos',
      'pro (?:monat|woche)',
    ],
    ...[
      'سج[ّ]?ل(?:وا)? (?:الدخول|الآن|حساب|مجان)',
      'تسجيل (?:الدخول|حساب)',
      'قم بالتسجيل',
      'اشترك(?:وا)? (?:الآن|في|معنا|مجان|لقراءة|للاطلاع)',
      '^اشترك$',
      'أنشئ حساب',
      'إنشاء حساب',
      'لديك حساب',
      '(?:تابع|أكمل|واصل|لمتابعة|لإكمال|لمواصلة) (?:ال)?قراءة',
      'سياسة الخصوصية',
      'الشروط والأحكام',
      'شروط الاستخدام',
      'للمشتركين',
      'مقالات? مجاني',
      'مجانًا? كل شهر',
      'كل شهر',
      'وصول (?:غير محدود|كامل)',
      'غير محدود',
      'تجربة مجانية',
      'إلغاء (?:الاشتراك )?في أي وقت',
      'اشتراك(?:ك)? (?:شهري|سنوي|مجاني)',
      'عضو(?:ًا)? بالفعل',
      'مشترك بالفعل',
    ],
    ...[
      'وارد (?:شوید|حساب)',
      'ورود (?:به|یا|/)',
      '^ورود$',
      'ثبت[ ‌]نام (?:کنید|رایگان|کرده|/|و)?',
      '^ثبت[ ‌]نام$',
      'مشترک (?:شوید|هستید)',
      'اشتراک (?:بخرید|رایگان|ماهانه|سالانه|تهیه)',
      'ادامه (?:مطلب|خواندن|مطالعه)',
      'برای (?:خواندن|مطالعه|دسترسی) (?:ادامه|کامل|متن|به)',
      'حساب کاربری',
      'حریم خصوصی',
      'شرایط (?:و قوانین|استفاده)',
      'دسترسی (?:نامحدود|کامل|رایگان|به)',
      'مقاله رایگان',
      'ویژه (?:اعضا|مشترکان)',
      'عضو (?:شوید|هستید)',
      'در ماه$',
      'لغو (?:اشتراک )?در هر زمان',
    ],
  ),
  'iu',
);

/** Words of the offers that a wall lists. */
const offer =
  /\b(?:access|free|newsletters?|archives?|unlimited|exclusive|premium|subscri\w+|members?|membership|ad-free|ads|briefings?|reports?|per month|a month|events?|webinars?|app|puzzles|podcasts?|alerts?|bookmark|comment|account|zugang|kostenlos\w*|newsletter|archiv|exklusiv\w*|werbefrei|monat\w*|e-paper|kündbar|artikel|abo\w*|probe\w*)\b|مجان|وصول|حصري|نشر[ةا]|أرشيف|غير محدود|شهر|إعلانات|رایگان|دسترسی|خبرنامه|آرشیو|نامحدود|ماه|تبلیغ|اختصاصی|ویژه/iu;

/** Returns what a whole line is, if sites put such a line around an article. Walls are not among them: they need their place, too. */
export function boilerplateKind(line: string): SetApartKind | undefined {
  const text = line.replace(/^[^\p{L}\p{N}©(["“„«‘'’]+/u, '').trim();
  if (text === '' || text.length > 420) return undefined;
  if (sharing.test(text)) return 'share bar';
  const kind = patterns.find(([, pattern]) => pattern.test(text))?.[0];
  // “Watch your step, he said.” is a sentence; “Read more: The ferry.” is not.
  const isSentence = endsSentence(text) && wordCount(text) > 5 && !/^.{2,30}[:：]/u.test(text);
  return kind === 'related links' && isSentence ? undefined : kind;
}

/** True for a line that may belong to a registration wall. */
export const isWallLine = (line: string): boolean =>
  line.length < 320 && wall.test(line) && !/["“”«»„]/u.test(line);

const everyPhrase = new RegExp(wall.source, 'giu');
const sure =
  /^(?:already (?:have an account|a (?:member|subscriber))|continue reading|subscribe (?:now|today|to (?:read|continue|unlock))|(?:log ?|sign ?)in$|you have (?:reached|read|used)|this (?:article|content|story) is (?:for|only|reserved|exclusive)|jetzt (?:weiterlesen|abonnieren|freischalten)|bereits (?:abonnent|registriert|kunde))/iu;

/**
 * True for a short line that only a wall has, also in the middle of a text: one that begins as walls do, or has two of their phrases. An
 * invitation such as “sign up here” can be the author’s.
 */
export const isSurelyWall = (line: string): boolean =>
  line.length < 160 && isWallLine(line) && (sure.test(line) || (line.match(everyPhrase)?.length ?? 0) >= 2);

/** True for what a wall offers: `Unlimited articles`. */
export const isOffer = (line: string): boolean => line.length < 140 && (offer.test(line) || wall.test(line));

/** True for a label after which a site lists other articles. */
export const isListOfOthers = (line: string): boolean =>
  boilerplateKind(line) === 'related links' && line.length < 60;
