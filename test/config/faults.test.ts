// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is what one writes
import { describe, expect, test } from 'vitest';
import { ConfigError, describeFaults } from '../../src/config/faults.ts';
import { faultsOf, inShort, load, minimal } from './written.ts';

const bad = `desk:
  name: Service Desk LatAm
  address: Desk <desk@example.com>
  agents: [noc@example.com, Incidents@example.com]
  timezone: America/Bogotá
  lang: es
mailboxes:
  - name: incidents
    address: incidents@example.com
    expects: incidents
    region: per
    imap: { host: imap.example.com, prot: 993, tls: none, user: incidents@example.com, password: 12345 }
  - name: incidents
    address: incidents@example.com
    folder: Forms
    imap: { host: imap.example.com, port: abc, ca: nope.pem, password: "\${X" }
submission: { host: smtp example, port: 70000, tls: start-tls, user: desk@example.com, password: "\${SMTP}" }
database: { url: "postgres://acuse:hidden@db/acuse" }
http: { listen: 8025 }
promises: { acknowledge: 15m, warn: [PT5M] }
digest: { cron: "0 7 * *" }
letters: { mode: redirect, oldest: P1M }
tickets: { prefixes: { incident: INC, ssr: RFC- } }
border:
log: { levle: info }
forms: nowhere
colour: blue
tickets: {}
`;

describe('a bad configuration', () => {
  test('gets every fault named at once, each with its place and its remedy', () => {
    expect(inShort(faultsOf(bad))).toEqual([
      '3:12 desk.address: "Desk <desk@example.com>" is not an e-mail address → write the address every letter comes from, for example "desk@example.com"',
      '4:29 desk.agents[1]: is the address of mailboxes[0]: letters to it would come back as mails → write an address that people read',
      '5:13 desk.timezone: "America/Bogotá" is not an IANA time zone → did you mean "America/Bogota"?',
      '6:3 desk.lang: this key is not known → did you mean "language"?',
      '10:14 mailboxes[0].expects: "incidents" is none of incident, ssr, rfc → did you mean "incident"?',
      '11:13 mailboxes[0].region: "per" is no region of the regions file → did you mean "peru"?',
      '12:5 mailboxes[0].imap.port: is missing → add the port of the mail server, for example 993',
      '12:37 mailboxes[0].imap.prot: this key is not known → did you mean "port"?',
      '12:53 mailboxes[0].imap.tls: none would show passwords and mails to everybody on the way to imap.example.com → write implicit or starttls; none is for this machine only',
      '12:98 mailboxes[0].imap.password: is a number and not text → put it in quotes',
      '13:11 mailboxes[1].name: is the name of mailboxes[0] already → give each mailbox a name of its own',
      '14:14 mailboxes[1].address: is the address of mailboxes[0] already: a reply to it would be read by one of the two → give each mailbox the address whose mail is delivered to it',
      '15:5 mailboxes[1].folder: this key is not known → did you mean "imap.folder"?',
      '16:43 mailboxes[1].imap.port: "abc" is not a whole number from 1 to 65535 → write the port of the mail server, for example 993',
      '16:52 mailboxes[1].imap.ca: "nope.pem" cannot be used: it does not exist → paths are relative to the folder of this file',
      '16:72 mailboxes[1].imap.password: has a ${ that is neither ${NAME}, ${NAME:-default} nor ${file:PATH} → write $${ where the two characters themselves are meant',
      '17:21 submission.host: "smtp example" is not the name or the IP address of a host → write the host of the mail server, for example "smtp.example.com"',
      '17:41 submission.port: 70000 is not a whole number from 1 to 65535 → write the port of the mail server, for example 587',
      '17:53 submission.tls: "start-tls" is none of implicit, starttls, none → did you mean "starttls"?',
      '17:98 submission.password: the environment variable SMTP is not set → set it where acuse is started (.env.example tells what it is), or write ${SMTP:-default}',
      '18:18 database.url: PostgreSQL comes with a later version → use sqlite:PATH for now',
      '19:17 http.listen: is a number and not text → write off, or HOST:PORT where /healthz and /metrics are served, for example "127.0.0.1:8025"',
      '20:26 promises.acknowledge: "15m" is not a length of time as ISO 8601 writes it → write the time within which a mail is acknowledged, for example "PT15M"',
      '21:17 digest.cron: "0 7 * *" is not a cron expression → write five fields, minute, hour, day, month and weekday, for example "0 7 * * *", at seven every day',
      '22:1 letters.redirectTo: is missing beside mode: redirect → add the address of the person who reads the letters on trial',
      '22:36 letters.oldest: "P1M" is not a length of time as ISO 8601 writes it → write the age beyond which a mail is registered and listed, but not answered, for example "PT72H"',
      '24:1 border: is empty → take the key away, or write the hosts where the mail of the world becomes ours',
      '25:8 log.levle: this key is not known → did you mean "level"?',
      '26:8 forms: "nowhere" cannot be used: no such folder → paths are relative to the folder of this file',
      '27:1 colour: this key is not known → known here: desk, mailboxes, submission, ca, database, http, promises, leadTime, calendars, changes, escalation, digest, alerts, letters, tickets, retention, border, automatedSenders, log, forms, templates, regions, customers',
      '28:1 : Map keys must be unique → keep one of the two',
    ]);
  });

  test('never has its passwords shown', () => {
    const shown = JSON.stringify(faultsOf(bad.replace('12345', '{ hidden: secret }')));
    expect(shown).not.toMatch(/hidden|secret/);
  });

  test('never has the value of a variable shown either', () => {
    const faults = faultsOf(minimal.replace('port: 587', 'port: "${PORT}"'), { env: { PORT: 'hidden' } });
    expect(inShort(faults)).toEqual([
      '11:45 submission.port: "${PORT}" is not a whole number from 1 to 65535 → write the port of the mail server, for example 587',
    ]);
  });

  test('names the parts that are missing altogether, whatever the command', () => {
    const faults = faultsOf('log: { level: info }', { needs: [] });
    expect(inShort(faults)).toEqual([
      '1:1 desk: is missing → add the desk that writes the letters',
      '1:1 mailboxes: is missing → add the mailboxes that are watched, each with name, address and imap',
      '1:1 submission: is missing → add the SMTP server that takes our letters',
    ]);
  });

  test('may be empty: the parts that are missing are named', () => {
    expect(faultsOf('# nothing yet\n').map(({ path }) => path)).toEqual(['desk', 'mailboxes', 'submission']);
  });

  test('may be something else altogether', () => {
    expect(inShort(faultsOf('- desk\n'))).toEqual([
      '1:1 : is a list and not a group of keys → see the shipped file for how it is written',
    ]);
  });

  test('has one fault for a part that is of the wrong kind, and none for what might have been in it', () => {
    const faults = faultsOf(minimal.replace(/submission: .*/, 'submission: smtp.example.com'));
    expect(inShort(faults)).toEqual([
      '11:13 submission: is text and not a group of keys → write the SMTP server that takes our letters',
    ]);
  });
});

test('the error of a bad configuration lists all its faults', () => {
  const error = (() => {
    try {
      return load(minimal.replace('timezone', 'timezon'));
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(ConfigError);
  expect(String(error)).toMatch(
    /^ConfigError: the configuration has 2 faults\n.*acuse\.yaml:1:1 .*\n.*\n.*acuse\.yaml:5:3 /,
  );
});

test('faults are described in two lines each, one below the other', () => {
  const described = describeFaults([
    {
      file: 'acuse.yaml',
      line: 3,
      column: 9,
      path: 'log.levle',
      what: 'this key is not known',
      remedy: 'did you mean "level"?',
    },
    {
      file: 'acuse.yaml',
      line: 12,
      column: 10,
      path: '',
      what: 'Map keys must be unique',
      remedy: 'keep one of the two',
    },
  ]);
  expect(described).toBe(
    [
      'acuse.yaml:3:9    log.levle: this key is not known',
      '                  → did you mean "level"?',
      'acuse.yaml:12:10  Map keys must be unique',
      '                  → keep one of the two',
    ].join('\n'),
  );
});
