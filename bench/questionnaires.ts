import MailComposer from 'nodemailer/lib/mail-composer';

/** One customer's mail; nobody else writes from this address. */
export interface Questionnaire {
  from: string;
  bytes: Buffer;
}

/** Questionnaires of about 5 KB, as three mail programs would write them, each from a customer of its own. */
export function questionnaires(count: number, to: string): Promise<Questionnaire[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => questionnaire(index + 1, to)));
}

async function questionnaire(index: number, to: string): Promise<Questionnaire> {
  const customer = customerOf(index);
  const write = [spanishInParagraphs, spanishInTable, english][index % 3] ?? english;
  const received = `from out.${customer.domain} (out.${customer.domain} [192.0.2.${index % 250}])
 by mx1.example.com (mail host) with ESMTPS id 4Q${index} for <${to}>; ${new Date().toUTCString()}`;
  const composer = new MailComposer({
    from: { name: customer.person, address: customer.address },
    to,
    messageId: `<q${index}.${Date.now()}@${customer.domain}>`,
    headers: [
      { key: 'Received', value: received.replace(/\n/g, '') },
      { key: 'X-Mailer', value: 'Correo 16.0' },
      { key: 'Thread-Index', value: Buffer.from(`thread ${index} of the day`).toString('base64') },
      { key: 'Accept-Language', value: 'es-ES, en-US' },
    ],
    ...write(customer),
  });
  return { from: customer.address, bytes: await composer.compile().build() };
}

interface Customer {
  person: string;
  address: string;
  domain: string;
  company: string;
  site: string;
  reference: string;
}

function customerOf(index: number): Customer {
  const domain = `customer-${index}.example`;
  return {
    domain,
    person: `Ana Quispe Núñez ${index}`,
    address: `ana.quispe@${domain}`,
    company: `Compañía Minera ${index} S.A.C.`,
    site: `Campamento ${index}, Arequipa`,
    reference: `REQ-${100_000 + index}`,
  };
}

interface Written {
  subject: string;
  text?: string;
  html?: string;
  textEncoding?: 'quoted-printable' | 'base64';
}

/** As webmail writes: a text and an HTML of paragraphs. */
function spanishInParagraphs(customer: Customer): Written {
  const lines = spanishAnswers(customer).map(([label, answer]) => `${label} ${answer}`);
  const letter = ['Buenos días:', ...lines, 'Quedamos atentos.', 'Saludos cordiales,', customer.person];
  return {
    subject: `Sin servicio en ${customer.site}`,
    text: [...letter, '', disclaimer.es].join('\n'),
    html: `<html><body>${[...letter, disclaimer.es].map(line => `<p>${escaped(line)}</p>`).join('\n')}</body></html>`,
    textEncoding: 'quoted-printable',
  };
}

/** As Outlook writes: a table, and not a word of plain text. */
function spanishInTable(customer: Customer): Written {
  const rows = spanishAnswers(customer).map(
    ([label, answer]) =>
      `<tr><td width=300 valign=top><p class=MsoNormal><b>${escaped(label)}</b><o:p></o:p></p></td>` +
      `<td width=300><p class=MsoNormal>${escaped(answer)}<o:p></o:p></p></td></tr>`,
  );
  return {
    subject: `Enlace caído: ${customer.site}`,
    html: `<html><head><style>p.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif}</style></head>
<body><p class=MsoNormal>Estimados,<o:p></o:p></p><table class=MsoTableGrid border=1>${rows.join('\n')}</table>
<p class=MsoNormal>Atentamente,<o:p></o:p></p><p class=MsoNormal>${customer.person}<o:p></o:p></p>
<p class=MsoNormal><i>${disclaimer.es}</i></p></body></html>`,
  };
}

/** As an older program writes: plain text, and the last mail below. */
function english(customer: Customer): Written {
  const lines = englishAnswers(customer).map(([label, answer]) => `${label} ${answer}`);
  const quoted = [...lines, disclaimer.en].map(line => `> ${line}`);
  return {
    subject: `Slow link, ${customer.site}`,
    text: [
      'Dear all,',
      ...lines,
      '',
      'Kind regards,',
      customer.person,
      '',
      disclaimer.en,
      '',
      'On Mon, 2 Nov 2026 at 09:14, Operations wrote:',
      ...quoted,
    ].join('\n'),
    textEncoding: 'quoted-printable',
  };
}

function spanishAnswers({ person, address, company, site, reference }: Customer): [string, string][] {
  const contact = `${person}, ${address}, +51 987 654 321`;
  return [
    ['Nombre del cliente:', company],
    ['Sitio el cliente:', site],
    [
      'Descripción del problema (enlace no disponible, servicio lento, degradado, etc.):',
      'enlace no disponible desde las 06:10, después de una tormenta; el módem queda sin portadora',
    ],
    ['Contactos para devolución / pruebas / cierre (nombre, correo electrónico y teléfono):', contact],
    ['Contactos locales (nombre, correo electrónico y teléfono):', 'Guardia de turno, +51 987 654 321'],
    ['Horarios de apertura del lugar:', 'lunes a viernes de 08:00 a 18:00'],
    ['Incidente interno:', reference],
    ['Tipo de servicio afectado (Satélite, Internet, MPLS, otros):', 'Satélite'],
    ['¿Tiene una contingencia de BT?:', 'No'],
    ['¿Funciona la contingencia de BT?:', 'No aplica'],
    ['¿Tiene energía en el sitio en este momento?:', 'Sí'],
    ['¿Hubo un corte de energía en el sitio?:', 'No'],
    ['¿Está lloviendo o ha llovido allí?: *', 'Sí, toda la noche'],
    ['¿Están todos los equipos conectados?:', 'Sí'],
    ['¿Se realizó un reinicio en el (los) equipo (s)?', 'Sí, dos veces, sin resultado'],
  ];
}

function englishAnswers({ person, address, company, site, reference }: Customer): [string, string][] {
  return [
    ['Customer Name:', company],
    ['Customer Site/Location:', site],
    ['Problem Description:', 'packets are lost since yesterday, 20 % on average, worst in the morning'],
    ['Contacts for call back (name, email and phone):', `${person}, ${address}, +1 202 555 0117`],
    ['Local contacts (name, email and phone):', `${person}, +1 202 555 0118`],
    ['Site working hours:', '07:00-19:00, Monday to Saturday'],
    ['Customer Incident ID:', reference],
    ['Type of service impacted (Satellite, Internet, MPLS, others):', 'MPLS'],
    ['Do you have BT contingency?:', 'Yes'],
    ['Is BT contingency working as designed?', 'Yes'],
    ['Do you have power on site at the moment?:', 'Yes'],
    ['Was there a power outage at the site?', 'No'],
    ['Is it raining or has it rained there?*', 'No'],
    ['Is all equipment connected?', 'Yes'],
    ['Was a reset performed on the equipment?', 'Not yet'],
    ['Source IP address:', '192.0.2.14'],
    ['Destination IP address:', '198.51.100.7'],
  ];
}

const disclaimer = {
  es: 'AVISO DE CONFIDENCIALIDAD: Este mensaje y sus anexos están dirigidos únicamente a su destinatario y pueden contener información reservada. Si usted lo ha recibido por error, comuníquelo al remitente y elimínelo; queda prohibida su copia o difusión sin autorización.',
  en: 'CONFIDENTIALITY NOTICE: This message and its attachments are meant for the addressee only and may hold information that is not public. If you are not the addressee, please tell the sender and delete it; copying or passing it on without permission is forbidden.',
};

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
