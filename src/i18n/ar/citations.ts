import type { CitationStrings } from '../en/citations.ts';

/** Strings of citations, and of the pages that offer them, in Arabic. */
export const citations: CitationStrings = {
  citeArticle: 'استشهد بهذا المقال',
  citeQuote: 'استشهد بهذا الاقتباس',
  ready: 'بثلاثة أساليب للاستشهاد، وبملفات لبرامج إدارة المراجع. انقر على أي استشهاد لتحديده.',
  inText: 'الاستشهاد في المتن',
  note: 'الحاشية',
  bibliography: 'قائمة المصادر',
  references: 'قائمة المراجع',
  worksCited: 'الأعمال المستشهد بها',
  files: 'ملفات لبرامج إدارة المراجع',
  terms: {
    comma: '، ',
    and: 'و',
    ampersand: 'و',
    etAl: 'وآخرون',
    editedBy: 'تحرير ',
    translatedBy: 'ترجمة ',
    quotedIn: 'نقلاً عن ',
    citedIn: 'كما ورد في ',
    page: 'ص ',
    pages: 'ص ',
    via: 'عبر ',
  },
  sourceNotes: {
    unseen: 'لم نطّلع عليه، ونستشهد به نقلاً عن غيره.',
    about: 'الموضوع:',
    undated: 'بلا تاريخ.',
    archived: 'نسخة محفوظة:',
  },
};
