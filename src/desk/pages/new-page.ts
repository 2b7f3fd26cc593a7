import { h } from 'hastscript';
import { today } from '../../content/clock.ts';
import { languageName } from '../../i18n/strings.ts';
import type { Library } from '../../model/library.ts';
import { site } from '../../site.ts';
import { exampleBlocks } from '../new-file.ts';
import { type DeskPage, editorLink, fragment, frame, result } from './frame.ts';

/** Returns the form for a new article. `pictures` are the files in content/pictures/. */
export function newPage(page: DeskPage, { people, topics }: Library, pictures: readonly string[]): string {
  const { t, lang } = page;
  const known = [...people].sort((a, b) => b.authored.length - a.authored.length);
  const form = h('form.fields', { dataAction: 'new-article', autoComplete: 'off' }, [
    field(t.new.title, h('input', { name: 'title', required: true, dir: 'auto', maxLength: 300 })),
    field(
      t.new.slug,
      h('input', {
        name: 'slug',
        dir: 'ltr',
        pattern: '[a-z0-9]+(-[a-z0-9]+)*',
        maxLength: 120,
        spellCheck: 'false',
      }),
      t.new.slugHint,
    ),
    field(t.new.standfirst, h('textarea', { name: 'standfirst', rows: 2, dir: 'auto', maxLength: 600 })),
    ...(site.languages.length > 1
      ? [
          field(
            t.new.lang,
            h(
              'select',
              { name: 'language' },
              site.languages.map((tag) => h('option', { value: tag }, languageName(tag, lang))),
            ),
          ),
        ]
      : []),
    field(
      t.new.author,
      h('select', { name: 'author' }, [
        h('option', { value: '' }, '–'),
        ...known.map(({ id, name }) => h('option', { value: id }, name)),
      ]),
    ),
    field(
      t.new.topics,
      h(
        'select',
        { name: 'topics', multiple: true, size: Math.min(8, Math.max(3, topics.length)) },
        topics.map(({ id, title }) => h('option', { value: id, dir: 'auto' }, title)),
      ),
    ),
    field(
      t.new.date,
      h('input', { name: 'date', type: 'date', value: today(), required: true, dir: 'ltr' }),
      t.new.dateHint,
    ),
    ...(pictures.length > 0 ? pictureFields(page, pictures) : []),
    blocksField(page),
    h('p', [h('button', { type: 'submit' }, t.new.create)]),
  ]);
  return frame(page, 'new', [h('p.standfirst', t.new.intro), form, result()]);
}

/** Returns the field with the blocks of which there are examples. */
const blocksField = ({ t }: DeskPage) =>
  field(
    t.new.blocks,
    h(
      'select',
      { name: 'blocks', multiple: true, size: exampleBlocks.length },
      exampleBlocks.map((block) => h('option', { value: block }, t.new.blockNames[block])),
    ),
  );

/** Returns the fields of the picture above the text. */
const pictureFields = ({ t }: DeskPage, pictures: readonly string[]) => [
  field(
    t.new.picture,
    h('select', { name: 'picture', dir: 'ltr' }, [
      h('option', { value: '' }, '–'),
      ...pictures.map((name) => h('option', { value: name }, name)),
    ]),
    t.new.pictureHint,
  ),
  field(t.new.pictureAlt, h('input', { name: 'pictureAlt', dir: 'auto', maxLength: 300 })),
  field(t.new.pictureCredit, h('input', { name: 'pictureCredit', dir: 'auto', maxLength: 120 })),
];

/** Returns what the page shows after a file was written. */
export const created = ({ t }: DeskPage, file: string, path: string): string =>
  fragment([
    h('p', [`${t.new.created} `, h('code', { dir: 'ltr' }, file)]),
    h('p.row', [editorLink(file, t.new.open), h('a', { href: path }, t.new.view)]),
  ]);

const field = (label: string, control: ReturnType<typeof h>, hint?: string) =>
  h('label', [h('span', label), control, ...(hint === undefined ? [] : [h('small', hint)])]);
