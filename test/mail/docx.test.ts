import { describe, expect, test } from 'vitest';
import { docx, paragraph, readWith, rowsOf, run, tableRow } from './documents.ts';

async function cells(body: string): Promise<string[][]> {
  return rowsOf(await readWith({ fileName: 'Formulario.docx', bytes: docx(body) }));
}

describe('a document of Word', () => {
  test('gives its paragraphs and table rows in their order', async () => {
    const table = `<w:tbl>${tableRow(paragraph('Sitio'), paragraph('Mina Norte') + paragraph('km 42'))}</w:tbl>`;
    const { enclosed } = await readWith({
      fileName: 'Formulario.docx',
      bytes: docx(`${paragraph('Reporte')}${table}<w:p/>${paragraph('Gra', 'cias')}${table}`),
    });
    expect(enclosed).toEqual([
      {
        fileName: 'Formulario.docx',
        kind: 'docx',
        from: null,
        date: null,
        text: {
          plain: [],
          html: [
            { cells: ['Reporte'], table: null, quoteDepth: 0 },
            { cells: ['Sitio', 'Mina Norte\nkm 42'], table: 1, quoteDepth: 0 },
            { cells: ['Gracias'], table: null, quoteDepth: 0, apart: true },
            { cells: ['Sitio', 'Mina Norte\nkm 42'], table: 2, quoteDepth: 0 },
          ],
        },
      },
    ]);
  });

  test('keeps an empty cell beside a label, also one that continues the cell above', async () => {
    const merged = '<w:tcPr><w:vMerge/></w:tcPr><w:p/>';
    expect(
      await cells(`<w:tbl>${tableRow(paragraph('a'), '<w:p/>')}${tableRow(merged, paragraph('b'))}</w:tbl>`),
    ).toEqual([
      ['a', ''],
      ['', 'b'],
    ]);
  });

  test('reads a table within a cell as the answer in that cell', async () => {
    const inner = `<w:tbl>${tableRow(paragraph('Ana'), paragraph('+1 202 555 0101'))}</w:tbl><w:p/>`;
    expect(await cells(`<w:tbl>${tableRow(paragraph('Contactos'), inner)}</w:tbl>`)).toEqual([
      ['Contactos', 'Ana\t+1 202 555 0101'],
    ]);
  });

  test('keeps tabs and broken lines, but no tab stops', async () => {
    expect(
      await cells(
        `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>${run('Sitio:')}<w:r><w:tab/></w:r>${run('Lima')}<w:r><w:br/></w:r>${run('IP 10')}<w:r><w:noBreakHyphen/></w:r>${run('1')}</w:p>`,
      ),
    ).toEqual([['Sitio:\tLima\nIP 10-1']]);
  });

  test('leaves out what was deleted, moved away or hidden, and the codes of fields', async () => {
    expect(
      await cells(
        `<w:p>${run('a')}<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins>${run('b')}</w:ins>` +
          `<w:moveFrom>${run('x')}</w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>` +
          `<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>c</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`,
      ),
    ).toEqual([['abc']]);
  });

  test('reads links as their text, and text that XML has to escape', async () => {
    expect(
      await cells(`<w:p><w:hyperlink r:id="r9">${run('A &amp; B &lt;x@y.example&gt;')}</w:hyperlink></w:p>`),
    ).toEqual([['A & B <x@y.example>']]);
  });

  test('reads a text box once, before the paragraph it hangs on', async () => {
    const box = `<w:txbxContent>${paragraph('en el cuadro')}</w:txbxContent>`;
    const drawn = `<mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`;
    expect(await cells(`<w:p>${run('Sitio: ')}<w:r>${drawn}</w:r>${run('Lima')}</w:p>`)).toEqual([
      ['en el cuadro'],
      ['Sitio: Lima'],
    ]);
  });

  test('reads a text box behind its paragraph where no more text of that follows', async () => {
    const box = (text: string) =>
      `<w:r><w:pict><w:txbxContent>${paragraph(text)}</w:txbxContent></w:pict></w:r>`;
    expect(await cells(`<w:p>${run('Sitio:')}${box('Lima')}</w:p>`)).toEqual([['Sitio:'], ['Lima']]);
    expect(await cells(`<w:p>${box('Formulario')}${run('Sitio:')}${run(' ')}${box('Lima')}</w:p>`)).toEqual([
      ['Formulario'],
      ['Sitio:'],
      ['Lima'],
    ]);
  });

  test('is the same whatever prefix its tags have', async () => {
    expect(await cells('<p><r><t>a</t></r></p><x:p><x:r><x:t>b</x:t></x:r></x:p>')).toEqual([['a'], ['b']]);
  });
});

describe('a content control', () => {
  const control = (properties: string, content: string) =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

  test('gives what was written into it', async () => {
    expect(await cells(`<w:p>${run('Sitio: ')}${control('<w:text/>', run('Lima'))}</w:p>`)).toEqual([
      ['Sitio: Lima'],
    ]);
  });

  test('gives nothing while it still asks for an answer', async () => {
    const asks = control('<w:showingPlcHdr/><w:text/>', run('Haga clic aquí para escribir'));
    expect(await cells(`<w:p>${run('Sitio: ')}${asks}</w:p>`)).toEqual([['Sitio:']]);
  });

  test('around a cell leaves the cell in its row when it is empty', async () => {
    const asks = control('<w:showingPlcHdr/>', `<w:tc>${paragraph('Elija un elemento')}</w:tc>`);
    const row = `<w:tr><w:tc>${paragraph('Lluvia')}</w:tc>${asks}<w:tc>${paragraph('nota')}</w:tc></w:tr>`;
    expect(await cells(`<w:tbl>${row}</w:tbl>`)).toEqual([['Lluvia', '', 'nota']]);
  });

  test('with a box is ticked or not, whatever sign its author chose', async () => {
    const box = (checked: number, content: string) =>
      control(`<w14:checkbox><w14:checked w14:val="${checked}"/></w14:checkbox>`, content);
    expect(
      await cells(
        `<w:p>${box(1, run('☒'))}${run(' Sí ')}${box(0, run('☐'))}${run(' No')}</w:p>${box(1, paragraph('☒'))}`,
      ),
    ).toEqual([['☑ Sí ☐ No'], ['☑']]);
  });
});

describe('a form field of older Words', () => {
  const field = (data: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r>`;

  test('with a box is ticked or not', async () => {
    const boxes = [
      '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>',
      '<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>',
      '<w:checkBox><w:default w:val="1"/></w:checkBox>',
      '<w:checkBox><w:default w:val="0"/></w:checkBox>',
    ];
    expect(await cells(`<w:p>${boxes.map(field).join('')}</w:p>`)).toEqual([['☑☐☑☐']]);
  });

  test('with a list gives what was chosen', async () => {
    const entries = '<w:listEntry w:val="Sí"/><w:listEntry w:val="No"/>';
    expect(
      await cells(`<w:p>${field(`<w:ddList><w:result w:val="1"/>${entries}</w:ddList>`)}</w:p>`),
    ).toEqual([['No']]);
  });
});

describe('a symbol', () => {
  test('of Wingdings is the sign that is seen', async () => {
    const sym = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    expect(
      await cells(
        `<w:p>${sym('Wingdings', 'F0FE')}${sym('Wingdings', 'F0A8')}${sym('Wingdings 2', 'F052')}${sym('Symbol', 'F06F')}${sym('MS Gothic', '2610')}</w:p>` +
          '<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf0fe þ</w:t></w:r></w:p>',
      ),
    ).toEqual([['☑☐☑☐'], ['☑ ☑']]);
  });
});
