import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';

const zip = (parts: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );

const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A paragraph of Word, in a style; `runs` are XML. */
export const wordParagraph = (runs: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${runs}</w:p>`;
export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const wordNote = '<w:r><w:footnoteReference w:id="2"/></w:r>';
export const wordPicture =
  '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A bridge"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rIdPicture"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';

/** A Word file with these paragraphs, one note and one picture. */
export function wordFile(
  body: string,
  { picture = new Uint8Array(), more = {} }: { picture?: Uint8Array; more?: Record<string, string> } = {},
): Uint8Array {
  const styles = ['Title', 'Heading1:heading 1', 'Heading2:heading 2', 'Quote'].map((one) => {
    const [id = '', name = id] = one.split(':');
    return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  });
  return zip({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdStyles" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rIdNotes" Type="${office}/footnotes" Target="footnotes.xml"/><Relationship Id="rIdPicture" Type="${office}/image" Target="media/image1.png"/><Relationship Id="rIdLink" Type="${office}/hyperlink" Target="https://example.org/minutes" TargetMode="External"/></Relationships>`,
    'word/document.xml': `<w:document ${w}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${w}>${styles.join('')}</w:styles>`,
    'word/footnotes.xml': `<w:footnotes ${w}><w:footnote w:id="2"><w:p>${run('Both are in one hand.')}</w:p></w:footnote></w:footnotes>`,
    'word/media/image1.png': picture,
    ...more,
  });
}

const odf = ['office', 'text', 'style', 'table', 'draw', 'meta', 'manifest']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** An OpenDocument text with this body. */
export const openDocument = (
  body: string,
  { manifest = '', pictures = {} }: { manifest?: string; pictures?: Record<string, Uint8Array> } = {},
): Uint8Array =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': `<manifest:manifest ${odf}>${manifest}</manifest:manifest>`,
    'content.xml': `<office:document-content ${odf} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><office:automatic-styles><style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="P1" style:parent-style-name="Title"/><text:list-style style:name="L1"><text:list-level-style-number/></text:list-style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...pictures,
  });

/** A photograph with the place where it was taken in its metadata. */
export const photograph = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#357' } })
    .withExif({
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '0/1 7/1 0/1',
      },
    })
    .jpeg()
    .toBuffer();
