import { zipSync } from 'fflate';
import type { Enclosed, Mail } from '../../src/mail/mail.ts';
import { readMail } from '../../src/mail/read.ts';
import { fromAna } from './mails.ts';

const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function zip(files: Record<string, string | Uint8Array>): Buffer {
  const bytes = Object.entries(files).map(([path, content]) => [path, Buffer.from(content)] as const);
  return Buffer.from(zipSync(Object.fromEntries(bytes)));
}

/** The relationships of a part: ids r1, r2, … */
function relationships(...targets: [type: string, target: string][]): string {
  const all = targets.map(
    ([type, target], index) =>
      `<Relationship Id="r${index + 1}" Type="${officeTypes}/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${all.join('')}</Relationships>`;
}

/** A document of Word by what stands in its body. */
export function docx(body: string): Buffer {
  return zip({
    '_rels/.rels': relationships(['officeDocument', 'word/document.xml']),
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
  });
}

export function paragraph(...texts: string[]): string {
  return `<w:p>${texts.map(run).join('')}</w:p>`;
}

export function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function tableRow(...cells: string[]): string {
  return `<w:tr>${cells.map(cell => `<w:tc><w:tcPr/>${cell}</w:tc>`).join('')}</w:tr>`;
}

export interface WorkbookParts {
  /** What stands in `sheetData`, or around it when it says so itself. */
  sheets: { xml: string; state?: string }[];
  /** The insides of `<si>`. */
  strings?: string[];
  /** Number formats by style: an id, or the code of one. */
  styles?: (number | string)[];
  startsIn1904?: boolean;
}

/** A workbook of Excel. */
export function xlsx({ sheets, strings = [], styles = [], startsIn1904 = false }: WorkbookParts): Buffer {
  const names = sheets.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  const listed = sheets.map(
    ({ state = 'visible' }, index) => `<sheet name="S" sheetId="9" state="${state}" r:id="r${index + 1}"/>`,
  );
  return zip({
    '_rels/.rels': relationships(['officeDocument', '/xl/workbook.xml']),
    'xl/workbook.xml': `<workbook><workbookPr date1904="${startsIn1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      ...names.map((name): [string, string] => ['worksheet', name]),
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ),
    'xl/sharedStrings.xml': `<sst>${strings.map(string => `<si>${string}</si>`).join('')}</sst>`,
    'xl/styles.xml': stylesOf(styles),
    ...Object.fromEntries(sheets.map(({ xml }, index) => [`xl/${names[index]}`, sheetOf(xml)])),
  });
}

function sheetOf(xml: string): string {
  return `<worksheet>${xml.includes('<sheetData>') ? xml : `<sheetData>${xml}</sheetData>`}</worksheet>`;
}

function stylesOf(styles: readonly (number | string)[]): string {
  const codes = styles.filter(style => typeof style === 'string');
  const written = codes.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`);
  const formats = styles.map(
    style => `<xf numFmtId="${typeof style === 'number' ? style : 164 + codes.indexOf(style)}"/>`,
  );
  return `<styleSheet><numFmts>${written.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.join('')}</cellXfs></styleSheet>`;
}

/** A cell with its text in itself. */
export function cell(reference: string, text: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** One attachment: its name and bytes, and what it is declared to be. */
export interface Sent {
  fileName: string;
  bytes: Uint8Array;
  contentType?: string;
}

/** A mail of Ana's with a line of text and files. */
export function mailWith(...files: Sent[]): Buffer {
  const parts = files.map(
    ({ fileName, bytes, contentType = 'application/octet-stream' }) =>
      `--b\r\nContent-Type: ${contentType}; name="${fileName}"\r\nContent-Disposition: attachment\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`,
  );
  return Buffer.from(
    `${fromAna}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nVer adjunto.\r\n${parts.join('')}--b--`,
  );
}

export function readWith(...files: Sent[]): Promise<Mail> {
  return readMail(mailWith(...files));
}

/** The rows of everything that was enclosed. */
export function rowsOf({ enclosed }: { enclosed: Enclosed[] }): string[][] {
  return enclosed.flatMap(({ text }) => text.html.map(({ cells }) => cells));
}
