import { Transform, type TransformCallback } from 'node:stream';

/** RFC 2045 6.7: a line of quoted-printable is no longer. */
const longestLine = 76;
const tooMuchSpace = new RegExp(`[\\t ]{${longestLine}}(?=[\\t ])`, 'g');

/** Bytes; whatever is larger is not searched beforehand. */
const searched = 1024 * 1024;

/** Whether a body may hold white space that has to be broken: hardly any does, and a decoder more costs every mail. */
export function mayNeedSoftBreaks(body: Buffer): boolean {
  return body.length > searched || body.toString('latin1').search(tooMuchSpace) >= 0;
}

/**
 * A decoder of quoted-printable that breaks overlong white space softly before it decodes, which changes nothing:
 * mailparser's own looks for the end of white space in a time that grows with the square of it, 20 s for 120 kB.
 */
export class SoftBreaks extends Transform {
  readonly #decoder: Transform;

  constructor(decoder: Transform) {
    super();
    this.#decoder = decoder;
    decoder.on('data', (decoded: Buffer) => this.push(decoded));
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const broken = chunk.toString('latin1').replace(tooMuchSpace, '$&=\n');
    this.#decoder.write(Buffer.from(broken, 'latin1'), done);
  }

  override _flush(done: TransformCallback): void {
    this.#decoder.once('end', () => done());
    this.#decoder.end();
  }
}
