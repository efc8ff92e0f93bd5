import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/questionnaire/form.ts';
import { desk } from '../letters/desk.ts';
import { between, received } from '../letters/received.ts';
import { minera } from '../ticket/customers.ts';
import { type Circumstances, judged } from './judged.ts';

const fridayEvening = new Date('2026-11-27T18:00-05:00');

/** A service request as each language's form asks for it, for a start on that date. */
const requests: Record<Language, (start: string) => string> = {
  en: start => `Customer Name: Minera Andina S.A.
Customer Site/Location: Lima
SSR Category: Static route
Description: Add the route 10.1.0.0/16 towards the firewall
Requested date and time: ${start}
Contact (name, email and phone): Ana Ruiz, ana@customer-1.example, +51 987 654 321
Customer reference: MA-77
`,
  es: start => `Nombre del cliente: Minera Andina S.A.
Sitio del cliente: Lima
Categoría SSR: Ruta estática
Descripción: Agregar la ruta 10.1.0.0/16 hacia el firewall
Fecha y hora solicitada: ${start}
Contacto (nombre, correo electrónico y teléfono): Ana Ruiz, ana@customer-1.example, +51 987 654 321
Referencia del cliente: MA-77
`,
  pt: start => `Nome do cliente: Minera Andina S.A.
Site do cliente: Lima
Categoria da solicitação: Rota estática
Descrição: Incluir a rota 10.1.0.0/16 para o firewall
Data e hora desejadas: ${start}
Contato (nome, e-mail e telefone): Ana Ruiz, ana@customer-1.example, +51 987 654 321
Referência do cliente: MA-77
`,
};

async function occasionOf(text: string, circumstances: Circumstances = {}) {
  const { occasion } = await judged(text, { acceptedAt: fridayEvening, ...circumstances });
  if (occasion === null) throw new Error('letters are owed');
  return occasion;
}

async function acknowledged(language: Language, start: string) {
  const { text, header } = await received('acknowledgement', await occasionOf(requests[language](start)));
  expect(header('Content-Language')).toBe(language);
  return text;
}

describe('the acknowledgement of a service request', () => {
  test('in Spanish tells a start that is in time, and how its notice was counted', async () => {
    const text = await acknowledged('es', '1/12/2026 18:00');
    expect(text).toContain('SSR-000001   Solicitud de servicio simple: ruta estática · Lima');
    expect(text).toContain(
      'Nos pidió empezar el 1 dic 2026, 18:00 (hora de Perú, GMT-5). Su solicitud llegó con la anticipación necesaria: 48 h en días hábiles.',
    );
    expect(between(text, 'Así contamos la anticipación:', 'El cuestionario está completo')).toBe(
      [
        '- vie 27 nov 18:00–24:00 · 6 h',
        '  - sáb–dom · 0 h',
        '  - lun 30 nov 00:00–24:00 · 24 h',
        '  - mar 1 dic 00:00–18:00 · 18 h',
        '  - primer inicio posible: mar 1 dic 18:00 (48 h)',
        '  - solicitado: mar 1 dic 18:00 · dentro del plazo',
      ].join('\n'),
    );
    expect(text).not.toContain('mesa de servicio decidirá');
  });

  test('in English tells a start that is not, the earliest that is, and that the desk decides', async () => {
    const text = await acknowledged('en', '01/12/2026 09:00');
    expect(text).toContain('Simple service request: static route · Lima');
    expect(text).toContain('That is less notice than we need: 48 h of working days.');
    expect(text).toContain('the earliest possible start is 1 Dec 2026, 18:00 (Peru Time, GMT-5)');
    expect(text).toContain('Our service desk will decide whether it can be done on the date you asked for');
    expect(text).toContain('- requested: Tue 1 Dec 09:00 · 39 h of 48 h');
  });

  test.each([
    [
      'en',
      'You asked us to start on 27 Nov 2026, 09:00 (Peru Time, GMT-5). That had already passed when your request reached us.',
      'With the notice we need (48 h of working days), the earliest possible start is 1 Dec 2026, 18:00 (Peru Time, GMT-5).',
      'tell us on which day and at what time',
      /notice than we need|desk will decide/,
    ],
    [
      'es',
      'Nos pidió empezar el 27 nov 2026, 09:00 (hora de Perú, GMT-5), pero ese momento ya había pasado cuando recibimos su solicitud.',
      'Con la anticipación necesaria (48 h en días hábiles), el primer inicio posible es el 1 dic 2026, 18:00 (hora de Perú, GMT-5).',
      'indíquenos qué día y a qué hora',
      /menos anticipación|decidirá/,
    ],
    [
      'pt',
      'mas esse momento já havia passado quando recebemos sua solicitação.',
      'Com a antecedência necessária (48 h em dias úteis), o primeiro início possível é 1 de dez. de 2026, 18:00',
      'informe em que dia e a que hora',
      /menos antecedência|decidirá/,
    ],
  ] as const)(
    'in %s says that a start has already passed, and asks for another',
    async (language, passed, earliest, ask, never) => {
      const text = await acknowledged(language, '27/11/2026 09:00');
      for (const words of [passed, earliest, ask]) expect(text).toContain(words);
      expect(text).not.toMatch(never);
      expect(text).toMatch(/^(?:Requested date and time|Fecha y hora solicitada|Data e hora desejadas): $/m);
      expect(text).not.toMatch(/nothing is missing|está completo/);
    },
  );

  test('names the earliest start as a full minute, at which it is in time', async () => {
    const acceptedAt = new Date('2026-11-27T18:00:31-05:00');
    const occasion = await occasionOf(requests.en('01/12/2026 09:00'), { acceptedAt });
    const { text } = await received('acknowledgement', occasion);
    expect(text).toContain('the earliest possible start is 1 Dec 2026, 18:01 (Peru Time, GMT-5)');
    expect(text).toContain('- earliest start: Tue 1 Dec 18:01 (48 h)');
  });

  test('takes a date without a time for its beginning, also when that has passed', async () => {
    const text = await acknowledged('en', '27/11/2026');
    expect(text).toContain('you did not mention a time, so we took the beginning of that day.');
    expect(text).not.toContain('so we counted');
  });

  test('in Portuguese tells of a holiday at the site by its name', async () => {
    const text = await acknowledged('pt', '08/12/2026 10:00');
    expect(text).toContain('Solicitação de serviço simples: rota estática · Lima');
    expect(text).toContain('chegou com a antecedência necessária: 120 h para um início em fim de semana ou');
    expect(text).toMatch(/- ter 8 dez é feriado \(.+\)/);
  });

  test('asks for a date it does not understand, and says nothing of notice', async () => {
    const text = await acknowledged('es', 'lo antes posible');
    expect(text).toContain('No entendimos su respuesta «lo antes posible» a la pregunta');
    expect(text).not.toContain('anticipación');
  });
});

test('the agents are told the same in their language, where the site is, and what the contract says', async () => {
  const customer = { ...minera, notes: 'Solo de noche', domains: ['customer-1.example'] };
  const occasion = await occasionOf(requests.pt('01/12/2026 09:00').replace('Lima', 'Talara'), {
    customers: [customer],
  });
  const planning = { ...desk.planning, customers: [customer] };
  const { text } = await received('new-ticket', occasion, { ...desk, planning });
  expect(text).toContain('Categoría: ruta estática\n');
  expect(text).toMatch(/Inicio solicitado: 1 dic 2026, 09:00 \(hora de Perú, GMT-5\) · SIN LA ANTICIPACIÓN/);
  expect(text).toContain('Dónde: PE, America/Lima (sitio registrado: Campamento Talara)\n');
  expect(text).toContain(
    'Registrado como: Minera Andina S.A. · Campamento Talara\nContrato: Solo de noche\n',
  );
  expect(text).toContain('Gerente de cuenta: kam@example.com\n');
  expect(text).toContain('- solicitado: mar 1 dic 09:00 · 39 h de 48 h\n');
});

test('an answer that brings the date is answered with the verdict, and the agents hear it too', async () => {
  const { changes } = await judged(requests.en(''), { acceptedAt: fridayEvening });
  const answers = changes[0]?.ticket;
  if (!answers) throw new Error('the request opened a ticket');
  const occasion = await occasionOf('Requested date and time: 4/12/2026 18:00\n', { answers });
  const { text, mail } = await received('customer-update', occasion);
  expect(mail.subject).toContain('[SSR-000001]');
  expect(text).toContain('We have noted the start you named for your request SSR-000001.');
  expect(text).toContain('That gives the notice we need: 48 h of working days.');
  const told = await received('ticket-update', occasion);
  expect(told.text).toContain(
    'Inicio solicitado: 4 dic 2026, 18:00 (hora de Perú, GMT-5) · dentro del plazo',
  );
});
