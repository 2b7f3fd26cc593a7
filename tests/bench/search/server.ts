import { judgedAnswers } from './judged.ts';
import { partsAndServers } from './parts.ts';
import { relevance } from './relevance.ts';
import { inParts, oneIndex } from './verbatim/in-node.ts';
import { serverEngines } from './verbatim/servers.ts';

/**
 * One index, parts, and the stand-in for a search server, asked as each of the two servers is: how well each ranks, what a reader waits for and downloads, and which of the
 * judged queries have their answers. The documents of the collections are dated for this, so figures of one index differ from those of `relevance`.
 */
export async function server(only: readonly string[] = []) {
  const ranking = await relevance(only, [oneIndex, inParts, ...serverEngines]);
  const speed = await partsAndServers();
  const judged = await judgedAnswers();
  return {
    rows: { relevance: ranking.rows, speed: speed.rows, judged: judged.rows },
    markdown: [ranking, speed, judged].map(({ markdown }) => markdown).join('\n\n'),
  };
}
