import * as z from 'zod';
import { emailAddress, webAddress } from './addresses.ts';
import { duration } from './durations.ts';
import { oneLine, secret } from './understood.ts';

const ca = oneLine({
  description:
    'a file of certificates (PEM): the only authorities to believe there, instead of the well-known ones',
  examples: ['own-ca.pem'],
}).exactOptional();

const webhook = z
  .strictObject({
    name: oneLine({ description: 'the name of the webhook in logs and lists', examples: ['on-call'] }),
    url: webAddress({
      description: 'the address that alerts are posted to',
      examples: ['https://hooks.example.com/acuse'],
      writeOnly: true,
    }),
    format: z.enum(['json', 'teams']).meta({
      description: 'json: signed, for programs; teams: a card for the Workflows of Microsoft Teams',
    }),
    secret: secret({
      description: 'what json is signed with, known to the receiver too, and better kept outside',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what one writes
      examples: ['${ALERTS_SECRET}'],
    }).exactOptional(),
    ca,
  })
  // The cross-checks see to it that json has a secret.
  .transform(({ format, secret = '', ...address }) =>
    format === 'json' ? { ...address, format, secret } : { ...address, format },
  );

const heartbeat = z
  .strictObject({
    url: webAddress({
      description: 'the address that is asked for while all is well, and raises an alarm when it is not',
      examples: ['https://ping.example.com/4f2c'],
      writeOnly: true,
    }),
    every: duration({ description: 'the time from one ping to the next', examples: ['PT1M'] }).prefault(
      'PT1M',
    ),
    ca,
  })
  .meta({ description: "the dead man's switch: a service that notices when acuse falls silent" });

/** Who hears that a promise is in danger, also when mail is what broke. */
export const alerts = z
  .strictObject({
    mail: z
      .array(emailAddress({ description: 'an address alerts are mailed to', examples: ['noc@example.com'] }))
      .meta({
        description: 'those whom alerts are mailed to; without it, desk.agents',
        examples: [['noc@example.com']],
      })
      .exactOptional(),
    webhooks: z
      .array(webhook)
      .meta({ description: 'the addresses that alerts are posted to, each with name, url and format' })
      .prefault([]),
    heartbeat: heartbeat.exactOptional(),
  })
  .meta({ description: 'the roads of alerts' });
