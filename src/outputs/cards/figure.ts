import { numberInWords, pageStrings } from '../../i18n/strings.ts';
import type { Article } from '../../model/joined.ts';
import type { Focus, LeadPicture } from '../../model/lead-picture.ts';
import type { DrawnMap } from '../../model/map.ts';

/** A picture or a map next to the title of an article, and the line below it. */
export interface CardFigure {
  /** The credit of a picture, the title of a map. */
  caption: string;
  picture?: Pick<LeadPicture, 'file' | 'digest' | 'width' | 'height' | 'focus'>;
  map?: { drawn: DrawnMap; groups: readonly number[]; kilometers: string };
}

/** The figure of a card, in pixels: at the end of the line, from edge to edge. */
export const figureWidth = 500;
/** Space between the text and the figure, and above and below the line. */
export const figureGap = { text: 44, above: 8, below: 12 };

/** Returns the figure of an article’s card and what it shows in words: its lead picture, or else its first map. */
export function figureOf(article: Article): { figure?: CardFigure; shows?: string } {
  const { leadPicture, maps, drawnMaps, lang } = article;
  if (leadPicture) {
    const { file, digest, width, height, focus, credit, alt } = leadPicture;
    return {
      figure: { caption: credit, picture: { file, digest, width, height, focus } },
      shows: `${alt} (${credit})`,
    };
  }
  const [map] = maps;
  const drawn = map && drawnMaps.get(map.id);
  if (!map || !drawn) return {};
  const groups = map.places.map(({ group }) => map.groups.findIndex(({ id }) => id === group) + 1);
  const kilometers = pageStrings(lang).map.kilometers(numberInWords(drawn.scaleBar.kilometers, lang));
  return { figure: { caption: map.title, map: { drawn, groups, kilometers } }, shows: map.summary };
}

/** A part of a picture, in pixels. */
export interface Cut {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Returns the largest part of a picture in the shape of a box, with the focal point as near to its middle as the edges allow. */
export function cutAround(
  picture: { width: number; height: number; focus: Focus },
  box: { width: number; height: number },
): Cut {
  const { width, height, focus } = picture;
  const scale = Math.min(width / box.width, height / box.height);
  const [cutWidth, cutHeight] = [Math.round(box.width * scale), Math.round(box.height * scale)];
  const start = (percent: number, all: number, shown: number) =>
    Math.min(all - shown, Math.max(0, Math.round((percent / 100) * all - shown / 2)));
  return {
    left: start(focus.x, width, cutWidth),
    top: start(focus.y, height, cutHeight),
    width: cutWidth,
    height: cutHeight,
  };
}
