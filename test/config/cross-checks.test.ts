import { describe, expect, test } from 'vitest';
import { type Beside, faultsOf, load, minimal } from './written.ts';

const placesOf = (yaml: string, beside?: Beside) => faultsOf(yaml, beside).map(({ path }) => path);

const second = `  - name: requests
    address: requests@example.com
    imap: { host: imap.example.com, port: 993, user: requests@example.com, password: hidden }
submission:`;
const two = minimal.replace('submission:', second);

describe('an encrypted connection', () => {
  const on = (host: string) =>
    minimal.replace(
      'host: smtp.example.com, port: 587, tls: starttls',
      `host: "${host}", port: 25, tls: none`,
    );

  test.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost', 'LocalHost', '0:0:0:0:0:0:0:1'])(
    'may be done without on this machine: %s',
    host => expect(load(on(host)).submission?.tls).toBe('none'),
  );

  test.each([
    'smtp.example.com',
    '10.0.0.1',
    '128.0.0.1',
    'localhost.example.com',
    '127.0.0.1.example.com',
    '::2',
  ])('is required on the way to %s', host => expect(placesOf(on(host))).toEqual(['submission.tls']));
});

describe('signing in', () => {
  test('takes user and password', () => {
    expect(placesOf(minimal.replace(', password: hidden }\nsubmission', ' }\nsubmission'))).toEqual([
      'mailboxes[0].imap.password',
    ]);
    expect(placesOf(minimal.replace('user: desk@example.com, ', ''))).toEqual(['submission.user']);
  });

  test('may be left out', () => {
    expect(placesOf(minimal.replace(', user: desk@example.com, password: hidden', ''))).toEqual([]);
  });
});

describe('mailboxes', () => {
  test('may be several', () => {
    expect(load(two).mailboxes.map(({ name }) => name)).toEqual(['incidents', 'requests']);
  });

  test('must be at least one: without it every reply goes where nothing watches', () => {
    expect(faultsOf(minimal.replace(/mailboxes:.*submission/s, 'mailboxes: []\nsubmission'))).toMatchObject([
      { line: 6, column: 12, path: 'mailboxes', what: expect.stringMatching(/^no mailbox is watched/) },
    ]);
  });

  test('have names of their own', () => {
    expect(placesOf(two.replace('name: requests', 'name: Incidents'))).toEqual(['mailboxes[1].name']);
  });

  test('have addresses of their own, whatever the case', () => {
    expect(placesOf(two.replace('address: requests@example.com', 'address: INCIDENTS@example.com'))).toEqual([
      'mailboxes[1].address',
    ]);
  });

  test('watch folders of their own: a reply to an address must not lie where nothing watches', () => {
    const sameAccount = two.replace('user: requests@', 'user: incidents@');
    expect(placesOf(sameAccount)).toEqual(['mailboxes[1].imap.folder']);
    expect(
      placesOf(sameAccount.replace('password: hidden }\nsubm', 'password: hidden, folder: inbox }\nsubm')),
    ).toEqual(['mailboxes[1].imap.folder']);
    expect(
      placesOf(sameAccount.replace('password: hidden }\nsubm', 'password: hidden, folder: Requests }\nsubm')),
    ).toEqual([]);
    expect(placesOf(sameAccount.replace('port: 993, user', 'port: 1993, user'))).toEqual([]);
  });

  test.each([
    ['processed: INBOX', ['mailboxes[0].imap.processed']],
    ['quarantine: inbox', ['mailboxes[0].imap.quarantine']],
    ['quarantine: Processed', ['mailboxes[0].imap.quarantine']],
    ['folder: Quarantine', ['mailboxes[0].imap.quarantine']],
    ['folder: Forms, processed: INBOX', []],
  ])('move mails to another folder: %s', (folders, places) => {
    expect(placesOf(minimal.replace('port: 993', `port: 993, ${folders}`))).toEqual(places);
  });

  test('name a region that exists', () => {
    const inRegion = (region: string) => minimal.replace('expects: incident', `region: ${region}`);
    expect(load(inRegion('peru')).mailboxes[0]?.region).toBe('peru');
    expect(faultsOf(inRegion('Perú'))).toMatchObject([
      { path: 'mailboxes[0].region', remedy: 'did you mean "peru"?' },
    ]);
  });
});

describe('people', () => {
  const agents = (list: string) => minimal.replace('[noc@example.com]', list);

  test('must be there to hear of a ticket', () => {
    expect(placesOf(agents('[]'))).toEqual(['desk.agents']);
  });

  test('hear of it once', () => {
    expect(placesOf(agents('[noc@example.com, night@example.com, NOC@example.com]'))).toEqual([
      'desk.agents[2]',
    ]);
  });

  test('are not a mailbox that acuse watches: its letters to them would come back as mails', () => {
    expect(placesOf(agents('[noc@example.com, incidents@EXAMPLE.com]'))).toEqual(['desk.agents[1]']);
  });

  test('may read the address the letters come from', () => {
    expect(placesOf(agents('[desk@example.com]'))).toEqual([]);
  });
});

test('the readers of the digest are people, each named once', () => {
  const readers = (list: string) => placesOf(`${minimal}digest: { recipients: ${list} }`);
  expect(readers('[noc@example.com, night@example.com]')).toEqual([]);
  expect(readers('[]')).toEqual(['digest.recipients']);
  expect(readers('[noc@example.com, NOC@example.com]')).toEqual(['digest.recipients[1]']);
  expect(readers('[incidents@example.com]')).toEqual(['digest.recipients[0]']);
});

describe('those who get requests for change', () => {
  const changes = (text: string) => placesOf(`${minimal}changes: ${text}`);

  test('have an address, are listed once, and need not be named at all', () => {
    expect(changes('{ commercial: [sales@example.com], accountManager: accounts@example.com }')).toEqual([]);
    expect(changes('{ commercial: [sales, bids@example.com], accountManager: nobody }')).toEqual([
      'changes.commercial[0]',
      'changes.accountManager',
    ]);
    expect(changes('{ commercial: [sales@example.com, Sales@example.com] }')).toEqual([
      'changes.commercial[1]',
    ]);
    expect(changes('{}')).toEqual([]);
  });

  test('read a mailbox that acuse does not watch itself', () => {
    expect(changes('{ commercial: [incidents@example.com], accountManager: Incidents@example.com }')).toEqual(
      ['changes.commercial[0]', 'changes.accountManager'],
    );
  });

  test('do not write from the address of the desk: their answers would be taken for its own letters', () => {
    expect(changes('{ commercial: [desk@example.com] }')).toEqual(['changes.commercial[0]']);
  });
});

describe('letters on trial', () => {
  test('need somebody to go to', () => {
    expect(placesOf(`${minimal}letters: { mode: redirect }`)).toEqual(['letters.redirectTo']);
    expect(placesOf(`${minimal}letters: { mode: redirect, redirectTo: trial@example.com }`)).toEqual([]);
    expect(placesOf(`${minimal}letters: { mode: hold }`)).toEqual([]);
  });

  test('do not go to a mailbox that acuse watches', () => {
    expect(placesOf(`${minimal}letters: { mode: redirect, redirectTo: incidents@example.com }`)).toEqual([
      'letters.redirectTo',
    ]);
  });
});

test('a warning comes before the promise is broken', () => {
  expect(placesOf(`${minimal}promises: { warn: [PT14M59S, PT15M] }`)).toEqual(['promises.warn[1]']);
  expect(placesOf(`${minimal}promises: { acknowledge: PT5M, warn: [PT1M] }`)).toEqual([]);
  expect(load(`${minimal}promises: { acknowledge: PT6M }`).promises.warn).toEqual([300_000]);
});

test('each kind of ticket has a prefix of its own', () => {
  expect(placesOf(`${minimal}tickets: { prefixes: { ssr: INC- } }`)).toEqual(['tickets.prefixes.ssr']);
  expect(placesOf(`${minimal}tickets: { prefixes: { incident: SSR-, ssr: INC- } }`)).toEqual([]);
});
