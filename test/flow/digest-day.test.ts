import { expect, test } from 'vitest';
import { engines, openAgain } from '../store/engines.ts';
import { minutesAfter } from '../store/samples.ts';
import { addAlert, playDay, saturdayAtSeven, sundayAtSeven } from './day.ts';
import { digestDesk, shown } from './digest.ts';

const polls = {
  incidents: { at: minutesAfter(sundayAtSeven, -0.5) },
  requests: { at: minutesAfter(sundayAtSeven, -12), failure: 'connection refused' },
};

test.each(engines)('a day of 500 mails is told in a minute, on $name', async engine => {
  const url = await engine.emptyDatabase();
  const store = await openAgain(url);
  await store.migrate();
  const desk = digestDesk(store, '', polls);
  await desk.at(minutesAfter(saturdayAtSeven, -1));
  await desk.at(saturdayAtSeven);
  await playDay(store);
  addAlert(url);
  const [letter] = await desk.at(sundayAtSeven);
  const { subject, lines } = await shown(letter);
  expect(subject).toBe('Digest 29 Nov: 13 need you · 14 open · 96 % in time');
  expect(lines.join('\n')).toBe(told);
});

const told = `13 matters need a person now
- 1 customer to telephone: our letter did not arrive
  INC-000904
- 1 ticket in review: make sure who wrote
  INC-000905
- 5 mails in quarantine: read, and answer by hand
  mail 1946, mail 1948, mail 1949, mail 1950 and 1 more
- 1 service request past the start, not completed
  SSR-000905
- 1 service request with too little notice: decide
  SSR-000903
- 1 service request about to start, not accepted yet
  SSR-000902
- 1 ticket past a promised time
  INC-000902
- 1 change that nobody holds
  RFC-000902
- 1 mailbox is not being read
  requests

ACKNOWLEDGED
Since the last: 354 · 96 % in time · median 1 s · worst 20 h
7 days: 354 · 96 % in time · median 1 s · worst 20 h
28 days: 354 · 96 % in time · median 1 s · worst 20 h

PROMISES BROKEN (6)
- INC-000904 · Minera Andina · Ilo
  received Sat 28 Nov, 11:00 · 19 h over · its letter was refused: 550 5.1.1 no such user
- INC-000902 · Minera Andina · Arequipa
  ask after it · due Sun 29 Nov, 06:00 · 1 h over · waits for the customer
- INC-001290 · acknowledgement: 5 min late
  due Sat 28 Nov, 21:18 · kept Sat 28 Nov, 21:23
- INC-001291 · acknowledgement: 6 min late
  due Sat 28 Nov, 21:20 · kept Sat 28 Nov, 21:26
- INC-001292 · acknowledgement: 7 min late
  due Sat 28 Nov, 21:23 · kept Sat 28 Nov, 21:30
- INC-001293 · acknowledgement: 8 min late
  due Sat 28 Nov, 21:26 · kept Sat 28 Nov, 21:34

PROMISES IN DANGER
- INC-000906 · Minera Andina · Puno
  due Sun 29 Nov, 07:06 · its letter is on its way

STARTS THAT HAVE PASSED
- SSR-000905 · Pesquera Norte · Ibarra
  Sun 29 Nov, 00:00 · accepted · Hugo

EXCEPTIONS TO DECIDE
- SSR-000903 · Pesquera Norte · Cuenca
  Mon 30 Nov, 18:00 · NOT ACCEPTED YET · not assigned

STARTING TODAY
- SSR-000901 · Pesquera Norte · Manta
  Sun 29 Nov, 11:00 · accepted · Hugo

STARTING TOMORROW
- SSR-000902 · Pesquera Norte · Loja
  Mon 30 Nov, 08:00 · NOT ACCEPTED YET · not assigned

STARTING WITHIN 7 DAYS
- SSR-000904 · Pesquera Norte · Ambato
  Thu 3 Dec, 10:00 · accepted · Hugo

OPEN TICKETS, THE OLDEST FIRST (14)
- INC-000901 · Minera Andina · Talara
  23 h · severity 1 · in progress · Rosa
- SSR-000901 · Pesquera Norte · Manta
  22 h · accepted · Hugo · next: start, Sun 29 Nov, 11:00
- SSR-000902 · Pesquera Norte · Loja
  22 h · open · not assigned · next: accept, Mon 30 Nov, 08:00
- SSR-000903 · Pesquera Norte · Cuenca
  22 h · open · not assigned · next: decide, Mon 30 Nov, 18:00
- SSR-000904 · Pesquera Norte · Ambato
  22 h · accepted · Hugo · next: start, Thu 3 Dec, 10:00
- SSR-000905 · Pesquera Norte · Ibarra
  22 h · accepted · Hugo · next: start, Sun 29 Nov, 00:00
- SSR-000906 · Pesquera Norte · Tena
  22 h · accepted · Hugo · next: start, Sun 20 Dec, 10:00
- INC-000902 · Minera Andina · Arequipa
  22 h · waits for the customer · not assigned · next: ask after it, Sun 29 Nov, 06:00
- INC-000903 · Minera Andina · Tacna
  21 h · resolved · not assigned · next: closes by itself, Wed 2 Dec, 11:00
- INC-000904 · Minera Andina · Ilo
  20 h · open · not assigned
  and 4 more

CHANGES, AND WHO HOLDS THEM (2)
- RFC-000901 · Textil Aurora · Medellín
  17 h · with Hugo
- RFC-000902 · Textil Aurora · Pasto
  17 h · NOBODY

IN QUARANTINE (5)
- mail 1946 · ana@customer.example · Correo 186
  received Sat 28 Nov, 15:20 · 15 h over
- mail 1948 · ana@customer.example · Correo 188
  received Sat 28 Nov, 15:21 · 15 h over
- mail 1949 · ana@customer.example · Correo 189
  received Sat 28 Nov, 15:22 · 15 h over
- mail 1950 · ana@customer.example · Correo 190
  received Sat 28 Nov, 15:23 · 15 h over
- mail 1952 · ana@customer.example · Correo 192
  received Sat 28 Nov, 15:24 · 15 h over

IN REVIEW
- INC-000905 · Minera Andina · Piura
  19 h · in review · not assigned

ALERTS
- urgent · The mailbox requests has not been read for 10 min
  since Sun 29 Nov, 06:50

MAILBOXES (2)
- incidents · 451 mails in 24 h, usually 380
  the last Sun 29 Nov, 06:51 · read 06:59
- requests · 49 mails in 24 h, usually 60
  the last Sat 28 Nov, 23:13 · NOT READ since Sun 29 Nov, 06:48: connection refused

FOUND UNREAD, AND READ
- requests · 1 mail

Sunday, 29 November 2026, 07:00 (Colombia Time, GMT-5)
News since Sat 28 Nov, 07:00

-- 
Service Desk LatAm`;
