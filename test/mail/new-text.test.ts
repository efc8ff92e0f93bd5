import { describe, expect, test } from 'vitest';
import { newText } from '../../src/mail/new-text.ts';
import { fromAna, read, readFile } from './mails.ts';

async function newOf(body: string, type = 'text/plain'): Promise<string> {
  return newText(await read([fromAna, `Content-Type: ${type}; charset=utf-8`], body));
}

describe('the new text of a reply', () => {
  test('stands above the quote that Gmail, Apple Mail and Outlook put below', async () => {
    expect(newText(await readFile('gmail-reply'))).toBe('Llame a Luis, por favor.');
    expect(newText(await readFile('apple-mail-reply'))).toBe('The site is open until 6 pm.\n\nAna');
    expect(newText(await readFile('outlook-reply'))).toBe('El sitio cierra a las 18:00.');
  });

  test('stands between quotes too', async () => {
    expect(await newOf('El 22/11/2026, Mesa escribió:\n> Sitio:\nLima\n> Horario:\nde 9 a 18\n')).toBe(
      'Lima\nde 9 a 18',
    );
  });

  test('ends at a separator, a header block or an attribution, in three languages', async () => {
    const histories = [
      '-----Original Message-----\nFrom: x',
      '----- Mensaje original -----\nDe: x',
      '---------- Forwarded message ---------\nDe: x',
      'De: Mesa\nEnviado el: domingo\nPara: Ana\nAsunto: Enlace\n\nviejo',
      '*From:* Desk\n*Sent:* Sunday\n*To:* Ana\n\nold',
      'De: Mesa\nData: domingo\nAssunto: Enlace\n\nvelho',
      'Em dom., 22 de nov. de 2026 às 10:05, Mesa <desk@example.com> escreveu:\nvelho',
      'On Sun, 22 Nov 2026 at 10:05, Desk <desk@example.com>\nwrote:\n\n> old',
    ];
    for (const history of histories) expect(await newOf(`Nuevo.\n\n${history}`), history).toBe('Nuevo.');
  });

  test('ends at the signature, and leaves out what an app adds', async () => {
    expect(await newOf('Nuevo.\nEnviado desde mi iPhone\n-- \nAna')).toBe('Nuevo.');
  });

  test('is read from HTML when there is no plain text', async () => {
    const html =
      '<p>Nuevo<br>texto.</p><div><b>De:</b> Mesa<br><b>Enviado:</b> hoy<br><b>Para:</b> Ana<br><b>Asunto:</b> x</div><p>viejo</p>';
    expect(await newOf(html, 'text/html')).toBe('Nuevo\ntexto.');
  });

  test('is all of a mail in which nothing would be left', async () => {
    expect(await newOf('> Sitio: Lima\n')).toBe('Sitio: Lima');
    const forward = 'De: Ana\nEnviado: hoy\nPara: Luis\nAsunto: Enlace\n\nNombre del cliente: Minera';
    expect(await newOf(forward)).toBe(forward);
    expect(await newOf('-- \nAna')).toBe('--\nAna');
    expect(await newOf('')).toBe('');
  });

  test('is not cut at lines that only look like it', async () => {
    const text =
      'De: Lima a Cusco no hay señal.\nLuis escribió: no sube.\nContacto: ana@x.example:\nPara: hoy';
    expect(await newOf(text)).toBe(text);
  });
});
