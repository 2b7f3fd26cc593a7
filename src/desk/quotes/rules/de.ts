import { phrases, type QuoteRules, words } from './types.ts';

export const de: QuoteRules = {
  names: 'capitals',
  order: 'either',
  verbs:
    words(`sagt sagte sagten gesagt erklärt erklärte erklärten meint meinte schreibt schrieb geschrieben betont betonte berichtet
    berichtete erzählt erzählte fragt fragte antwortet antwortete warnt warnte behauptet behauptete fügt fügte ergänzt ergänzte
    kritisiert kritisierte fordert forderte nennt nannte bezeichnet bezeichnete bestätigt bestätigte kündigt kündigte räumt räumte
    entgegnet entgegnete erwidert erwiderte ruft rief klagt klagte versichert versicherte findet fand sprach spricht stellt stellte
    unterstreicht unterstrich erinnert erinnerte teilt teilte zitiert urteilt urteilte glaubt glaubte hofft hoffte bilanziert
    bilanzierte resümiert resümierte bemerkt bemerkte äußert äußerte verspricht versprach versprochen angekündigt gewarnt geantwortet betont gefordert erzählt berichtet beklagt eingeräumt zugegeben`),
  participles: [],
  sources: phrases(
    'so, laut, nach Angaben von, nach den Worten von, in den Worten von, nach Worten von, gemäß',
  ),
  sourcesAfter: phrases('zufolge'),
  leads: words('wie'),
  fillers: words(
    'auch dann später noch schon hat hatte haben wurde wird worden dazu damals dabei weiter wieder außerdem zudem nun jetzt einmal mit am es und aber etwa deshalb dort hier',
  ),
  pronouns: words('er sie'),
  determiners: words(
    'der die das den dem des ein eine einer einem einen sein seine ihr ihre unser unsere mein meine zwei drei mehrere viele einige diese dieser dieses jede jeder kein keine',
  ),
  prepositions: words(
    'von vom für aus in im an am auf bei beim mit nach zu zum zur über unter gegen vor hinter zwischen durch um seit während des der',
  ),
  conjunctions: words('und aber oder dass weil wenn als während obwohl ob'),
  stops: [],
  titles: words(
    'Herr Frau Dr. Dr Prof. Prof Professor Professorin Präsident Präsidentin Kanzler Kanzlerin Minister Ministerin General Oberst Major Hauptmann Bischof Papst König Königin Graf Baron Leiter Leiterin Chef Chefin Direktor Direktorin Richter Richterin Ärztin Arzt Autor Autorin Anwalt Anwältin Lehrer Lehrerin Bürgermeister Bürgermeisterin Sprecher Sprecherin Forscher Forscherin Historiker Historikerin Botschafter Botschafterin Abgeordnete Abgeordneter US',
  ),
  titleEnds: words(
    'minister ministerin sprecher sprecherin präsident präsidentin kanzler kanzlerin chef chefin leiter leiterin direktor direktorin meister meisterin wissenschaftler wissenschaftlerin forscher forscherin lehrer lehrerin anwalt anwältin historiker historikerin sekretär sekretärin arzt ärztin führer führerin vorsitzende vorsitzender beauftragte beauftragter händler händlerin bauer bäuerin',
  ),
  personEnds: words('er erin in ist istin mann frau kind'),
  particles: phrases('von der, von dem, von den, van der, van den, von, van, de, di, da, al, bin, ibn'),
  organizations: words(
    'Ministerium Amt Bundesamt Universität Zeitung Verband Verein Gericht Polizei Regierung Partei Bank Behörde Institut Kommission Rat Stiftung Gesellschaft Spiegel Agentur Konzern',
  ),
  notNames:
    words(`Der Die Das Ein Eine Er Sie Es Wir Ihr Ich Und Aber Oder Doch So Dann Nun Im In Am An Auf Bei Mit Nach Von Vor Zu
    Zum Zur Als Wenn Während Weil Da Wo Was Wer Warum Wie Nicht Kein Keine Auch Noch Schon Montag Dienstag Mittwoch Donnerstag Freitag
    Samstag Sonntag Januar Februar März April Mai Juni Juli August September Oktober November Dezember Laut Diese Dieser Dieses Später
    Früher Heute Gestern Morgen Seit Für Aus Über Unter Damals Dort Hier Dem Den Des`),
  abbreviations: words(
    'Dr Prof Nr St bzw ca d.h z.B u.a usw Mio Mrd Abs Art Jan Feb Apr Aug Sept Okt Nov Dez',
  ),
  needsAntecedent: words(
    'er sie es ihn ihm ihr ihnen sein seine seinen seinem seiner ihre ihren ihrem ihrer dies diese dieser dieses diesen diesem jener jene jenes solche dessen deren',
  ),
  leansBack: words(
    'aber und doch denn so dann deshalb darum daher also jedoch außerdem zudem dennoch trotzdem oder damit dabei dort hier beide stattdessen sonst auch',
  ),
  turns: [
    ['nicht', 'sondern'],
    ['der eine', 'der andere'],
    ['die eine', 'die andere'],
    ['statt'],
    ['nie'],
    ['niemand'],
    ['nichts'],
    ['nur'],
    ['kein', 'sondern'],
    ['mehr', 'als'],
    ['weniger', 'als'],
    ['während'],
    ['obwohl'],
    ['ohne'],
    [';'],
    ['zwar', 'aber'],
    ['keine'],
  ],
  claims: words(
    'ist sind muss müssen kann können darf soll heißt bedeutet wer immer jeder jede alle braucht kostet macht wird',
  ),
};
