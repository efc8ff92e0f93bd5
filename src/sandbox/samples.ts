/** A mail as a customer might send it to the sandbox. */
export interface Sample {
  /** What is worth seeing in it. */
  shows: string;
  from: string;
  /** Whether acuse owes it a letter. */
  isAnswered: boolean;
  bytes: Uint8Array;
}

/** The sandbox's post of the day, dated `now`, to the desk's address. */
export function sampleMails(to: string, now: Date): Sample[] {
  return [
    {
      shows: 'a Spanish questionnaire, filled in whole',
      ...mail(
        { to, now, id: 'lima', from: 'Ana Ruiz <ana.ruiz@minera.example>', subject: 'Sin servicio en Lima' },
        plain,
        spanish,
      ),
      isAnswered: true,
    },
    {
      shows: 'an English one',
      ...mail(
        {
          to,
          now,
          id: 'kingston',
          from: 'Tom Reid <tom.reid@harbour.example>',
          subject: 'Slow link, Kingston',
        },
        plain,
        english,
      ),
      isAnswered: true,
    },
    {
      shows: 'a Spanish one in an Outlook table',
      ...mail(
        { to, now, id: 'quito', from: 'Luis Vega <lvega@banco.example>', subject: 'Enlace caído Quito' },
        html,
        outlook,
      ),
      isAnswered: true,
    },
    {
      shows: 'one with half of it missing',
      ...mail(
        { to, now, id: 'la-paz', from: 'Rosa Quispe <rquispe@textil.example>', subject: 'URGENTE' },
        plain,
        incomplete,
      ),
      isAnswered: true,
    },
    {
      shows: 'an out-of-office note, which nobody may answer',
      ...mail(
        {
          to,
          now,
          id: 'away',
          from: 'Ana Ruiz <ana.ruiz@minera.example>',
          subject: 'Respuesta automática: Sin servicio en Lima',
        },
        `Auto-Submitted: auto-replied\r\n${plain}`,
        'Estoy fuera de la oficina hasta el lunes.\n',
      ),
      isAnswered: false,
    },
  ];
}

const plain = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n';
const html = 'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n';

function mail(
  { to, now, id, from, subject }: { to: string; now: Date; id: string; from: string; subject: string },
  contentHeaders: string,
  body: string,
): Pick<Sample, 'from' | 'bytes'> {
  const headers = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Date: ${now.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}.${now.getTime()}@sample.example>`,
    'MIME-Version: 1.0',
  ].join('\r\n');
  const text = `${headers}\r\n${contentHeaders}\r\n${body.replaceAll('\n', '\r\n')}`;
  return { from, bytes: Buffer.from(text) };
}

const spanish = `Buenos días:

• Nombre del cliente: Minera Andina S.A.
• Sitio el cliente: Campamento Quebrada Honda, Lima
• Descripción del problema (enlace no disponible, servicio lento, degradado, etc.): enlace no disponible desde las 6:10
• Contactos para devolución / pruebas / cierre (nombre, correo electrónico y teléfono): Ana Ruiz, ana.ruiz@minera.example, +51 987 654 321
• Contactos locales (nombre, correo electrónico y teléfono): Guardia de turno, +51 987 654 321
• Horarios de apertura del lugar: 24 horas
• Incidente interno: MA-20817
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

const english = `Customer Name: Harbour Freight Ltd
Customer Site/Location: Port office, Kingston
Problem Description: packets are lost since yesterday, 20 % on average
Contacts for call back (name, email and phone): Tom Reid, tom.reid@harbour.example, +1 202 555 0117
Local contacts (name, email and phone): Tom Reid
Site working hours: 07:00-19:00
Customer Incident ID: HF-4471
Type of service impacted (Satellite, Internet, MPLS, others): MPLS
Do you have BT contingency?: Yes
Is BT contingency working as designed? Yes
Do you have power on site at the moment?: Yes
Was there a power outage at the site? No
Is it raining or has it rained there?* No
Is all equipment connected? Yes
Was a reset performed on the equipment? Not yet

In case of slowness or packages loss
Source IP address: 192.0.2.14
Destination IP address: 198.51.100.7
`;

const outlook = `<html><head><style>p.MsoNormal {margin:0cm}</style></head><body>
<p class=MsoNormal>Estimados,<o:p></o:p></p>
<table class=MsoTableGrid border=1>
${[
  ['Nombre del cliente:', 'Banco del Pacífico Sur'],
  ['Sitio del cliente:', 'Agencia Quito Norte'],
  ['Descripción del problema:', 'Enlace abajo desde las 08:15'],
  ['Contactos para devolución / pruebas / cierre:', 'Luis Vega, lvega@banco.example, +1 202 555 0143'],
  ['Contactos locales:', 'Luis Vega'],
  ['Horarios de apertura del lugar:', 'L-V 09:00 a 17:00'],
  ['Incidente interno:', '88123'],
  ['Tipo de servicio afectado:', 'Internet'],
  ['¿Tiene una contingencia de BT?:', 'Sí'],
  ['¿Funciona la contingencia de BT?:', 'Sí'],
  ['¿Tiene energía en el sitio en este momento?:', 'Sí'],
  ['¿Hubo un corte de energía en el sitio?:', 'No'],
  ['¿Está lloviendo o ha llovido allí?: *', 'No'],
  ['¿Están todos los equipos conectados?:', 'Sí'],
  ['¿Se realizó un reinicio en el (los) equipo (s)?', 'Sí'],
]
  .map(
    ([label, answer]) =>
      `<tr><td width=300><p class=MsoNormal><b>${label}</b><o:p></o:p></p></td><td><p class=MsoNormal>${answer}<o:p></o:p></p></td></tr>`,
  )
  .join('\n')}
</table>
<p class=MsoNormal>Atentamente,<o:p></o:p></p><p class=MsoNormal>Luis Vega<o:p></o:p></p></body></html>
`;

const incomplete = `Nombre del cliente: Textil La Paz
Sitio el cliente: Planta 2
Descripción del problema: no hay internet en toda la planta!!!
Contactos para devolución / pruebas / cierre: Rosa Quispe rquispe@textil.example
Horarios de apertura del lugar:
¿Tiene energía en el sitio en este momento?: si

Enviado desde mi iPhone
`;
