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

/** German. */
export const de: LanguageParts = {
  strings,
  pages,
  parts,
  meaning,
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
    aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes anders auch auf aus bei beim bin bis bist
    da dabei dadurch dafür dagegen daher damit danach dann daran darauf daraus darin darüber darum das dass davon davor dazu dein deine deinem deinen
    deiner dem den denen denn der deren des dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer
    eines einige einigem einigen einiger einiges einmal er es etwa etwas euch euer eure für gegen gewesen gibt hab habe haben hat hatte hatten hier
    hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja jede jedem jeden jeder jedes jedoch jemand jene jenem jenen
    jener jenes jetzt kann kein keine keinem keinen keiner keines können könnte konnte mal man manche manchem manchen mancher manches mehr mein meine
    meinem meinen meiner mich mir mit muss müssen musste nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine seinem seinen seiner seines
    seit selbst sich sie sind so solche solchem solchen solcher solches soll sollen sollte sondern sonst sowie über um und uns unser unsere unserem
    unseren unserer unter vom von vor wann war waren warum was weg weil weiter welche welchem welchen welcher welches wem wen wenn wer werde werden
    weshalb wessen wie wieder wieso will wir wird wirst wo wobei woher wohin wollen wollte worden worüber wurde wurden während zu zum zur zwar zwischen
    artikel zitat zitate sagt sagte sagten bitte zeig finde`,
  titles:
    'Präsident, Präsidentin, Ministerpräsident, Bundeskanzler, Bundeskanzlerin, Kanzler, Kanzlerin, General, Minister, Ministerin, Scheich, Ajatollah, Großajatollah, Kalif',
};
