import { inflateRawSync } from 'node:zlib';

/** One file of a zip, as its directory tells. */
export interface ZipEntry {
  /** Bytes, packed and unpacked. A claim: `unpack` holds it to its word. */
  packedSize: number;
  size: number;
  /** Where its local header stands. */
  at: number;
  method: number;
  encrypted: boolean;
}

/** A document has some twenty files, and one for each picture. */
const mostEntries = 2000;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const fileMark = 0x04034b50;
const endLength = 22;
const entryLength = 46;
const fileLength = 30;
/** The end of the directory may be followed by a comment of this length. */
const longestComment = 0xffff;

/** Whether bytes begin as a zip does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * The directory of a zip (APPNOTE 4.3.12): its files by path, in lower case and with forward slashes. Nothing is
 * unpacked. Zip64 is for what is larger than anything read here: its placeholders are read as the sizes they stand for.
 */
export function readZip(zip: Buffer): Map<string, ZipEntry> | 'too large' | 'unreadable' {
  const end = directoryEnd(zip);
  if (end === null) return 'unreadable';
  const count = zip.readUInt16LE(end + 10);
  if (count > mostEntries) return 'too large';
  const entries = new Map<string, ZipEntry>();
  let at = zip.readUInt32LE(end + 16);
  for (let read = 0; read < count; read++) {
    if (at + entryLength > end || zip.readUInt32LE(at) !== entryMark) return 'unreadable';
    const nameEnd = at + entryLength + zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + entryLength, Math.min(nameEnd, end));
    entries.set(pathOf(name), entryAt(zip, at));
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** The bytes of one file, never more than its directory promised; null when they cannot be had. */
export function unpack(zip: Buffer, { at, packedSize, size, method, encrypted }: ZipEntry): Buffer | null {
  if (encrypted || at + fileLength > zip.length || zip.readUInt32LE(at) !== fileMark) return null;
  const start = at + fileLength + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  if (start + packedSize > zip.length) return null;
  const packed = zip.subarray(start, start + packedSize);
  if (method === 0) return packed.length === size ? packed : null;
  return method === 8 ? inflate(packed, size) : null;
}

function inflate(packed: Buffer, size: number): Buffer | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    // Damaged, or larger than it said.
    return null;
  }
}

/** Where the end of the directory begins: searched from behind, for a comment may follow. */
function directoryEnd(zip: Buffer): number | null {
  const first = Math.max(0, zip.length - endLength - longestComment);
  for (let at = zip.length - endLength; at >= first; at--)
    if (zip[at] === 0x50 && zip.readUInt32LE(at) === endMark) return at;
  return null;
}

function entryAt(zip: Buffer, at: number): ZipEntry {
  return {
    packedSize: zip.readUInt32LE(at + 20),
    size: zip.readUInt32LE(at + 24),
    at: zip.readUInt32LE(at + 42),
    method: zip.readUInt16LE(at + 10),
    encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
  };
}

/** Some writers use backslashes, or begin with a slash. */
function pathOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}
