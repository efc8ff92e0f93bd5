import type { Part } from './message.ts';

/** Bytes a mail may weigh to be handed on whole: 5 MiB, because many mailboxes refuse letters above 10. */
const heaviest = 5 * 1024 * 1024;

export function fitsIntoLetter(size: number): boolean {
  return size <= heaviest;
}

/**
 * A mail as an attachment, byte for byte. RFC 2046 5.2.1: message/rfc822 is never encoded; a mail that cannot travel
 * as it is (long lines, stray CR or LF, NUL) goes as a file, which every mail program opens by its name.
 */
export function attached(mail: Uint8Array, fileName: string): Part {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength);
  const encoding = plainEncoding(bytes);
  const type = encoding === null ? 'application/octet-stream' : 'message/rfc822';
  return {
    contentType: `${type}; name="${fileName}"`,
    headers: [
      `Content-Transfer-Encoding: ${encoding ?? 'base64'}`,
      `Content-Disposition: attachment; filename="${fileName}"`,
    ],
    body: encoding === null ? Buffer.from(base64Lines(bytes)) : bytes,
  };
}

const CR = 13;
const LF = 10;

/** RFC 2045 2.7 and 2.8; null for what is neither. */
function plainEncoding(mail: Uint8Array): '7bit' | '8bit' | null {
  let encoding: '7bit' | '8bit' = '7bit';
  let lineLength = 0;
  let previous = 0;
  for (const byte of mail) {
    if (byte === 0 || (byte === LF) !== (previous === CR)) return null;
    if (byte === LF) lineLength = 0;
    else if (byte !== CR && ++lineLength > 998) return null;
    if (byte > 127) encoding = '8bit';
    previous = byte;
  }
  return previous === CR ? null : encoding;
}

function base64Lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n');
}
