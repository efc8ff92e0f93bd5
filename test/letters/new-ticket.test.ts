import { describe, expect, it } from 'vitest';
import { anasMail, anasTicket, desk, formless, opened, said } from './desk.ts';
import { between, received } from './received.ts';

describe('The agents’ letter about a new ticket', () => {
  it('says who wrote, when and where, and that an acknowledgement is on its way', async () => {
    const { text } = await received('new-ticket', opened());
    expect(between(text, 'INC-000123 · Incidente', 'FALTA')).toBe(
      [
        'De: Ana Ruiz <ana@minera.example>',
        'Asunto: Sin servicio en Talara',
        'Recibido: 22 nov 2026, 07:15 (hora de Perú, GMT-5)',
        'Buzón: incidents@example.com',
        'Cuestionario: Solicitar asistencia técnica',
        'Acuse de recibo: en camino a ana@minera.example',
      ].join('\n'),
    );
  });

  it('has every answer, with a remark only where it is not certain', async () => {
    const fields = {
      ...anasTicket.fields,
      powerOutage: { text: 'ninguno', value: 'no', confidence: 1, from: 'plain' },
      siteHours: { text: '8 a 18', confidence: 0.8, from: 'quoted' },
      customerReference: { text: '4711', confidence: 0.4, from: 'html-table' },
    } as const;
    const { text, html } = await received('new-ticket', opened({ fields }));
    expect(between(text, 'RESPUESTAS', 'El correo original')).toBe(
      [
        'Nombre del cliente: Minera Andina S.A.',
        'Sitio el cliente: Campamento Talara',
        'Descripción del problema: Enlace caído desde las 06:10',
        'Horarios de apertura del lugar: 8 a 18',
        '    (bastante seguro, leído en el texto citado)',
        'Incidente interno: 4711',
        '    (poco seguro, leído en una tabla)',
        'Tipo de servicio afectado: Satélite',
        '¿Tiene energía en el sitio en este momento? Sí, desde las 9',
        '¿Hubo un corte de energía en el sitio? ninguno',
        '    (entendido como «no»)',
        '¿Está lloviendo o ha llovido allí? Llueve fuerte',
        '    (entendido como «sí»)',
        '¿Se realizó un reinicio en el (los) equipo (s)? ver foto',
        '    (no se pudo interpretar)',
      ].join('\n'),
    );
    expect(html).toContain('8 a 18<br>');
  });

  it('tells a question that does not apply from one whose answer nobody knows', async () => {
    const said = (text: string) => ({ text, value: 'unknown', confidence: 1, from: 'plain' }) as const;
    const fields = { hasContingency: said('por confirmar'), contingencyWorking: said('N/A') };
    const { text } = await received('new-ticket', opened({ fields, unreadable: [] }));
    expect(between(text, 'RESPUESTAS', 'El correo original')).toBe(
      [
        '¿Tiene una contingencia de BT? por confirmar',
        '    (entendido como «se desconoce»)',
        '¿Funciona la contingencia de BT? N/A',
        '    (entendido como «no aplica»)',
      ].join('\n'),
    );
  });

  it('names what is missing or was not understood, what was left over and what to look at', async () => {
    const flags = [
      'same-message-id:INC-000100',
      'mentions:INC-000007',
      'mail-truncated',
      'not-answered:too-old',
      'x-new-flag',
    ];
    const { text } = await received('new-ticket', { ...opened({ flags }), leftovers: ['Adjunto foto.'] });
    expect(between(text, 'REVISE', 'FALTA')).toBe(
      [
        '- Antes llegó otro correo con el mismo identificador y distinto contenido; pertenece a INC-000100.',
        '- El asunto nombra INC-000007, pero el remitente no figura en ese caso.',
        '- El correo supera el tamaño que admite el buzón: solo se leyó el comienzo.',
        '- x-new-flag',
      ].join('\n'),
    );
    expect(between(text, 'FALTA RESPONDER', 'RESPUESTAS')).toBe(
      [
        '- Contactos locales',
        '- Horarios de apertura del lugar',
        '- ¿Se realizó un reinicio en el (los) equipo (s)?',
      ].join('\n'),
    );
    expect(between(text, 'OTRAS LÍNEAS DEL CORREO', 'El correo original')).toBe('Adjunto foto.');
  });

  it('shows a change that is asked for beside the form, as the form for changes calls it', async () => {
    const understood = { changeType: 'También queremos mover la antena' };
    const { text } = await received('new-ticket', { ...opened(), understood });
    expect(text).toContain('Tipo de cambio: También queremos mover la antena');
  });

  it('shows what free text lets one guess', async () => {
    const { text } = await received('new-ticket', { ...opened(formless), understood: { site: 'Talara' } });
    expect(text).toContain('Cuestionario: no vino ninguno completado');
    expect(between(text, 'LO QUE SE DESPRENDE DEL TEXTO', 'El correo')).toBe('Sitio el cliente: Talara');
  });

  it('names guesses in the desk’s language, also those that the form due does not ask for', async () => {
    const free = { ...opened({ ...formless, kind: 'rfc', language: 'en' }) };
    const understood = { serviceType: 'satellite, voice', callbackContacts: 'ana@minera.example' };
    const { text } = await received('new-ticket', { ...free, understood });
    expect(between(text, 'LO QUE SE DESPRENDE DEL TEXTO', 'El correo')).toBe(
      [
        'Tipo de servicio afectado: satélite, voz',
        'Contactos para devolución / pruebas / cierre: ana@minera.example',
      ].join('\n'),
    );
  });

  it('says plainly when the customer was not answered', async () => {
    const correspondence = { ...anasMail, answer: { withheld: 'too-old' } } as const;
    const { text } = await received('new-ticket', { ...opened(), correspondence });
    expect(text).toContain('Acuse de recibo: NO SE ENVÍA: el correo es demasiado antiguo');
  });

  it('tells of a call who took it, and speaks of no mail', async () => {
    const correspondence = { ...anasMail, takenBy: 'Rosa', answer: { withheld: 'no-address' } } as const;
    const occasion = { ...opened(), correspondence };
    const { text, mail } = await received('new-ticket', occasion);
    expect(text).toContain('Llamó: Ana Ruiz <ana@minera.example>\nAtendió la llamada: Rosa\n');
    expect(text).toContain('Acuse de recibo: NINGUNO: quien llamó no dio una dirección.');
    expect(text).not.toContain('correo original');
    expect(mail.attachments).toEqual([]);
    const nameless = { ...correspondence, mail: { ...correspondence.mail, from: null } };
    const told = { ...occasion, correspondence: nameless, leftovers: ['Eva Paz'] };
    expect((await received('new-ticket', told)).text).toContain('Llamó: Eva Paz\n');
  });

  it('names the other tickets of the same mail', async () => {
    const { text } = await received('new-ticket', opened({}, { number: 'INC-000124' }));
    expect(text).toContain('El mismo correo abrió: INC-000124');
  });

  it('speaks the desk’s language and quotes the form in the customer’s', async () => {
    const { text } = await received('new-ticket', opened(), { ...desk, language: 'en' });
    expect(text).toContain('Our reply: on its way to ana@minera.example');
    expect(text).toContain('Nombre del cliente: Minera Andina S.A.');
  });

  it('keeps answers that the form no longer asks for', async () => {
    const { text } = await received('new-ticket', opened({ fields: { formerQuestion: said('dicho') } }));
    expect(text).toContain('formerQuestion: dicho');
  });
});
