import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/mail/mail.ts';
import { readLines } from './letters-in.ts';

const above = [
  'Nombre del cliente: Minera Andina',
  'Sitio del cliente: Lima, Perú',
  'Descripción del problema: Enlace caído',
];

function readBelow(last: string, below: string, blanks = 1) {
  return readLines([...above, last, ...Array(blanks).fill(''), below].join('\n'));
}

const closed = fc.constantFrom(
  ['contingencyWorking', '¿Está funcionando la contingencia de BT?', 'Sí'],
  ['powerOnSite', '¿Tiene energía en el sitio en este momento?', 'Sí, desde ayer'],
  ['rain', '¿Está lloviendo o ha llovido allí?', 'No'],
  ['equipmentReset', '¿Se realizó un reinicio en el (los) equipo (s)?', 'no sabemos'],
  ['serviceType', 'Tipo de servicio afectado', 'MPLS'],
  ['sourceIp', 'IP origen', '10.0.0.1'],
  ['originNumber', 'Número de origen', '+51 1 234 5678'],
  ['customerReference', 'Incidente interno', 'INC0012345'],
);
const matters = fc.constantFrom(
  'También queremos mover la antena el lunes, hay que subirla al piso 3.',
  'Además solicitamos una copia de la última factura.',
  'Por otro lado, necesitamos el contrato firmado.',
  'We also need the invoice of last month, please.',
  'Also, could you please send the invoice.',
  'Aproveitando, gostaríamos de receber a fatura.',
);
const words = fc.constantFrom(
  'P.D.: el portón cierra a las seis',
  'PS: the gate closes at six',
  'Nota: el portón cierra a las seis',
  'Obs.: o portão fecha às seis',
  'Si necesitan acceso, llamen a la portería.',
  'Urgente por favor!!',
  'Please call the guard first',
);
const prose = fc.constantFrom(
  'Los usuarios están muy molestos con todo esto.',
  'Es el tercer correo que les escribimos por este tema en el mes.',
  'This is the third time that we write to you about it.',
);

test.each([
  ['No', 'Por favor reinicien ustedes.'],
  ['Sí', '¿Podrían reiniciar ustedes también?'],
  ['No', 'We already reset the other site yesterday.'],
  ['Sí', 'En la otra sede no se reinició.'],
])(
  '"%s" to the last question stands, whatever is asked of the desk or said of another site: %s',
  (answer, below) => {
    const { fields, leftovers } = readBelow(
      `¿Se realizó un reinicio en el (los) equipo (s)? ${answer}`,
      below,
      0,
    );
    expect(fields.equipmentReset).toMatchObject({ text: answer, value: answer === 'No' ? 'no' : 'yes' });
    expect(leftovers).toEqual([below]);
  },
);

test('another site below the last answer is left over; another service, link or office is part of it', () => {
  const another = 'Segundo sitio: Cusco, mismo problema';
  expect(readBelow('Tipo de servicio afectado: MPLS', another, 0).leftovers).toEqual([another]);
  expect(
    readBelow('Tipo de servicio afectado: MPLS', 'Otro servicio: Internet', 0).fields.serviceType?.value,
  ).toEqual(['mpls', 'internet']);
  expect(readBelow('¿Tiene una contingencia de BT?: Sí', 'Segundo enlace: 4G', 0).leftovers).toEqual([]);
  const office = [
    ...above.slice(0, 1),
    'Descripción del problema: Caído',
    'Sitio del cliente: Lima',
    'Oficina 2: Av. Arenales',
  ];
  expect(readLines(office.join('\n')).leftovers).toEqual([]);
});

describe('What stands behind the last answer', () => {
  test('is left over where it turns to the desk with another matter, and the answer means what it meant', () => {
    fc.assert(
      fc.property(closed, matters, fc.nat(3), ([key = '', label, answer], matter, blanks) => {
        const { fields, leftovers } = readBelow(`${label}: ${answer}`, matter, blanks);
        expect(fields[key]?.text).toBe(answer);
        expect(leftovers).toEqual([matter]);
      }),
    );
  });

  test('is left over behind a blank line where the answer is whole', () => {
    fc.assert(
      fc.property(
        closed,
        prose,
        fc.integer({ min: 1, max: 3 }),
        ([key = '', label, answer], said, blanks) => {
          const { fields, leftovers } = readBelow(`${label}: ${answer}`, said, blanks);
          expect(fields[key]?.text).toBe(answer);
          expect(leftovers).toEqual([said]);
        },
      ),
    );
  });

  test('is left over directly below where it is noted, or asked of the desk', () => {
    fc.assert(
      fc.property(closed, words, ([key = '', label, answer], said) => {
        const { fields, leftovers } = readBelow(`${label}: ${answer}`, said, 0);
        expect(fields[key]?.text).toBe(answer);
        expect(leftovers).toEqual([said]);
      }),
    );
  });

  test('is left over where the last question stands empty', () => {
    fc.assert(
      fc.property(closed, prose, ([key = '', label], said) => {
        fc.pre(key !== 'customerReference');
        const { fields, leftovers } = readBelow(`${label}:`, said);
        expect(fields[key]).toBeUndefined();
        expect(leftovers).toEqual([said]);
      }),
    );
  });

  test.each([
    ['¿Tiene una contingencia de BT?', 'Tenemos un enlace de otro proveedor.', 'no'],
    ['¿Hubo un corte de energía en el sitio?', 'Ayer de 2 a 3 de la tarde.', 'yes'],
    ['¿Está lloviendo?', 'No, por suerte todo está tranquilo.', 'no'],
    ['¿Está lloviendo?', 'No sabemos si alguien lo vio.', 'unknown'],
  ])('%s is answered behind a blank line by "%s"', (question, said, value) => {
    const { fields } = readBelow(question, said);
    expect(Object.values(fields).at(-1)).toMatchObject({ text: said, value });
  });

  test('answers the last question where all answers stand below a blank line', () => {
    const spaced = [...above, '¿Está lloviendo?:'].map(line => line.replace(': ', ':\n\n'));
    const said = 'Se mojó el patio de la vecina.';
    const { fields, unreadable } = readLines([...spaced, said].join('\n\n'));
    expect([fields.rain?.text, unreadable]).toEqual([said, ['rain']]);
  });

  test('is left over though a greeting stands above the form and a closing formula between', () => {
    const matter = 'Además queremos mover la antena el lunes.';
    const lines = ['Hola,', '', ...above, '¿Está lloviendo o ha llovido allí?: No'];
    const { leftovers, understood } = readLines(
      [...lines, '', 'Quedamos atentos.', '', matter, '', 'Saludos cordiales,', 'Ana'].join('\n'),
    );
    expect(leftovers).toEqual(['Hola,', matter]);
    expect(understood.changeType).toBe(matter.slice(0, -1));
  });

  test('is no part of a date, wherever the site is', () => {
    const form = [
      'Nombre del cliente: Minera Andina',
      'Categoría SSR: Ruta estática',
      'Descripción: Agregar una ruta',
      'Fecha y hora solicitada: 10/12/2026 18:00',
    ];
    const said = 'Por favor llamar antes de ir al sitio.';
    const { fields, leftovers } = readLines([...form, '', said].join('\n'));
    expect(fields.requestedFor?.text).toBe('10/12/2026 18:00');
    expect(leftovers).toEqual([said]);
  });

  test('is left over in HTML as well, where a line was left empty', () => {
    const rows = (texts: string[]): Row[] =>
      texts.map(text => ({ cells: [text], table: null, quoteDepth: 0 }));
    const [said = ''] = fc.sample(prose, 1);
    const below: Row = { cells: [said], table: null, quoteDepth: 0, apart: true };
    const html = [...rows([...above, '¿Está lloviendo o ha llovido allí? No']), below];
    const { fields, leftovers } = readLines('', { text: { plain: [], html } });
    expect([fields.rain?.text, leftovers]).toEqual(['No', [said]]);
  });

  test.each([
    ['a line that follows without a blank one', '¿Está lloviendo? No', 0, 'Los usuarios están muy molestos.'],
    ['what explains the answer', '¿Está lloviendo? No', 1, 'Llovió el lunes por la noche, y hoy hay sol.'],
    ['what goes on in lower case', '¿Está lloviendo? No', 1, 'desde el lunes por la noche hay sol'],
    ['what a comma announces', '¿Está lloviendo? No,', 1, 'El lunes fue un día de mucho sol.'],
    [
      'what changes its meaning',
      '¿Tiene energía en el sitio? Sí',
      1,
      'El domingo hubo un corte de dos horas.',
    ],
    ['a note on what was asked', '¿Está lloviendo? No', 0, 'Nota: llovió el lunes por la noche'],
    [
      'what a client broke',
      `¿Está lloviendo? ${'No, hay mucho sol en la ciudad '.repeat(3)}`,
      0,
      'Por favor',
    ],
    [
      'a contact by name',
      'Contactos locales: ana@minera.example',
      0,
      'Si necesitan más, hablar con Luis Soto',
    ],
    [
      'another person',
      'Contactos locales: Ana Ruiz, ana@minera.example',
      1,
      'Luis Soto atiende por la noche en el sitio.',
    ],
  ])('belongs to it all the same: %s', (_, last, blanks, below) => {
    const { fields } = readBelow(last, below, blanks);
    expect(Object.values(fields).some(({ text }) => text.endsWith(below))).toBe(true);
  });

  test('belongs to a description, in as many paragraphs as its writer likes', () => {
    const text = [
      'Nombre del cliente: Minera Andina',
      'Sitio del cliente: Lima, Perú',
      '¿Está lloviendo? No',
      'Descripción del problema: Enlace caído',
      '',
      'Desde ayer a las 9 la sede no tiene servicio.',
      '',
      'Ya revisamos los cables con el proveedor.',
    ];
    expect(readLines(text.join('\n')).fields.problemDescription?.text).toBe(
      'Enlace caído Desde ayer a las 9 la sede no tiene servicio. Ya revisamos los cables con el proveedor.',
    );
  });

  test('is no part of the form above it where another form begins below', () => {
    const first = [...above, '¿Está lloviendo? No', '', 'Tienda 233', ''];
    const second = above.map(line => line.replace('Lima', 'Ica'));
    const { fields, others } = readLines([...first, ...second].join('\n'));
    expect(fields.rain?.text).toBe('No');
    expect(others[0]?.fields.site?.text).toBe('Ica, Perú');
  });
});

describe('A change asked for beside a form', () => {
  test('leaves the form its kind, and is what the text suggests', () => {
    const { kind, understood } = readBelow(
      '¿Está lloviendo? No',
      'También queremos mover la antena el lunes.',
    );
    expect(kind).toBe('incident');
    expect(understood).toEqual({ changeType: 'También queremos mover la antena el lunes' });
  });

  test('is seen above the form as well', () => {
    const text = ['Queremos mover la antena el lunes.', '', ...above].join('\n');
    expect(readLines(text).understood).toEqual({ changeType: 'Queremos mover la antena el lunes' });
  });

  test('is nothing to suggest on the form for changes', () => {
    const text = ['Tipo de cambio: Reubicación de antena', ...above.slice(0, 2)];
    const { kind, understood } = readLines([...text, '', 'Queremos mover la antena el lunes.'].join('\n'));
    expect([kind, understood]).toEqual(['rfc', {}]);
  });
});

test.each([
  ['', 'Tablas de escalamiento', '', '• Colombia', '• Perú'],
  ['', 'Información y recomendaciones', '', 'Sí, llame al nivel 2'],
])('the published page below an empty last question answers nothing: %j', (...page) => {
  const { fields, missing } = readBelow(
    '¿Se realizó un reinicio en el (los) equipo (s)?',
    page.join('\n'),
    0,
  );
  expect(fields.equipmentReset).toBeUndefined();
  expect(missing).toContain('equipmentReset');
});

test.each([
  ['', '* Si el medio de acceso es satelital, la degradación durante lluvias es común', '', 'No'],
  ['Si el medio de acceso es satelital, la degradación durante lluvias es común', 'No'],
  ['', 'No', '', 'Tablas de escalamiento', '', '• Colombia'],
  ['', 'No'],
])('an answer stands below its question and a footnote, above the page: %j', (...below) => {
  expect(readBelow('¿Está lloviendo o ha llovido allí?', below.join('\n'), 0).fields.rain?.text).toBe('No');
});

describe('a line below the form under a label of its own', () => {
  test.each([
    'Zona horaria: America/Lima',
    'Ventana: 4 horas',
    'Expected impact: none',
    'Aprovador: Luis Peña',
    'Plano de retorno: voltar à versão anterior',
    'Back-out plan: restore the last configuration',
    'Severidad: 1',
    'Fecha: 23/11/2026',
  ])('is no part of a reference: %s', line => {
    const { fields, leftovers } = readBelow('Incidente interno: INC77', line, 0);
    expect(fields.customerReference?.text).toBe('INC77');
    expect(leftovers).toContain(line);
  });

  test.each([
    ['problemDescription', 'Descripción del problema: Caído', 'Impacto: 40 usuarios'],
    ['problemDescription', 'Descripción del problema: Caído', 'Fecha: ayer a las 9'],
    ['failedCalls', 'Fechas y horas de llamadas fallidas: varias', 'Fecha: 23/11 Hora: 10:00'],
    ['customerReference', 'Incidente interno: 77', 'Anexo: 12'],
    ['customerReference', 'Incidente interno: 77', 'Impactos 3'],
    ['localContacts', 'Contactos locales: Ana Ruiz, ana@example.com', 'Turno: 8 a 18'],
  ])('goes on with an answer that may say it: %s, %s', (key, last, line) => {
    const lines = [
      'Nombre del cliente: Minera Andina',
      'Sitio del cliente: Lima',
      'Tipo de servicio afectado: MPLS',
    ];
    const { fields } = readLines([...lines, last, line].join('\n'));
    expect(fields[key]?.text).toBe(`${last.replace(/^[^:]*: /, '')} ${line}`);
  });
});
