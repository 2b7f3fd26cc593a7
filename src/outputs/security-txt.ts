import { absolute } from '../model/routes.ts';
import { site } from '../site.ts';
import { moment } from './moment.ts';
import { dayAfter } from './news-sitemap.ts';

/** Where the file stands, from the site’s root. */
export const securityPath = '/.well-known/security.txt';

/** Whom to tell of a fault (RFC 9116). It expires in less than a year, as the RFC advises: a site that is still built renews it. */
export const securityTxt = (today: string): string =>
  [
    `Contact: mailto:${site.email}`,
    `Expires: ${moment(dayAfter(today, 360))}`,
    `Preferred-Languages: ${site.languages.join(', ')}`,
    `Canonical: ${absolute(securityPath)}`,
    '',
  ].join('\n');
