import { describe, expect, test } from 'vitest';
import { addressesIn } from '../../src/questionnaire/values/addresses.ts';
import { servicesIn } from '../../src/questionnaire/values/choices.ts';
import { contactsIn } from '../../src/questionnaire/values/contacts.ts';
import { instantIn } from '../../src/questionnaire/values/date-time.ts';
import { understand } from '../../src/questionnaire/values/understand.ts';
import { yesOrNo } from '../../src/questionnaire/values/yes-no.ts';
import { formNamed } from './forms.ts';

const nowhere = { site: '', traces: '', defaultCountry: undefined, defaultZone: 'UTC', writtenAt: null };
const [service] = formNamed('latam-es').fields.filter(({ type }) => type === 'service-type');
if (service === undefined) throw new Error('no question for the type of service');

describe('yes and no are understood in the light of the question:', () => {
  test.each([
    ['powerOnSite', 'Sí, desde las 9', 'yes'],
    ['powerOnSite', 'no hay cortes', 'yes'],
    ['powerOnSite', 'sin energía', 'no'],
    ['powerOnSite', 'con generador', 'yes'],
    ['powerOutage', 'ninguno', 'no'],
    ['powerOutage', 'hubo un corte a las 9, ya volvió', 'yes'],
    ['rain', 'nublado, pero seco', 'no'],
    ['rain', 'llovió ayer', 'yes'],
    ['rain', 'heavy rain', 'yes'],
    ['contingencyWorking', 'Sí, pero no navega', 'no'],
    ['contingencyWorking', 'Yes, but no traffic passes', 'no'],
    ['contingencyWorking', 'Sí, pero no estoy seguro', 'unknown'],
    ['rain', 'No, pero ayer llovió', 'yes'],
    ['rain', 'Not at the moment, it did earlier', 'yes'],
    ['rain', 'Não, mas choveu de manhã', 'yes'],
    ['rain', 'No, pero está nublado', 'no'],
    ['rain', 'No, it did not rain', 'no'],
    ['powerOnSite', 'No issues with power', 'yes'],
    ['powerOnSite', 'No power problems', 'yes'],
    ['powerOnSite', 'No power', 'no'],
    ['equipmentConnected', 'no falta ninguno', 'yes'],
    ['equipmentConnected', 'falta el switch', 'no'],
    ['equipmentReset', 'todavía no', 'no'],
    ['equipmentReset', 'twice, no change', 'yes'],
    ['equipmentReset', 'we have not', 'no'],
    ['equipmentReset', 'not possible yet', 'no'],
    ['powerOnSite', 'power is out', 'no'],
    ['contingencyWorking', 'está fora do ar também', 'no'],
    ['resetDone', 'No se ha reiniciado', 'no'],
    ['resetDone', 'Sí, sigue igual', 'yes'],
    ['powerOk', 'Sí, pero hubo cortes', 'no'],
    ['powerOk', 'Encendido, no hay problemas de energía', 'yes'],
    ['hasContingency', 'We do not have one', 'no'],
    ['hasContingency', 'contamos con enlace 4G', 'yes'],
    ['contingencyWorking', 'não se aplica', 'unknown'],
    ['contingencyWorking', 'a confirmar', 'unknown'],
    ['rain', '?', 'unknown'],
    ['rain', 'todavía no sabemos', 'unknown'],
    ['rain', 'No podemos verlo desde acá', 'unknown'],
    ['rain', 'no ha parado de llover', 'yes'],
    ['equipmentConnected', 'waiting for the guard to confirm', 'unknown'],
    ['equipmentConnected', 'parcialmente', 'no'],
    ['equipmentConnected', 'sí, pero solo la mitad', 'no'],
    ['equipmentConnected', 'casi todos', 'no'],
    ['equipmentConnected', 'Yes, but not all of them', 'no'],
    ['equipmentConnected', 'Sim, exceto o switch', 'no'],
    ['equipmentConnected', 'Sí, al menos el router', 'yes'],
    ['equipmentReset', 'pendiente', 'no'],
    ['equipmentReset', 'La semana pasada sí, hoy no', 'no'],
    ['equipmentReset', 'Hoje não, na semana passada sim', 'no'],
    ['equipmentReset', 'La semana pasada no, hoy sí, dos veces', 'yes'],
    ['equipmentReset', 'Lo reiniciamos varias veces desde la semana pasada, ahora no enciende', 'yes'],
    ['equipmentReset', 'It fails since last month and we reboot it daily, today it does not come up', 'yes'],
    ['equipmentReset', 'Ahora se cayó de nuevo; reiniciamos el router y desde hace semanas falla', 'yes'],
    ['equipmentConnected', 'Only the router', 'no'],
    ['equipmentConnected', 'Se llevaron el switch', 'no'],
    ['equipmentReset', 'El reinicio no sirvió', 'yes'],
    ['equipmentReset', 'Já tentamos, sem efeito', 'yes'],
    ['equipmentReset', 'Nobody on site to do it', 'no'],
    ['hasContingency', 'Teníamos, pero se dio de baja', 'no'],
    ['powerOutage', 'Several', 'yes'],
    ['equipmentConnected', 'Sí, pero el router está apagado', 'no'],
    ['equipmentConnected', 'Yes, but the modem is off', 'no'],
    ['equipmentConnected', 'Sí, pero sin señal', 'yes'],
    ['equipmentConnected', 'La luz roja está encendida, pero conectados', 'yes'],
    ['hasContingency', 'Sí, pero está de baja', 'no'],
    ['hasContingency', 'Sí, la de 4G pero se venció el contrato', 'no'],
    ['hasContingency', 'De BT no, tenemos un 4G de otro operador', 'no'],
    ['equipmentConnected', 'Sim, porém o modem está desligado', 'no'],
    ['equipmentConnected', 'Só o roteador', 'no'],
    ['equipmentConnected', "I'd have to check with the store", 'unknown'],
    ['powerOk', 'Sí, pero la luz va y viene', 'no'],
    ['powerOnSite', 'Se restableció a las 7', 'yes'],
    ['powerOnSite', 'SI / NO: SI', 'yes'],
    ['powerOutage', '(SI/NO) NO', 'no'],
    ['powerOutage', 'Ayer hubo, hoy no', 'yes'],
    ['rain', 'Está por llover', 'no'],
    ['rain', 'no sé decirle', 'unknown'],
    ['powerOnSite', 'Não informado', 'unknown'],
    ['powerOnSite', 'Sin informar', 'unknown'],
    ['powerOnSite', 'Not provided by the site', 'unknown'],
    ['powerOnSite', 'No disponible', 'no'],
    ['powerOutage', 'No informaron cortes', 'no'],
    ['equipmentReset', 'Se intentó, no prende', 'yes'],
    ['equipmentReset', 'No hizo falta', 'no'],
    ['equipmentReset', 'no se reinició', 'no'],
    ['hasContingency', 'Sim, mas foi cancelada', 'no'],
    ['hasContingency', 'Sí, pero no funciona', 'yes'],
    ['powerOnSite', 'Sí, pero con generador', 'yes'],
    ['contingencyWorking', 'Sí, pero el enlace principal está caído', 'yes'],
    ['contingencyWorking', 'Yes, but the main link is down', 'yes'],
    ['contingencyWorking', 'Sim, mas o link principal caiu', 'yes'],
    ['contingencyWorking', 'Sí, aunque está caído el principal', 'yes'],
    ['contingencyWorking', 'Sí, pero no navega bien', 'yes'],
    ['contingencyWorking', 'Sí, pero el respaldo está caído', 'no'],
    ['contingencyWorking', 'Yes, but it is down', 'no'],
    ['contingencyWorking', 'Sim, mas está fora do ar', 'no'],
    ['contingencyWorking', 'Sim, mas o link principal está fora do ar', 'yes'],
    ['equipmentConnected', 'Sí, pero la luz de Internet está apagada', 'yes'],
    ['equipmentConnected', 'Yes, everything is connected but the Internet light is off', 'yes'],
    ['equipmentConnected', 'Yes, but the monitor is off', 'yes'],
    ['equipmentConnected', 'Sí, pero falta señal', 'yes'],
    ['equipmentConnected', 'Yes all connected, but we took off the cover', 'yes'],
    ['equipmentConnected', 'Sí, pero está apagado el router principal', 'no'],
    ['hasContingency', 'Sí, pero el enlace principal está suspendido', 'yes'],
    ['hasContingency', 'Sí, pero cancelaron la visita', 'yes'],
    ['hasContingency', 'Sí, pero la dieron de baja el mes pasado', 'no'],
    ['hasContingency', 'Yes, but it was cancelled', 'no'],
    ['hasContingency', 'De BT no solo una, dos', 'yes'],
    ['powerOk', 'La luz azul está encendida', 'yes'],
    ['powerOk', 'green light on', 'yes'],
    ['equipmentReset', 'Yo no sé, pero el técnico sí lo reinició', 'yes'],
    ['equipmentReset', 'No sé, pero creo que no', 'unknown'],
    ['powerOnSite', 'Sí ☐ No ✔', 'no'],
    ['powerOnSite', 'Yes: X No:', 'yes'],
    ['rain', '[ ] Sí [x] No', 'no'],
    ['rain', '[ ] Sí [*] No', 'no'],
    ['rain', 'Sim (x) Não ( )', 'yes'],
    ['rain', '(sí, ayer)', 'yes'],
    ['hasContingency', 'Solo 4G de Claro', 'no'],
    ['hasContingency', 'Claro que sí', 'yes'],
    ['hasContingency', 'Sí, de BT, sobre la red de Claro', 'yes'],
    ['hasContingency', 'Sí, 4G de Movistar', 'yes'],
    ['hasContingency', 'Sí, por otro enlace', 'yes'],
    ['hasContingency', 'Contratada, no instalada', 'no'],
    ['hasContingency', 'En proceso de instalación', 'no'],
    ['hasContingency', 'No, tenemos un 4G de Claro', 'no'],
    ['hasContingency', 'Sí, instalada el mes pasado', 'yes'],
    ['powerOnSite', 'No contestan en el sitio', 'unknown'],
    ['powerOnSite', 'No he podido comunicarme', 'unknown'],
    ['powerOnSite', 'Could not get hold of anyone on site', 'unknown'],
    ['powerOnSite', 'Não consegui contato com o local', 'unknown'],
    ['powerOnSite', 'No estamos con energía en el sitio', 'no'],
    ['powerOnSite', 'No tenemos respuesta de la eléctrica, seguimos sin luz', 'no'],
    ['powerOnSite', 'No, estoy en el sitio y está todo a oscuras', 'no'],
    ['powerOnSite', 'No he podido comunicarme, pero el guardia dice que hay luz', 'yes'],
    ['rain', 'Não estou no local', 'unknown'],
    ['rain', '(no estoy en el sitio, pregunto y les aviso)', 'unknown'],
    ['rain', 'No estoy en el sitio pero me dicen que llueve', 'yes'],
    ['rain', 'No estoy en el sitio, pero creo que llueve', 'unknown'],
    ['rain', "I'm not on site", 'unknown'],
    ['rain', 'No, pero anoche sí', 'yes'],
    ['rain', 'Not now, but last night yes', 'yes'],
    ['rain', 'No, pero sí hace viento', 'no'],
    ['powerOutage', 'No, pero ayer sí', 'yes'],
    ['powerOnSite', 'No, pero ayer sí', 'no'],
    ['powerOutage', 'no, en el sitio no', 'no'],
    ['equipmentConnected', 'Yes to router, no to modem', 'no'],
    ['equipmentReset', 'No. Por favor reinicien ustedes.', 'no'],
    ['equipmentReset', 'Sí. Necesito que lo revisen', 'yes'],
    ['equipmentReset', 'Reiniciamos todo. Favor reiniciar desde su lado también.', 'yes'],
    ['equipmentReset', 'We can confirm the reset was done', 'yes'],
    ['equipmentReset', 'No podemos reiniciar sin autorización', 'no'],
    ['equipmentReset', 'Lo reiniciamos hace una semana y sigue igual', 'yes'],
    ['equipmentReset', 'Sí, se reinició el router y no volvió', 'yes'],
    ['equipmentReset', 'Sí, perdón la demora', 'yes'],
    ['hasContingency', 'ya no', 'no'],
    ['hasContingency', 'Ya no tenemos', 'no'],
    ['hasContingency', 'já não', 'no'],
    ['hasContingency', 'No longer', 'no'],
    ['hasContingency', 'Not any more', 'no'],
    ['hasContingency', 'Ya tenemos', 'yes'],
    ['contingencyWorking', 'ya no funciona', 'no'],
    ['powerOnSite', 'Ya no hay corte', 'yes'],
    ['equipmentReset', 'Ya, no funcionó', 'yes'],
    ['equipmentReset', 'Ya no hizo falta', 'no'],
    ['rain', 'Ya no llueve', 'yes'],
    ['rain', 'Já não chove', 'yes'],
    ['powerOutage', 'Ya no hay luz', 'yes'],
    ['equipmentReset', 'No, nadie en el sitio', 'no'],
    ['equipmentReset', 'No - nobody on site', 'no'],
    ['equipmentReset', 'nadie en el sitio', 'unknown'],
    ['equipmentReset', 'No hay nadie en el sitio', 'unknown'],
    ['equipmentReset', 'No, nadie sabe', 'unknown'],
    ['powerOnSite', 'No, nadie en el sitio', 'unknown'],
    ['rain', 'No, nobody on site', 'unknown'],
    ['powerOnSite', 'no, se fue', 'no'],
    ['powerOnSite', 'no se aún', 'unknown'],
    ['hasContingency', "We don't", 'no'],
    ['hasContingency', "We don't know", 'unknown'],
    ['equipmentReset', "Couldn't", 'no'],
    ['rain', "Couldn't tell", 'unknown'],
    ['powerOutage', "There isn't any", 'no'],
    ['powerOnSite', "There isn't any outage", 'yes'],
    ['powerOutage', 'En absoluto', 'no'],
  ] as const)('%s: %s is %s', (key, text, value) => {
    expect(yesOrNo(key, text)).toEqual({ value });
  });

  test('what says neither cannot be read', () => {
    expect(yesOrNo('rain', 'desde ayer')).toBe('unreadable');
    expect(yesOrNo('contingencyWorking', 'parcialmente')).toBe('unreadable');
    expect(yesOrNo('contingencyWorking', 'Funciona a medias')).toBe('unreadable');
    expect(yesOrNo('rain', 'Si necesitan acceso llamen a la portería')).toBe('unreadable');
  });

  test.each([
    'Por favor reinicien ustedes.',
    'Please reset it from your side',
    'Favor reiniciar remotamente',
    'Sí se puede reiniciar si lo autorizan',
    'Yes, we can reset it if you authorize',
    'Sim, podemos reiniciar se autorizarem',
    'Ya reiniciamos ayer el otro sitio',
    'El router fue reiniciado por Claro la semana pasada',
    'Se reinició el switch pero el router no',
    'We rebooted the switch but not the router',
    'Yes to router, no to modem',
    'Sí. Disculpen, no se hizo reinicio',
  ])(
    'a reset that is wished, may be, was elsewhere, before or of some was neither done nor not: %s',
    text => {
      expect(yesOrNo('equipmentReset', text)).toBe('unreadable');
    },
  );

  test.each([
    ['equipmentConnected', 'Sí, aunque el router estaba apagado y ya lo encendimos'],
    ['equipmentConnected', 'Sí, pero el puerto 2 está apagado'],
    ['equipmentConnected', 'Sí, pero está apagado el puerto 2'],
    ['equipmentConnected', 'Yes, but loose cable on the phone'],
    ['equipmentConnected', 'Sí, pero el router está apagado y ya lo encendimos'],
    ['contingencyWorking', 'Yes, but it was down yesterday'],
    ['contingencyWorking', 'Sí, pero el túnel está caído'],
    ['hasContingency', 'Sí, pero fue cancelada la visita'],
    ['hasContingency', 'Sí, pero se venció el contrato de mantenimiento'],
    ['hasContingency', 'Yes, still being installed'],
    ['hasContingency', 'Sí, de otro proveedor (no BT)'],
    ['hasContingency', 'Yes, but not with BT'],
    ['hasContingency', 'Sim, de outra operadora'],
    ['hasContingency', 'Sí, 4G; falta instalar la antena de repuesto'],
  ])('%s: a reserve that may speak of something else cannot be read: %s', (key, text) => {
    expect(yesOrNo(key, text)).toBe('unreadable');
  });

  test.each([
    ['Sigue sin funcionar después del reinicio', 'yes'],
    ['No levantó después del reinicio', 'yes'],
    ['Still not working after the reboot', 'yes'],
    ['Não voltou depois de reiniciar', 'yes'],
    ['No se hizo después del corte', 'no'],
    ['Sin reiniciar después del corte', 'no'],
    ['No, lo haremos después del reinicio del servidor', 'no'],
    ['No, después del reinicio anterior no', 'no'],
    ['Sin reinicio', 'no'],
  ] as const)(
    'what came after a reset tells of one, what came after something else does not: %s',
    (text, value) => {
      expect(yesOrNo('resetDone', text)).toEqual({ value });
    },
  );

  test.each([
    'Se reiniciará en la tarde',
    'Sí, se reiniciará en la tarde',
    'Will reboot tonight',
    "I'll restart it later",
    'Reiniciaremos más tarde',
    'Se hará un reinicio mañana',
    'Será reiniciado amanhã',
  ])('a reset to come was neither done nor not: %s', text => {
    expect(yesOrNo('equipmentReset', text)).toBe('unreadable');
  });

  test.each([
    ['Ya reiniciamos, mañana reiniciaremos de nuevo', 'yes'],
    ['It was rebooted and will be rebooted again', 'yes'],
    ['Se reinició en la tarde', 'yes'],
    ['No, se reiniciará en la tarde', 'no'],
    ['No se pudo reiniciar, será mañana', 'no'],
  ] as const)('a reset to come takes nothing back: %s', (text, value) => {
    expect(yesOrNo('equipmentReset', text)).toEqual({ value });
  });

  test.each([
    'Sí, lo vamos a hacer a las 5',
    'Will be done',
    'To be done',
    'Será feito amanhã',
    'Sí lo haremos',
  ])('what will be done is not done yet: %s', text => {
    expect(yesOrNo('equipmentReset', text)).toEqual({ value: 'no' });
  });

  test.each(['If needed, yes', 'Yes, if you need it', 'Se precisar, sim', 'Si ustedes lo piden, sí'])(
    'what may be is neither yes nor no: %s',
    text => {
      expect(yesOrNo('equipmentReset', text)).toBe('unreadable');
    },
  );

  test.each(['De BT no sé', 'Con ustedes no tengo el dato, sí hay'])(
    'that there is no contingency is not asserted: %s',
    text => {
      expect(yesOrNo('hasContingency', text)).not.toEqual({ value: 'no' });
    },
  );

  test.each(['sí y no', 'yes and no', 'Sim. Digo, não', 'Sí No, perdón: se cortó ayer', 'No, perdón, sí'])(
    '%s says both and cannot be read',
    text => {
      expect(yesOrNo('powerOnSite', text)).toBe('unreadable');
    },
  );

  test.each([
    'creo que sí',
    'I don’t think so',
    'acho que sim',
    'Sí, pero no estoy seguro',
    'yes?',
    'pending',
  ])('nobody is sure of: %s', text => {
    expect(yesOrNo('rain', text)).toEqual({ value: 'unknown' });
  });

  test('boxes without a tick are no answer', () => {
    expect(yesOrNo('rain', '☐ Sí ☐ No')).toBe('nothing');
    expect(yesOrNo('rain', 'Sí / No')).toBe('nothing');
  });
});

describe('a requested time is the wall clock as written', () => {
  const lima = { country: 'PE', zone: 'America/Lima' };
  const sunday = new Date('2026-11-22T15:00:00Z');

  test.each([
    '3 de diciembre de 2026 a las 2 pm',
    '03/12/2026 14h',
    'December 3rd, 2026 2:00 PM',
    'jueves 3 dic 14:00 hora Lima',
    'quinta-feira, 3 de dezembro, às 14h',
    '2026-12-03T14:00:00-05:00',
    '03.12.26, 14:00 hs',
    '03/12/2026 14.00',
    '3 de diciembre 14.00',
    '14.00 del 03/12/2026',
  ])('%s', text => {
    expect(instantIn(text, lima, sunday)).toEqual({ value: '2026-12-03T14:00:00-05:00' });
  });

  test('tomorrow counts from the day the mail was written', () => {
    expect(instantIn('mañana a las 8', lima, sunday)).toEqual({ value: '2026-11-23T08:00:00-05:00' });
  });

  test('in Puerto Rico the month comes first', () => {
    const sanJuan = { country: 'PR', zone: 'America/Puerto_Rico' };
    expect(instantIn('12/03/2026 2 pm', sanJuan, sunday)).toEqual({ value: '2026-12-03T14:00:00-04:00' });
  });

  test('between points two hours behind a day are a range', () => {
    const value = { start: '2026-12-03T10:00:00-05:00', end: '2026-12-03T12:30:00-05:00' };
    expect(instantIn('03/12/2026, 10.00-12.30', lima, sunday)).toEqual({ value });
  });

  test('a span over midnight ends on the next day', () => {
    const value = { start: '2026-12-03T22:00:00-05:00', end: '2026-12-04T02:00:00-05:00' };
    expect(instantIn('03/12/2026 de 22:00 a 02:00', lima, sunday)).toEqual({ value });
  });

  test.each([
    '03/12/2026 08:00-10:00',
    '03/12/2026 08:00 -10:00',
    '2026-12-03 08:00-10:00',
    '03/12/2026 08:00–10:00',
    '03/12/2026, 08:00-10:00 (hora de Lima)',
  ])('a second time behind a dash ends a range: %s', text => {
    const value = { start: '2026-12-03T08:00:00-05:00', end: '2026-12-03T10:00:00-05:00' };
    expect(instantIn(text, lima, sunday)).toEqual({ value });
  });

  test.each([
    '03/12/2026 14:00 (GMT-3)',
    '03/12/2026 14:00 GMT-03:00',
    '03/12/2026 14:00 UTC -03:00',
    '2026-12-03T14:00-03:00',
    '2026-12-03T14:00:00-03:00',
    '2026-12-03 14:00:00 -03:00',
  ])('a zone the text names counts more than the site: %s', text => {
    expect(instantIn(text, lima, sunday)).toEqual({ value: '2026-12-03T14:00:00-03:00' });
  });

  test('behind a plus no range ends', () => {
    expect(instantIn('03/12/2026 14:00 +01:00', lima, sunday)).toEqual({
      value: '2026-12-03T14:00:00+01:00',
    });
  });

  test('an hour behind a date is no year', () => {
    expect(instantIn('jueves 3 de diciembre, 10 de la noche', lima, sunday)).toEqual({
      value: '2026-12-03T22:00:00-05:00',
    });
  });

  test('"mar." before a date is a Tuesday', () => {
    expect(instantIn('mar. 22/12 - 06:00 hrs', lima, sunday)).toEqual({ value: '2026-12-22T06:00:00-05:00' });
  });

  test.each([
    'viernes 3 de diciembre de 2026 14:00',
    '31/02/2026 10:00',
    '3 dic 14:00 o 4 dic 10:00',
    '3 y 4/12/2026 a las 22:00',
    '3 e 4 de dezembro às 22h',
    'December 3 and 4/12/2026 at 10 pm',
    'antes del 3 dic 14:00',
    '03/12/2026',
    'lo antes posible',
    'mar. 1, 10:00',
    'mar. 23/12 14:00',
    '03/12/2026, versión 14.00',
    '03/12/2026 14.50 USD',
    '03/12/2026 1.50',
  ])('%s cannot be read', text => {
    expect(instantIn(text, lima, sunday)).toBe('unreadable');
  });
});

describe('contacts', () => {
  test('a person with two numbers stands there twice', () => {
    expect(contactsIn(['Ana Ruiz, +51 987 654 321 / +51 1 234 5678'], 'PE')).toEqual([
      { name: 'Ana Ruiz', phone: '+51987654321' },
      { name: 'Ana Ruiz', phone: '+5112345678' },
    ]);
  });

  test('several people, line by line', () => {
    const lines = [
      '1) Ana Ruiz',
      'ana@minera.example',
      '2) Luis Soto',
      'luis@minera.example',
      'Tel. 987 111 222 anexo 12',
    ];
    expect(contactsIn(lines, 'PE')).toEqual([
      { name: 'Ana Ruiz', email: 'ana@minera.example' },
      { name: 'Luis Soto', email: 'luis@minera.example', phone: '+51987111222' },
    ]);
  });

  test.each([
    ['Ana Ruiz, Luis Soto (luis.soto@minera.example)', 'named behind the first'],
    ['Ana Ruiz. También Luis Soto luis@minera.example', 'in a sentence of their own'],
    ['Ana Ruiz, con copia a Luis Soto luis@minera.example', 'a copy goes to'],
    ['Ana Ruiz, sin correo; correo de Luis Soto: soto@minera.example', 'whose the address is said to be'],
    ['Ana Ruiz o en su ausencia Luis Soto, luis@minera.example', 'who stands in'],
  ])('%s: an address is that of the person %s', text => {
    const [ana, luis, ...others] = contactsIn([text], 'PE');
    expect([ana, luis?.name, others]).toEqual([{ name: 'Ana Ruiz' }, 'Luis Soto', []]);
    expect(luis?.email).toMatch(/@minera.example$/);
  });

  test('a company behind a name is no second person, though its mailbox is called like it', () => {
    expect(contactsIn(['Ana Ruiz, Minera Sur, noc.minera@minerasur.example'], 'PE')).toEqual([
      { name: 'Ana Ruiz', email: 'noc.minera@minerasur.example' },
    ]);
  });

  test.each([
    ['Ana Ruiz, Pedro Lazo', 'Ana Ruiz', 'Pedro Lazo'],
    ['Ana Ruiz (jefa de TI), Pedro Lazo (guardia)', 'Ana Ruiz', 'Pedro Lazo'],
    ['Ana Ruiz, María José', 'Ana Ruiz', 'María José'],
    ['Ruiz, Ana; Lazo, Pedro', 'Ruiz, Ana', 'Lazo, Pedro'],
    ['Claro, Ana', 'Claro, Ana'],
    ['Técnico Luis Paz', 'Luis Paz'],
    ['Arequipa, Juan', 'Arequipa, Juan'],
    ['Ana Ruiz, Luz del Sur', 'Ana Ruiz'],
    ['Ana Ruiz, Rosa Blanca S.A. 987 654 321', 'Ana Ruiz'],
    ['José Luis Supervisor', 'José Luis Supervisor'],
    ['Ana Ruiz, Lima', 'Ana Ruiz'],
    ['Ana, Pedro y Luis', 'Ana', 'Pedro', 'Luis'],
    ['Soporte, Juan', 'Soporte'],
    ['Administradora Lucía Mora 987 654 321, técnico Hugo Paz 912 345 678', 'Lucía Mora', 'Hugo Paz'],
    ['Es la tercera vez este mes'],
    ['NOC Minera 24x7', 'NOC Minera'],
  ])('%s names who is named', (text, ...names) => {
    expect(contactsIn([text], 'PE').map(({ name }) => name)).toEqual(names);
  });

  test('a surname before a comma is one where the address holds both names', () => {
    const named = (line: string) => contactsIn([line], 'PE').map(({ name }) => name);
    expect(named('Ruiz, Ana <ana.ruiz@minera.example>')).toEqual(['Ana Ruiz']);
    expect(named('Claro, Ana <ana@claro.example>')).toEqual(['Claro, Ana']);
    expect(named('Lima, Ana <noc.lima@minera.example>')).toEqual(['Lima, Ana']);
  });

  test('as many numbers as people behind them in one line belong to them in their order', () => {
    expect(contactsIn(['Ana Ruiz y Pedro Lazo, 987 654 321 y 912 345 678'], 'PE')).toEqual([
      { name: 'Ana Ruiz', phone: '+51987654321' },
      { name: 'Pedro Lazo', phone: '+51912345678' },
    ]);
  });

  test.each([
    [['Ana Ruiz, Pedro Lazo: 987 654 321 / 912 345 678'], 'Pedro Lazo'],
    [['Ana Ruiz', 'Pedro Lazo 987 654 321 / 912 345 678'], 'Pedro Lazo'],
    [['Ana Ruiz', 'Pedro Lazo, 987 654 321, 912 345 678'], 'Pedro Lazo'],
    [['Planta Sur', 'Ana Ruiz 987 654 321 / 912 345 678'], 'Ana Ruiz'],
    [['Ana Ruiz (encargada)', 'Pedro Lazo - cel 987 654 321 - fijo 912 345 678'], 'Pedro Lazo'],
    [['Ana Ruiz, Pedro Lazo', 'Cel. 987 654 321', 'Oficina 912 345 678'], 'Pedro Lazo'],
  ])('%j: the numbers of one are not shared with who was named before', (lines, name) => {
    const withNumbers = contactsIn(lines, 'PE').filter(({ phone }) => phone !== undefined);
    expect(withNumbers.map(contact => contact.name)).toEqual([name, name]);
  });

  test('an address that another line leads to is nobody’s who was named above', () => {
    const lines = ['Ana Ruiz, +51 987 654 321', 'Para facturación escribir a luis.soto@minera.example'];
    expect(contactsIn(lines, 'PE')).toEqual([
      { name: 'Ana Ruiz', phone: '+51987654321' },
      { email: 'luis.soto@minera.example' },
    ]);
    expect(contactsIn(['Ana Ruiz', 'escribir a ana.ruiz@minera.example'], 'PE')).toEqual([
      { name: 'Ana Ruiz', email: 'ana.ruiz@minera.example' },
    ]);
  });

  test('a number without a country code stays out where the country is not known', () => {
    expect(contactsIn(['Ana Ruiz 987 654 321'], undefined)).toEqual([{ name: 'Ana Ruiz' }]);
  });

  test('an address is no telephone number', () => {
    expect(contactsIn(['Ana Ruiz, router 10.20.30.40'], 'PE')).not.toContainEqual(
      expect.objectContaining({ phone: expect.anything() }),
    );
  });
});

test('a service is named by the first sentence that names one, and by lists, not by what else is said', () => {
  const choices = { satellite: ['satelital'], internet: ['internet'], mpls: ['mpls'] };
  expect(servicesIn(['Satelital. El Internet de respaldo funciona bien.'], choices)).toEqual(['satellite']);
  expect(servicesIn(['MPLS', 'El Internet anda bien en la sede.'], choices)).toEqual(['mpls']);
  expect(servicesIn(['MPLS', 'Internet dedicado'], choices)).toEqual(['mpls', 'internet']);
  expect(servicesIn(['Es el enlace principal de la sede.', 'MPLS'], choices)).toEqual(['mpls']);
  expect(servicesIn(['no Internet', 'MPLS'], choices)).toEqual(['internet', 'mpls']);
  expect(servicesIn(['Otro. Usamos MPLS solo para voz.'], choices)).toEqual([]);
  for (const allBut of ['Todos menos Internet', 'Todos los servicios excepto MPLS', 'Everything but MPLS'])
    expect(servicesIn([allBut], choices)).toEqual([]);
});

test.each([
  ['MPLS (el Internet funciona bien)', 'mpls'],
  ['Internet, no el MPLS', 'internet'],
  ['not Internet, MPLS', 'mpls'],
  ['MPLS; Internet sin problemas', 'mpls'],
  ['Internet no, MPLS', 'mpls'],
  ['Internet funciona', 'internet'],
  ['Internet no funciona bien, MPLS', 'internet', 'mpls'],
  ['Internet funciona lento, MPLS', 'internet', 'mpls'],
  ['Internet funciona pero lento, MPLS', 'internet', 'mpls'],
  ['MPLS, el Internet funciona a medias', 'mpls', 'internet'],
  ['MPLS, Internet works intermittently', 'mpls', 'internet'],
  ['Internet up and down, MPLS', 'internet', 'mpls'],
  ['MPLS; Internet normalmente se cae', 'mpls', 'internet'],
  ['Internet works badly; MPLS down', 'internet', 'mpls'],
  ['Internet funcionaba bien hasta ayer, MPLS', 'internet', 'mpls'],
  ['MPLS down, no Internet', 'mpls', 'internet'],
  ['MPLS, Internet ya no', 'mpls', 'internet'],
  ['MPLS, no es Internet', 'mpls'],
  ['Internet - MPLS is fine', 'internet'],
  ['El Internet está bien, el MPLS no', 'mpls'],
  ['Internet não, MPLS ok', 'internet'],
  ['Internet: no / MPLS: sí', 'mpls'],
  ['Internet: não MPLS: sim', 'mpls'],
  ['MPLS y no Internet', 'mpls'],
  ['MPLS e não Internet', 'mpls'],
  ['MPLS caído y no Internet', 'mpls', 'internet'],
  ['Internet não foi afetada, só MPLS', 'mpls'],
  ['MPLS, the Internet is not affected', 'mpls'],
  ['Internet is affected, MPLS', 'internet', 'mpls'],
  ['ni MPLS ni Internet funcionan', 'mpls', 'internet'],
  ['MPLS - Internet', 'mpls', 'internet'],
])('of the services in "%s" those set aside are not affected', (text, ...services) => {
  const choices = { internet: ['internet'], mpls: ['mpls'] };
  expect(servicesIn([text], choices)).toEqual(services);
});

test.each([
  ['Satélite ( ) Internet ( ) MPLS (X)', 'mpls'],
  ['( ) Satélite (x) Internet ( ) MPLS', 'internet'],
  ['☐ Satellite ☒ MPLS ☐ Internet', 'mpls'],
  ['MPLS [x] Internet [x] Satélite [ ]', ['mpls', 'internet']],
  ['ni MPLS ni Internet, es el satelital', 'satellite'],
  ['neither MPLS nor Internet, it is the satellite', 'satellite'],
])('%s: affected is what is chosen', (text, value) => {
  expect(understand(service, [text], nowhere)).toEqual({ value });
});

test('a service that nobody names is none, whatever is said', () => {
  expect(understand(service, ['Satélite ( ) Internet ( ) MPLS ( )'], nowhere)).toBe('nothing');
  for (const text of ['No aplica', 'N/A', 'não sei']) expect(understand(service, [text], nowhere)).toBeNull();
  for (const text of ['Ninguno', 'Internet não foi afetada', 'ni MPLS ni Internet'])
    expect(understand(service, [text], nowhere)).toBe('unreadable');
  expect(understand(service, ['Otro'], nowhere)).toEqual({ value: 'other' });
});

test('ports, prefix lengths, masks and zones are no part of an address', () => {
  expect(addressesIn('10.0.0.1:8080, 10.0.0.2/24 255.255.255.0, fe80::1%eth0 y [2001:db8::5]:443')).toEqual([
    '10.0.0.1',
    '10.0.0.2',
    'fe80::1',
    '2001:db8::5',
  ]);
});
