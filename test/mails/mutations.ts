import { signMessageId } from '../../src/mail/signed-id.ts';
import { Random } from './random.ts';
import { charsets, fields, splinters } from './splinters.ts';

/** A mail made of real ones, and how: all of it follows from the seed. */
export interface Mutant {
  seed: number;
  bytes: Buffer;
  /** The changes made, in their order. */
  changes: string[];
}

/** What becomes of a mail, or one of the corpus, at random. One character a byte. */
type Change = (mail: string, random: Random, corpus: readonly string[]) => string;

/** The desk that reads them signs with it. */
export const signingKey = Buffer.alloc(32, 7);

/** Larger mails take the same paths, more slowly. */
const largest = 1024 * 1024;
const mostChanges = 6;

/** Changes one of the mails of the corpus, as the seed wants it. */
export function mutant(seed: number, corpus: readonly string[]): Mutant {
  const random = new Random(seed);
  let mail = random.pick(corpus);
  const changes: string[] = [];
  for (let left = 1 + random.below(mostChanges); left > 0; left--) {
    const [name, change] = random.pick(named);
    mail = change(mail, random, corpus).slice(0, largest);
    changes.push(name);
  }
  return { seed, bytes: Buffer.from(mail, 'latin1'), changes };
}

/** Changes of bytes, wherever they stand. */
const bytes: Record<string, Change> = {
  'a byte is another': (mail, random) => replaced(mail, random, 1, String.fromCharCode(random.below(256))),
  'something is cut out': (mail, random) => replaced(mail, random, random.often(mail.length), ''),
  'something comes in': (mail, random) => replaced(mail, random, random.below(60), random.pick(splinters)),
  'something comes in often': (mail, random) => {
    const splinter = random.pick(splinters).slice(0, 100);
    return replaced(mail, random, 0, splinter.repeat(random.often(5_000)));
  },
  'something is repeated': (mail, random) => {
    const piece = pieceOf(mail, random);
    return replaced(mail, random, 0, piece.repeat(random.often(40)));
  },
  'something of another mail comes in': (mail, random, corpus) =>
    replaced(mail, random, random.below(500), pieceOf(random.pick(corpus), random)),
  'the end is missing': (mail, random) => mail.slice(0, random.below(mail.length)),
};

/** Changes of the header. */
const header: Record<string, Change> = {
  'a field comes on top': (mail, random) => `${field(random)}\r\n${mail}`,
  'a field takes the place of its namesake': (mail, random) => {
    const line = field(random);
    const name = line.slice(0, line.indexOf(':'));
    return inHeader(mail, lines => [line, ...lines.filter(each => !each.startsWith(`${name}:`))]);
  },
  'a line is lost': (mail, random) => inHeader(mail, lines => lines.toSpliced(random.below(lines.length), 1)),
  'a line stands elsewhere': (mail, random) =>
    inHeader(mail, lines => {
      const [line = ''] = lines.splice(random.below(lines.length), 1);
      return lines.toSpliced(random.below(lines.length + 1), 0, line);
    }),
  'a field is folded everywhere': (mail, random) =>
    inHeader(mail, lines =>
      lines.with(random.below(lines.length), `X: ${field(random)}`.replaceAll(' ', '\r\n ')),
    ),
  'a flood of fields': (mail, random) => `${`${field(random)}\r\n`.repeat(random.often(3_000))}${mail}`,
  'another charset': (mail, random) =>
    mail.replace(/charset="?[\w-]*"?/i, `charset="${random.pick(charsets)}"`),
  'another encoding': (mail, random) =>
    mail.replace(/(Content-Transfer-Encoding:) *[\w-]+/i, `$1 ${random.pick(['base64', '7bit', 'x'])}`),
  'another type': (mail, random) =>
    mail.replace(/text\/(?:plain|html)/i, random.pick(['text/html', 'text/plain', 'multipart/mixed', 'x'])),
};

/** Changes of what stands where. */
const structure: Record<string, Change> = {
  'the body of another mail': (mail, random, corpus) => `${headOf(mail)}${bodyOf(random.pick(corpus))}`,
  'the body of another mail below': (mail, random, corpus) => `${mail}\r\n${bodyOf(random.pick(corpus))}`,
  'the body many times': (mail, random) => `${headOf(mail)}${someOf(bodyOf(mail)).repeat(random.often(60))}`,
  'the body quoted': (mail, random) => {
    const marks = '> '.repeat(random.often(200));
    return `${headOf(mail)}${someOf(bodyOf(mail)).replace(/^/gm, marks)}`;
  },
  'the body in base64, said or not': (mail, random) => {
    const encoded = Buffer.from(bodyOf(mail), 'latin1').toString('base64');
    const said = random.below(2) === 0 ? '' : 'Content-Transfer-Encoding: base64\r\n';
    return `${said}${headOf(mail)}${encoded.replace(/.{76}/g, '$&\r\n')}`;
  },
  'a mail around it': (mail, random, corpus) =>
    multipart(headOf(random.pick(corpus)), ['Content-Type: message/rfc822', mail]),
  'a document beside it': (mail, random, corpus) => {
    const name = random.pick(['a.docx', 'a.xlsx', '../a.eml', 'a\u202e.pdf', '']);
    const other = Buffer.from(random.pick(corpus), 'latin1').toString('base64');
    const head = `Content-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64`;
    return multipart(headOf(mail), ['Content-Type: text/plain', bodyOf(mail)], [head, other]);
  },
  'a delivery report of it': mail =>
    multipart(
      'From: MAILER-DAEMON@mx.example.com\r\nSubject: Undelivered Mail Returned to Sender\r\n\r\n',
      [
        'Content-Type: message/delivery-status',
        'Final-Recipient: rfc822; a@x.example\r\nAction: failed\r\nStatus: 5.1.1',
      ],
      ['Content-Type: message/rfc822', mail],
    ),
  'parts within parts': (mail, random) => {
    let nested = mail;
    for (let depth = random.often(60); depth > 0; depth--)
      nested = multipart('Subject: x\r\n\r\n', ['Content-Type: message/rfc822', nested]);
    return nested;
  },
  'the lines end otherwise': (mail, random) =>
    mail.replace(/\r?\n/g, random.pick(['\n', '\r', '\r\r\n', '\x85'])),
  'no lines at all': mail => mail.replace(/\r?\n(?=\S)/g, ' '),
};

const named = [bytes, header, structure].flatMap(kind => Object.entries(kind));

function replaced(mail: string, random: Random, removed: number, piece: string): string {
  const at = random.below(mail.length + 1);
  return mail.slice(0, at) + piece + mail.slice(at + removed);
}

function pieceOf(mail: string, random: Random): string {
  const at = random.below(mail.length + 1);
  return mail.slice(at, at + random.often(4_000));
}

function field(random: Random): string {
  const number = String(1 + random.below(9));
  const signed = () => signMessageId(signingKey, 'ack:1', `INC-00000${number}`, 'example.com');
  return random.pick(fields).replaceAll('#', number).replace('$', signed);
}

/** Up to and with the blank line. */
function headOf(mail: string): string {
  return mail.slice(0, bodyStart(mail));
}

function bodyOf(mail: string): string {
  return mail.slice(bodyStart(mail));
}

function bodyStart(mail: string): number {
  const blank = /\r?\n\r?\n/.exec(mail);
  return blank ? blank.index + blank[0].length : mail.length;
}

/** Of what is multiplied, enough; the memory of this program is bounded too. */
function someOf(body: string): string {
  return body.slice(0, 20_000);
}

function inHeader(mail: string, change: (lines: string[]) => string[]): string {
  const lines = headOf(mail).trimEnd().split(/\r?\n/);
  return `${change(lines).join('\r\n')}\r\n\r\n${bodyOf(mail)}`;
}

/** A header whose type is replaced, above parts of head and content. */
function multipart(head: string, ...parts: [head: string, content: string][]): string {
  const kept = head
    .split(/\r?\n/)
    .filter(line => line !== '' && !/^(?:content-|\s)/i.test(line))
    .join('\r\n');
  const bodies = parts.map(([partHead, content]) => `--fuzz\r\n${partHead}\r\n\r\n${content}\r\n`);
  return `${kept}\r\nContent-Type: multipart/mixed; boundary=fuzz\r\n\r\n${bodies.join('')}--fuzz--\r\n`;
}
