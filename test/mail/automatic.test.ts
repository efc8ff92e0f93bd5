import { describe, expect, test } from 'vitest';
import { signMessageId } from '../../src/mail/signed-id.ts';
import { fromAna, read, readFile } from './mails.ts';

async function verdict(header: string[], body = 'Nombre del cliente: Minera', ownAddresses: string[] = []) {
  const { automatic } = await read(header, body, { ownAddresses });
  return automatic === null ? null : `${automatic.kind}: ${automatic.rule}`;
}

describe('automatic by its headers', () => {
  test('is what Auto-Submitted says, comments and parameters aside; "no" is a person', async () => {
    for (const value of [
      'auto-replied',
      'Auto-Generated (by rule)',
      ' AUTO-NOTIFIED; owner-email="a@b.example"',
      'x',
    ])
      expect(await verdict([fromAna, `Auto-Submitted: ${value}`]), value).toBe('auto: Auto-Submitted');
    for (const value of ['no', 'NO (a person)', 'no; x=y', ''])
      expect(await verdict([fromAna, `Auto-Submitted: ${value}`]), value).toBeNull();
  });

  test('are lists, bulk mail and autoresponders', async () => {
    expect(await verdict([fromAna, 'List-Id: <noc.minera.example>'])).toBe('auto: list');
    expect(await verdict([fromAna, 'List-Unsubscribe: <mailto:x@minera.example>'])).toBe('auto: list');
    for (const value of ['bulk', 'List', 'junk (x)', 'auto_reply'])
      expect(await verdict([fromAna, `Precedence: ${value}`]), value).toBe('auto: Precedence');
    expect(await verdict([fromAna, 'Precedence: first-class'])).toBeNull();
    for (const name of [
      'X-Autoreply',
      'X-Autorespond',
      'X-Autoresponder',
      'X-Mail-Autoreply',
      'X-Auto-Reply-From',
    ])
      expect(await verdict([fromAna, `${name}: yes`]), name).toBe('auto: autoresponder header');
    expect(await verdict([fromAna, 'X-Autoreply: no'])).toBeNull();
  });

  test('is not what only asks for no automatic answer: Outlook writes that into people’s mails', async () => {
    expect(await verdict([fromAna, 'X-Auto-Response-Suppress: All'])).toBeNull();
  });

  test('are the null path, daemons, and addresses that want no answer', async () => {
    expect(await verdict(['Return-Path: <>', fromAna])).toBe('auto: null Return-Path');
    for (const local of ['owner-noc', 'noc-request', 'noc-bounces', 'bounces+1=2'])
      expect(await verdict([`From: ${local}@minera.example`]), local).toBe('auto: daemon');
    for (const local of [
      'noreply',
      'no-reply',
      'No_Reply',
      'do.not.reply',
      'noc-noreply',
      'noreply2',
      'no-responder',
      'noresponda',
      'nao-responda',
      'não-responder',
    ])
      expect(await verdict([`From: ${local}@minera.example`]), local).toBe('auto: no-reply address');
    for (const local of ['ana', 'noc', 'nora.reply', 'norberto', 'requests', 'bounceback'])
      expect(await verdict([`From: ${local}@minera.example`]), local).toBeNull();
  });

  test('is a postmaster’s mail about mails, or without a word; a person may write from that address', async () => {
    const fromPostmaster = 'From: Postmaster <postmaster@minera.example>';
    const reports: [string, string][] = [
      ['Informe', 'Su buzon ha llegado al 95 %.'],
      ['Quota of your mailbox', 'You have used 95 % of what you may keep.'],
      ['Quarantine report', '3 messages wait for you.'],
      ['Informe', 'Estimado usuario:\n\nSu mensaje contiene un archivo que no esta permitido.'],
      ['Informe', ''],
    ];
    for (const [subject, text] of reports)
      expect(await verdict([fromPostmaster, `Subject: ${subject}`], text), subject).toBe('auto: daemon');
    expect(await verdict(['Return-Path: <>', fromPostmaster], 'El enlace esta caido.')).toMatch(
      /^bounce|^auto/,
    );
    const form =
      'Nombre del cliente: Minera\nSitio: Lima\nContactos (nombre, correo): Ana, ana@minera.example';
    const people: [string, string][] = [
      [
        'Problema con el enlace',
        'Hola, soy Ana de sistemas. El enlace de Lima esta caido. Favor abrir ticket.',
      ],
      ['Incidente', form],
      ['SMTP', `El correo no sale, smtp sin respuesta. Sus mensajes no llegan.\n${form}`],
      [
        'Error en el enlace',
        'No hay ping.\n\n--\nEste mensaje es confidencial. Si no es el destinatario, borrelo.',
      ],
    ];
    expect(
      await verdict(
        [fromPostmaster, 'Subject: Informe'],
        `Su mensaje no fue aceptado:\n\nSubject: Incidente\n${form}`,
      ),
    ).not.toBeNull();
    for (const [subject, text] of people)
      expect(await verdict([fromPostmaster, `Subject: ${subject}`], text), subject).toBeNull();
    expect(await verdict(['From: mailer-daemon@minera.example'], form)).toBe('bounce: delivery report');
  });

  test('is our own mail come back', async () => {
    expect(await verdict([fromAna, 'X-Acuse-Id: 1'])).toBe('auto: own letter');
    const ours = signMessageId(new Uint8Array(32), 'ack:17', 'INC-000123', 'example.com');
    expect(await verdict([fromAna, `Message-ID: ${ours}`])).toBe('auto: own letter');
    expect(await verdict([fromAna, `In-Reply-To: ${ours}`])).toBeNull();
    for (const ours of ['Desk@example.com', 'desk+incidents@example.com'])
      expect(await verdict([`From: Desk <${ours}>`], 'x', ['desk@example.com'])).toBe('auto: own address');
  });

  test('are read receipts, complaints and reports of any other type', async () => {
    const report = (type: string) => `Content-Type: multipart/report; report-type=${type}; boundary=b`;
    expect(await verdict([fromAna, report('disposition-notification')])).toBe('auto: read receipt');
    expect(await verdict([fromAna, report('Feedback-Report')])).toBe('auto: report');
    expect(await verdict([fromAna, report('tlsrpt')])).toBe('auto: report');
  });
});

describe('automatic by subject and text', () => {
  test('are absences, in the desk’s languages and others', async () => {
    const replies: [string, string][] = [
      ['Respuesta automática: Enlace', 'Estoy fuera de la oficina hasta el lunes.'],
      ['Automatic reply: Link', 'I am on annual leave until Monday.'],
      ['Out of Office: Link', 'Thank you for your email.'],
      ['Auto: Enlace', 'Gracias por su mensaje. Regreso el lunes.'],
      ['Resposta automática: Enlace', 'Estou de férias.'],
      ['Ausência temporária: Enlace', 'Retornarei no dia 5.'],
      ['[EXTERNAL] Fuera de la oficina: [INC-000123] Enlace', 'Estaré ausente.'],
      ['Automatic reply:', ''],
      [
        'AUTO: Ana Ruiz is out of the office (returning 05/01/2027)',
        'I am out of the office until 05/01/2027.',
      ],
      ['Ausente de la oficina: Enlace', 'Me encuentro fuera de la oficina hasta el lunes.'],
      [
        'Ana Ruiz está fuera de la oficina (vuelve 05/12/2026).',
        'Estaré ausente desde 28/11/2026 y no volveré hasta 05/12/2026.',
      ],
      ['Luis está fora do escritório.', 'Estarei ausente. Responderei à sua mensagem quando eu voltar.'],
      [
        'Ruiz Ana is out of the office until 5 December',
        'I will be out of the office and will not return until 12/05/2026.',
      ],
    ];
    for (const [subject, text] of replies)
      expect(
        await verdict([fromAna, `Subject: ${subject}`, 'Content-Type: text/plain; charset=utf-8'], text),
        subject,
      ).toBe('auto: automatic reply');
    for (const from of ['lsoto@minera.example', 'Soto, Luis <ls@minera.example>', 'luis@minera.example'])
      expect(
        await verdict(
          [`From: ${from}`, 'Subject: Luis Soto is out of the office'],
          'I am away and will be back on Monday.',
        ),
        from,
      ).toBe('auto: automatic reply');
    expect((await readFile('exchange-out-of-office')).automatic).toEqual({
      kind: 'auto',
      rule: 'automatic reply',
      evidence: 'Subject: respuesta automatica: · estare de vacaciones',
    });
  });

  test('are read receipts in the shape of mails', async () => {
    expect(await verdict([fromAna, 'Subject: Leido: Enlace'], 'Su mensaje se ha leido el lunes.')).toBe(
      'auto: read receipt',
    );
    expect(await verdict([fromAna, 'Subject: Read: Link'], 'Your message was read on Monday.')).toBe(
      'auto: read receipt',
    );
    const receipts: [string, string][] = [
      ['No leido: Enlace', 'Su mensaje\n\nPara: Ana\n\nse elimino sin leerse el domingo.'],
      ['Return Receipt (displayed) - Link', 'This is a Return Receipt for the mail that you sent.'],
      ['Acuse de lectura (mostrado) - Enlace', 'Este es un acuse de recibo para el correo que envio.'],
      ['Recibo de lectura: Enlace', 'El mensaje que usted envio ha sido leido.'],
      ['Read: Link', 'Your message\n\nTo: Ana\nSubject: Link\nSent: Sunday\n\nwas read on Sunday 10:05.'],
      ['Not read: Link', 'Your message\n\nTo: Ana\n\nwas deleted without being read on Sunday.'],
      ['Lida: Link', 'Sua mensagem\n\nPara: Ana\nAssunto: Link\n\nfoi lida em 29/11/2026 10:05.'],
      ['Excluida: Link', 'Sua mensagem\n\nPara: Ana\n\nfoi excluida sem ser lida em 29/11/2026.'],
      ['Confirmacao de leitura - Link', 'Esta e uma confirmacao de leitura da mensagem que voce enviou.'],
    ];
    for (const [subject, text] of receipts)
      expect(await verdict([fromAna, `Subject: ${subject}`], text), subject).toBe('auto: read receipt');
  });

  test('are not people who are away from their desks, tell of a colleague, or send a form', async () => {
    const form = ['Nombre del cliente: Minera', 'Sitio: Lima', '¿Tiene energia? Si'].join('\n');
    const people: [string, string][] = [
      [
        'Ana Ruiz esta fuera de la oficina',
        `Buenos dias, estoy de viaje, por eso mando el formulario. Respondere sus consultas por correo.\n${form}`,
      ],
      ['Ana Ruiz esta fuera de la oficina', 'Estoy de viaje y el enlace esta caido. Respondere por correo.'],
      ['Ana Ruiz esta fuera de la oficina', `Estoy de vacaciones, volvere el lunes.\n${form}`],
      [
        'Ana Ruiz is out of the office, link still down',
        'I am out of the office, link down. Please call Peter, I will be back at 5.',
      ],
      [
        'Ana Ruiz is out of the office',
        'I am away from site, link down. Please call Peter, I will be back at 5.',
      ],
      ['Peter Lee is out of the office', 'I am on leave too, will be back on Monday. The link is down.'],
      [
        'Ana Ruiz is out of the office',
        `I am on leave, I will be back on Monday. ${'Link down. '.repeat(70)}`,
      ],
    ];
    for (const [subject, text] of people)
      expect(await verdict([fromAna, `Subject: ${subject}`], text), `${subject}: ${text}`).toBeNull();
  });

  test('are no receipts where the text does not begin with the message that was read', async () => {
    const form = 'Nombre del cliente: Minera\nDescripcion: el enlace no fue abierto\nContacto: Ana';
    const people: [string, string][] = [
      ['Eliminado: VLAN 20 en Arequipa', 'Se elimino sin querer la VLAN 20 y no tenemos servicio.'],
      ['Eliminado: ruta BGP', form],
      ['Deleted: route', `This was deleted by mistake.\n${form}`],
      ['Deleted - VLAN 20', 'VLAN 20 was deleted by mistake, please put it back.'],
      ['Acuse de recibo: falta el ticket', 'No fue abierto ningun ticket por el enlace caido.'],
      ['Acuse de recibo: caso abierto', form],
      ['Aviso de recibo - equipo nuevo', 'El equipo recibido fue abierto y esta dañado.'],
      ['Recibo de leitura - link', 'Nao foi aberto o chamado do link caido.'],
      ['No leido: mi correo de ayer', 'Parece que mi correo anterior no fue leido. El enlace sigue caido.'],
      ['No leido: mi correo de ayer', 'Su mensaje "Enlace" no fue leido el lunes. El enlace sigue caido.'],
      ['Leido: su respuesta', 'Su mensaje fue leido, pero el enlace sigue caido.'],
      [
        'Confirmacion de lectura: medidor',
        'Esta es una confirmacion de lectura del medidor, fue leido ayer.',
      ],
      ['Read: link down', 'The message on the router was read to me: link down.'],
      ['Read: link', `Your message was read on Monday.\n${form}\n${'El enlace esta caido. '.repeat(40)}`],
    ];
    for (const [subject, text] of people)
      expect(await verdict([fromAna, `Subject: ${subject}`], text), `${subject}: ${text}`).toBeNull();
  });

  test('are not people who write about such things', async () => {
    const form = 'Nombre del cliente: Minera\n'.repeat(40);
    const people: [string, string][] = [
      ['Re: Automatic reply: Link', 'Please call Luis instead, he is in the office.'],
      ['RV: Respuesta automatica: Enlace', 'Les reenvio la respuesta, por favor abrir un caso.'],
      ['Auto: choque con el poste de la antena', 'Un auto choco el poste y el enlace esta caido.'],
      ['Auto: enlace', form],
      ['Vacaciones del personal', 'El local cierra por vacaciones.'],
      ['Ausente el enlace', 'No hay enlace.'],
      ['Automatic reply: is not working in our PBX', form],
      ['Read: the attached form', 'Please read the attached form.'],
      ['Sitio fuera de servicio', 'El sitio esta fuera desde las 8.'],
      ['Nuestra oficina esta fuera de linea', 'Estare atento, volvere a llamar.'],
      [
        'Luis esta fuera de la oficina',
        'El enlace esta caido. Luis esta fuera de la oficina, llamenme a mi.',
      ],
      ['Ana is out of the office', 'The router will not return to life. I will reply for her, I am on site.'],
      ['Acuse de recibo', 'Necesito el acuse de recibo de mi incidente de ayer.'],
      ['Recibo de lectura: medidor 4', 'El medidor fue cambiado.'],
      ['Warning: power works on Sunday', 'There will be power works.'],
      ['Delivery failure of voice packets', 'The host is not reachable, delivery of packets failed.'],
      ['Undeliverable mail to the desk?', 'We could not write to you yesterday.'],
      ['Re: Undeliverable: Enlace', 'Your message could not be delivered, 550 5.1.1 it says. Please advise.'],
    ];
    for (const [subject, text] of people)
      expect(await verdict([fromAna, `Subject: ${subject}`], text), subject).toBeNull();
  });
});
