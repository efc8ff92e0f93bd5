import MailComposer from 'nodemailer/lib/mail-composer';

/** Mails of about 5 KB by people who write what is wrong in their own words, in three languages: no form, a thread below. */
export function freeTexts(count: number, to: string): Promise<Buffer[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => freeText(index + 1, to)));
}

function freeText(index: number, to: string): Promise<Buffer> {
  const { subject, opening, sentences, leave, wrote } = letters[index % letters.length] ?? english;
  const say = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => sentences[(from + at) % sentences.length]).join(' ');
  const own = [opening, say(index, 5), say(index + 5, 4), say(index + 2, 3), leave, `Ana Quispe ${index}`];
  const older = [wrote, ...own.map((line, at) => `> ${at === 1 ? say(index + 1, 6) : line}`)];
  const composer = new MailComposer({
    from: { name: `Ana Quispe ${index}`, address: `ana.quispe@customer-${index}.example` },
    to,
    messageId: `<free${index}@customer-${index}.example>`,
    subject: `${subject} ${index}`,
    text: [...own, ...older].flatMap(line => [line, '']).join('\n'),
    ...(index % 2 === 0
      ? { html: `<html><body>${[...own, ...older].map(paragraph).join('\n')}</body></html>` }
      : {}),
    textEncoding: 'quoted-printable',
  });
  return composer.compile().build();
}

function paragraph(line: string): string {
  return `<p class=MsoNormal><span style="font-size:11.0pt">${line.replaceAll('>', '&gt;')}</span></p>`;
}

const spanish = {
  subject: 'Sin servicio en la sede',
  opening: 'Buenos días estimados:',
  sentences: [
    'El enlace de la sede de Arequipa está caído desde ayer a las 14:00 y nadie nos contesta en el teléfono.',
    'Ya reiniciamos el equipo dos veces: la luz del módem queda en rojo, y el sitio tiene energía.',
    'Mi teléfono es +51 987 654 321, pueden llamar a cualquier hora o escribir a guardia@customer.example.',
    'Por favor, ¿nos pueden decir cuándo llega el técnico? El cliente pregunta cada hora.',
    'La dirección 192.0.2.14 no responde; la 198.51.100.7 responde con pérdidas del 20 %.',
    'Necesitamos una respuesta hoy, porque mañana abre el almacén y sin sistema no se puede despachar.',
    'Contacto en el lugar: el señor de la guardia, de 08:00 a 18:00.',
  ],
  leave: 'Quedamos atentos. Saludos cordiales,',
  wrote: 'El lun, 2 nov 2026 a las 09:14, Operaciones escribió:',
};

const english: typeof spanish = {
  subject: 'Link down at the branch',
  opening: 'Dear all,',
  sentences: [
    'The link of our branch has been down since yesterday afternoon and nobody picks up the phone.',
    'We have power on site and all equipment is connected; we restarted the router twice.',
    'Call me at +1 202 555 0117 at any time, or write to duty@customer.example.',
    'Could you please tell us: when will somebody be there? The customer asks every hour.',
    'The address 192.0.2.14 does not answer, and 198.51.100.7 loses one packet in five.',
    'We need this today, since the store opens tomorrow and cannot ship anything without the system.',
    'Site contact: the guard at the door, from 8:00 to 18:00.',
  ],
  leave: 'Kind regards,',
  wrote: 'On Mon, 2 Nov 2026 at 09:14, Operations wrote:',
};

const portuguese: typeof spanish = {
  subject: 'Link fora do ar na filial',
  opening: 'Prezados, bom dia.',
  sentences: [
    'O link da nossa filial está fora do ar desde ontem à tarde e ninguém atende o telefone.',
    'Já reiniciamos o equipamento duas vezes: há energia no local e todos os cabos estão conectados.',
    'Meu telefone é +1 202 555 0118, podem ligar a qualquer hora ou escrever para plantao@customer.example.',
    'Vocês podem informar quando chega o técnico? O cliente pergunta a cada hora.',
    'O endereço 192.0.2.14 não responde, e o 198.51.100.7 perde um pacote em cinco.',
    'Precisamos de uma resposta hoje, porque amanhã a loja abre e sem o sistema não despacha nada.',
    'Contato no local: o vigia da portaria, das 08:00 às 18:00.',
  ],
  leave: 'Ficamos no aguardo. Atenciosamente,',
  wrote: 'Em seg., 2 de nov. de 2026 às 09:14, Operações escreveu:',
};

const letters = [spanish, english, portuguese];
