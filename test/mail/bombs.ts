import { constants, deflateRawSync } from 'node:zlib';

const mebibyte = 1024 * 1024;

/** Deflated zeros: each kilobyte of them unpacks to a mebibyte. */
export function packedZeros(mebibytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(mebibyte), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat(Array.from({ length: mebibytes }, () => block));
}

/** A zip of one deflated file, whose directory says that it unpacks to `size` bytes. */
export function zipSaying(path: string, packed: Uint8Array, size: number): Buffer {
  const name = Buffer.from(path);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

/** The zip with `value` at an offset of every entry of its directory, as 2 or 4 bytes. */
export function withEntries(zip: Buffer, offset: number, value: number, bytes: 2 | 4): Buffer {
  const changed = Buffer.from(zip);
  const mark = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  for (let at = changed.indexOf(mark); at >= 0; at = changed.indexOf(mark, at + 1))
    changed.writeUIntLE(value, at + offset, bytes);
  return changed;
}
