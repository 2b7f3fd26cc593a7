import { type Site, siteFile } from '../model/site.ts';
import type { Findings } from './findings.ts';
import { withLanguageChecklist } from './language-checklist.ts';
import { fallback, readSite } from './site-file.ts';

/** Returns the links of the settings, each with its field. */
export function linksOf({ navigation, policies }: Site): { url: string; field: string }[] {
  const inMenus = (['header', 'footer'] as const).flatMap((place) =>
    navigation[place].flatMap((item, index) =>
      typeof item === 'string'
        ? []
        : Object.values(item.to).map((url) => ({ url, field: `navigation.${place}.${index}.to` })),
    ),
  );
  return [
    ...inMenus,
    ...Object.entries(policies).flatMap(([policy, url]) =>
      url === undefined ? [] : [{ url, field: `policies.${policy}` }],
    ),
  ];
}

/** Returns the name of a publication in the ledger, its `tagAuthority`; undefined if that is invalid. */
export const publicationOf = ({ tagAuthority }: Site): string | undefined =>
  tagAuthority === fallback.tagAuthority ? undefined : tagAuthority;

/** Returns the settings of the publication in the folder `root`, and adds their problems to `findings`. */
export async function readSettings(root: string, findings: Findings): Promise<Site> {
  const { site, problems, text, placeOf } = readSite(root);
  findings.know(siteFile, { text, placeOf });
  findings.addFieldFaults(await withLanguageChecklist(problems));
  return site;
}
