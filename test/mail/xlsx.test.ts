import { describe, expect, test } from 'vitest';
import { cell, readWith, rowsOf, type WorkbookParts, xlsx } from './documents.ts';

async function cells(parts: WorkbookParts): Promise<string[][]> {
  return rowsOf(await readWith({ fileName: 'Formulario.xlsx', bytes: xlsx(parts) }));
}

function sheet(...rows: string[]): WorkbookParts['sheets'] {
  return [{ xml: rows.map(row => `<row>${row}</row>`).join('') }];
}

describe('a workbook', () => {
  test('gives each visible sheet as a table, in their order', async () => {
    const { enclosed } = await readWith({
      fileName: 'Formulario.xlsx',
      bytes: xlsx({
        sheets: [
          { xml: `<row>${cell('A1', 'Léame')}</row>` },
          { xml: `<row>${cell('A1', 'Sí')}</row>`, state: 'hidden' },
          { xml: `<row>${cell('A1', 'No')}</row>`, state: 'veryHidden' },
          { xml: `<row>${cell('A1', 'Sitio')}${cell('B1', 'Lima')}</row>` },
        ],
      }),
    });
    expect(enclosed).toMatchObject([{ fileName: 'Formulario.xlsx', kind: 'xlsx', text: { plain: [] } }]);
    expect(enclosed[0]?.text.html).toEqual([
      { cells: ['Léame'], table: 1, quoteDepth: 0 },
      { cells: ['Sitio', 'Lima'], table: 2, quoteDepth: 0 },
    ]);
  });

  test('has its cells where they stand, without rows and columns that are empty or hidden', async () => {
    const columns = '<cols><col min="5" max="6" hidden="1"/></cols>';
    const rows = [
      `<row>${cell('B2', 'a')}${cell('D2', 'b')}${cell('E2', 'x')}</row>`,
      '<row><c r="B3" s="1"/></row>',
      `<row hidden="1">${cell('B4', 'x')}</row>`,
      `<row>${cell('B5', 'c')}<c r="F5" t="inlineStr"><is><t>x</t></is></c></row>`,
      `<row>${cell('AB6', 'd')}</row>`,
    ];
    expect(await cells({ sheets: [{ xml: `${columns}<sheetData>${rows.join('')}</sheetData>` }] })).toEqual([
      ['a', 'b', ''],
      ['c', '', ''],
      ['', '', 'd'],
    ]);
  });

  test('may leave out where its cells stand', async () => {
    expect(
      await cells({ sheets: sheet('<c><v>1</v></c><c/><c><v>2</v></c>', '<c/><c><v>3</v></c>') }),
    ).toEqual([
      ['1', '', '2'],
      ['', '3', ''],
    ]);
  });

  test('reads shared strings whole, however they are coloured, and not how they are pronounced', async () => {
    expect(
      await cells({
        sheets: sheet('<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>7</v></c>'),
        strings: [
          '<t>línea 1_x000D_\nlínea 2 _x005F_x0041_</t>',
          '<r><t>Nombre </t></r><r><rPr><b/></rPr><t xml:space="preserve">del cliente</t></r><rPh><t>x</t></rPh>',
        ],
      }),
    ).toEqual([['Nombre del cliente', 'línea 1\nlínea 2 _x0041_']]);
  });

  test('shows what formulas last came to, and truth; an error is nothing', async () => {
    expect(
      await cells({
        sheets: sheet(
          '<c t="str"><f>A1&amp;"x"</f><v>Lima</v></c><c><f>1+1</f><v>2</v></c><c t="b"><v>1</v></c>' +
            '<c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2026-12-03T14:00:00</v></c>',
        ),
      }),
    ).toEqual([['Lima', '2', 'TRUE', 'FALSE', '2026-12-03 14:00']]);
  });
});

describe('a number', () => {
  const shown = async (value: string, style: number | string, startsIn1904 = false) => {
    const [row] = await cells({
      sheets: sheet(`<c s="0"><v>${value}</v></c>`),
      styles: [style],
      startsIn1904,
    });
    return row?.[0];
  };

  test.each([
    ['88123', 0, '88123'],
    ['5.1987654321E10', 1, '51987654321'],
    ['0.30000000000000004', 0, '0.3'],
    ['0.12', 9, '12%'],
    ['4412', '000000', '004412'],
    ['4412', '[$S/-280A]#,##0.00', '4412'],
    ['4412', 'General', '4412'],
  ])('%s of format %s is %s', async (value, style, text) => {
    expect(await shown(value, style)).toBe(text);
  });

  test.each([
    ['46359', 14, '2026-12-03'],
    ['46359.583333333336', 22, '2026-12-03 14:00'],
    ['46359.58333333', 'dd/mm/yyyy hh:mm', '2026-12-03 14:00'],
    ['46359.58333333', 'mm/dd/yyyy', '2026-12-03'],
    ['46359', 'dd/mm/yyyy hh:mm', '2026-12-03 00:00'],
    ['46359', '[$-280A]d &quot;de&quot; mmmm &quot;de&quot; yyyy;@', '2026-12-03'],
    ['0.604166666666667', 20, '14:30'],
    ['0.604340277777778', 'h:mm:ss', '14:30:15'],
    ['1.520833333333333', '[h]:mm', '36:30'],
    ['-1', 14, '-1'],
    ['9999999', 14, '9999999'],
  ])('of days, %s of format %s, is %s', async (value, style, text) => {
    expect(await shown(value, style)).toBe(text);
  });

  test('of days is counted from 1904 where the workbook does', async () => {
    expect(await shown('44897', 14, true)).toBe('2026-12-03');
  });
});
