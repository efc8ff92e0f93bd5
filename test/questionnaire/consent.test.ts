import { expect, test } from 'vitest';
import { consentIn } from '../../src/questionnaire/consent.ts';

const ana = 'Ana Ruiz';

test.each([
  'sí',
  'Sí, ya funciona. Muchas gracias.',
  'Buenos días:\n\nConfirmado, pueden cerrar el caso.\n\nSaludos cordiales,\nAna Ruiz\nJefa de redes\nMinera Andina',
  'OK',
  'Yes, it is working again. Thank you!',
  'Resolved, please close.',
  'Sim, tudo resolvido. Obrigada!',
])('"%s" agrees', text => {
  expect(consentIn(text, ana)).toBe('agrees');
});

test.each(['Muchas gracias', 'Thanks!\n\nAna Ruiz', 'Obrigado, bom dia'])('"%s" only thanks', text => {
  expect(consentIn(text, ana)).toBe('thanks');
});

test.each([
  'No',
  'no, sigue caído',
  'Sí, pero sigue lento',
  'Sí.\n\nEl enlace secundario sigue caído.',
  '¿Está resuelto?',
  'Ya funciona, pero se cae cada hora',
  'Funciona mal',
  'No funciona',
  'Ainda não está funcionando',
  'Yes but the voice service is down',
  'Not fixed',
  'Muchas gracias, quedamos atentos: el router 10.0.0.1 no responde',
  '',
  'Ana Ruiz',
])('"%s" may say that it is not solved', text => {
  expect(consentIn(text, ana)).toBeNull();
});
