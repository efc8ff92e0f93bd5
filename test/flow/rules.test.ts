import { describe, expect, test } from 'vitest';
import { intakeRulesOf, mailboxRulesOf, readingDeskOf } from '../../src/flow/rules.ts';
import { understand } from '../../src/flow/understand.ts';
import { load, minimal } from '../config/written.ts';
import { note } from './mails.ts';

const regions = `peru: { countries: [PE], timezone: America/Lima, language: es }
caribbean: { countries: [JM, TT], timezone: America/Jamaica, language: en }
`;

function configWith(region: string | null) {
  const mailbox = region === null ? minimal : minimal.replace('expects: incident', `region: ${region}`);
  return load(`${mailbox}regions: regions.yaml\n`, { files: { 'regions.yaml': regions } });
}

function rulesOf(region: string | null) {
  const config = configWith(region);
  return config.mailboxes.map(mailbox => mailboxRulesOf(mailbox, config))[0];
}

describe('what is taken for granted of a mailbox', () => {
  test('is what its region says, the country only if there is a single one', () => {
    expect(rulesOf('peru')?.home).toEqual({ language: 'es', country: 'PE', zone: 'America/Lima' });
    expect(rulesOf('caribbean')?.home).toEqual({ language: 'en', country: null, zone: 'America/Jamaica' });
  });

  test('is what the desk says when it has no region', () => {
    expect(rulesOf(null)?.home).toEqual({ language: 'en', country: null, zone: 'America/Bogota' });
  });

  test('completes what a mail leaves out', async () => {
    const desk = readingDeskOf(configWith('peru'));
    const answers = 'Nombre del cliente: Minera\nHorarios de apertura del lugar: 24 horas\n';
    const contact = 'Contactos para devolución / pruebas / cierre: Ana Ruiz, 987 654 321\n';
    const home = rulesOf('peru')?.home ?? { language: 'en', country: null, zone: 'UTC' };
    const { reading } = await understand(note(1, {}, answers + contact), false, home, desk);
    expect(reading.fields.callbackContacts?.value).toEqual([{ name: 'Ana Ruiz', phone: '+51987654321' }]);
    expect((await understand(note(2, {}, '1 2 3\n'), false, home, desk)).reading.language).toBe('es');
  });
});

describe('the rules of intake', () => {
  test('hold all letters rather than send them when they are redirected to nobody', () => {
    const config = configWith(null);
    const { redirectTo: _nobody, ...letters } = config.letters;
    const redirected = { ...config, letters: { ...letters, mode: 'redirect' as const } };
    expect(intakeRulesOf(redirected).desk.letters).toEqual({ mode: 'hold' });
  });

  test('know no mail that is too old once a person has chosen to answer all', () => {
    const config = configWith(null);
    expect(intakeRulesOf(config).oldest).toBe(72 * 60 * 60_000);
    expect(intakeRulesOf(config, 'register').oldest).toBe(72 * 60 * 60_000);
    expect(intakeRulesOf(config, 'answer').oldest).toBe(Number.POSITIVE_INFINITY);
  });
});
