import { strings } from '../i18n/strings.ts';
import { isPreview } from '../preview.ts';
import { siteText } from '../site.ts';
import {
  correctionsPath,
  feedPath,
  frontPath,
  quotesPath,
  searchPath,
  topicsPath,
  verifyPath,
  withBase,
} from './routes.ts';
import type { Site } from './site.ts';

/** A link in the header or footer of a page. */
export interface MenuLink {
  href: string;
  label: string;
}

/** Returns the links of a menu from the settings, with labels in a language. */
export function menuLinks(menu: Site['navigation']['header'], lang: string): MenuLink[] {
  const t = strings(lang);
  const sections = {
    topics: { href: topicsPath(lang), label: t.topics },
    quotes: { href: quotesPath, label: t.quotes },
    search: { href: searchPath(lang), label: t.search },
    verify: { href: verifyPath(lang), label: t.verify },
    corrections: { href: correctionsPath, label: t.corrections },
    feed: { href: feedPath(frontPath(lang), 'rss'), label: t.feed },
  };
  // A preview has no feeds.
  const items = isPreview ? menu.filter((item) => item !== 'feed') : menu;
  return items.map((item) =>
    typeof item === 'string'
      ? sections[item]
      : { href: withBase(siteText(item.to, lang)), label: siteText(item.label, lang) },
  );
}
