import type { LanguageParts } from '../language.ts';
import { citations } from './citations.ts';
import { desk } from './desk.ts';
import { listen } from './listen.ts';
import { meaning } from './meaning.ts';
import { pages } from './pages.ts';
import { parts } from './parts.ts';
import { seal } from './seal.ts';
import { search, searchForm } from './search.ts';
import { server } from './server.ts';
import { strings } from './strings.ts';
import { verify, verifyPage } from './verify.ts';

/** Persian. */
export const fa: LanguageParts = {
  strings,
  pages,
  parts,
  search,
  searchForm,
  listen,
  server,
  seal,
  verify,
  verifyPage,
  citations,
  desk,
  stopWords: `
    از در به با که این آن را است بود شد برای تا هم یا هر چه چرا کجا کی چگونه
    و اما اگر ولی پس چون زیرا بی بر روی زیر بین میان پیش نزد سوی درباره دربارهٔ باره مورد بدون جز مگر نیز همین همان همه هیچ چند چیز یک یکی دیگر
    خود خویش من تو او ما شما آنها آن‌ها ایشان این‌ها اینها ام ای اند ایم اید هست هستند نیست نیستند بودند شده شدند می‌شود می‌شوند شود کرد کردند
    کرده می‌کند می‌کنند کند کنند دارد دارند داشت داشتند باشد باشند خواهد خواهند باید شاید می‌تواند می‌توانند گفت گفته می‌گوید گفتند ها های آیا
    وقتی هنگامی جایی آنجا اینجا اکنون حالا سپس بعد قبل کدام چقدر مقاله نقل‌قول`,
  meaning,
  titles: 'رئیس‌جمهور, نخست‌وزیر, ژنرال, شیخ, آیت‌الله, آیت‌الله‌العظمی, خلیفه, دکتر',
};
