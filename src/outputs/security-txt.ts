import { moment } from '../model/moment.ts';
import { absolute, securityPath } from '../model/routes.ts';
import { site } from '../site.ts';
import { dayAfter } from './news-sitemap.ts';

/** Returns security.txt: the contact for vulnerabilities (RFC 9116). It expires within a year, as the RFC recommends; each build renews it. */
export const securityTxt = (today: string): string =>
  [
    `Contact: mailto:${site.email}`,
    `Expires: ${moment(dayAfter(today, 360))}`,
    `Preferred-Languages: ${site.languages.join(', ')}`,
    `Canonical: ${absolute(securityPath)}`,
    '',
  ].join('\n');
