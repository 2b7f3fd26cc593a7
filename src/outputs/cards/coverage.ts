import { readFileSync } from 'node:fs';
import { create } from 'fontkitten';
import type { Contents } from '../../model/contents.ts';
import { codePoint, type Problem, show } from '../../model/problem.ts';
import { drawnText } from './drawn-text.ts';
import { type CardFont, cardFonts } from './fonts.ts';

/** A text of the content that is drawn on a card. */
export interface CardText {
  file: string;
  field: string;
  text: string;
}

/**
 * Returns a problem for each text on cards with characters that no font has; the renderer would silently draw a box. `read` returns the
 * code points of a font, from a cache.
 */
export function checkGlyphs(contents: Contents, read: (font: CardFont) => readonly number[]): Problem[] {
  readCharacters = read;
  // A speaker of several quotes is reported once.
  const once = new Map(cardTexts(contents).map((text) => [`${text.file} ${text.field}`, text]));
  return missingGlyphs([...once.values()]);
}

/** Returns at most one problem for each text. */
export function missingGlyphs(texts: readonly CardText[]): Problem[] {
  return texts.flatMap(({ file, field, text }) => {
    const missing = missingIn(text);
    if (missing.length === 0) return [];
    const named = missing.map((letter) => `${letter} (${codePoint(letter)})`).join(', ');
    return {
      name: 'card-character-missing',
      file,
      field,
      found: `${named} in ${show(text)}`,
      expected: 'characters that the fonts of the share cards have: Latin, Arabic, Hebrew',
      fix: 'write it in other characters, or add a font that has them to src/outputs/cards/fonts.ts',
    };
  });
}

/** Characters of all texts so far that a font has: texts repeat the same few. */
const drawn = new Set<string>();

/** Texts of these characters, which are drawn as they are and which Newsreader has, need no look into the fonts. */
const usual = /^[\x20-\x7e‘’“”–—…]*$/;

/** Returns each character of a text, as it is drawn, that no font has, once. */
function missingIn(typed: string): string[] {
  if (usual.test(typed)) return [];
  const text = drawnText(typed);
  const missing = new Set<string>();
  for (const letter of text) {
    if (drawn.has(letter)) continue;
    if (isDrawn(letter)) drawn.add(letter);
    else missing.add(letter);
  }
  return [...missing];
}

/** True if the fonts of the cards have every character of a text. */
export const isDrawable = (text: string): boolean => missingIn(text).length === 0;

/** Returns all texts of the content that are drawn on cards. */
function cardTexts({ articles, topics, people, series = [] }: Contents): CardText[] {
  const speakers = new Map(people.map((entry) => [entry.id, entry]));
  return [
    ...topics.flatMap(({ file, data }) => [
      { file, field: 'title', text: data.title },
      ...Object.keys(data.summaries).flatMap((lang) => {
        const text = data.labels[lang];
        return text === undefined ? [] : [{ file, field: `labels.${lang}`, text }];
      }),
    ]),
    ...series.flatMap(({ file, data }) =>
      Object.values(data.title).map((text) => ({ file, field: 'title', text })),
    ),
    ...articles.flatMap(({ file, data }) => [
      { file, field: 'title', text: data.title },
      { file, field: 'standfirst', text: data.standfirst },
      ...(data.leadPicture?.credit === undefined
        ? []
        : [{ file, field: 'leadPicture.credit', text: data.leadPicture.credit }]),
      // The map of a card, whose names of places may be in content/places.yaml.
      ...data.maps
        .slice(0, data.leadPicture ? 0 : 1)
        .flatMap(({ title, places, labels }) => [
          { file, field: 'maps.0.title', text: title },
          ...places.flatMap(({ name, label }, index) =>
            [name, label].flatMap((text) =>
              text === undefined ? [] : [{ file, field: `maps.0.places.${index}`, text }],
            ),
          ),
          ...labels.map(({ text }, index) => ({ file, field: `maps.0.labels.${index}.text`, text })),
        ]),
      ...data.pullQuotes.flatMap(({ text, speaker, withdrawn }, index) => {
        if (withdrawn) return [];
        const person = speakers.get(speaker ?? '');
        const own = (field: 'name' | 'role', others: 'names' | 'roles') => {
          if (!person) return [];
          const translated = person.data[others][data.lang];
          return translated === undefined
            ? [{ file: person.file, field, text: person.data[field] }]
            : [{ file: person.file, field: `${others}.${data.lang}`, text: translated }];
        };
        return [
          { file, field: `pullQuotes.${index}.text`, text },
          ...own('name', 'names'),
          ...own('role', 'roles'),
        ];
      }),
    ]),
  ];
}

/** True if a font has the letter or its parts: the renderer decomposes a letter without a glyph, Ḥ into H and a dot. */
const isDrawn = (letter: string) => isCovered(letter) || Array.from(letter.normalize('NFD')).every(isCovered);

/** White space and invisible characters have no glyph. */
const invisible = /^[\s\p{Default_Ignorable_Code_Point}]$/u;
const known = new Set<number>();
const unreadFonts = onePerSubset(cardFonts);
let readCharacters: (font: CardFont) => readonly number[] = charactersOf;

function isCovered(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  // Parsing a font takes about 20 ms, so a font is only read if the fonts before it lack the character.
  while (!known.has(code) && !invisible.test(letter)) {
    const font = unreadFonts.shift();
    if (!font) return false;
    for (const covered of readCharacters(font)) known.add(covered);
  }
  return true;
}

/** Keeps one font for each family and subset: its weights have the same characters. */
function onePerSubset(all: readonly CardFont[]): CardFont[] {
  return all.filter(({ weight, style }) => weight === 400 && style === 'normal');
}

/** Returns the code points that a font has glyphs for. */
export function charactersOf({ file }: CardFont): number[] {
  const font = create(readFileSync(file));
  if (font.isCollection) throw new Error(`${file} is a font collection`);
  return font.characterSet;
}
