import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { understand } from '../../src/flow/understand.ts';
import { createComposer } from '../../src/letters/compose.ts';
import { lettersFor } from '../../src/letters/letters-for.ts';
import { sampleDeeds } from '../../src/letters/sample-deeds.ts';
import { consentIn } from '../../src/questionnaire/consent.ts';
import { languages } from '../../src/questionnaire/form.ts';
import { broughtBy } from '../../src/ticket/new-matter.ts';
import { desk } from '../letters/desk.ts';
import { later, ticketWith } from '../ticket/steps.ts';
import { home, materials } from './materials.ts';

const composer = createComposer(materials);

const yes = {
  en: 'Yes, it works. Thanks!',
  es: 'Sí, ya funciona. ¡Gracias!',
  pt: 'Sim, tudo resolvido. Obrigada!',
};
const quotes = {
  en: 'On Sun, 22 Nov 2026 at 08:06, Desk <desk@example.com> wrote:',
  es: 'El dom, 22 nov 2026 a las 8:06, Desk <desk@example.com> escribió:',
  pt: 'Em dom., 22 de nov. de 2026 às 08:06, Desk <desk@example.com> escreveu:',
};

describe.each(languages)('a customer who answers news of their ticket in %s', language => {
  test.each(['incident', 'ssr'] as const)('answers no question by what is quoted (%s)', async kind => {
    const ticket = ticketWith({ kind, language, form: `${kind === 'ssr' ? 'ssr' : 'latam'}-${language}` });
    for (const deed of sampleDeeds('Enlace caído: Lima', later)) {
      const events = [deed];
      const [order] = lettersFor({ type: 'handled', mailbox: 'incidents@example.com', ticket, events }, desk);
      if (!order) throw new Error(`${deed.type} is told`);
      const letter = composer.compose(order, later);
      const { text = '' } = await simpleParser(Buffer.from(letter.bytes));
      const body = `${yes[language]}\n\n${quotes[language]}\n${text.replace(/^/gm, '> ')}`;
      const mail = Buffer.from(
        [
          'From: Ana Ruiz <ana@minera.example>',
          'Subject: Re: [INC-000123] Sin servicio',
          `In-Reply-To: ${letter.messageId}`,
          'Content-Type: text/plain; charset=utf-8',
          '',
          body,
        ].join('\r\n'),
      );
      const understood = await understand(mail, false, home, materials.desk);
      expect([deed.type, understood.reading.kind, understood.reading.fields]).toEqual([
        deed.type,
        'reply',
        {},
      ]);
      expect(broughtBy(understood.reading, understood.asNewMatter)).toBeNull();
      expect(consentIn(understood.newText, 'Ana Ruiz')).toBe('agrees');
    }
  });
});
