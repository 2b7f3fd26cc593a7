import { readFileSync } from 'node:fs';
import { create } from 'fontkitten';
import type { Contents } from '../../model/contents.ts';
import { codePoint, type Problem, show } from '../../model/problem.ts';
import { drawnText } from './drawn-text.ts';
import { type Face, faces } from './fonts.ts';

/** A text of the content that is printed on a card. */
export interface Printed {
  file: string;
  field: string;
  text: string;
}

/** Characters on cards that no face has: the renderer would draw a box in their place and say nothing. */
export function checkGlyphs(contents: Contents): Problem[] {
  // Who speaks twice is named twice, and mended once.
  const once = new Map(printedTexts(contents).map((text) => [`${text.file} ${text.field}`, text]));
  return missingGlyphs([...once.values()]);
}

/** One problem a text. */
export function missingGlyphs(texts: readonly Printed[]): Problem[] {
  return texts.flatMap(({ file, field, text }) => {
    const missing = [...new Set(drawnText(text))].filter((letter) => !isDrawn(letter));
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

/** Every text that comes from the content and stands on a card. */
function printedTexts({ articles, topics, people }: Contents): Printed[] {
  const speakers = new Map(people.map((entry) => [entry.id, entry]));
  return [
    ...topics.flatMap(({ file, data }) => [
      { file, field: 'title', text: data.title },
      ...Object.keys(data.summaries).flatMap((lang) => {
        const text = data.labels[lang];
        return text === undefined ? [] : [{ file, field: `labels.${lang}`, text }];
      }),
    ]),
    ...articles.flatMap(({ file, data }) => [
      { file, field: 'title', text: data.title },
      { file, field: 'standfirst', text: data.standfirst },
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

/** The renderer takes a letter apart that a face lacks: Ḥ is drawn as H and a dot. */
const isDrawn = (letter: string) => isCovered(letter) || Array.from(letter.normalize('NFD')).every(isCovered);

/** White space and marks of direction and joining have no shape of their own. */
const shapeless = /^[\s\p{Default_Ignorable_Code_Point}]$/u;
const known = new Set<number>();
const unread = subsets(faces);

function isCovered(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  // Reading a face takes some 20 ms, so each is read when a letter is looked for that those before it lack.
  while (!known.has(code) && !shapeless.test(letter)) {
    const face = unread.shift();
    if (!face) return false;
    for (const covered of charactersOf(face)) known.add(covered);
  }
  return true;
}

/** One face a family and subset: its weights have the same characters. */
function subsets(all: readonly Face[]): Face[] {
  return all.filter(({ weight, style }) => weight === 400 && style === 'normal');
}

/** The code points in a face’s cmap. */
export function charactersOf({ file }: Face): number[] {
  const font = create(readFileSync(file));
  if (font.isCollection) throw new Error(`${file} is a collection of fonts`);
  return font.characterSet;
}
