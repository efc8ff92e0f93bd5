import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { anasMail, anasTicket, desk, formless, opened, said } from './desk.ts';
import { between, composed, received } from './received.ts';

describe('The acknowledgement', () => {
  it('says the number and when the mail was received, in the time of the site', async () => {
    const { text, html } = await received('acknowledgement', opened());
    for (const part of [text, html]) expect(part).toContain('INC-000123');
    expect(text).toContain('22 nov 2026, 07:15 (hora de Perú, GMT-5)');
    // No screen breaks it behind its hyphen.
    expect(html).toContain('22 nov 2026, 07:15 (hora de Perú, GMT&#8209;5)');
  });

  it('speaks of a call where somebody telephoned', async () => {
    const occasion = { ...opened(), correspondence: { ...anasMail, takenBy: 'Rosa' } };
    const { text } = await received('acknowledgement', occasion);
    expect(text).toContain(
      'Registramos su llamada del 22 nov 2026, 07:15 (hora de Perú, GMT-5) con el número:',
    );
    expect(text).not.toContain('Recibimos su mensaje');
  });

  it('says what was understood, in the order and words of the form', async () => {
    const { text, html } = await received('acknowledgement', opened());
    expect(between(text, 'ESTO ENTENDIMOS', '--')).toBe(
      [
        '✓ Nombre del cliente: Minera Andina S.A.',
        '✓ Sitio el cliente: Campamento Talara',
        '✓ Descripción del problema: Enlace caído desde las 06:10',
        '✓ Tipo de servicio afectado: Satélite',
        '✓ ¿Tiene energía en el sitio en este momento? Sí, desde las 9',
        '✓ ¿Está lloviendo o ha llovido allí? Llueve fuerte',
      ].join('\n'),
    );
    expect(html).toContain('>Campamento Talara</td>');
  });

  it('asks exactly for what is missing or was not understood, as lines ready to fill in', async () => {
    const { text, html } = await received('acknowledgement', opened());
    expect(between(text, 'complete las líneas:', 'Muchas gracias.').split(/\s*\n/)).toEqual([
      'Contactos locales (nombre, correo electrónico y teléfono):',
      'Horarios de apertura del lugar:',
      '¿Se realizó un reinicio en el (los) equipo (s)?',
    ]);
    expect(text).toContain(
      'No entendimos su respuesta «ver foto» a la pregunta «¿Se realizó un reinicio en el (los) equipo (s)?».',
    );
    expect(html).toContain('>Horarios de apertura del lugar: </p>');
  });

  it('does not ask whether a contingency works that there is not', async () => {
    const missing = ['contingencyWorking', 'siteHours'];
    const having = (value: 'yes' | 'no') =>
      opened({ fields: { hasContingency: said(value, value) }, missing, unreadable: [] });
    const question = '¿Funciona la contingencia';
    expect((await received('acknowledgement', having('no'))).text).not.toContain(question);
    expect((await received('acknowledgement', having('yes'))).text).toContain(question);
  });

  it('asks for nothing when the form is complete', async () => {
    const { text } = await received('acknowledgement', opened({ missing: [], unreadable: [] }));
    expect(text).toContain('El cuestionario está completo, no nos falta ningún dato.');
    expect(text).not.toContain('complete las líneas');
  });

  it('brings the blank form, with what could be guessed, to somebody who wrote without one', async () => {
    const { text } = await received('acknowledgement', {
      ...opened(formless),
      understood: { site: 'Talara' },
    });
    expect(text).toContain('No encontramos el cuestionario en su mensaje.');
    const lines = between(text, 'complete las líneas:', 'Muchas gracias.').split(/\s*\n/);
    expect(lines).toHaveLength(15);
    expect(lines.slice(0, 2)).toEqual(['Nombre del cliente:', 'Sitio el cliente: Talara']);
    expect(text).not.toContain('ESTO ENTENDIMOS');
  });

  it('is written in English to somebody who used the English form', async () => {
    const { text, header } = await received('acknowledgement', opened({ language: 'en', form: 'latam-en' }));
    expect(header('Content-Language')).toBe('en');
    expect(text).toContain('22 Nov 2026, 07:15 (Peru Time, GMT-5)');
    expect(between(text, 'fill in these lines:', 'Thank you.').split(/\s*\n/)).toEqual([
      'Local contacts (name, email and phone):',
      'Site working hours:',
      'Was a reset performed on the equipment?',
    ]);
  });

  it('is small', () => {
    const answers = Object.fromEntries(
      Object.keys(anasTicket.fields).map(key => [key, said('largo '.repeat(2000))]),
    );
    expect(composed('acknowledgement', opened({ fields: answers })).bytes.length).toBeLessThan(20_000);
  });
});

describe('The telephone numbers in the acknowledgement', () => {
  it('are those of the region of the site', async () => {
    const { text, html } = await received('acknowledgement', opened());
    expect(text).toContain('Perú: +1 202 555 0100, +1 202 555 0101');
    expect(text).not.toContain('Colombia');
    expect(html).toContain('href="tel:+12025550100"');
  });

  it('are those of every region while the site is not known', async () => {
    const { text } = await received('acknowledgement', opened({ zone: desk.timezone }));
    expect(text).toContain('Perú: +1 202 555 0100, +1 202 555 0101\n  Colombia: +1 202 555 0102');
    expect(text).not.toContain('Chile');
  });

  it("are those of the region that the site's record names, also where another has its clocks", async () => {
    const phones = [
      { name: 'Perú', countries: ['PE'], zones: ['America/Lima'], numbers: ['+1 202 555 0100'] },
      { name: 'minas', countries: ['PE'], zones: [], numbers: ['+1 202 555 0103'] },
    ];
    const record = { customer: 'Minera Andina', site: 'Talara', region: 'minas', by: 'name' };
    const place = { country: 'PE', zone: 'America/Lima', saw: 'Talara', zoneAssumed: false, record };
    const ticket = { ...anasTicket, place: { ...place, by: 'site-record' as const } };
    const { text } = await received('acknowledgement', opened(ticket), { ...desk, phones });
    expect(text).toContain('minas: +1 202 555 0103');
    expect(text).not.toContain('Perú: +1');
  });

  it('name a region by its countries, in the language of the letter', async () => {
    const numbers = ['+1 202 555 0106'];
    const phones = [{ name: 'cono_sur', countries: ['AR', 'MX'], zones: ['America/Lima'], numbers }];
    const { text } = await received('acknowledgement', opened(), { ...desk, phones });
    expect(text).toContain('Argentina, México: +1 202 555 0106');
  });

  it('can be dialled from the letter, whatever stands before them', async () => {
    const numbers = ['De noche: +1 (202) 555-0104', '+1 202 555 0105 ext. 12'];
    const phones = [{ name: 'peru', countries: ['PE'], zones: ['America/Lima'], numbers }];
    const { html } = await received('acknowledgement', opened(), { ...desk, phones });
    expect(html.match(/tel:[^"]*/g)).toEqual(['tel:+12025550104']);
  });

  it('are left out with their heading when the desk has none', async () => {
    const { text, html } = await received('acknowledgement', opened(), { ...desk, phones: [] });
    expect(text).not.toContain('URGENTE');
    expect(html).not.toContain('urgente');
  });
});

describe('The advice about rain', () => {
  const advice = 'le recomendamos reiniciar los equipos';

  it('is given when it rains on a satellite link', async () => {
    expect((await received('acknowledgement', opened())).text).toContain(advice);
    const { fields } = anasTicket;
    const inWords = { ...fields, serviceType: said('enlace VSAT') };
    expect((await received('acknowledgement', opened({ fields: inWords }))).text).toContain(advice);
  });

  it.each([
    ['it does not rain', { rain: said('nublado, pero seco', 'no') }],
    ['the link is another', { serviceType: said('MPLS', 'mpls') }],
  ])('is not given when %s', async (_, change) => {
    const fields = { ...anasTicket.fields, ...change };
    expect((await received('acknowledgement', opened({ fields }))).text).not.toContain(advice);
  });
});

describe('The acknowledgement of several tickets', () => {
  const second = {
    number: 'INC-000124',
    fields: { site: said('Cerro Verde') },
    missing: ['siteHours'],
    unreadable: [],
  };
  const third: Partial<Ticket> = {
    number: 'SSR-000125',
    kind: 'ssr',
    form: 'ssr-es',
    missing: [],
    unreadable: [],
  };

  it('lists each with its site and what is missing there', async () => {
    const { text, html } = await received('acknowledgement', opened({}, second, third));
    expect(between(text, 'siguientes casos:', 'FALTAN')).toBe(
      [
        'INC-000123   Incidente · Campamento Talara',
        '    INC-000124   Incidente · Cerro Verde',
        '    SSR-000125   Solicitud de servicio simple · Campamento Talara',
      ].join('\n'),
    );
    expect(between(text, 'FALTAN DATOS DE INC-000124', 'Muchas gracias.')).toBe(
      'Por favor envíenos un mensaje aparte con [INC-000124] en el asunto y complete estas líneas:\n\nHorarios de apertura del lugar:',
    );
    expect(text).not.toContain('FALTAN DATOS DE SSR-000125');
    expect(html).toContain(
      'href="mailto:incidents@example.com?subject&#x3D;%5BINC-000124%5D%20Sin%20servicio%20en%20Talara"',
    );
  });

  it('says of each what was understood, under its number', async () => {
    const { text, html } = await received('acknowledgement', opened({}, second));
    expect(between(text, 'ESTO ENTENDIMOS · INC-000124', '--')).toBe('✓ Sitio el cliente: Cerro Verde');
    expect(between(text, 'ESTO ENTENDIMOS · INC-000123', 'ESTO')).toContain('Campamento Talara');
    expect(html).toContain('>INC-000124</span></p>');
  });

  it('stays within bounds however many they are', () => {
    const others = Array.from({ length: 300 }, (_, place) => ({
      number: `INC-${String(200 + place).padStart(6, '0')}`,
    }));
    const occasion = { ...opened({}, ...others), correspondence: anasMail };
    expect(composed('acknowledgement', occasion).bytes.length).toBeLessThan(200_000);
  });
});
