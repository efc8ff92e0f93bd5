import { expect, test } from 'vitest';
import { words } from '../../src/letters/words.ts';
import type { Field, Form, Language } from '../../src/questionnaire/form.ts';
import { onEmbeddedHost } from '../inbox/hosts.ts';
import { type Answer, openDesk } from './desk.ts';
import { addressOf, note } from './mails.ts';

/** What the letter says in each language, whatever the form; and of a request's start, and of a change. */
const sentences: Record<Language, { received: RegExp; asks: string; start: RegExp; change: RegExp }> = {
  en: {
    received: /^Dear customer,\s+We received your message on /,
    asks: 'Please reply to this message and fill in these lines:',
    start: /That gives the notice we need: \d+ h /,
    change: /Its cost will be shared with you for your approval before anything is done\./,
  },
  es: {
    received: /^Estimado cliente:\s+Recibimos su mensaje el /,
    asks: 'Por favor responda este mensaje y complete las líneas:',
    start: /llegó con la anticipación necesaria: \d+ h /,
    change: /le compartiremos el costo para su aprobación\./,
  },
  pt: {
    received: /^Prezado cliente,\s+Recebemos sua mensagem em /,
    asks: 'Por favor, responda a esta mensagem e preencha as linhas:',
    start: /chegou com a antecedência necessária: \d+ h /,
    change: /compartilharemos o custo para sua aprovação\./,
  },
};

/** A start that leaves all the time needed, day before month. */
const inTwoMonths = new Date(Date.now() + 60 * 86_400_000).toLocaleDateString('en-GB');

/** As the form prints it: what stands before the answer. */
function lineOf({ label, hint }: Field): string {
  const question = hint === null ? label : `${label} (${hint})`;
  return question.endsWith('?') ? question : `${question}:`;
}

function answerTo(field: Field, customer: number): string {
  switch (field.type) {
    case 'yes-no':
      return 'No';
    case 'contacts':
      return `Ana Ruiz, ${addressOf(customer)}, +1 202 555 0117`;
    case 'date-time':
      return `${inTwoMonths} 10:00`;
    case 'service-type':
      return 'MPLS';
    case 'category':
      return Object.values(field.choices)[0]?.[0] ?? '';
    default:
      return field.key === 'site' ? 'Lima' : 'MA-77';
  }
}

/** A form filled in but for its last question, from the customer of that number. */
function filled(form: Form, customer: number) {
  const asked = form.fields.filter(({ required }) => required);
  const open = asked.at(-1);
  if (!open) throw new Error(`${form.name} asks nothing`);
  const lines = asked.map(field => `${lineOf(field)} ${field === open ? '' : answerTo(field, customer)}`);
  return { open, mail: note(customer, { Subject: form.title }, `${lines.join('\n')}\n`) };
}

onEmbeddedHost('each form in each language', host => {
  test('comes back as the right letter: its number, its kind, its language, and the one question left open', async () => {
    const desk = await openDesk(host());
    const { forms } = desk.config;
    expect(forms.map(({ name }) => name).sort()).toEqual(
      ['latam', 'rfc', 'ssr']
        .flatMap(name => ['en', 'es', 'pt'].map(language => `${name}-${language}`))
        .concat('regional-es')
        .sort(),
    );
    const mails = forms.map((form, index) => ({ form, customer: index + 1, ...filled(form, index + 1) }));
    const daemon = desk.start();
    await desk.deliver(...mails.map(({ mail }) => mail));
    await daemon.saw('delivered', 2 * mails.length, 60_000);

    const answers = await desk.answers();
    const tickets = await desk.tickets();
    for (const { form, customer, open } of mails) {
      const [letter, ...others] = answers.filter(({ envelope }) => envelope.to.includes(addressOf(customer)));
      if (!letter) throw new Error(`${form.name} is not answered`);
      expect([form.name, others.length]).toEqual([form.name, 0]);
      const ticket = tickets.find(({ number }) => number === letter.numbers[0]);
      expect(ticket).toMatchObject({ form: form.name, kind: form.kind, missing: [open.key], unreadable: [] });
      expectRightLetter(letter, form, open);
    }
  });
});

function expectRightLetter(letter: Answer, form: Form, open: Field): void {
  const { kind, language } = form;
  const said = sentences[language];
  const { text = '', subject } = letter.mail;
  const [number = ''] = letter.numbers;
  expect(number).toMatch({ incident: /^INC-/, ssr: /^SSR-/, rfc: /^RFC-/ }[kind]);
  expect(subject).toBe(`[${number}] ${form.title}`);
  expect(letter.header('Content-Language')).toBe(language);
  expect(text).toMatch(said.received);
  expect(text).toContain(`${number}   ${words[language].kinds[kind]}`);
  expect(text.replaceAll(/ +$/gm, '')).toContain(`${said.asks}\n\n${lineOf(open)}\n\n`);
  expect([form.name, said.start.test(text)]).toEqual([form.name, kind === 'ssr']);
  expect([form.name, said.change.test(text)]).toEqual([form.name, kind === 'rfc']);
}
