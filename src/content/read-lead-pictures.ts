import { basename } from 'node:path';
import type { ArticleEntry, Contents } from '../model/contents.ts';
import { leadPictureOf, type PictureFile } from '../model/lead-picture.ts';
import { nearest, type Problem, show } from '../model/problem.ts';
import type { Findings } from './findings.ts';
import { type PictureFolder, pictureName } from './picture-files.ts';

/** The least width and height: as many pixels as a card, and enough for the front page of a screen with two pixels for each of CSS. */
const least = { width: 1200, height: 630 };
/** Between these shapes, a card and the front page show more than a strip of the picture: width by height. */
const narrowest = 1 / 2;
const widest = 3;

type Fault = Pick<Problem, 'name' | 'field' | 'found' | 'expected' | 'fix'>;

/**
 * Returns the files of all lead pictures by name, without those that cannot be shown, and adds their problems to `findings`. Invalid fields are
 * reported already.
 */
export async function readLeadPictures(
  articles: readonly ArticleEntry[],
  pictures: Pick<PictureFolder, 'read' | 'names'>,
  findings: Findings,
): Promise<NonNullable<Contents['leadPictures']>> {
  const files = new Map<string, PictureFile>();
  const typed = new Map(articles.map(({ id, data }) => [id, data.leadPicture]));
  for (const { file, data } of articles) {
    const broken = findings.brokenIn(file).filter(([first]) => first === 'leadPicture');
    if (!data.leadPicture || broken.some((path) => path.length === 1)) continue;
    const isBroken = (field: string) => broken.some(([, second]) => second === field);
    const original = typed.get(data.translationOf ?? '');
    const { file: name, credit } = leadPictureOf(data.leadPicture, original);
    const report = ({ field = 'file', ...fault }: Fault) => {
      findings.add([{ ...fault, file, field: `leadPicture.${field}` }]);
    };
    // Of a translation, the original is where that is reported.
    if (credit === undefined && !isBroken('credit') && (data.leadPicture.file !== undefined || !original))
      report(withoutCredit);
    if (isBroken('file')) continue;
    if (name === undefined) {
      report(data.translationOf === undefined ? withoutFile : withoutOriginal);
      continue;
    }
    if (!pictureName.test(name)) {
      report(badName(name, await pictures.names()));
      continue;
    }
    const { picture, fault } = await pictures.read(name);
    if (fault) {
      // Only where the file is named.
      if (data.leadPicture.file !== undefined)
        report({ ...fault, ...(fault.name === 'picture-missing' ? await missing(name, pictures) : {}) });
      continue;
    }
    files.set(name, picture);
    const unfit =
      data.leadPicture.file === undefined ? undefined : (smallFault(picture) ?? shapeFault(picture));
    if (unfit) report(unfit);
  }
  return files;
}

const withoutCredit: Fault = {
  name: 'field-missing',
  field: 'credit',
  found: 'no field “credit”',
  expected: 'who took the picture, and its license: shown wherever the picture is',
  fix: 'add\ncredit: "Photo: who took it, CC BY 4.0"',
};

const withoutFile: Fault = {
  name: 'field-missing',
  found: 'no field “file”',
  expected: 'the name of a file in content/pictures/',
  fix: 'add\nfile: bridge.jpg',
};

const withoutOriginal: Fault = {
  ...withoutFile,
  expected: 'the name of a file in content/pictures/, because the original has no leadPicture',
};

function badName(name: string, known: readonly string[]): Fault {
  const last = basename(name.replaceAll('\\', '/'));
  return {
    name: 'picture-outside-content',
    found: `the picture ${show(name)}`,
    expected: 'the name of a file in content/pictures/, like bridge.jpg (avif, jpg, png or webp)',
    fix: pictureName.test(last)
      ? `${known.includes(last) ? '' : 'copy it to content/pictures/, and '}write\nfile: ${last}`
      : 'copy the picture to content/pictures/, named in lower-case words with hyphens',
  };
}

async function missing(name: string, { names }: Pick<PictureFolder, 'names'>): Promise<Pick<Problem, 'fix'>> {
  const guess = nearest(name, await names());
  return {
    fix:
      guess === undefined
        ? `copy the picture to content/pictures/${name}, or delete leadPicture`
        : `write\nfile: ${guess}`,
  };
}

const sizeOf = ({ width, height }: Pick<PictureFile, 'width' | 'height'>) => `${width} × ${height} pixels`;

function smallFault(picture: PictureFile): Fault | undefined {
  if (picture.width >= least.width && picture.height >= least.height) return undefined;
  return {
    name: 'lead-picture-too-small',
    found: `a picture of ${sizeOf(picture)}`,
    expected: `at least ${sizeOf(least)}, which the card and the front page show`,
    fix: 'export it larger from the original, or show it in the text instead: ![What it shows](../pictures/name.jpg "The caption. (Who took it)")',
  };
}

function shapeFault(picture: PictureFile): Fault | undefined {
  const { width, height } = picture;
  const shape = width / height;
  if (shape >= narrowest && shape <= widest) return undefined;
  const cut =
    shape < narrowest
      ? `${width} × ${Math.round(width / narrowest)}`
      : `${Math.round(height * widest)} × ${height}`;
  return {
    name: 'lead-picture-too-narrow',
    found: `a picture of ${sizeOf(picture)}`,
    expected: `at most twice as high as it is wide, and at most ${widest} times as wide as it is high: a card would show only a strip of it`,
    fix: `cut it to ${cut} pixels, or show it in the text instead: ![What it shows](../pictures/name.jpg "The caption. (Who took it)")`,
  };
}
