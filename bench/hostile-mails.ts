/** A mail that is long in one way only; `body` gives about so many characters of it. */
export interface Shape {
  name: string;
  html?: true;
  body(size: number): string;
}

const filled = (piece: string) => (size: number) => piece.repeat(Math.ceil(size / piece.length));
const answer = (label: string, piece: string) => (size: number) => `${form}${label} ${filled(piece)(size)}\n`;
const numbered = (write: (index: string) => string) => (size: number) =>
  Array.from({ length: Math.ceil(size / write('000').length) }, (_, index) =>
    write(index.toString(36).padStart(3, '0')),
  ).join('');

/** Enough questions to make a form of whatever follows. */
const form = 'Nombre del cliente: Ana\nSitio el cliente: Lima\n¿Funciona la contingencia de BT?: No\n';

/** Lines, labels, quotes, tags and values without end. */
export const shapes: readonly Shape[] = [
  { name: 'one long line', body: filled('a') },
  { name: 'one long line of words', body: filled('palabra ') },
  { name: 'one long line of spaces', body: size => `a${filled(' ')(size - 2)}b` },
  {
    name: 'prose',
    body: filled('El enlace de la sede está caído desde ayer a las 14:00 y nadie contesta.\n'),
  },
  { name: 'empty lines', body: filled('\n') },
  { name: 'lines of one letter', body: filled('a\n') },
  { name: 'lines of one letter, others between', body: filled('a\n\nb\n') },
  { name: 'lines of a colon', body: filled('a:\n') },
  { name: 'colons alone', body: filled(':\n') },
  { name: 'colons on one line', body: filled('a: ') },
  { name: 'question marks', body: filled('a? ') },
  { name: 'labels', body: filled('Nombre del cliente: x\n') },
  { name: 'labels on one line', body: filled('Nombre del cliente: x ') },
  { name: 'labels of one word', body: filled('contacto: x\n') },
  { name: 'misspelt labels', body: numbered(index => `Nmobre${index} cli:\n`) },
  { name: 'misspelt labels that wrap', body: numbered(index => `Descrpcion dle ${index}problma\n`) },
  { name: 'reworded labels', body: numbered(index => `hay energia ${index} local sitio?\n`) },
  { name: 'whole forms', body: filled(`${form}¿Hubo un corte de energía en el sitio?: No\n\n`) },
  { name: 'parentheses never closed', body: filled('Contactos locales (') },
  { name: 'a label, parentheses below', body: filled('Contactos locales\n(') },
  { name: 'towers of quotes', body: filled(`${'> '.repeat(200)}Sitio: x\n`) },
  {
    name: 'a staircase of quotes',
    body: numbered(index => `${'>'.repeat(Number.parseInt(index, 36) % 90)}x\n`),
  },
  { name: 'heads of older mails', body: filled('De: x\nEnviado: y\nPara: z\nAsunto: w\n') },
  { name: 'one line "From:" after another', body: filled('De: x\n') },
  { name: 'attributions never ended', body: filled('On 1\n') },
  { name: 'courtesies', body: filled('Saludos,\n') },
  { name: 'disclaimers', body: filled('Este mensaje es confidencial.\n') },
  { name: 'bars', body: filled('a|b|c\n') },
  { name: 'bars on one line', body: filled('a|') },
  { name: 'tabs', body: filled('a\t') },
  { name: 'rows of labels', body: filled('Nombre del cliente\tSitio el cliente\nx\ty\n') },
  { name: 'rules', body: filled('-----\n') },
  { name: 'stars and question marks', body: filled('* ¿? ') },
  { name: 'dates in an answer', body: answer('Fecha y hora:', '03/12/2026 14:00 ') },
  { name: 'dates in lines of an answer', body: answer('Fecha y hora:', '03/12/2026 14:00\n') },
  { name: 'telephones in an answer', body: answer('Contactos locales:', '+51 987 654 321, ') },
  { name: 'telephones in lines of an answer', body: answer('Contactos locales:', 'Ana +51 987 654 321\n') },
  { name: 'digits in an answer', body: answer('Contactos locales:', '9 8 ') },
  { name: 'addresses in an answer', body: answer('Contactos locales:', 'Ana Ruiz a@b.example ') },
  { name: 'a@a@a@ in an answer', body: answer('Contactos locales:', 'a@') },
  { name: 'IP addresses in an answer', body: answer('Dirección IP de origen:', '192.0.2.14 ') },
  { name: 'lines in an answer', body: answer('Descripción del problema:', 'a\n') },
  { name: 'telephones without a form', body: filled('Ana +51 987 654 321\n') },
  { name: 'html: text', html: true, body: filled('palabra ') },
  { name: 'html: paragraphs', html: true, body: filled('<p>El enlace está caído desde ayer.</p>\n') },
  { name: 'html: paragraphs of one letter', html: true, body: filled('<p>a') },
  { name: 'html: line breaks', html: true, body: filled('a<br>') },
  { name: 'html: nested blocks', html: true, body: filled('<div>') },
  { name: 'html: nested quotes', html: true, body: filled('<blockquote>x') },
  { name: 'html: nested tables', html: true, body: filled('<table><tr><td>a<td>') },
  { name: 'html: cells', html: true, body: size => `<table><tr>${filled('<td>a')(size)}` },
  { name: 'html: rows', html: true, body: size => `<table>${filled('<tr><td>a<td>b')(size)}` },
  {
    name: 'html: rows of labels',
    html: true,
    body: size => `<table>${filled('<tr><td>Contacto<td>Sitio')(size)}`,
  },
  { name: 'html: labels', html: true, body: filled('<p>Nombre del cliente: x</p>') },
  {
    name: 'html: lines of a cell',
    html: true,
    body: size => `<table><tr><td>Contacto<td>${filled('a<br>')(size)}`,
  },
  { name: 'html: tags never closed', html: true, body: filled('<p ') },
  { name: 'html: comments never closed', html: true, body: filled('<!--') },
  { name: 'html: character references', html: true, body: filled('&nbsp;') },
  { name: 'html: letters in spans', html: true, body: filled('<span>a</span>') },
  { name: 'html: a style without end', html: true, body: size => `<p style="${filled('display ')(size)}">a` },
];

/** The shape as a mail, in the size a mail server would tell. */
export function hostileMail({ html, body }: Shape, size: number): Buffer {
  const type = html ? 'text/html' : 'text/plain';
  return Buffer.from(
    `From: Ana Ruiz <ana.ruiz@minera.example>\r\nTo: desk@example.com\r\nSubject: Sin servicio\r\nMIME-Version: 1.0\r\n` +
      `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body(size).slice(0, size)}`,
  );
}
