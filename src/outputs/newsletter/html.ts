import { escapeHtml } from '../escape-html.ts';
import { palette } from '../palette.ts';
import type { Letter, LetterItem } from './letter.ts';

/*
 * Mail programs know few of the rules of browsers: Outlook for Windows lays out with Word, Gmail drops `<style>` in many of its apps and cuts a message
 * off after 102 KB. So the layout is one table, every rule is also at its element, there are no pictures, and the only style
 * element has the dark colors.
 */

const fonts = {
  ltr: "Georgia, 'Times New Roman', serif",
  rtl: "'Geeza Pro', 'Segoe UI', Tahoma, Arial, sans-serif",
};

/** The classes that have dark colors, with the color of each. */
const classes = { ink: 'ink', soft: 'inkSoft', link: 'link' } as const;

/** Returns a newsletter as the HTML of an e-mail. */
export function htmlLetter({ lang, dir, title, site, sections }: Letter): string {
  const write = writerIn(dir);
  const { light } = colors;
  const about = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">`;
  const column = [
    row(
      `${write.link(site.url, site.name, 'font-size:22px;font-weight:bold;text-decoration:none;', 'ink')}<br>${write.text('span', site.tagline, 'soft', 'font-size:14px;line-height:22px;')}`,
      'padding:24px 20px 8px 20px;',
    ),
    row(write.text('h1', title, 'ink', 'font-size:26px;line-height:34px;margin:0;'), 'padding:8px 20px;'),
    ...sections.flatMap((section) => [
      row(
        write.text('h2', section.title, 'ink', 'font-size:20px;line-height:28px;margin:0;'),
        `padding:24px 20px 4px 20px;border-top:1px solid ${light.rule};`,
      ),
      ...section.items.map((item) => row(itemIn(item, write), 'padding:12px 20px 16px 20px;')),
    ]),
  ];
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>${about}<title>${escapeHtml(`${site.name}: ${title}`)}</title>
<style>${darkRules()}</style>
</head>
<body class="paper" style="margin:0;padding:0;background-color:${light.paper};">
<table role="presentation" class="paper" width="100%" border="0" cellpadding="0" cellspacing="0" lang="${lang}" dir="${dir}" style="background-color:${light.paper};">
<tr><td align="center" style="padding:0;">
<!--[if mso]><table role="presentation" width="600" border="0" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" dir="${dir}" style="max-width:600px;">
${column.join('\n')}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</body>
</html>
`;

  function row(content: string, style: string): string {
    return `<tr><td class="rule" dir="${dir}" align="${dir === 'rtl' ? 'right' : 'left'}" style="${style}">${content}</td></tr>`;
  }
}

const colors = { light: schemeOf('light'), dark: schemeOf('dark') };

function schemeOf(scheme: 'light' | 'dark') {
  const { paper, ink, inkSoft, link, rule, markerDeep } = palette;
  return {
    ...{ paper: paper[scheme], ink: ink[scheme], inkSoft: inkSoft[scheme] },
    ...{ link: link[scheme], rule: rule[scheme], marker: markerDeep[scheme] },
  };
}

/** Returns the dark colors, for mail programs that know them; others darken a message on their own. */
function darkRules(): string {
  const { dark } = colors;
  const rules = [
    `.paper{background-color:${dark.paper} !important}`,
    `.rule{border-color:${dark.rule} !important}`,
    `.mark{border-color:${dark.marker} !important}`,
    ...Object.entries(classes).map(([name, color]) => `.${name}{color:${dark[color]} !important}`),
  ];
  return `@media (prefers-color-scheme:dark){${rules.join('')}}`;
}

type Writer = ReturnType<typeof writerIn>;

/** Returns functions that write text and links with their rules. */
function writerIn(dir: 'ltr' | 'rtl') {
  const styled = (name: keyof typeof classes, style: string) =>
    `class="${name}" style="font-family:${fonts[dir]};color:${colors.light[classes[name]]};${style}"`;
  return {
    text: (tag: 'h1' | 'h2' | 'h3' | 'p' | 'span', text: string, name: keyof typeof classes, style: string) =>
      `<${tag} ${styled(name, style)}>${escapeHtml(text)}</${tag}>`,
    link: (url: string, text: string, style: string, name: keyof typeof classes = 'link') =>
      `<a href="${escapeHtml(url)}" ${styled(name, style)}>${escapeHtml(text)}</a>`,
    mark: dir === 'rtl' ? 'border-right' : 'border-left',
    inside: dir === 'rtl' ? 'padding-right' : 'padding-left',
  };
}

function itemIn({ above, title, url, paragraphs, quotes, more }: LetterItem, write: Writer): string {
  const block = 'font-size:17px;line-height:27px;margin:0 0 8px 0;';
  return [
    write.text('p', above, 'soft', 'font-size:14px;line-height:22px;margin:0;'),
    `<h3 style="font-size:19px;line-height:27px;margin:0 0 6px 0;">${write.link(url, title, 'font-size:19px;font-weight:bold;line-height:27px;')}</h3>`,
    ...paragraphs.map((text) => write.text('p', text, 'ink', block)),
    ...quotes.map(
      ({ text, credit, url: permalink }) =>
        `<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0"><tr><td class="mark" style="${write.mark}:4px solid ${colors.light.marker};${write.inside}:12px;padding-top:4px;padding-bottom:4px;">${write.text('p', text, 'ink', 'font-size:18px;line-height:28px;margin:0;')}${credit === '' ? '' : write.text('p', `— ${credit}`, 'soft', 'font-size:14px;line-height:22px;margin:0;')}<span dir="ltr">${write.link(permalink, permalink.replace(/^https?:\/\//, ''), 'font-size:14px;line-height:22px;')}</span></td></tr><tr><td style="font-size:8px;line-height:8px;padding:0;">&nbsp;</td></tr></table>`,
    ),
    ...(more === undefined ? [] : [write.link(url, more, 'font-size:16px;line-height:28px;')]),
  ].join('');
}
