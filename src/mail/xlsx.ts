import type { Row } from './mail.ts';
import { type NumberFormat, numberFormatOf } from './number-format.ts';
import { type OfficeFile, type Relationship, targetsOf } from './office-file.ts';
import { longestCell, type Room, readSheet, unescaped, type Workbook } from './sheet.ts';
import { type Attributes, attribute, readXml } from './xml.ts';

/** A questionnaire is one of them, behind instructions perhaps. */
const mostSheets = 20;
/** All sheets together, empty cells between filled ones included. */
const mostCells = 20_000;
/** All cells together. */
const mostCharacters = 256 * 1024;

/**
 * The visible sheets of a workbook in their order, each a table. `main` is the path of the workbook's own part; `whole`
 * when all of it was read.
 */
export function readXlsx(file: OfficeFile, main: string): { rows: Row[]; whole: boolean } {
  const { sheets, startsIn1904 } = readWorkbook(file.read(main) ?? '');
  const related = file.relationshipsOf(main);
  const workbook: Workbook = {
    strings: readStrings(onlyPart(file, related, 'sharedStrings')),
    formats: readFormats(onlyPart(file, related, 'styles')),
    startsIn1904,
  };
  const paths = targetsOf(related, 'worksheet');
  const room: Room = { cells: mostCells, characters: mostCharacters };
  const read = sheets
    .slice(0, mostSheets)
    .map((id, index) => readSheet(file.read(paths.get(id) ?? '') ?? '', workbook, index + 1, room));
  return {
    rows: read.flatMap(({ rows }) => rows),
    whole: sheets.length <= mostSheets && read.every(({ whole }) => whole),
  };
}

function onlyPart(file: OfficeFile, related: readonly Relationship[], type: string): string {
  const [path = ''] = targetsOf(related, type).values();
  return file.read(path) ?? '';
}

/** The relationship ids of the sheets that are shown. */
function readWorkbook(xml: string): { sheets: string[]; startsIn1904: boolean } {
  const sheets: string[] = [];
  let startsIn1904 = false;
  const open = (name: string, attributes: Attributes) => {
    if (name === 'sheet' && (attributes.state ?? 'visible') === 'visible')
      sheets.push(attribute(attributes, 'id') ?? '');
    if (name === 'workbookPr') startsIn1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
  };
  readXml(xml, { open });
  return { sheets, startsIn1904 };
}

/** The strings that cells share, each in one piece however it is coloured; how it is pronounced is left out. */
function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let string = '';
  let takesText = false;
  let pronounces = false;
  readXml(xml, {
    open: name => {
      if (name === 'si') string = '';
      if (name === 'rPh') pronounces = true;
      takesText = name === 't' && !pronounces;
    },
    text: text => {
      if (takesText && string.length < longestCell) string += text;
    },
    close: name => {
      takesText = false;
      if (name === 'rPh') pronounces = false;
      if (name === 'si') strings.push(unescaped(string.slice(0, longestCell)));
    },
  });
  return strings;
}

/** How each style of a cell shows numbers. */
function readFormats(xml: string): NumberFormat[] {
  const formats: NumberFormat[] = [];
  const written = new Map<number, string>();
  let inCells = false;
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt') written.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name !== 'xf' || !inCells) return;
      const id = Number(attributes.numFmtId ?? 0);
      formats.push(numberFormatOf(id, written.get(id)));
    },
    close: name => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}
