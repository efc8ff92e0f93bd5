/** A mail's header fields as they differ from a questionnaire's; null leaves one out. */
type Fields = Record<string, string | null>;

/** A complete Spanish questionnaire from the customer of that number, whom nobody else shares a domain with. */
export function questionnaire(number: number, fields: Fields = {}): Buffer {
  return mail(number, { Subject: `Sin servicio en el sitio ${number}`, ...fields }, answers(number));
}

/** The numbers of so many customers, from 1. */
export function customers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

export function addressOf(number: number): string {
  return `ana@customer-${number}.example`;
}

export function messageIdOf(number: number): string {
  return `<${number}@customer-${number}.example>`;
}

/** A mail in which a customer writes freely. */
export function note(number: number, fields: Fields, text = 'El servicio sigue caído.\n'): Buffer {
  return mail(number, fields, text);
}

/** A mail of 20 MB that takes the reading thread about a second, a hundred times as long as a questionnaire. */
export function toilsome(number: number): Buffer {
  const line = `${'=C3=B3'.repeat(12)}\n`;
  return mail(
    number,
    { Subject: 'Bitácora', 'Content-Transfer-Encoding': 'quoted-printable' },
    line.repeat(270_000),
  );
}

/** A delivery report on a letter, as Postfix writes it. */
export function report(
  letter: Buffer,
  to: string,
  fields: { action?: string; status?: string } = {},
): Buffer {
  const { action = 'failed', status = '5.1.1' } = fields;
  const header = letter.toString().split('\r\n\r\n')[0] ?? '';
  return Buffer.from(
    [
      ...['Return-Path: <>', 'From: MAILER-DAEMON@relay.example.net (Mail Delivery System)'],
      ...[
        'Subject: Undelivered Mail Returned to Sender',
        `Message-ID: <${action}.${status}@relay.example.net>`,
      ],
      ...['MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', ''],
      ...['--b', 'Content-Type: text/plain', '', 'I could not deliver your message.', ''],
      ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; relay.example.net', ''],
      ...[`Final-Recipient: rfc822; ${to}`, `Action: ${action}`, `Status: ${status}`],
      ...['Diagnostic-Code: smtp; 550 mailbox unavailable', ''],
      ...['--b', 'Content-Type: text/rfc822-headers', '', header, '', '--b--', ''],
    ].join('\r\n'),
  );
}

function mail(number: number, fields: Fields, body: string): Buffer {
  const header: Fields = {
    'Return-Path': `<${addressOf(number)}>`,
    From: `Ana Ruiz <${addressOf(number)}>`,
    To: 'incidents@example.com',
    Date: 'Mon, 02 Mar 2026 09:00:00 -0500',
    'Message-ID': messageIdOf(number),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...fields,
  };
  const lines = Object.entries(header).flatMap(([name, value]) =>
    value === null ? [] : `${name}: ${value}`,
  );
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body.replaceAll('\n', '\r\n')}`);
}

function answers(number: number): string {
  return `Buenos días:

• Nombre del cliente: Minera Andina ${number} S.A.
• Sitio el cliente: Campamento ${number}, Lima
• Descripción del problema (enlace no disponible, servicio lento, degradado, etc.): enlace no disponible
• Contactos para devolución / pruebas / cierre (nombre, correo electrónico y teléfono): Ana Ruiz, ${addressOf(number)}, +1 202 555 0117
• Contactos locales (nombre, correo electrónico y teléfono): Guardia de turno, +1 202 555 0118
• Horarios de apertura del lugar: 24 horas
• Incidente interno: MA-${number}
• Tipo de servicio afectado (Satélite, Internet, MPLS, otros): Satélite
• ¿Tiene una contingencia de BT?: No
• ¿Funciona la contingencia de BT?: No aplica
• ¿Tiene energía en el sitio en este momento?: Sí
• ¿Hubo un corte de energía en el sitio?: No
• ¿Está lloviendo o ha llovido allí?: * Sí, toda la noche
• ¿Están todos los equipos conectados?: Sí
• ¿Se realizó un reinicio en el (los) equipo (s)? Sí, dos veces

Saludos,
Ana Ruiz
`;
}
