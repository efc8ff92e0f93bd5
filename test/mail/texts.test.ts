import { describe, expect, test } from 'vitest';
import { withoutAttachments } from '../../src/mail/without-attachments.ts';
import { fromAna, plainText, read } from './mails.ts';

const utf8 = 'Content-Type: text/plain; charset=utf-8';

async function textOf(header: string[], ...lines: string[]) {
  return plainText(await read([fromAna, ...header], lines.join('\r\n')));
}

describe('quoted-printable that no header names, or that was encoded twice', () => {
  test('is decoded where it plainly is', async () => {
    const once = ['Descripci=C3=B3n: Sin se=C3=B1al desde a=', 'yer, https://x.example/?a=3D1'];
    const decoded = 'Descripción: Sin señal desde ayer, https://x.example/?a=1';
    expect(await textOf([utf8, 'Content-Transfer-Encoding: 7bit'], ...once)).toBe(decoded);
    const twice = once.map(line => line.replaceAll('=', '=3D'));
    expect(await textOf([utf8, 'Content-Transfer-Encoding: quoted-printable'], ...twice)).toBe(decoded);
  });

  test('is left where an encoding was undone and only a line or two quote it', async () => {
    const lines = ['Sitio: Lima', 'El correo llega con =C3=B3 y =C3=A1', 'Contacto: Ana'];
    const quoted = lines.map(line => line.replaceAll('=', '=3D'));
    expect(await textOf([utf8, 'Content-Transfer-Encoding: Quoted-Printable'], ...quoted)).toBe(
      lines.join('\n'),
    );
    const base64 = Buffer.from(lines.join('\r\n')).toString('base64');
    expect(await textOf([utf8, 'Content-Transfer-Encoding: base64'], base64)).toBe(lines.join('\n'));
    const part = ['--b', utf8, 'Content-Transfer-Encoding: base64', '', base64, '--b--'];
    expect(await textOf(['Content-Type: multipart/mixed; boundary=b'], ...part)).toBe(lines.join('\n'));
  });

  test('is left where a person may have written it', async () => {
    for (const line of [
      'a=C3=B3 y b',
      'VLAN=x, se=C3=B1al, d=C3=ADa',
      'x=C3=28 y=C3=29',
      'ID=4F, ID=5A',
      '2 =C3',
    ])
      expect(await textOf([utf8], line), line).toBe(line);
  });
});

describe('text/enriched', () => {
  const enriched = '<bold>Sitio: <param>red</param>Lima</bold>\r\n\r\nVLAN <<20\r\ny 30';

  test('is read as text, its commands dropped', async () => {
    expect(await textOf(['Content-Type: text/enriched; charset=utf-8'], enriched)).toBe(
      'Sitio: Lima\nVLAN <20 y 30',
    );
  });

  test('is not read a second time beside the same in plain text, and stays when attachments go', async () => {
    const part = (type: string, body: string) => ['--b', `Content-Type: ${type}`, '', body];
    const lines = [...part('text/plain', 'Sitio: Lima'), ...part('text/enriched', enriched), '--b--'];
    const header = ['Content-Type: multipart/alternative; boundary=b'];
    expect(await textOf(header, ...lines)).toBe('Sitio: Lima');
    const mail = [fromAna, 'Content-Type: text/enriched', '', enriched].join('\r\n');
    expect(withoutAttachments(Buffer.from(mail))).toBeNull();
  });
});

describe('the armour of a PGP signature', () => {
  const block = ['-----BEGIN PGP SIGNATURE-----', '', 'iQEzBAEB', '=abcd', '-----END PGP SIGNATURE-----'];

  test('is no part of the text', async () => {
    const signed = ['-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA256', '', 'Sitio: Lima', '- -- ', 'Ana'];
    expect(await textOf([utf8], ...signed, ...block, 'Aviso')).toBe('Sitio: Lima\n--\nAna\n\nAviso');
    expect(await textOf([utf8], 'Sitio: Lima', ...block)).toBe('Sitio: Lima');
    expect(await textOf([utf8], 'Sitio: Lima', ...block.slice(0, 3))).toBe('Sitio: Lima');
  });

  test('may be a key', async () => {
    const key = [...block].map(line => line.replace('SIGNATURE', 'PUBLIC KEY BLOCK'));
    expect(await textOf([utf8], 'Sitio: Lima', ...key, 'Ana')).toBe('Sitio: Lima\n\nAna');
  });

  test('that is only quoted takes nothing of what follows away', async () => {
    for (const kind of ['PUBLIC KEY BLOCK', 'SIGNATURE']) {
      const lines = ['El correo trae', `-----BEGIN PGP ${kind}-----`, 'y se corta.', 'Contacto: Ana, lunes'];
      expect(await textOf([utf8], ...lines), kind).toBe(lines.join('\n'));
    }
    const lines = [
      '-----BEGIN PGP PUBLIC KEY BLOCK-----',
      'Sitio: Lima',
      '-----END PGP PUBLIC KEY BLOCK-----',
    ];
    expect(await textOf([utf8], ...lines)).toBe(lines.join('\n'));
  });

  test('is not taken for what only speaks of it', async () => {
    const text = 'El texto -----BEGIN PGP SIGNATURE----- sale al final\n- un punto';
    expect(await textOf([utf8], ...text.split('\n'))).toBe(text);
  });
});

describe('HTML that its header calls plain', () => {
  const form = ['<p>Sitio: Lima</p>', '<p>Contacto: Ana</p>'];

  test('is read as HTML where the text begins with a tag and closes it', async () => {
    for (const before of [
      '',
      '<html><body>',
      '<!DOCTYPE html>',
      '\n\n<div class="x">',
      '<table><tr><td>x</td></tr></table>',
    ]) {
      const { text } = await read([fromAna, utf8], [before, ...form].join('\r\n'));
      expect(text.plain, before).toEqual([]);
      expect(
        text.html.map(({ cells }) => cells.join()),
        before,
      ).toEqual(expect.arrayContaining(['Sitio: Lima', 'Contacto: Ana']));
    }
  });

  test('is left where a person may have written it', async () => {
    for (const line of [
      'Sale <p>hola</p> en la pantalla',
      '<p> no sirve',
      '<https://example.com> no abre </p>',
      '<router1> ping </router1>',
      '<pre-prod> caído </p>',
      '< p > </p>',
    ])
      expect(await textOf([utf8], line), line).toBe(line);
  });

  test('is left beside HTML that its header calls so', async () => {
    const plain = ['--b', utf8, '', '<p>Sitio: Lima</p>'];
    const html = ['--b', 'Content-Type: text/html; charset=utf-8', '', '<p>Sitio: Lima</p>', '--b--'];
    const header = [fromAna, 'Content-Type: multipart/alternative; boundary=b'];
    const { text } = await read(header, [...plain, ...html].join('\r\n'));
    expect(text.html).toHaveLength(1);
  });
});
