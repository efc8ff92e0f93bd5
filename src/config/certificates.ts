import { X509Certificate } from 'node:crypto';
import { readTextFile } from './reading.ts';

/** The text of a PEM file of certificates, or why it is of no use. */
export function readCertificates(file: string): { pem: string } | { reason: string } {
  const read = readTextFile(file);
  if ('reason' in read) return read;
  const certificates = read.text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) return { reason: 'it holds no certificate in PEM form' };
  try {
    for (const certificate of certificates) new X509Certificate(certificate);
    return { pem: read.text };
  } catch (error) {
    return { reason: `a certificate in it is damaged (${error instanceof Error ? error.message : error})` };
  }
}
