import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A self-signed certificate; whoever trusts `certificate` as an authority trusts the host. PEM. */
export interface Certificate {
  certificate: string;
  key: string;
}

/** What this machine lacks for making certificates, as a sentence; null when nothing does. */
export function certificateMissing(): string | null {
  return spawnSync('openssl', ['version']).status === 0 ? null : 'openssl is not installed';
}

/** Makes a certificate for `names` in `folder`, valid for a day. Every call gives another authority. */
export async function makeCertificate(
  folder: string,
  names = 'DNS:localhost,IP:127.0.0.1',
): Promise<Certificate> {
  const certificateFile = join(folder, 'certificate.pem');
  const keyFile = join(folder, 'key.pem');
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
    ...['-subj', '/CN=localhost', '-addext', `subjectAltName=${names}`],
    ...['-keyout', keyFile, '-out', certificateFile],
  ]);
  return { certificate: await readFile(certificateFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
}

/** One whose files are not needed. */
export async function temporaryCertificate(): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  const made = await makeCertificate(folder);
  await rm(folder, { recursive: true });
  return made;
}

/** The certificate that was made in `folder`, by the same authority, but it ended yesterday. */
export async function makeExpired(folder: string): Promise<Certificate> {
  const expiredFile = join(folder, 'expired.pem');
  const keyFile = join(folder, 'key.pem');
  await promisify(execFile)('openssl', [
    ...['x509', '-in', join(folder, 'certificate.pem'), '-signkey', keyFile],
    ...['-days', '-1', '-out', expiredFile],
  ]);
  return { certificate: await readFile(expiredFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
}
