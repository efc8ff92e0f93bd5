import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type MailboxAccount, tryInbox } from '../../src/inbox/inbox.ts';
import { startMailHost } from '../../src/sandbox/mail-host.ts';
import { makeCertificate } from '../hosts/certificate.ts';
import { whereCertificates } from '../hosts/where.ts';
import { accountOn, onEveryHostWithTls } from './hosts.ts';
import { impatient } from './watch.ts';

onEveryHostWithTls('the line to a mailbox', host => {
  test('is secret from the first byte, or after STARTTLS, with the authority of the configuration', async () => {
    const { ca, imapsPort, newUser } = host();
    const user = newUser();
    for (const line of [{ tls: 'starttls' }, { tls: 'implicit', port: imapsPort ?? 0 }] as const) {
      for (const name of ['127.0.0.1', 'localhost']) {
        expect(await tryInbox(accountOn(host(), user, { ...line, ca, host: name }), impatient)).toBeNull();
      }
    }
  });

  test('is not used when nobody we trust vouches for the certificate', async () => {
    const { imapsPort, newUser } = host();
    const user = newUser();
    for (const line of [{ tls: 'starttls' }, { tls: 'implicit', port: imapsPort ?? 0 }] as const) {
      expect(await tryInbox(accountOn(host(), user, line), impatient)).toMatch(
        /^the server's certificate is not trusted, see imap.ca and imap.host: /,
      );
    }
  });

  test('stays plain with tls: none, whatever the server offers', async () => {
    expect(await tryInbox(accountOn(host(), host().newUser(), { tls: 'none' }), impatient)).toBeNull();
  });
});

test('a host that offers no STARTTLS is not spoken to when it is required', async () => {
  const host = await startMailHost({ users: [ana], clock: () => new Date() });
  onTestFinished(() => host.stop());
  expect(await tryInbox(anasAccount(host.imapPort, {}), impatient)).toBe(
    'STARTTLS is required and failed: Server does not support STARTTLS',
  );
});

whereCertificates('a host with the certificate of another', () => {
  test('is not spoken to, even if we trust who vouches for that', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
    const certificate = await makeCertificate(folder, 'DNS:mail.example.com');
    await rm(folder, { recursive: true });
    const host = await startMailHost({ users: [ana], clock: () => new Date(), certificate });
    onTestFinished(() => host.stop());
    const ca = certificate.certificate;
    for (const account of [
      anasAccount(host.imapPort, { ca }),
      anasAccount(host.imapsPort ?? 0, { ca, tls: 'implicit' }),
    ]) {
      expect(await tryInbox(account, impatient)).toMatch(
        /^the server's certificate is not trusted.*does not match/,
      );
    }
  });
});

const ana = { address: 'ana@example.org', password: 'secret' };

function anasAccount(port: number, imap: Partial<MailboxAccount['imap']>): MailboxAccount {
  return accountOn({ host: '127.0.0.1', imapPort: port, password: ana.password }, ana.address, {
    tls: 'starttls',
    ...imap,
  });
}
