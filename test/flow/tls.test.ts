import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Certificate, makeCertificate } from '../hosts/certificate.ts';
import { onEveryHostWithTls } from '../inbox/hosts.ts';
import { openDesk } from './desk.ts';
import { addressOf, questionnaire } from './mails.ts';

let ours: Certificate;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  ours = await makeCertificate(folder);
  await rm(folder, { recursive: true });
});

onEveryHostWithTls('mail servers with certificates of our own authority', host => {
  test.each(['implicit', 'starttls'] as const)('are believed and used with TLS %s', async tls => {
    const port = tls === 'implicit' ? host().imapsPort : host().imapPort;
    const desk = await openDesk(host(), {
      smtp: { tls, certificate: ours },
      imap: () => ({ port, tls, ca: 'imap.pem' }),
      submission: { tls, ca: 'smtp.pem' },
      files: { 'imap.pem': host().ca, 'smtp.pem': ours.certificate },
    });
    const daemon = desk.start();
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    expect((await desk.answers()).map(({ envelope }) => envelope.to)).toEqual([[addressOf(1)]]);
  });

  test('are not spoken to by anybody who does not know the authority', async () => {
    const desk = await openDesk(host(), {
      smtp: { tls: 'starttls', certificate: ours },
      imap: () => ({ port: host().imapPort, tls: 'starttls', ca: 'imap.pem' }),
      submission: { tls: 'starttls' },
      files: { 'imap.pem': host().ca },
    });
    const daemon = desk.start();
    await desk.deliver(questionnaire(1));
    const [closed] = await daemon.saw('road-closed', 1);
    expect(closed?.phase).toBe('tls');
    expect((await daemon.health()).reasons.join()).toMatch(/2 wait: tls: .*self-signed certificate/);
    expect(desk.smtp.letters).toHaveLength(0);
  });
});
