import { expect, test } from 'vitest';
import { onEmbeddedHost } from '../inbox/hosts.ts';
import { openDesk } from './desk.ts';
import { addressOf, note, questionnaire } from './mails.ts';

const many = 10_000;

function multipart(parts: string) {
  return { header: { 'Content-Type': 'multipart/mixed; boundary=b' }, body: parts };
}

function nested(levels: number): string {
  const heads = Array.from(
    { length: levels },
    (_, level) =>
      `--${level === 0 ? 'b' : `b${level}`}\nContent-Type: multipart/mixed; boundary=b${level + 1}\n\n`,
  );
  return `${heads.join('')}--b${levels}\nContent-Type: text/plain\n\nSin servicio\n`;
}

/** Template syntax, script, a terminal's commands, and what turns text around. */
const spell =
  '{{{lookup this "constructor"}}} <script>alert(1)</script> \x1b]0;x\x07\x1b[2J \u202egnp\u2066 \x9b31m';

const form = (answer: string) =>
  [
    `Nombre del cliente: ${answer}`,
    `Sitio el cliente: ${answer}`,
    `Descripción del problema: ${answer}`,
    `Contactos locales: ${answer} <${answer}@x.example>`,
    `Incidente interno: ${answer}`,
    '',
  ].join('\n');

/** Each a mail that somebody might send to do harm. */
const attacks: Record<string, { header?: Record<string, string>; body: string }> = {
  'of 10,000 parts': multipart('--b\nContent-Type: text/plain\n\nx\n'.repeat(many)),
  'nested 100 deep': multipart(nested(100)),
  'of 200,000 <div>': { header: { 'Content-Type': 'text/html' }, body: '<div>'.repeat(200_000) },
  'with a flood of header fields': {
    header: { 'X-A': `b\r\n${'X-B: c\r\n'.repeat(many)}X-C: d` },
    body: 'x\n',
  },
  'with a giant encoded word': { header: { Subject: `=?utf-8?b?${'QUJD'.repeat(50_000)}?=` }, body: 'x\n' },
  'full of NULs': { header: { Subject: 'a\0b' }, body: `${'\0'.repeat(many)}Sin servicio\n` },
  'with lone surrogates': {
    header: { 'Content-Type': 'text/html' },
    body: `<p>&#xD800; &#xDFFF; ${'\u{1f600}'.slice(1)} Sin servicio</p>`,
  },
  'with an override in its sender’s name': {
    header: { From: `=?utf-8?q?=E2=80=AEanA?= <${addressOf(8)}>` },
    body: 'Sin servicio\n',
  },
  'with a line end in its subject': {
    header: { Subject: '=?utf-8?q?a=0D=0ABcc:_victim=40example.org=0D=0A=0D=0Ax?=' },
    body: 'x\n',
  },
  'from a group with controls in its addresses': {
    header: { From: `Mesa: =?utf-8?q?=1B[2J?= <${addressOf(10)}>, "x\0"@x.example;` },
    body: 'x\n',
  },
  'with spells in every answer': { header: { Subject: spell }, body: form(spell) },
  'with a path as attachment name': multipart(
    '--b\n\nhola\n--b\nContent-Type: image/png\nContent-Disposition: attachment; filename="../../../tmp/x\\..\\y.png"\n\nx\n--b--\n',
  ),
  'with lying attachments': multipart(
    `--b\n\nhola\n--b\nContent-Type: text/plain; name=a.docx\nContent-Disposition: attachment; filename=a.docx\n\nPK\x03\x04${'\0'.repeat(200)}\n--b\nContent-Type: message/rfc822\n\n\x89PNG\0\n--b--\n`,
  ),
};

const unsafe = /(?![\r\n\t])[\p{Cc}\p{Cs}]|[\u202a-\u202e\u2066-\u2069]/u;

onEmbeddedHost('a mail sent to do harm', host => {
  test('is answered with a number like any other, and neither letters nor commands pass its harm on', async () => {
    const desk = await openDesk(host());
    const names = Object.keys(attacks);
    const mails = Object.values(attacks).map(({ header = {}, body }, index) => note(index + 1, header, body));
    const last = names.length + 1;
    await desk.deliver(...mails, questionnaire(last));
    const daemon = desk.start();
    const settled = await daemon.saw('settled', last, 60_000);
    const dispositions = new Map(settled.map(({ messageId, disposition }) => [messageId, disposition]));
    for (const [index, name] of names.entries())
      expect([name, dispositions.get(`<${index + 1}@customer-${index + 1}.example>`)]).toEqual([
        name,
        'opened',
      ]);
    await daemon.saw('delivered', 2 * last, 60_000);

    const answers = await desk.answers();
    expect(answers.flatMap(({ envelope }) => envelope.to).sort()).toEqual(
      [...names, ''].map((_, index) => addressOf(index + 1)).sort(),
    );
    for (const { mail, bytes } of answers) {
      expect(`${mail.subject}\n${mail.text}`).not.toMatch(unsafe);
      expect(mail.html || '').not.toMatch(/<script|<img/);
      expect(bytes.toString('latin1').split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
      expect(bytes.length).toBeLessThan(200_000);
    }

    const numbers = (await desk.tickets()).map(({ number }) => String(number));
    expect(numbers).toHaveLength(last);
    const printed = [await desk.command('tickets')];
    for (const number of numbers)
      printed.push(await desk.command('ticket', number), await desk.command('why', number));
    for (const text of printed) expect(text).not.toMatch(unsafe);
    const json = [await desk.command('tickets', '--json')];
    for (const number of numbers)
      json.push(await desk.command('ticket', number, '--json'), await desk.command('why', number, '--json'));
    for (const text of json) expect(text).not.toMatch(unsafe);
  });
});
