import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { lettersFor } from '../../src/letters/letters-for.ts';
import { verifyMessageId } from '../../src/mail/signed-id.ts';
import { aMomentLater, anasBytes, anasMail, desk, joined, opened, signingKey } from './desk.ts';
import { composed, composer, orderOf, received } from './received.ts';

describe('Every letter', () => {
  it('comes from the desk, goes to one reader, and is answered to the mailbox that watches', async () => {
    const { mail, header } = await received('acknowledgement', opened());
    expect(header('From')).toBe('Mesa de Servicio LatAm <desk@example.com>');
    expect(header('To')).toBe('ana@minera.example');
    expect(header('Reply-To')).toBe('incidents@example.com');
    expect(mail.cc).toBeUndefined();
    expect(mail.bcc).toBeUndefined();
    expect(composed('acknowledgement', opened()).envelope).toEqual({
      from: 'incidents@example.com',
      to: 'ana@minera.example',
    });
  });

  it('names no Reply-To where it would say the same as From', async () => {
    const { header } = await received('acknowledgement', opened(), {
      ...desk,
      address: 'incidents@example.com',
    });
    expect(header('Reply-To')).toBe('');
  });

  it('is dated now', async () => {
    const { header } = await received('acknowledgement', opened());
    expect(header('Date')).toBe('Sun, 22 Nov 2026 12:15:01 +0000');
  });

  it('has a Message-ID that proves its ticket, and brings another that relays leave alone', async () => {
    const { header, mail } = await received('acknowledgement', opened());
    expect(verifyMessageId(signingKey, header('Message-ID'))).toBe('INC-000123');
    const ours = [mail.references ?? []].flat().map(id => verifyMessageId(signingKey, id));
    expect(ours).toContain('INC-000123');
  });

  it('asks machines not to answer it', async () => {
    for (const kind of ['acknowledgement', 'new-ticket'] as const) {
      const { header } = await received(kind, opened());
      expect(header('X-Auto-Response-Suppress')).toBe('DR, RN, NRN, OOF, AutoReply');
      expect(header('X-Acuse-Id')).toMatch(/^[0-9a-f]{32}$/);
      expect(header('Auto-Submitted')).toBe(kind === 'acknowledgement' ? 'auto-replied' : 'auto-generated');
    }
    expect((await received('ticket-update', joined())).header('Auto-Submitted')).toBe('auto-generated');
  });

  it('is text and HTML in UTF-8, in a language it names', async () => {
    const { header, mail, html } = await received('acknowledgement', opened());
    expect(header('Content-Type')).toMatch(/^multipart\/alternative;/);
    expect(header('Content-Language')).toBe('es');
    expect(mail.text).toContain('¿Tiene energía en el sitio en este momento? Sí, desde las 9');
    expect(html).toContain('¿Tiene energía en el sitio en este momento?');
    expect(html).not.toMatch(/<(?:img|link|script|style)\b|url\(|src=/i);
  });

  it('has lines of at most 76 characters, ended by CRLF and nothing else', () => {
    const bytes = Buffer.from(composed('acknowledgement', opened()).bytes).toString('latin1');
    expect(bytes.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const body = bytes.slice(bytes.indexOf('\r\n\r\n')).split('\r\n');
    expect(Math.max(...body.map(line => line.length))).toBeLessThanOrEqual(76);
  });

  it('is the same to the byte when it is written again', () => {
    for (const occasion of [opened(), joined()])
      for (const order of lettersFor(occasion, desk))
        expect(composer.compose(order, aMomentLater, anasBytes)).toEqual(
          composer.compose(order, aMomentLater, anasBytes),
        );
  });
});

describe('The thread', () => {
  it('puts an acknowledgement under the customer’s mail', async () => {
    const mail = { ...anasMail.mail, references: ['<0.ana@minera.example>'] };
    const { header, mail: letter } = await received('acknowledgement', {
      ...opened(),
      correspondence: { ...anasMail, mail },
    });
    expect(header('In-Reply-To')).toBe('<1.ana@minera.example>');
    expect(letter.references?.[0]).toBe('<0.ana@minera.example>');
    expect(letter.references?.at(-1)).toBe('<1.ana@minera.example>');
  });

  it('goes on from a single In-Reply-To where the mail has no References', async () => {
    const mail = { ...anasMail.mail, inReplyTo: ['<0.ana@minera.example>'] };
    const { mail: letter } = await received('acknowledgement', {
      ...opened(),
      correspondence: { ...anasMail, mail },
    });
    expect(letter.references?.[0]).toBe('<0.ana@minera.example>');
  });

  it('begins anew under a mail without Message-ID', async () => {
    const mail = { ...anasMail.mail, messageId: null };
    const { header } = await received('acknowledgement', {
      ...opened(),
      correspondence: { ...anasMail, mail },
    });
    expect(header('In-Reply-To')).toBe('');
    expect(header('References')).toMatch(/^<acuse\.INC-000123\.[^ ]*>$/);
  });

  it('survives long Message-IDs, which begin on the line of their header', () => {
    const mail = { ...anasMail.mail, messageId: `<${'a'.repeat(300)}@minera.example>` };
    const bytes = Buffer.from(
      composed('acknowledgement', { ...opened(), correspondence: { ...anasMail, mail } }).bytes,
    );
    expect(bytes.toString('latin1')).toContain(`\r\nIn-Reply-To: ${mail.messageId}\r\n`);
  });
});

describe('The subject', () => {
  it('begins with the number and goes on with the customer’s own, whatever its letters', async () => {
    const subject = 'RE: Sin señal en Ñuñoa — «urgente» 📡 '.repeat(3).trim();
    const mail = { ...anasMail.mail, subject };
    const { mail: letter, header } = await received('acknowledgement', {
      ...opened(),
      correspondence: { ...anasMail, mail },
    });
    expect(letter.subject).toBe(`[INC-000123] ${subject.slice(4)}`);
    expect(header('Subject')).toMatch(/^[ -~]+$/);
    for (const word of header('Subject').split(' ')) expect(word.length).toBeLessThanOrEqual(75);
  });

  it('says what the ticket is where the customer wrote none', async () => {
    const mail = { ...anasMail.mail, subject: '' };
    const { mail: letter } = await received('acknowledgement', {
      ...opened(),
      correspondence: { ...anasMail, mail },
    });
    expect(letter.subject).toBe('[INC-000123] Incidente');
  });
});

describe('letters.mode redirect', () => {
  it('names whom the letter is for in a header and in both parts', async () => {
    const redirecting = { ...desk, letters: { mode: 'redirect', redirectTo: 'trial@example.com' } } as const;
    const { header, text, html } = await received('acknowledgement', opened(), redirecting);
    expect(header('To')).toBe('trial@example.com');
    expect(header('X-Acuse-Intended-For')).toBe('ana@minera.example');
    expect(text).toContain('PRUEBA: esta carta es para ana@minera.example');
    expect(html).toContain('esta carta es para ana@minera.example');
    expect(composed('acknowledgement', opened(), redirecting).envelope.to).toBe('trial@example.com');
  });
});

describe('The original mail', () => {
  const attachedTo = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

  it.each([
    ['of plain ASCII', 'Subject: x\r\n\r\nhello\r\n', 'message/rfc822', '7bit'],
    ['with bytes above 127', 'Subject: x\r\n\r\nse\xf1al\r\n', 'message/rfc822', '8bit'],
    ['without a last line end', 'Subject: x\r\n\r\nhello', 'message/rfc822', '7bit'],
    [
      'with a line too long for SMTP',
      `Subject: x\r\n\r\n${'x'.repeat(999)}\r\n`,
      'application/octet-stream',
      'base64',
    ],
    ['with bare line feeds', 'Subject: x\n\nhello\n', 'application/octet-stream', 'base64'],
    ['with a bare carriage return', 'Subject: x\r\n\r\nhel\rlo\r\n', 'application/octet-stream', 'base64'],
    ['with a NUL', 'Subject: x\r\n\r\nhel\0lo\r\n', 'application/octet-stream', 'base64'],
  ])('%s reaches the agents byte for byte', async (_, written, type, encoding) => {
    const original = Buffer.from(written, 'latin1');
    const letter = attachedTo(composed('new-ticket', opened(), desk, original).bytes);
    const [, boundary = ''] = /boundary="?(\w+-parts)/.exec(letter) ?? [];
    const part = letter.split(`--${boundary}`)[2] ?? '';
    const body = part.slice(part.indexOf('\r\n\r\n') + 4, -2);
    expect(part).toContain(
      `Content-Type: ${type}; name="INC-000123.eml"\r\nContent-Transfer-Encoding: ${encoding}\r\n`,
    );
    expect(Buffer.from(body, encoding === 'base64' ? 'base64' : 'latin1').equals(original)).toBe(true);
    expect(letter.split('\r\n').every(line => line.length <= 998 && !/[\r\n\0]/.test(line))).toBe(true);
    const { mail, text } = await received('new-ticket', opened(), desk, original);
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['INC-000123.eml']);
    expect(text).toContain('El correo original va adjunto.');
  });

  it('is not attached above 5 MiB, and the letter says so', async () => {
    const correspondence = { ...anasMail, size: 5 * 1024 * 1024 + 1 };
    const order = orderOf('new-ticket', { ...opened(), correspondence });
    const { attachments, text } = await simpleParser(
      Buffer.from(composer.compose(order, aMomentLater).bytes),
    );
    expect(attachments).toEqual([]);
    expect(text).toContain('no va adjunto');
  });

  it('never goes back to the customer', async () => {
    const { mail } = await received('acknowledgement', opened());
    expect(mail.attachments).toEqual([]);
  });

  it('has to be given for a letter that attaches it', () => {
    expect(() => composer.compose(orderOf('new-ticket', opened()), aMomentLater)).toThrow(
      /new-ticket:INC-000123:noc@example.com/,
    );
  });

  it('cannot end its own part, because nobody can guess the line that would', () => {
    const letter = attachedTo(composed('new-ticket', opened()).bytes);
    const [, boundary = ''] = /boundary="?(\w+)-parts/.exec(letter) ?? [];
    expect(boundary).toMatch(/^[0-9a-f]{32}$/);
    const other = attachedTo(composed('new-ticket', opened({ number: 'INC-000124' })).bytes);
    expect(other).not.toContain(boundary);
  });
});
