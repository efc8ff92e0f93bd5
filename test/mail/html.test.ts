import { describe, expect, test } from 'vitest';
import { readHtml } from '../../src/mail/html.ts';
import { readFile } from './mails.ts';

function cells(html: string): string[][] {
  return readHtml(html).rows.map(row => row.cells);
}

function depths(html: string): [number, string][] {
  return readHtml(html).rows.map(row => [row.quoteDepth, row.cells.join(' | ')]);
}

describe('tables', () => {
  test('of Outlook are rows of cells, nothing of its markup left', async () => {
    const { html } = (await readFile('outlook-table')).text;
    expect(html).toEqual([
      { cells: ['Buenos días,'], table: null, quoteDepth: 0 },
      { cells: ['Nombre del cliente:', 'Minera “Andina” S.A.'], table: 1, quoteDepth: 0 },
      { cells: ['Sitio el cliente:', 'Mina Norte – km 42\nArequipa'], table: 1, quoteDepth: 0 },
      { cells: ['Incidente interno:', ''], table: 1, quoteDepth: 0 },
      { cells: ['☑ Sí'], table: null, quoteDepth: 0, apart: true },
    ]);
  });

  test('that lay out the page give the rows of what they hold; a small one beside a label is its answer', async () => {
    const { html } = (await readFile('layout-table')).text;
    expect(html.map(row => [row.table, ...row.cells])).toEqual([
      [null, 'Reporte'],
      [null, 'Estimados:'],
      [3, 'Nombre del cliente', 'Minera'],
      [3, 'Contactos locales', 'Luis Paz'],
      [3, '', 'Eva Sol'],
      [3, 'Contactos', 'Ana Ruiz\t+51 987 654 321'],
      [null, 'Uno'],
      [null, 'Dos\ny medio'],
    ]);
  });

  test('side by side are read one after the other', () => {
    const column = (label: string) => `<td><table><tr><td>${label}</td><td>x</td></tr></table></td>`;
    expect(cells(`<table><tr>${column('a')}${column('b')}</tr></table>`)).toEqual([
      ['a', 'x'],
      ['b', 'x'],
    ]);
  });

  test('keep empty cells beside filled ones, and rows of empty cells, for an unanswered question', () => {
    expect(cells('<table><tr><td>a<td></tr><tr><td><td></tr><tr><td></tr></table>')).toEqual([
      ['a', ''],
      ['', ''],
    ]);
  });

  test('have an empty cell below one that spans rows', () => {
    const html =
      '<table><tr><td rowspan=2>Contactos<td>Ana<tr><td>Luis<tr><td>Horario<td rowspan=2>24 h<tr><td>Sitio</table>';
    expect(cells(html)).toEqual([['Contactos', 'Ana'], ['', 'Luis'], ['Horario', '24 h'], ['Sitio']]);
  });

  test('may leave out every closing tag', () => {
    expect(cells('<table><tr><td>a<td>b<tr><td>c<td>d</table>e')).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  test('are counted through the mail', () => {
    const { rows, tables } = readHtml('<table><tr><td>a<td>b</table><table><tr><td>c<td>d</table>', 5);
    expect([tables, ...rows.map(({ table }) => table)]).toEqual([2, 5, 6]);
  });
});

describe('blocks', () => {
  test('are rows of one cell, broken lines within them kept', () => {
    expect(cells('<p>a<br>b</p><div>c<div>d</div></div><h1>e</h1><ul><li>f<li>g</ul>h')).toEqual([
      ['a\nb'],
      ['c'],
      ['d'],
      ['e'],
      ['f'],
      ['g'],
      ['h'],
    ]);
  });

  test('of a definition list are rows of two cells outside tables', () => {
    expect(readHtml('<dl><dt>a<dd>b<dd>c<dt>d<dd>e</dl>').rows).toEqual([
      { cells: ['a', 'b\nc'], table: null, quoteDepth: 0 },
      { cells: ['d', 'e'], table: null, quoteDepth: 0 },
    ]);
  });

  test('tell of the blank line above them, however a client wrote it', () => {
    const blanks = [
      '<br><br>',
      '<p>&nbsp;</p>',
      '<div><br></div>',
      '<p class=MsoNormal><o:p>&nbsp;</o:p></p>',
    ];
    for (const blank of blanks)
      expect(readHtml(`<div>a</div>${blank}<div>b</div><div>c</div>`).rows).toEqual([
        { cells: ['a'], table: null, quoteDepth: 0 },
        { cells: ['b'], table: null, quoteDepth: 0, apart: true },
        { cells: ['c'], table: null, quoteDepth: 0 },
      ]);
    expect(readHtml('<div>a<br></div><div>b&nbsp;</div>').rows.filter(({ apart }) => apart)).toEqual([]);
  });

  test('that are paragraphs stand apart from what is above and below them', () => {
    const { rows } = readHtml('<p>a</p>b<div>c</div><p>d<p>e');
    expect(rows.map(({ cells, apart = false }) => [...cells, apart])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
      ['d', true],
      ['e', true],
    ]);
  });

  test('collapse white space, but keep the lines of preformatted text, parted where one is empty', () => {
    expect(cells('<p>  a \n <b> b</b>&nbsp;&nbsp;c </p><pre>d\n  e\n\nf</pre>')).toEqual([
      ['a b c'],
      ['d\ne'],
      ['f'],
    ]);
    expect(cells('<div style="white-space: pre-wrap">a\nb</div>')).toEqual([['a\nb']]);
  });

  test('keep a tab where Outlook wrote one', () => {
    expect(cells("<p>Sitio<span style='mso-tab-count:1'>&nbsp;&nbsp; </span>Norte</p>")).toEqual([
      ['Sitio\tNorte'],
    ]);
  });
});

describe('what is not shown', () => {
  test('is left out', () => {
    const hidden = [
      '<head><title>t</title><style>s</style><script>s</script></head>',
      '<p style="DISPLAY: none">x</p>',
      '<span style="mso-hide:all">x</span>',
      '<div hidden>x<div>y</div></div>',
      '<!--[if mso]><p>x</p><![endif]-->',
      '<xml><o:x>x</o:x></xml>',
      '<input type=hidden value=x>',
      '<span style="mso-list:Ignore">1.</span>',
    ];
    expect(cells(`${hidden.join('')}<![if !mso]>y<![endif]>`)).toEqual([['y']]);
  });

  test('ends with its element', () => {
    expect(cells('<div style="display:none">a<p>b</div>c')).toEqual([['c']]);
  });
});

describe('quotes', () => {
  test('are blockquotes and blocks with a line on their left, counted', () => {
    expect(
      depths(
        'a<blockquote type="cite">b<blockquote class="gmail_quote">c</blockquote></blockquote>' +
          '<div style="border:none;border-left:solid blue 1.5pt;padding:0cm 0cm 0cm 4.0pt">d</div>' +
          '<div style="border-left:1.0pt solid">e</div>f',
      ),
    ).toEqual([
      [0, 'a'],
      [1, 'b'],
      [2, 'c'],
      [1, 'd'],
      [1, 'e'],
      [0, 'f'],
    ]);
  });

  test('are blockquotes that say so, or say nothing, whatever their margins are', () => {
    const quotes = [
      '<blockquote>a</blockquote>',
      '<blockquote type="cite" style="margin:0 0 0 5px">b</blockquote>',
      '<blockquote cite="mid:1@mine.example" style="margin-top:0">c</blockquote>',
      '<blockquote class="gmail_quote" style="margin:0 0 0 .8ex">d</blockquote>',
      '<blockquote id="blockquote_zmail" style="margin: 0px;">e</blockquote>',
      '<blockquote style="margin:0 0 0 5px;border-left:2px solid #1010ff">f</blockquote>',
      '<blockquote style="margin-left:5px;padding-left:5px;color:#500050">g</blockquote>',
      '<blockquote style="margin-top:5.0pt;margin-bottom:5.0pt">h</blockquote>',
      '<blockquote dir="ltr" style="MARGIN-RIGHT: 0px">i</blockquote>',
    ];
    expect(depths(quotes.join('')).map(([depth]) => depth)).toEqual(quotes.map(() => 1));
  });

  test('are not indentations, boxes, or lines above', () => {
    const plain = [
      '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">a</blockquote>',
      '<blockquote style="margin-top:0;margin-bottom:0">a</blockquote>',
      '<div style="border-left:1px solid;border-right:1px solid">b</div>',
      '<div style="border:none;border-top:solid #E1E1E1 1.0pt">c</div>',
      '<div style="border-left:none">d</div>',
      '<div style="border-left:0px solid">e</div>',
    ];
    expect(depths(plain.join('')).map(([depth]) => depth)).toEqual(plain.map(() => 0));
  });

  test('of Gmail begin below the line that introduces them', async () => {
    expect((await readFile('gmail-reply')).text.html.map(({ quoteDepth }) => quoteDepth)).toEqual([
      0, 0, 1, 2,
    ]);
  });
});

describe('marks and inputs', () => {
  test('are characters', () => {
    expect(
      cells(
        '<p><input type=checkbox checked>Sí <input type="checkbox">No</p><p>☑ a ☐ b</p>' +
          '<p><input value="Lima"> <select><option>x<option selected>y</select></p>' +
          '<p><img alt="✅"><img alt="Logo de Minera">ok</p>',
      ),
    ).toEqual([['☑ Sí ☐ No'], ['☑ a ☐ b'], ['Lima y'], ['✅ok']]);
  });

  test('of symbol fonts are the signs that are seen', () => {
    expect(
      cells('<p><span style="font-family:Wingdings">¨<span style="font:7pt Arial"> no</span></span></p>'),
    ).toEqual([['☐ no']]);
  });
});

describe('limits', () => {
  test('stop at an absurd depth, keeping what came before', () => {
    const { rows, flaws } = readHtml(`<p>a</p>${'<div>'.repeat(200_000)}b`);
    expect(rows.map(row => row.cells)).toEqual([['a']]);
    expect(flaws).toContain('html-too-deep');
  });

  test('stop at an absurd length or number of cells', () => {
    expect(readHtml('x '.repeat(1_000_000)).flaws).toContain('html-cut');
    expect(readHtml(`<table><tr>${'<td>'.repeat(100_000)}`).flaws).toEqual(['html-cut']);
    expect(readHtml(`<pre>${'a\n'.repeat(100_000)}`).flaws).toEqual(['html-cut']);
  });
});
