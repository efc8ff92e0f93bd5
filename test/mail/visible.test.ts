import { describe, expect, test } from 'vitest';
import { readHtml } from '../../src/mail/html.ts';
import { readMail } from '../../src/mail/read.ts';
import { visible, visibleLine } from '../../src/mail/visible.ts';

/** As UTF-8 becomes when somebody takes it for Latin-1 and encodes it again. */
const twice = (text: string) => Buffer.from(text).toString('latin1');

describe('letters that were encoded twice', () => {
  test('are the letters that were written, also where their second half shows nothing', () => {
    expect(visible(twice('¿Energía, descripción, à, Á, Í?'))).toBe('¿Energía, descripción, à, Á, Í?');
  });

  test('are mended in HTML too, whether they came as bytes or as entities', () => {
    const html = `<p>${twice('energía à noite')}</p><p>energ&Atilde;&shy;a</p>`;
    expect(readHtml(html).rows.flatMap(({ cells }) => cells)).toEqual(['energía à noite', 'energía']);
  });

  test('are mended in the subject', async () => {
    const { subject } = await readMail(Buffer.from(`Subject: ${twice('Sin energía')}\n\nHola`));
    expect(subject).toBe('Sin energía');
  });

  test('are not seen in words that merely hold such a letter', () => {
    expect(visible('NÃO HÁ ÂNGULO, MAÇÃ.')).toBe('NÃO HÁ ÂNGULO, MAÇÃ.');
  });
});

test('what only a terminal obeys is gone with all that belongs to it', () => {
  const esc = String.fromCharCode(27);
  const bell = String.fromCharCode(7);
  const copied = `${esc}]0;router${bell}${esc}[1;31mLink down${esc}[0m since 06:40${esc}(B${esc}, ping ${esc}[2Kfails`;
  expect(visible(copied)).toBe('Link down since 06:40, ping fails');
});

test('the bullets of Word are bullets, and its tick is one where a line begins with it', () => {
  const pasted = '\uf0b7\tSitio: Lima\n> \uf0a7 Contacto\n\uf0d8a\n\uf076 b\n  \uf0fc c';
  expect(visible(pasted)).toBe('•\tSitio: Lima\n> • Contacto\n•a\n• b\n  • c');
  expect(visible('MPLS \uf0fc, Internet \uf0a8')).toBe('MPLS \uf0fc, Internet \uf0a8');
});

test('what reorders, hides or shows nothing is gone, in whatever a mail says', async () => {
  const hidden = '\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\u{e0041}';
  const encoded = `=?utf-8?b?${Buffer.from(`Sin ${hidden}servicio`).toString('base64')}?=`;
  const mail = await readMail(
    Buffer.from(`From: ${encoded} <ana@minera.example>\nSubject: ${encoded}\n\nSin ${hidden}servicio`),
  );
  expect([mail.subject, mail.from?.name, mail.text.plain[0]?.text]).toEqual(
    Array.from({ length: 3 }, () => 'Sin servicio'),
  );
  expect(visibleLine('Sin\u2028\tservicio\u00a0')).toBe('Sin servicio');
});
