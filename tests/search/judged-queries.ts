import { ask, type JudgedQuery } from './judge.ts';

/*
 * Queries about the articles in tests/fixtures/foreign. The answers were decided by reading them, before running any engine. Change one
 * only if rereading shows that the answer was wrong.
 */

const plainWords = [
  ask('where is santa right now', ['sixty-years-of-tradition-tracking-santa-with-norad'], 'santa'),
  ask('find fuel after a hurricane', ['find-fuel-during-disasters-with-lantern-live-app'], 'fuel'),
  ask(
    'does anybody click on photo carousels',
    ['photo-carousels-on-mobile-websites-use-with-caution'],
    'carousel',
  ),
  ask(
    'app to catch child predators',
    ['ice-expands-reach-of-app-designed-to-locate-child-predators'],
    'child predators',
  ),
  ask(
    'help for the elderly',
    ['the-api-briefing-finding-help-for-the-elderly-the-eldercare-locator-api'],
    'elder',
  ),
  ask(
    'identify pills by what they look like',
    ['the-api-briefing-fdas-pillbox-unlocking-valuable-government-health-information-through-apis'],
    'pill',
  ),
  ask(
    'waiting at the border with Canada or Mexico',
    ['cbp-border-wait-time-app-a-one-stop-shop-for-cross-border-travel'],
    'border',
  ),
  ask(
    'how long does food keep in the refrigerator',
    ['usda-foodkeeper-app-update-expands-content-offerings'],
    'food',
  ),
  ask(
    'register to vote online',
    [
      [
        'usa-gov-launches-vote-usa-gov-to-help-citizens-register-and-connect-with-states',
        'the-new-vote-gov-leaner-faster-and-multi-lingual',
        'preliminary-results-from-usagovs-voter-registration-partnership-with-facebook',
      ],
    ],
    'regist',
  ),
  ask('shorten a long government URL', ['go-usa-gov-creates-short-trustworthy-gov-urls'], 'short'),
  ask('should labels be inside form fields', ['placeholder-text-think-outside-the-box'], 'form'),
  ask('stop publishing PDF files', ['step-away-from-the-pdfs'], 'pdf'),
  ask(
    'why a government office joined snapchat',
    ['why-we-launched-a-snapchat-account-and-how-well-measure-success'],
    'snapchat',
  ),
  ask(
    'reviews of public services on yelp',
    ['five-star-customer-experience-in-public-service-with-yelp'],
    'yelp',
  ),
  ask('secure connections for all websites', ['https-for-all'], 'secure connection'),
  ask(
    'software robots do office work',
    [
      [
        'introducing-new-rpa-community-practice',
        'state-of-federal-rpa-report-adoption-and-impact-of-robotic-process-automation-in-the-federal-government',
      ],
    ],
    'robot',
  ),
  ask(
    'visitors of national parks website',
    ['nps-gov-use-of-digital-analytics-program-beyond-the-numbers'],
    'visitor',
  ),
  ask(
    'how many people watched the Pluto mission',
    [
      [
        'dwarf-planet-giant-numbers-nasas-mission-to-pluto-goes-global',
        'analytics-prove-people-care-about-space-and-pluto',
      ],
    ],
    'pluto mission',
  ),
  ask(
    'air quality in schools',
    ['better-air-better-student-performance-indoor-air-quality-tools-for-schools-from-epa'],
    'air quality school',
  ),
  ask('map of public transport', ['dot-seeking-data-for-new-national-transit-map'], 'map'),
  ask('lease office space', ['gsa-introduces-new-web-based-leasing-tool'], 'leas office space'),
  ask('quiz as content', ['quizzes-the-secret-weapon-of-the-worlds-best-content-creators'], 'quiz content'),
  ask(
    'write so that people understand',
    [
      [
        'good-content-needs-plain-language',
        'how-to-tell-your-agencys-story-plainly',
        'plain-language-summit-recap-the-part-timer',
      ],
    ],
    'writ',
  ),
  ask(
    'tables that fit on a phone',
    ['defense-finance-accounting-services-use-hhs-code-to-make-mobile-friendly-tables'],
    'tables',
  ),
  ask(
    'edit wikipedia about women',
    ['join-us-for-a-gender-equality-edit-a-thon-on-october-22-2016'],
    'wikipedia',
  ),
  ask('bionic man', ['nih-can-rebuild-him-launches-bionic-man-tool'], 'bionic man'),
  ask('save energy at home', ['the-api-briefing-home-energy-saver'], 'energy home'),
  ask(
    'cadets handbook',
    ['acronyms-army-isms-and-much-more-rotc-handbook-app-explains-cadet-life'],
    'cadet handbook',
  ),
  ask(
    'accessibility in agency policy',
    ['a-digital-accessibility-catalyst-for-your-next-policy-refresh'],
    'accessibility policy',
  ),
];

const names = [
  ask('Mary Meeker', ['trends-on-tuesday-mary-meekers-2014-internet-trends'], 'meeker'),
  ask(
    'meeker internet trends',
    ['trends-on-tuesday-mary-meekers-2014-internet-trends'],
    'meeker internet trends',
  ),
  ask('USDA Karen', ['usdas-ask-karen'], 'karen'),
  ask('NORAD', ['sixty-years-of-tradition-tracking-santa-with-norad'], 'norad'),
  ask('TOXNET', ['the-api-briefing-a-great-start-for-an-api-nlms-toxnet-web-service'], 'toxnet'),
  ask('articles by Randy Abramson', ['introducing-the-digital-audiovideo-community-of-practice'], 'abramson'),
  ask('Tim Brice', ['national-weather-service-think-social-training'], 'brice'),
  ask(
    'Department of Homeland Security mobile',
    ['dhs-study-on-mobile-device-security'],
    'homeland security mobile',
  ),
  ask('18F style guide', ['18fs-style-guide-for-open-source-project-documentation'], '18f style guide'),
  ask(
    'Healthcare.gov',
    [['new-healthcare-gov-is-open-cms-free', 'google-analytics-and-the-new-healthcare-gov']],
    'healthcare',
  ),
  ask(
    'Canadian Space Agency',
    ['inspiring-data-forum-at-the-canadian-space-agency'],
    'canadian space agency',
  ),
  ask(
    'If This Then That',
    ['the-api-briefing-building-apps-with-apis-using-if-this-then-that'],
    'if this then that',
  ),
];

const datesAndNumbers = [
  ask(
    '50 million page views',
    ['nps-gov-use-of-digital-analytics-program-beyond-the-numbers'],
    '50 million page views',
  ),
  ask('$124 million', ['gsa-introduces-new-web-based-leasing-tool'], '124 million'),
  ask(
    '2.19 billion landsat',
    ['the-api-briefing-nasa-builds-api-nasa-gov-to-launch-more-apis-to-developers'],
    '2.19 billion landsat',
  ),
  ask('$31bn big data', ['trends-on-tuesday-big-data-equals-big-challenges'], '31 billion big data'),
  ask('602.1 billion', ['trends-on-tuesday-mobile-driving-pre-cyber-monday-shopping'], '602.1 billion'),
  ask('December 31, 2016', ['https-for-all'], 'december 31 2016'),
  ask('31 December 2016', ['https-for-all'], 'december 31 2016'),
  ask('2016-12-31', ['https-for-all'], 'december 31 2016'),
  ask(
    '23 March 2015',
    ['gather-your-agencys-public-data-with-let-me-get-that-data-for-you'],
    'march 23 2015',
  ),
  ask(
    'October 22, 2016',
    ['join-us-for-a-gender-equality-edit-a-thon-on-october-22-2016'],
    'october 22 2016',
  ),
  ask(
    '1 Sep 1983',
    ['the-data-briefing-the-open-government-data-revolution-is-just-getting-started'],
    'september 1 1983',
  ),
  ask(
    '195 percent',
    [
      'state-of-federal-rpa-report-adoption-and-impact-of-robotic-process-automation-in-the-federal-government',
    ],
    '195 percent',
  ),
  ask('3 billion miles', ['analytics-prove-people-care-about-space-and-pluto'], '3 billion miles'),
];

const typos = [
  ask('snapchatt', ['why-we-launched-a-snapchat-account-and-how-well-measure-success'], 'snapchat'),
  ask('pinterst experiment', ['the-great-pinterest-experiment-one-year-in'], 'pinterest experiment'),
  ask('accesibility', ['a-digital-accessibility-catalyst-for-your-next-policy-refresh'], 'accessib'),
  ask(
    'phablets domniate',
    ['trends-on-tuesday-will-phablets-dominate-the-mobile-market-in-2017'],
    'phablets dominate',
  ),
  ask(
    'hackaton apps',
    ['the-api-briefing-realtrack-how-hackathons-help-create-apps-from-apis'],
    'hackathon app',
  ),
  ask('usabilty.gov reboot', ['improving-the-user-experience-with-the-usability-gov-reboot'], 'reboot'),
  // “Coeds” is a word, so “codes” is only offered.
  ask('qr coeds', ['trends-on-tuesday-are-qr-codes-still-relevant'], 'qr'),
  ask('thunderclapp', ['thunderclap-now-available-for-government-wide-adoption'], 'thunderclap'),
];

const absentWords = [
  ask('refugees', [], '', { asTyped: true }),
  ask('cemeteries', [], '', { asTyped: true }),
  ask('embezzlement', [], '', { asTyped: true }),
  ask(
    'volcano apps',
    [
      [
        'ice-expands-reach-of-app-designed-to-locate-child-predators',
        'how-abmc-got-started-with-mobile-app-development',
        'epa-indoor-airplus-app',
        'trends-on-tuesday-mobile-app-pop-quiz',
        'find-fuel-during-disasters-with-lantern-live-app',
        'trends-on-tuesday-the-rise-of-apps-the-decline-of-tv',
      ],
    ],
    'app',
    { asTyped: true },
  ),
  ask('salmonella food', ['usda-foodkeeper-app-update-expands-content-offerings'], 'food', { asTyped: true }),
  ask('quantum', [], '', { asTyped: true }),
  ask('“Randy Abramsen”', [], '', { asTyped: true }),
  ask('8765432', [], '', { asTyped: true }),
];

const topics = [
  ask(
    'plain language',
    [
      [
        'good-content-needs-plain-language',
        'how-to-tell-your-agencys-story-plainly',
        'plain-language-summit-recap-the-part-timer',
      ],
    ],
    'plain language',
  ),
  ask('contact centers', ['government-contact-center-round-up'], 'contact center'),
  ask('data visualization', ['visualizing-federal-data'], 'visualiz'),
  ask('crowdsourcing', ['how-six-agencies-are-crowdsourcing-with-mobile-apps'], 'crowdsourc'),
  ask(
    'robotic process automation',
    [
      'introducing-new-rpa-community-practice',
      'state-of-federal-rpa-report-adoption-and-impact-of-robotic-process-automation-in-the-federal-government',
    ],
    'robotic process automation',
  ),
];

const signs = [
  ask(
    '“mobile moments”',
    [
      [
        'texting-is-another-way-to-make-mobile-moments',
        'focus-on-mobile-performance',
        'how-fsa-revamped-their-online-presence-with-mobile-moments-in-mind',
      ],
    ],
    'mobile moments',
  ),
  ask('pluto -global', ['analytics-prove-people-care-about-space-and-pluto'], 'pluto'),
  ask('crowd sourcing', ['how-six-agencies-are-crowdsourcing-with-mobile-apps'], 'crowd'),
];

/** The queries by what is special about them. */
export const judgedKinds: Readonly<Record<string, readonly JudgedQuery[]>> = {
  'plain words': plainWords,
  names,
  'dates and numbers': datesAndNumbers,
  'typing errors': typos,
  'words that no text has': absentWords,
  topics,
  'phrases and signs': signs,
};

export const judgedQueries: readonly JudgedQuery[] = Object.values(judgedKinds).flat();
