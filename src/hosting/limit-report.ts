import type { PublishTarget } from '../model/site-publish.ts';
import { hosts, type Limited } from './limits.ts';
import type { SiteSize } from './site-size.ts';

/** The host as the settings name it. */
export interface ChosenHost {
  target: PublishTarget;
  plan: 'free' | 'paid';
}

/** What a limit means: its unit, what the host does past it, and what helps. */
interface Meaning {
  shown: (amount: number) => string;
  /** True if the host rejects the site, or serves it without its headers. */
  stops: boolean;
  beyond: string;
  fix: string;
}

const number = new Intl.NumberFormat('en');
const count = (noun: string) => (amount: number) => `${number.format(amount)} ${noun}`;
const characters = (where: string) => (amount: number) =>
  `${number.format(amount)} characters in the longest line of ${where}`;

/** Returns an amount of bytes in a unit that fits, with powers of ten: `34.5 MB`. */
export function inBytes(amount: number): string {
  const [unit, size] = (
    [
      ['GB', 1e9],
      ['MB', 1e6],
      ['KB', 1e3],
    ] as const
  ).find(([, least]) => amount >= least) ?? ['bytes', 1];
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(amount / size)} ${unit}`;
}

const rejected = 'the host rejects the upload';
const ignored = 'the host ignores the lines past the limit';
const meanings: Readonly<Record<Limited, Meaning>> = {
  files: {
    shown: count('files'),
    stops: true,
    beyond: rejected,
    fix: 'choose a host without this limit, or a plan with a higher one (publish.plan)',
  },
  bytes: {
    shown: inBytes,
    stops: true,
    beyond: rejected,
    fix: 'use smaller pictures in content/pictures/, or choose a host without this limit',
  },
  bytesInFile: {
    shown: (amount) => `${inBytes(amount)} in the largest file`,
    stops: true,
    beyond: rejected,
    fix: 'make the file smaller',
  },
  filesInFolder: {
    shown: count('files in one folder'),
    stops: true,
    beyond: rejected,
    fix: 'choose a host without this limit',
  },
  redirects: {
    shown: count('redirects'),
    stops: false,
    beyond: `${ignored}: those former URLs still redirect, with a page`,
    fix: 'nothing has to be done; a server of your own or another host has more redirects',
  },
  redirectLength: {
    shown: characters('_redirects'),
    stops: false,
    beyond: 'the host ignores that redirect: the former URL still redirects, with a page',
    fix: 'nothing has to be done; shorter slugs avoid it',
  },
  headerRules: {
    shown: count('header rules'),
    stops: true,
    beyond: `${ignored}, so that pages have the wrong headers`,
    fix: 'remove rules from src/hosting/rules.ts, or choose another host',
  },
  headerLength: {
    shown: characters('_headers'),
    stops: true,
    beyond: 'the host ignores that header',
    fix: 'shorten the header in src/hosting/rules.ts, or choose another host',
  },
};

/** From this part of a limit on, the build warns. */
const warnFrom = 0.8;

/** A number of the site that is close to a limit of the host, or past it. */
export interface LimitWarning {
  isPast: boolean;
  /** True if the site cannot be published like this. */
  stops: boolean;
  text: string;
}

/** Returns the most that a host accepts of each thing that it limits. */
export const limitsOf = ({ target, plan }: ChosenHost): Partial<Record<Limited, number>> => ({
  ...hosts[target].limits,
  ...(plan === 'paid' ? hosts[target].paid : {}),
});

/** Returns a warning for each number that is at least 80 % of its limit. */
export function limitWarnings(size: SiteSize, host: ChosenHost): LimitWarning[] {
  return Object.entries(limitsOf(host)).flatMap(([name, most]) => {
    const { amount, where } = size[name as Limited];
    if (amount < most * warnFrom) return [];
    const { shown, stops, beyond, fix } = meanings[name as Limited];
    const isPast = amount > most;
    const lines = [
      `${shown(amount)}: ${isPast ? 'past' : 'close to'} the limit of ${hosts[host.target].name}, ${limitText(name as Limited, most)}.`,
      ...(where === undefined ? [] : [`  where  ${where}`]),
      `  then   ${beyond}`,
      `  fix    ${fix}`,
    ];
    return { isPast, stops: isPast && stops, text: lines.join('\n') };
  });
}

const limitText = (name: Limited, most: number) =>
  name.startsWith('bytes') ? inBytes(most) : number.format(most);

/** Returns the line of a build about the size of the site, with the part of each limit of the host that it takes. */
export function sizeLine(size: SiteSize, host?: ChosenHost): string {
  const most = host ? limitsOf(host) : {};
  const part = (name: Limited) => {
    const limit = most[name];
    const text = meanings[name].shown(size[name].amount);
    return limit === undefined
      ? text
      : `${text} (${percent(size[name].amount / limit)} of ${limitText(name, limit)})`;
  };
  const always = (['files', 'bytes', 'redirects'] as const).map(part);
  return host
    ? `${always.join(', ')}. Host: ${hosts[host.target].name}${hosts[host.target].paid ? `, ${host.plan} plan` : ''}.`
    : `${always.join(', ')}. With publish.target in content/site.yaml, the build compares them with the limits of your host.`;
}

const percent = (share: number) => `${number.format(Math.ceil(share * 100))} %`;

/** Returns why a site cannot be published on a host; undefined if it can. Commands that publish print this and exit with 1. */
export function limitRefusal(size: SiteSize, host: ChosenHost): string | undefined {
  const past = limitWarnings(size, host).filter(({ stops }) => stops);
  return past.length === 0 ? undefined : past.map(({ text }) => text).join('\n\n');
}
