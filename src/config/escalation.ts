import * as z from 'zod';
import { duration } from './durations.ts';
import { oneLine, wholeNumber } from './understood.ts';

const role = (language: string, example: string) =>
  oneLine({ description: `who it is, in ${language}`, examples: [example] });

const after = duration({
  description: "the time from the opening of an incident until it is this level's turn",
  examples: ['PT2H'],
}).exactOptional();

const level = z
  .strictObject({
    role: z
      .strictObject({
        en: role('English', 'Duty manager'),
        es: role('Spanish', 'Supervisor de turno'),
        pt: role('Portuguese', 'Supervisor de plantão'),
      })
      .meta({ description: 'who it is, as customers read it' }),
    after: z
      .strictObject({ 1: after, 2: after, 3: after })
      .meta({ description: 'when it is its turn, by severity: 1, 2 and 3', examples: [{ 1: 'PT2H' }] })
      .prefault({}),
  })
  .meta({ description: 'a level' });

/** The section of a configuration that says who takes over an incident that is not solved. */
export const escalation = z
  .strictObject({
    attemptsBeforeNext: wholeNumber(1, 20, {
      description: 'how often a level is telephoned in vain before the next one is turned to',
      examples: [3],
    }).prefault(3),
    levels: z
      .array(level)
      .min(2)
      .meta({ description: 'the levels, the service desk first, each with role and after' })
      .prefault([
        { role: { en: 'Service Desk', es: 'Mesa de servicio', pt: 'Central de serviços' } },
        {
          role: { en: 'Duty manager', es: 'Supervisor de turno', pt: 'Supervisor de plantão' },
          after: { 1: 'PT2H', 2: 'PT4H', 3: 'PT8H' },
        },
        {
          role: { en: 'Operations manager', es: 'Gerente de operaciones', pt: 'Gerente de operações' },
          after: { 1: 'PT3H', 2: 'PT6H', 3: 'PT12H' },
        },
        {
          role: {
            en: 'Regional escalation management',
            es: 'Gestión regional de escalamientos',
            pt: 'Gestão regional de escalonamentos',
          },
          after: { 1: 'PT4H', 2: 'PT8H', 3: 'PT16H' },
        },
        {
          role: { en: 'Head of service', es: 'Dirección de servicio', pt: 'Diretoria de serviço' },
          after: { 1: 'PT6H', 2: 'PT12H', 3: 'PT24H' },
        },
      ]),
  })
  .meta({ description: 'who takes over an incident that is not solved, level by level' });
