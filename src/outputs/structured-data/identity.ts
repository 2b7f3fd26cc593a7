import type { NewsMediaOrganization } from 'schema-dts';
import { pageStrings, strings } from '../../i18n/strings.ts';
import { absolute, withBase } from '../../model/routes.ts';
import { site, siteText } from '../../site.ts';

/**
 * Returns how the publication works (schema.org/NewsMediaOrganization; based on the Trust Project’s indicators), its accounts elsewhere,
 * who owns and pays for it, and where to report mistakes.
 */
export function publisherIdentity(): Partial<Exclude<NewsMediaOrganization, string>> {
  const { accounts, owners, correctionsEmail, languages, policies } = site;
  const organizations = owners.filter(({ kind }) => kind === 'organisation');
  const ownership = [
    ...(policies.ownershipFundingInfo === undefined
      ? []
      : [absolute(withBase(policies.ownershipFundingInfo))]),
    ...ownershipStatement(languages[0]),
  ];
  return {
    ...Object.fromEntries(
      Object.entries(policies).flatMap(([policy, link]) =>
        link === undefined ? [] : [[policy, absolute(withBase(link))]],
      ),
    ),
    ...(ownership.length > 1 || policies.ownershipFundingInfo === undefined ? several(ownership) : {}),
    ...(accounts.length > 0 ? { sameAs: accounts.map(({ to }) => to) } : {}),
    ...(organizations.length > 0
      ? {
          parentOrganization: organizations.map(({ name, url }) => ({
            '@type': 'Organization' as const,
            name,
            ...(url === undefined ? {} : { url }),
          })),
        }
      : {}),
    ...(correctionsEmail === undefined
      ? {}
      : {
          contactPoint: {
            '@type': 'ContactPoint' as const,
            contactType: strings(languages[0]).corrections,
            email: correctionsEmail,
            availableLanguage: [...languages],
          },
        }),
  };
}

const several = (ownership: string[]) => (ownership.length > 0 ? { ownershipFundingInfo: ownership } : {});

/** Returns owners and funding in the words of the footer. */
function ownershipStatement(lang: string): string[] {
  const { owners, funding } = site;
  const names = owners.map(({ name }) => name).join(strings(lang).comma);
  const parts = [
    ...(names === '' ? [] : [`${pageStrings(lang).ownedBy} ${names}.`]),
    ...(funding === undefined ? [] : [siteText(funding, lang)]),
  ];
  return parts.length > 0 ? [parts.join(' ')] : [];
}
