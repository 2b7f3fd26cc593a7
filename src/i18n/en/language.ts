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

/** English. */
export const en: LanguageParts = {
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
    a about above after again against ago all almost also although always am among an and another any anyone anything
    are around as at away be became because become been before being below between both but by can cannot could did do
    does doing done down during each either else ever every everyone everything few for from further get given go got
    had has have having he hence her here hers herself him himself his how however i if in instead into is it its itself
    just let many may me might more most much must my myself neither never no nobody none nor not nothing now of off
    often on once only onto or other others otherwise our ours ourselves out over own per perhaps quite rather really
    same she should since so some somebody someone something still such than that the their theirs them themselves then
    there therefore these they thing things this those though through thus to together too toward towards under unless
    until up upon us very was we were what whatever when where whereas whether which while who whoever whom whose why
    will with within without would yet you your yours yourself
    article articles find give know quote quotes piece show tell me please said say saying says
    don't didn't doesn't isn't wasn't weren't aren't can't couldn't won't wouldn't hasn't haven't hadn't it's that's
    what's who's where's there's let's i'm you're he's she's we're they're`,
  meaning,
  titles: 'President, Prime Minister, General, Sheikh, Ayatollah, Grand Ayatollah, Caliph',
  readability: 'flesch-kincaid',
};
