import * as z from 'zod';
import { languages } from '../questionnaire/form.ts';
import { addressOrDomain, borderHost, emailAddress, listen } from './addresses.ts';
import { alerts } from './alerts.ts';
import { calendars } from './calendars.ts';
import { cron } from './cron.ts';
import { databaseUrl } from './database-url.ts';
import { duration } from './durations.ts';
import { escalation } from './escalation.ts';
import { mailbox, submission } from './mail-servers.ts';
import { numberPrefix } from './ticket-numbers.ts';
import { timeZone } from './time-zones.ts';
import { oneLine, wholeNumber } from './understood.ts';

const desk = z
  .strictObject({
    name: oneLine({ description: 'the name the letters are signed with', examples: ['Service Desk LatAm'] }),
    address: emailAddress({
      description: 'the address every letter comes from',
      examples: ['desk@example.com'],
    }),
    agents: z
      .array(emailAddress({ description: 'the address of an agent', examples: ['noc@example.com'] }))
      .meta({ description: 'those who hear of every ticket', examples: [['noc@example.com']], minItems: 1 }),
    timezone: timeZone({
      description: 'the IANA time zone of the desk, and of tickets whose site is not known',
      examples: ['America/Bogota'],
    }),
    language: z.enum(languages).default('en').meta({ description: 'the language the agents are written to' }),
  })
  .meta({ description: 'the desk that writes the letters' });

const database = z
  .strictObject({
    url: databaseUrl({
      description: 'the database: sqlite: and the path of its file',
      examples: ['sqlite:var/acuse.db'],
    }).prefault('sqlite:var/acuse.db'),
  })
  .meta({ description: 'the place where tickets, mails and letters are kept' });

const http = z
  .strictObject({
    listen: listen({
      description: 'off, or HOST:PORT where /healthz and /metrics are served',
      examples: ['127.0.0.1:8025'],
    }).prefault('127.0.0.1:8025'),
  })
  .meta({ description: 'the door for other programs' });

const promises = z
  .strictObject({
    acknowledge: duration({
      description: 'the time within which a mail is acknowledged',
      examples: ['PT15M'],
    }).prefault('PT15M'),
    warn: z
      .array(duration({ description: 'an age of an unacknowledged mail to warn at', examples: ['PT5M'] }))
      .meta({ description: 'the ages of an unacknowledged mail to warn at', examples: [['PT5M', 'PT10M']] })
      .prefault(['PT5M', 'PT10M']),
  })
  .transform(({ acknowledge, warn }) => ({
    acknowledge,
    // The usual warnings may come too late for a short promise; written ones are told off by the cross-checks.
    warn: warn.filter(age => age < acknowledge).sort((one, other) => one - other),
  }))
  .meta({ description: 'the times the desk has promised' });

const leadTime = z
  .strictObject({
    working: duration({
      description: 'the time on working days that a start on a working day needs',
      examples: ['PT48H'],
    }).prefault('PT48H'),
    rest: duration({
      description: 'the time that a start on a weekend or holiday needs',
      examples: ['P5D'],
    }).prefault('P5D'),
  })
  .meta({ description: 'how long in advance a simple service is asked for' });

const changes = z
  .strictObject({
    commercial: z
      .array(
        emailAddress({ description: 'an address of the commercial team', examples: ['sales@example.com'] }),
      )
      .meta({ description: 'the commercial team', examples: [['sales@example.com']] })
      .prefault([]),
    accountManager: emailAddress({
      description: 'the account manager of customers who have none of their own',
      examples: ['accounts@example.com'],
    }).exactOptional(),
  })
  .meta({
    description:
      'those who get a request for change of a customer without project manager or change coordinator',
  });

const digest = z
  .strictObject({
    cron: cron({
      description: 'minute, hour, day, month and weekday of the digest, in its time zone',
      examples: ['0 7 * * *'],
    }).prefault('0 7 * * *'),
    recipients: z
      .array(emailAddress({ description: 'the address of a reader', examples: ['noc@example.com'] }))
      .meta({
        description: "the readers of the digest; the desk's agents, unless said otherwise",
        minItems: 1,
      })
      .exactOptional(),
    timezone: timeZone({
      description: "the IANA time zone of the digest; the desk's, unless said otherwise",
      examples: ['America/Bogota'],
    }).exactOptional(),
    language: z
      .enum(languages)
      .meta({ description: "the language of the digest; the desk's, unless said otherwise" })
      .exactOptional(),
  })
  .meta({ description: 'the daily digest' });

const limit = z
  .strictObject({
    letters: wholeNumber(1, 100_000, { description: 'a number of letters', examples: [5] }),
    within: duration({ description: 'the time within which they went out', examples: ['PT15M'] }),
  })
  .meta({ description: 'so many letters within that time, and no more' });

const limits = (description: string) => z.array(limit).meta({ description });

const brakes = z
  .strictObject({
    sender: limits('how many acknowledgements go to one address').prefault([
      { letters: 5, within: 'PT15M' },
      { letters: 20, within: 'P1D' },
    ]),
    domain: limits('how many go to one organisation; a public mail provider is none').prefault([
      { letters: 100, within: 'PT15M' },
      { letters: 1_000, within: 'P1D' },
    ]),
    ticket: limits('how many mails on one ticket the agents are told of by mail').prefault([
      { letters: 20, within: 'PT15M' },
      { letters: 100, within: 'P1D' },
    ]),
  })
  .meta({
    description: 'limits for mails without a new filled form; beyond them an acknowledgement is held',
  });

const letters = z
  .strictObject({
    mode: z.enum(['send', 'redirect', 'hold']).default('send').meta({
      description: 'send; redirect: every letter goes to redirectTo; hold: letters are written and kept',
    }),
    redirectTo: emailAddress({
      description: 'the person who gets every letter while the mode is redirect',
      examples: ['trial@example.com'],
    }).exactOptional(),
    oldest: duration({
      description: 'the age beyond which a mail is registered and listed, but not answered',
      examples: ['PT72H'],
    }).prefault('PT72H'),
    brakes: brakes.prefault({}),
  })
  .meta({ description: 'the rules of when letters go out, and to whom' });

const kept = (description: string) => duration({ description, examples: ['P90D'] }).exactOptional();

const retention = z
  .strictObject({
    rawMail: kept(
      "the time for which mails as received are kept, agents' letters, which carry them, and digests",
    ),
    attachments: kept('the time for which these keep what is not their text'),
    answers: kept("the time for which what customers wrote is kept, from a ticket's last event"),
    proof: kept('the time for which it is known to whom an acknowledgement went and what the server said'),
  })
  .meta({ description: 'the time for which each kind of data is kept; for ever where none is written' });

const tickets = z
  .strictObject({
    prefixes: z
      .strictObject({
        incident: numberPrefix('INC-').prefault('INC-'),
        ssr: numberPrefix('SSR-').prefault('SSR-'),
        rfc: numberPrefix('RFC-').prefault('RFC-'),
      })
      .meta({ description: 'the beginning of the numbers of each kind' })
      .prefault({}),
  })
  .meta({ description: 'the numbers of the tickets' });

const border = z
  .strictObject({
    hosts: z
      .array(
        borderHost({
          description: 'a host as it names itself after "by", or .example.com for all below',
          examples: ['mx1.example.com'],
        }),
      )
      .meta({
        description:
          'our own mail hosts; the time in their newest Received: line starts the clock of a promise',
        examples: [['mx1.example.com']],
      })
      .prefault([]),
    authservIds: z
      .array(
        borderHost({
          description: 'a host as it names itself in Authentication-Results, or .example.com for all below',
          examples: ['mx.google.com'],
        }),
      )
      .meta({
        description:
          'our own hosts whose Authentication-Results: are believed; without them, those of border.hosts',
        examples: [['mx.google.com']],
      })
      .exactOptional(),
  })
  .transform(({ hosts, authservIds = hosts }) => ({ hosts, authservIds }))
  .meta({ description: 'the hosts where the mail of the world becomes ours' });

const log = z
  .strictObject({
    level: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
      .default('info')
      .meta({ description: 'the least weighty lines that are written' }),
  })
  .meta({ description: 'the log' });

/** A configuration as one writes it, `${…}` replaced and paths not yet followed. Its defaults are the shipped ones. */
export const fileSchema = z.strictObject({
  desk,
  mailboxes: z
    .array(mailbox)
    .meta({ description: 'the mailboxes that are watched, each with name, address and imap', minItems: 1 }),
  submission,
  ca: oneLine({
    description:
      'a file of certificates (PEM): the only authorities to believe at every server that names none of its own',
    examples: ['own-ca.pem'],
  }).exactOptional(),
  database: database.prefault({}),
  http: http.prefault({}),
  promises: promises.prefault({}),
  leadTime: leadTime.prefault({}),
  calendars: calendars.prefault({}),
  changes: changes.prefault({}),
  escalation: escalation.prefault({}),
  digest: digest.prefault({}),
  alerts: alerts.prefault({}),
  letters: letters.prefault({}),
  tickets: tickets.prefault({}),
  retention: retention.prefault({}),
  border: border.prefault({}),
  automatedSenders: z
    .array(
      addressOrDomain({
        description: 'the address of a ticket machine, or a domain with all below it',
        examples: ['itsm@customer.example'],
      }),
    )
    .meta({
      description:
        "customers' ticket machines: their automatic mails open tickets, one letter each reference",
      examples: [['itsm@customer.example']],
    })
    .prefault([]),
  log: log.prefault({}),
  forms: oneLine({
    description: 'a folder of questionnaires (*.yaml), read instead of the shipped ones',
    examples: ['forms'],
  }).exactOptional(),
  templates: oneLine({
    description: 'a folder of letters, whose files take the place of the shipped ones of the same name',
    examples: ['templates'],
  }).exactOptional(),
  regions: oneLine({
    description: 'a file of regions, read instead of the shipped one',
    examples: ['regions.yaml'],
  }).exactOptional(),
  customers: oneLine({
    description: 'a file of the customers and their sites',
    examples: ['customers.yaml'],
  }).exactOptional(),
});

export type ConfigFile = z.output<typeof fileSchema>;
