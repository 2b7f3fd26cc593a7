import { phrases, type QuoteRules, words } from './types.ts';

export const en: QuoteRules = {
  names: 'capitals',
  order: 'subject-verb',
  verbs: [
    ...words(`said says say tells told added adds explained explains wrote writes noted notes recalled recalls asked asks replied
      replies answered answers argued argues warned warns insisted insists stated states announced announces declared declares
      claimed claims stressed stresses continued continues concluded concludes remarked remarks observed observes commented
      comments called calls described describes admitted admits acknowledged acknowledges agreed agrees believes believed
      thinks thought tweeted posted testified complained complains joked suggested suggests emphasized emphasised emphasizes
      urged urges shouted cried whispered quipped reported reports predicted predicts promised vowed pledged cautioned advised
      advises reflected lamented countered confirmed conceded disagreed disagrees responded responds repeated shared
      encouraged encourages boasted protested objected retorted sighed summarized summarised maintained contends contended
      estimated figured hopes hoped wondered feared shrugged laughed labelled labeled dubbed dismissed praised sees blasted
      denounced condemned hailed characterized characterised`),
    ...phrases(
      'put it, puts it, pointed out, points out, went on, goes on, spoke of, quoted, cited as saying',
    ),
  ],
  participles: words(
    'saying adding calling describing noting explaining warning arguing insisting stating declaring writing asking urging stressing telling claiming joking announcing recalling promising citing',
  ),
  sources: phrases('according to, in the words of, in the view of, in the opinion of, as quoted by'),
  sourcesAfter: phrases("’s words, 's words, ’ words, ’s view, 's view, ’s phrase, 's phrase, ’s opinion"),
  leads: words('so as thus'),
  fillers:
    words(`also later then once again still has had have was were is are been being quoted cited as so thus just recently
    often always never once even himself herself did do would will could and but who which that it simply further since already
    reportedly in-turn too now would-have`),
  pronouns: words('he she'),
  determiners: words(
    'the a an his her its their our my one another some two three four five several many most that this these those both each any no',
  ),
  prepositions: words(
    'of for from in at on by with to about near against under over between among into as than like within beside behind outside inside across after before during since until through against',
  ),
  conjunctions: words('and but or while as when because that if although though where whether'),
  stops: [],
  titles:
    words(`Panelist Panellist Moderator Architect Keynote President Vice Deputy Prime Minister Foreign Defence Defense Interior Finance Secretary State Treasury Senator Sen.
    Sen Rep. Rep Representative Congressman Congresswoman Governor Gov. Gov Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Professor
    General Gen. Gen Brigadier Lieutenant Lt Lt. Colonel Col. Col Sergeant Sgt. Sgt Major Maj. Captain Capt. Admiral Adm. Commander
    Corporal Private Ayatollah Grand Sheikh Shaikh Imam Pope King Queen Prince Princess Sir Dame Lord Lady Baroness Judge Justice
    Chief Chairman Chairwoman Chair Director Executive Officer Commissioner Ambassador Mayor Councillor Councilor Detective Inspector
    Superintendent Sheriff Father Bishop Archbishop Cardinal Rabbi Reverend Rev. Saint Manager Applications Program Project
    Communications Strategy Acting Division Design Head Spokesman Spokeswoman Spokesperson Senior Social Media Strategist Analyst
    Chancellor Premier Attorney Speaker Leader MP Engineer Scientist Coach Author Editor Reporter Correspondent Specialist Lead
    Coordinator Founder CEO CTO CIO US U.S. UN U.N. British American Iraqi Iranian German French Israeli Russian Turkish Syrian
    Ukrainian Chinese Indian Canadian Australian Egyptian Saudi Kurdish European Democratic Republican Labour Conservative Former
    Digital Information Technology Innovation Security Health Education Energy Labor Commerce Transportation Agriculture`),
  personEnds: words(
    'er or ist ian man woman person neighbour neighbor resident student private minister mother father brother sister son daughter friend chief mayor clerk nurse judge',
  ),
  titleEnds: words('minister spokesman spokeswoman president secretary'),
  particles: words(
    'van von der den de del della di da dos du la le el al bin ibn bint abu ben of the and for y',
  ),
  organizations:
    words(`Ministry Department Committee University Agency Office Council Times Post Reuters Association Institute
    Institution Bureau Service Services Bank Union Party Court Company Corporation Corp Inc Ltd Group Commission Congress Parliament
    Senate House Pentagon Kremlin Foundation Center Centre Fund Federation Society Press News Journal Administration Authority
    Organization Organisation Board School College Hospital Army Navy Police Government Embassy Network Team Library Museum Watch`),
  notNames:
    words(`The A An This That These Those It He She They We You I His Her Their Our My Its But And Or Yet So Then Now In On At
    By For From To With As When While After Before If Although Though Because Since Until Where What Who Why How Not No Yes There Here
    One Two Three Another Some Many Most All Both Each Every Such Also Still Even Just Only Later Earlier Meanwhile However Moreover
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
    November December According Asked Last Next Today Yesterday Tomorrow During Instead Once Again Perhaps Maybe Like Unlike Despite
    Under Over Between Among Across Against Without Within Through Said Says`),
  abbreviations: words(
    'Mr Mrs Ms Dr Prof Sen Rep Gov Gen Lt Col Sgt Capt Maj Adm Rev St Jr Sr vs etc No Inc Ltd Co Corp U.S U.N U.K D.C e.g i.e a.m p.m Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec',
  ),
  needsAntecedent: words(
    'he she it they him her them his hers its their theirs this that these those such former latter himself herself itself themselves',
  ),
  leansBack: words(
    'but and so then therefore thus hence however moreover furthermore also yet or nor because instead otherwise still here there both neither either others another such nevertheless',
  ),
  turns: [
    ['not', 'but'],
    ['one', 'the other'],
    ['rather than'],
    ['instead of'],
    ['no longer'],
    ['never'],
    ['nobody'],
    ['no one'],
    ['nothing'],
    ['only'],
    ['less', 'than'],
    ['more', 'than'],
    ['while'],
    ['although'],
    ['however'],
    ['without'],
    [';'],
    ['until'],
    ['unless'],
    ['not', 'not'],
    ['yet'],
    ['though'],
  ],
  claims: words(
    'is are means must cannot can should always every all whoever whatever nothing needs costs makes becomes',
  ),
};
