import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Credential } from './credential.ts';

/** A credential that began with a refresh token. */
export type Granted = Credential & { refreshToken: string };

/** The name under which what follows a refresh token is kept. It tells nothing about the token. */
export function nameOf(granted: Granted): string {
  return derive(granted, 'name').toString('hex');
}

const nonceLength = 12;
const tagLength = 16;

/**
 * Encrypts the token that has taken the place of the written one, with a key that only the written one gives
 * (AES-256-GCM, key by HKDF): who has the database alone, or a copy of it, has no access to a mailbox.
 */
export function seal(token: string, granted: Granted, randomBytes: (size: number) => Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', derive(granted, 'key'), nonce);
  const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The token in what `seal` has made of it; null when it is damaged. */
export function unseal(sealed: Uint8Array, granted: Granted): string | null {
  const bytes = Buffer.from(sealed);
  const tagAt = nonceLength;
  const textAt = nonceLength + tagLength;
  try {
    const cipher = createDecipheriv('aes-256-gcm', derive(granted, 'key'), bytes.subarray(0, tagAt));
    cipher.setAuthTag(bytes.subarray(tagAt, textAt));
    return cipher.update(bytes.subarray(textAt), undefined, 'utf8') + cipher.final('utf8');
  } catch {
    return null;
  }
}

function derive({ tokenEndpoint, clientId, refreshToken }: Granted, purpose: 'name' | 'key'): Buffer {
  const salt = JSON.stringify([tokenEndpoint, clientId]);
  return Buffer.from(hkdfSync('sha256', refreshToken, salt, `acuse refresh token ${purpose}`, 32));
}
