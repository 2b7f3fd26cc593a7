import asides from './asides.css?url';
import chart from './chart.css?url';
import density from './timeline-histogram.css?url';
import people from './person-card.css?url';
import picture from './article-picture.css?url';
import timeline from './timeline.css?url';

/** Style sheets of blocks that few articles have: only an article that has the block loads its sheet. */
export const blockStyles = new Map([
  ['asides', asides],
  ['chart', chart],
  ['density', density],
  ['people', people],
  ['picture', picture],
  ['timeline', timeline],
]);
