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

/** Arabic. */
export const ar: LanguageParts = {
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
    من في على الى عن مع هو هي هم هذا هذه ذلك تلك التي الذي الذين اللذان ما ماذا متى اين كيف لماذا هل كان كانت كانوا يكون
    قد لقد و او ثم لا لم لن ان بعد قبل كل بين حتى غير عند عندما اي ايضا اذا كما لكن له لها لهم به بها فيه فيها منه منها
    عليه عليها نحو حول مقال مقالة اقتباس`,
  meaning,
  titles: 'الرئيس, رئيس الوزراء, الجنرال, الشيخ, آية الله, آية الله العظمى, الخليفة',
};
