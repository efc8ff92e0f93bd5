import { describe, expect, test } from 'vitest';
import { readLines } from './letters-in.ts';

const form = [
  'Nombre del cliente: Minera Andina',
  'Sitio el cliente: Lima',
  'Descripción del problema: Caído',
];

function read(...lines: string[]) {
  return readLines([...form, ...lines].join('\n'));
}

describe('what programs add below a form', () => {
  const added = [
    '[cid:image001.png@01DA1234.ABCD]',
    '<image001.png>',
    '[image: Imagen integrada 1]',
    '[Logo]',
    '[Texto, Logotipo Descripción generada automáticamente]',
    'Clasificación: Uso interno',
    'Clasificación de la información: Pública',
    'Sensitivity: Public',
    'Classificação: Uso interno da Mineração Sul',
    'TLP:AMBER',
    'Internal use only',
    'Analizado por ESET Endpoint Antivirus',
    'Não contém vírus. www.avast.com',
    'This message has been scanned by MailScanner',
    '__________ Información de ESET NOD32 Antivirus, versión 12345 __________',
    'Enviado desde Spark',
    'Enviado con Airmail',
    'Get TypeApp for Android',
    'Descargue Outlook para iOS',
    'Obtener Outlook para Android',
    'Obtenha o Outlook para Android',
    'www.minera.example',
    'Web: https://www.minera.example/',
  ];

  test.each(added)('is no part of the last answer, and none where it is blank: %s', line => {
    expect(
      read('¿Se realizó un reinicio en el (los) equipo (s)? No', '', line).fields.equipmentReset,
    ).toMatchObject({
      text: 'No',
      value: 'no',
    });
    expect(read('Incidente interno: 44', '', line).fields.customerReference?.text).toBe('44');
    for (const label of ['¿Se realizó un reinicio en el (los) equipo (s)?', 'Incidente interno:'])
      expect(Object.keys(read(label, '', line).fields), label).toEqual([
        'customerName',
        'site',
        'problemDescription',
      ]);
  });

  test('is a picture in the midst of an answer too', () => {
    const { fields } = read(
      'y sin ping:',
      '[cid:image002.png@01DA1234.ABCD]',
      'desde ayer',
      'Incidente interno: 44',
    );
    expect(fields.problemDescription?.text).toBe('Caído y sin ping: desde ayer');
  });
});

describe('what a person wrote is an answer', () => {
  test('though it names a page, an antivirus, or what is internal', () => {
    expect(read('https://portal.example/login', 'www.portal.example').fields.problemDescription?.text).toBe(
      'Caído https://portal.example/login www.portal.example',
    );
    const answers: [key: string, label: string, answer: string][] = [
      ['destinationIp', 'IP destino:', 'www.portal.example'],
      ['customerReference', 'Incidente interno:', 'https://jira.example/browse/INC-4'],
      ['serviceType', 'Tipo de servicio afectado: MPLS', 'Clasificación: falla interna del equipo'],
      ['siteHours', 'Horarios de apertura del lugar: 24x7', 'Verificado por el técnico'],
      ['siteHours', 'Horarios de apertura del lugar: 24x7', 'Enviado con el técnico'],
      ['localContacts', 'Contactos locales: Ana Paz', '[Logística]'],
      ['serviceType', 'Tipo de servicio afectado: otros', '[Catálogo 4]'],
      ['siteHours', 'Horarios de apertura del lugar: 24x7', '[imagen del horario adjunta]'],
    ];
    for (const [key, label, answer] of answers)
      expect(read(label, answer).fields[key]?.text.endsWith(answer), answer).toBe(true);
  });

  test('and the mark above a text does not hide the text', () => {
    const { leftovers } = readLines(
      ['Clasificación: Uso interno', '', 'El enlace de Lima está caído.'].join('\n'),
    );
    expect(leftovers).toEqual(['El enlace de Lima está caído.']);
  });
});
