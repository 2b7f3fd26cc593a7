import { RequestFailure } from '../../network/failure.ts';
import { waybackApi, waybackCopy } from './archive.ts';
import { linkClient, type LinkOptions } from './check-links.ts';
import type { LinkedSource } from './sources.ts';
import type { Proposal } from './write-archived.ts';

export interface CopyOptions extends Pick<LinkOptions, 'connection' | 'politeness'> {
  /** Copies that are known, by the URL of the source. */
  list: ReadonlyMap<string, string>;
  /** True asks the Wayback Machine for the copies that are not in the list. */
  asksWayback: boolean;
  api?: string;
}

/** Returns archived copies of the sources that name none, and why the Wayback Machine was not asked to the end, if so. */
export async function proposeCopies(
  sources: readonly LinkedSource[],
  { list, asksWayback, api = waybackApi, ...network }: CopyOptions,
): Promise<{ proposals: Proposal[]; stopped?: string }> {
  const proposals: Proposal[] = [];
  const { client, close } = linkClient(network);
  const { host } = new URL(api);
  try {
    for (const source of sources) {
      if (source.archived !== undefined) continue;
      const copy =
        list.get(source.url) ?? (asksWayback ? await waybackCopy(source, client.ask, api) : undefined);
      if (copy !== undefined) proposals.push({ source, copy });
    }
    return { proposals };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const why = error instanceof RequestFailure ? `${host}: ${error.message}` : error.message;
    return { proposals, stopped: why };
  } finally {
    close();
  }
}
