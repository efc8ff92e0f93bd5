import { describe, expect, test } from 'vitest';
import { mayBeStale, outcomeOf, type Phase } from '../../src/outbox/classify.ts';
import type { SendOutcome } from '../../src/outbox/outcome.ts';

type Row = [Phase, string, SendOutcome['type']];

const road: Row[] = [
  ['connect', 'connect ECONNREFUSED 192.0.2.1:587', 'us'],
  ['connect', 'getaddrinfo ENOTFOUND smtp.example.com', 'us'],
  ['tls', 'self-signed certificate', 'us'],
  ['tls', '454 4.7.0 TLS not available due to local problem', 'us'],
  ['greeting', '554 5.7.1 Service unavailable', 'us'],
  ['greeting', '421 4.7.0 Error: too many connections', 'us'],
  ['ehlo', '504 5.5.2 <[127.0.0.1]>: Helo command rejected: need fully-qualified hostname', 'us'],
  ['sign-in', '535 5.7.8 Username and Password not accepted', 'us'],
  ['sign-in', '534 5.7.9 Application-specific password required', 'us'],
  ['sign-in', '454 4.7.0 Temporary authentication failure', 'us'],
  ['sign-in', '432 4.3.2 Concurrent connections limit exceeded', 'us'],
  ['sign-in', 'the server offers no sign-in', 'us'],
  ['closing', 'acuse is closing', 'us'],
  ['sender', '530 5.7.0 Must issue a STARTTLS command first', 'us'],
  ['sender', '550 5.7.60 SMTP; Client does not have permissions to send as this sender', 'us'],
  ['sender', '451 4.3.0 Temporary lookup failure', 'us'],
  ['sender', '452 4.3.1 Insufficient system storage', 'us'],
  ['sender', '421 4.3.2 Service not active', 'us'],
];

const recipient: Row[] = [
  ['recipient', '550 5.1.1 <ana@example.org>: Recipient address rejected: User unknown', 'never'],
  ['recipient', '550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'never'],
  ['recipient', '550 5.4.1 Recipient address rejected: Access denied', 'never'],
  ['recipient', '550 5.2.1 The account is disabled', 'never'],
  ['recipient', '552 5.2.2 Mailbox full', 'never'],
  ['recipient', '550 mailbox unavailable', 'never'],
  ['recipient', '501 5.1.3 Bad recipient address syntax', 'never'],
  ['recipient', '550 5.7.1 Recipient does not accept mail from outside', 'never'],
  ['recipient', '550 5.7.1 <relay@example.org>: rejected by policy', 'never'],
  [
    'recipient',
    '550 5.1.1 <a@example.org>: undeliverable: host mx.example.org said: 550 5.7.1 Unable to relay',
    'never',
  ],
  ['recipient', '450 4.2.0 <ana@example.org>: Recipient address rejected: Greylisted', 'later'],
  ['recipient', '452 4.2.2 The recipient is over quota', 'later'],
  ['recipient', '452 4.5.3 Too many recipients', 'later'],
  ['recipient', '451 4.7.500 Server busy', 'later'],
  ['recipient', '503 5.5.1 Bad sequence of commands', 'later'],
  ['recipient', '421 4.4.2 Connection timed out', 'later'],
  ['recipient', 'no answer within 30 s', 'later'],
  ['recipient', 'Connection closed unexpectedly', 'later'],
];

const recipientButUs: Row[] = [
  ['recipient', '554 5.7.1 <ana@example.org>: Relay access denied', 'us'],
  ['recipient', '454 4.7.1 <ana@example.org>: Relay access denied', 'us'],
  ['recipient', '550 relay not permitted', 'us'],
  ['recipient', '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain', 'us'],
  ['recipient', '550 5.7.1 Daily SMTP relay limit exceeded for customer', 'us'],
  ['recipient', '553 5.7.1 <desk@example.com>: Sender address rejected: not owned by user desk', 'us'],
  ['recipient', '450 4.1.8 <desk@example.com>: Sender address rejected: Domain not found', 'us'],
  ['recipient', '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked', 'us'],
  ['recipient', '530 5.7.1 Client was not authenticated', 'us'],
];

const content: Row[] = [
  ['content', '550 5.7.1 Message rejected as spam', 'never'],
  ['content', '552 5.7.0 This message was blocked because its content presents a security issue', 'never'],
  ['content', '550 5.7.26 This mail is unauthenticated', 'never'],
  ['content', '554 5.6.0 Message contains bare LF', 'never'],
  ['content', '554 Transaction failed', 'never'],
  ['content', '451 4.3.0 Error: queue file write error', 'later'],
  ['content', '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded', 'later'],
  ['content', '452 4.3.1 Insufficient system storage', 'later'],
  ['content', '421 4.3.0 Temporary system problem', 'later'],
  ['content', 'Connection closed unexpectedly', 'later'],
  ['content', 'no answer within 120 s', 'later'],
  ['content', '554 5.2.252 SendAsDenied; one not allowed to send as another', 'us'],
  ['content', '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException', 'us'],
  ['content', '554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException', 'us'],
  ['content', '550 5.4.5 Daily user sending limit exceeded', 'us'],
  ['content', '550 5.1.8 Access denied, bad outbound sender', 'us'],
  ['content', '554 Message rejected: Email address is not verified', 'us'],
];

const size: Row[] = [
  ['letter', 'Message size larger than allowed 1000', 'never'],
  ['sender', '552 5.3.4 Message size exceeds fixed limit', 'never'],
  ['sender', '552 Message size exceeds fixed maximum message size', 'never'],
  ['content', '552 5.3.4 Message too big for system', 'never'],
  ['content', "552 5.2.3 Your message exceeded the server's message size limits", 'never'],
  ['sender', '552 5.3.1 Mail system full', 'us'],
];

describe('what becomes of a letter follows from how far it came and what the server said', () => {
  const chapters: [string, Row[]][] = [
    ['before any letter is named, the road is closed', road],
    ['a recipient is refused for good, or for now', recipient],
    ['at the recipient, but about us', recipientButUs],
    ['after the text', content],
    ['a letter too large is never sent', size],
  ];
  for (const [title, rows] of chapters) {
    describe(title, () => {
      test.each(rows)('%s: %s → %s', (phase, response, type) => {
        expect(outcomeOf({ phase, response })).toMatchObject({ type, response });
      });
    });
  }

  test('a closed road says at which phase', () => {
    expect(outcomeOf({ phase: 'tls', response: 'self-signed certificate' })).toEqual({
      type: 'us',
      phase: 'tls',
      response: 'self-signed certificate',
    });
  });
});

test.each<[Phase, string, boolean]>([
  ['sender', '421 4.4.2 Timeout exceeded', true],
  ['sender', '452 4.7.1 Too many messages in this session', true],
  ['recipient', 'Connection closed unexpectedly', true],
  ['recipient', '421 4.3.2 Shutting down', true],
  ['recipient', '550 5.1.1 User unknown', false],
  ['content', 'Connection closed unexpectedly', false],
  ['sign-in', '421 4.3.2 Shutting down', false],
])('an old connection may be to blame for %s: %s → %s', (phase, response, expected) => {
  expect(mayBeStale({ phase, response })).toBe(expected);
});
