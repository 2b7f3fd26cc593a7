import type { PoliteReply } from '../../network/polite.ts';
import type { LinkedSource } from './sources.ts';

/** Where the Wayback Machine says whether it has a copy (archive.org/help/wayback_api.php). */
export const waybackApi = 'https://archive.org/wayback/available';

/** A list of archived copies, by the URL of the source. */
export interface ArchiveList {
  copies: Map<string, string>;
  /** The numbers of lines that are not two URLs. */
  unreadable: number[];
}

/** Reads a list of archived copies: on each line a URL and that of its copy, separated by spaces, a tab, a comma or a semicolon. */
export function archiveList(text: string): ArchiveList {
  const copies = new Map<string, string>();
  const unreadable: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, url = '', copy = ''] =
      /^"?(https?:\/\/[^\s"]+?)"?[\s,;]+"?(https?:\/\/[^\s"]+)"?\s*$/.exec(line) ?? [];
    if (URL.canParse(url) && URL.canParse(copy)) copies.set(url, copy);
    else if (index > 0) unreadable.push(index + 1);
  }
  return { copies, unreadable };
}

/**
 * Asks the Wayback Machine for the copy of a source that is nearest to the day on which it was read. Returns undefined if there is none;
 * throws if it does not answer.
 */
export async function waybackCopy(
  { url, accessed }: LinkedSource,
  ask: (url: string) => Promise<PoliteReply>,
  api = waybackApi,
): Promise<string | undefined> {
  const question = new URL(api);
  question.searchParams.set('url', url);
  if (accessed !== undefined) question.searchParams.set('timestamp', accessed.replaceAll('-', ''));
  const { status, body } = await ask(question.href);
  if (status !== 200) throw new Error(`${question.host} answers with status ${status}`);
  const { archived_snapshots: snapshots } = JSON.parse(body.toString()) as {
    archived_snapshots?: { closest?: { available?: boolean; status?: string; url?: string } };
  };
  const { available, status: copied = '', url: copy = '' } = snapshots?.closest ?? {};
  // A copy of an error page or of a redirect is none of the source.
  if (available !== true || copied !== '200' || !/^https?:\/\//.test(copy) || !URL.canParse(copy))
    return undefined;
  return copy.replace(/^http:/, 'https:');
}
