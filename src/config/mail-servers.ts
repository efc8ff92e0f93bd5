import * as z from 'zod';
import { formKinds } from '../questionnaire/form.ts';
import { emailAddress, host } from './addresses.ts';
import { oauth } from './oauth.ts';
import { size } from './sizes.ts';
import { oneLine, secret, wholeNumber } from './understood.ts';

/** Where a mail server is, and as whom it is spoken to. */
function connection(example: { host: string; port: number; secret: string }) {
  return {
    host: host({ description: 'the host of the mail server', examples: [example.host] }),
    port: wholeNumber(1, 65_535, { description: 'the port of the mail server', examples: [example.port] }),
    tls: z
      .enum(['implicit', 'starttls', 'none'])
      .exactOptional()
      .meta({
        description:
          'implicit: from the first byte; starttls: required, never fallen back from; none: on this machine only. ' +
          'Left out: implicit on ports 993 and 465, else starttls',
      }),
    user: oneLine({
      description: 'the account to sign in with',
      examples: ['desk@example.com'],
    }).exactOptional(),
    password: secret({
      description: 'the password, which is better kept outside',
      examples: [`\${${example.secret}}`],
    }).exactOptional(),
    oauth: oauth.exactOptional(),
    ca: oneLine({
      description:
        'a file of certificates (PEM): the only authorities to believe, instead of the well-known ones',
      examples: ['own-ca.pem'],
    }).exactOptional(),
  };
}

function withTls<Connection extends { port: number; tls?: 'implicit' | 'starttls' | 'none' }>(
  connection: Connection,
) {
  const usual = connection.port === 993 || connection.port === 465 ? 'implicit' : 'starttls';
  return { ...connection, tls: connection.tls ?? usual };
}

const imap = z
  .strictObject({
    ...connection({ host: 'imap.example.com', port: 993, secret: 'IMAP_PASSWORD' }),
    folder: oneLine({ description: 'the folder new mail arrives in', examples: ['INBOX'] }).prefault('INBOX'),
    processed: oneLine({
      description: 'the folder a mail is moved to when it has been handled',
      examples: ['Processed'],
    }).prefault('Processed'),
    quarantine: oneLine({
      description: 'the folder a mail is moved to when it cannot be handled',
      examples: ['Quarantine'],
    }).prefault('Quarantine'),
    maxSize: size({
      description: 'the largest mail that is downloaded whole; of a larger one only the beginning is read',
      examples: ['30 MiB'],
    }).prefault('30 MiB'),
  })
  .transform(withTls)
  .meta({ description: 'the IMAP server and the folders of the mailbox' });

/** What a mailbox is to those who write to it. */
const addressee = {
  name: oneLine({ description: 'the name of the mailbox in logs and lists', examples: ['incidents'] }),
  address: emailAddress({
    description: 'the address customers write to, and Reply-To: of what they are answered',
    examples: ['incidents@example.com'],
  }),
  expects: z
    .enum(formKinds)
    .exactOptional()
    .meta({ description: 'the form that is expected here; a hint, the content decides' }),
  region: oneLine({
    description: 'the region of regions.yaml whose customers write here',
    examples: ['peru'],
  }).exactOptional(),
};

/** A mailbox that is watched. */
export const mailbox = z.strictObject({ ...addressee, imap });

/** A mailbox without its server: known also to a command that cannot sign in. */
export const receiver = z.object(addressee);
export type Receiver = z.infer<typeof receiver>;

/** Where letters are handed in. */
export const submission = z
  .strictObject({
    ...connection({ host: 'smtp.example.com', port: 587, secret: 'SMTP_PASSWORD' }),
    connections: wholeNumber(1, 20, {
      description: 'the number of connections that may be open at one time',
      examples: [3],
    }).prefault(3),
  })
  .transform(withTls)
  .meta({ description: 'the SMTP server that takes our letters' });
