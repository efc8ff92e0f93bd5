import { describe, expect, test } from 'vitest';
import { fromAna, read, readFile } from './mails.ts';

async function kind(header: string[], body: string) {
  return (await read(header, body)).automatic?.kind ?? null;
}

const daemon = 'From: Mail Delivery Subsystem <MAILER-DAEMON@minera.example>';

describe('delivery reports', () => {
  test('are known by RFC 3464, whoever sends them and whatever became of the mail', async () => {
    const report = 'Content-Type: multipart/report; report-type="delivery-status"; boundary=b';
    const part = '--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: delayed\r\n--b--';
    expect(await kind([fromAna, report], part)).toBe('bounce');
    expect(await kind([fromAna, 'Content-Type: multipart/report; boundary=b'], part)).toBe('bounce');
    expect(await kind([fromAna, 'X-Failed-Recipients: a@minera.example'], 'x')).toBe('bounce');
  });

  test('without it are known by two of sender, subject and wording', async () => {
    expect((await readFile('qmail-bounce')).automatic).toEqual({
      kind: 'bounce',
      rule: 'delivery report',
      evidence:
        'From: mailer-daemon@mail.minera.example · null Return-Path · failure notice · not able to deliver',
    });
    const reports: [string[], string][] = [
      [[daemon, 'Subject: Returned mail: see transcript for details'], 'x'],
      [[daemon, 'Subject: x'], 'The following address had permanent fatal errors'],
      [['From: postmaster@minera.example', 'Subject: No se puede entregar: Enlace'], 'x'],
      [['From: MAILER-DAEMON (Mail Delivery System)', 'Subject: ?'], '?'],
      [['Return-Path: <>', fromAna, 'Subject: Undeliverable: Link'], 'x'],
      [
        ['Return-Path: <>', fromAna, 'Subject: Aviso'],
        'El mensaje no pudo ser entregado a ana@minera.example',
      ],
      [['Subject: Mail Error'], 'Your mail could not be delivered.'],
      [
        ['From: gateway@minera.example', 'Subject: Mail delivery failed: returning message to sender'],
        'This message was created automatically by mail delivery software.',
      ],
      [
        ['From: Administrador del sistema <x@minera.example>', 'Subject: Correo no entregado'],
        'La direccion ana@minera.example no existe',
      ],
      [['From: postmaster@minera.example', 'Subject: Falha na entrega'], 'O destinatario nao foi encontrado'],
      [
        [
          'From: sistema@minera.example',
          'Subject: =?utf-8?q?N=C3=A3o_=C3=A9_poss=C3=ADvel_entregar=3A_Enlace?=',
        ],
        'A caixa de correio esta cheia: 552 5.2.2',
      ],
      [['From: MAILER-DAEMON@minera.example', 'Subject: ????'], '????'],
      [
        ['Return-Path: <>', 'From: postmaster@minera.example', 'Subject: Kohale toimetamata'],
        'Kirja ei saanud kätte toimetada.',
      ],
    ];
    for (const [header, body] of reports) expect(await kind(header, body), header.join()).toBe('bounce');
  });

  test('are not what people say of calls', async () => {
    const faults: [string, string][] = [
      ['Undelivered calls', 'Calls to +1 202 555 0130 are not delivered since 9 AM'],
      ['Delivery failure of calls', 'Incoming calls could not be delivered'],
      ['Undeliverable SMS', 'Messages to our users are not being delivered'],
      ['Error de entrega de llamadas', 'El destinatario no existe, dice la grabación'],
      ['Falha na entrega de chamadas', 'O destinatário não existe, diz a gravação'],
    ];
    for (const [subject, body] of faults)
      expect(await kind([fromAna, `Subject: ${subject}`], body), subject).toBeNull();
    const report = 'Your message to a@minera.example could not be delivered';
    expect(await kind([fromAna, 'Subject: Undeliverable: calls fail'], report)).toBe('bounce');
    expect(await kind([daemon, 'Subject: Undelivered calls'], report)).toBe('bounce');
  });

  test('also come from machines that want no answer and return the mail', async () => {
    const body =
      '--b\r\n\r\nCould not be delivered to: <a@minera.example>\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nx\r\n--b--';
    const header = [
      'From: no-reply@minera.example',
      'Subject: ?',
      'Content-Type: multipart/mixed; boundary=b',
    ];
    expect(await kind(header, body)).toBe('bounce');
    expect(await kind(['From: no-reply@minera.example', 'Subject: ?'], 'Could not be delivered.')).toBe(
      'auto',
    );
  });

  test('are not what a person wrote who left From out, or whose title is a system’s', async () => {
    expect(await kind(['Subject: Error en el enlace'], 'El equipo no enciende.')).toBeNull();
    const administrator = 'From: Administrador del sistema <sistemas@minera.example>';
    expect(await kind([administrator, 'Subject: Error en el enlace'], 'El equipo no enciende.')).toBeNull();
  });

  test('are told from other mail of the same senders', async () => {
    expect(
      await kind(
        ['From: postmaster@minera.example', 'Subject: Mantenimiento'],
        'Su buzon cambia de servidor.',
      ),
    ).toBe('auto');
    expect(
      await kind(['From: postmaster@minera.example', 'Subject: Error en el enlace'], 'No hay ping.'),
    ).toBeNull();
    expect(
      await kind(
        ['Return-Path: <>', fromAna, 'Subject: Respuesta automatica: Undeliverable'],
        'Estoy fuera de la oficina',
      ),
    ).toBe('auto');
  });
});
