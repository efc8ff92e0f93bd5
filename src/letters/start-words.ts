import type { Language } from '../questionnaire/form.ts';
import type { Standing, Verdict } from '../ticket/verdict.ts';

/** What a letter says of the start that a service request asks for. Moments and durations come as finished words. */
export interface StartWords {
  /** How much notice a start needs, by the class of its day. */
  needs: Record<Verdict['dayClass'], (duration: string) => string>;
  /** Behind one of several starts. */
  offered: Record<Standing, string>;
  met(start: string, needed: string): string;
  firstMet(start: string, needed: string): string;
  notMet(start: string, needed: string): string;
  earliest(moment: string): string;
  /** To the customer: what becomes of a request that came too late. */
  deskDecides: string;
  past(start: string): string;
  /** No time was given: the day had begun when the request came. */
  dayBegun(start: string): string;
  earliestAnew(moment: string, needed: string): string;
  /** To the customer: what a start that has passed leaves to do. */
  nameAnother: string;
  timeAssumed: string;
  entersRestDay: string;
  /** To the agents, behind the start. */
  brief: Record<Standing, string>;
}

export const startWords: Record<Language, StartWords> = {
  en: {
    needs: {
      working: duration => `${duration} of working days`,
      rest: duration => `${duration} for a start on a weekend or public holiday`,
    },
    offered: { met: 'enough notice', short: 'too little notice', past: 'already past' },
    met: (start, needed) => `You asked us to start on ${start}. That gives the notice we need: ${needed}.`,
    firstMet: (start, needed) =>
      `Of the dates you offered, ${start} is the first that gives the notice we need: ${needed}.`,
    notMet: (start, needed) =>
      `You asked us to start on ${start}. That is less notice than we need: ${needed}.`,
    earliest: moment => `With that notice, the earliest possible start is ${moment}.`,
    deskDecides:
      'Your request is registered all the same. Our service desk will decide whether it can be done on the date you asked for, and let you know. If another date suits you, please let us know.',
    past: start => `You asked us to start on ${start}. That had already passed when your request reached us.`,
    dayBegun: start =>
      `You asked us to start on ${start}: you did not mention a time, so we took the beginning of that day. It had already passed when your request reached us.`,
    earliestAnew: (moment, needed) =>
      `With the notice we need (${needed}), the earliest possible start is ${moment}.`,
    nameAnother:
      'Your request is registered all the same. Please tell us on which day and at what time you would like us to start.',
    timeAssumed:
      'You did not mention a time, so we counted to the beginning of that day. Please tell us at what time you would like to start.',
    entersRestDay: 'Please note that your window runs into a weekend or public holiday.',
    brief: {
      met: 'in time',
      short: 'TOO LITTLE NOTICE: accept as an exception, or propose',
      past: 'ALREADY PAST when it was asked for: propose another start',
    },
  },
  es: {
    needs: {
      working: duration => `${duration} en días hábiles`,
      rest: duration => `${duration} para un inicio en fin de semana o feriado`,
    },
    offered: {
      met: 'cumple con la anticipación',
      short: 'no cumple con la anticipación',
      past: 'ya había pasado',
    },
    met: (start, needed) =>
      `Nos pidió empezar el ${start}. Su solicitud llegó con la anticipación necesaria: ${needed}.`,
    firstMet: (start, needed) =>
      `De las fechas que nos propuso, la primera que cumple con la anticipación necesaria (${needed}) es el ${start}.`,
    notMet: (start, needed) =>
      `Nos pidió empezar el ${start}. Su solicitud llegó con menos anticipación de la necesaria: ${needed}.`,
    earliest: moment => `Con esa anticipación, el primer inicio posible es el ${moment}.`,
    deskDecides:
      'Su solicitud queda registrada de todas formas. Nuestra mesa de servicio decidirá si puede atenderla en la fecha que pidió y le avisará. Si le conviene otra fecha, avísenos.',
    past: start =>
      `Nos pidió empezar el ${start}, pero ese momento ya había pasado cuando recibimos su solicitud.`,
    dayBegun: start =>
      `Nos pidió empezar el ${start}: como no indicó la hora, tomamos el comienzo de ese día, que ya había pasado cuando recibimos su solicitud.`,
    earliestAnew: (moment, needed) =>
      `Con la anticipación necesaria (${needed}), el primer inicio posible es el ${moment}.`,
    nameAnother:
      'Su solicitud queda registrada de todas formas. Por favor indíquenos qué día y a qué hora desea empezar.',
    timeAssumed:
      'Como no indicó la hora, contamos hasta el comienzo de ese día. Por favor díganos a qué hora desea empezar.',
    entersRestDay: 'Tenga en cuenta que la ventana que indicó continúa en un día no hábil.',
    brief: {
      met: 'dentro del plazo',
      short: 'SIN LA ANTICIPACIÓN NECESARIA: acepte como excepción o proponga otro inicio',
      past: 'YA HABÍA PASADO cuando se pidió: proponga otro inicio',
    },
  },
  pt: {
    needs: {
      working: duration => `${duration} em dias úteis`,
      rest: duration => `${duration} para um início em fim de semana ou feriado`,
    },
    offered: {
      met: 'atende à antecedência',
      short: 'não atende à antecedência',
      past: 'já havia passado',
    },
    met: (start, needed) =>
      `Você pediu o início em ${start}. Sua solicitação chegou com a antecedência necessária: ${needed}.`,
    firstMet: (start, needed) =>
      `Das datas que você propôs, a primeira que atende à antecedência necessária (${needed}) é ${start}.`,
    notMet: (start, needed) =>
      `Você pediu o início em ${start}. Sua solicitação chegou com menos antecedência do que a necessária: ${needed}.`,
    earliest: moment => `Com essa antecedência, o primeiro início possível é ${moment}.`,
    deskDecides:
      'Sua solicitação fica registrada mesmo assim. Nossa central de serviços decidirá se pode atendê-la na data pedida e avisará você. Se outra data for conveniente, avise-nos.',
    past: start =>
      `Você pediu o início em ${start}, mas esse momento já havia passado quando recebemos sua solicitação.`,
    dayBegun: start =>
      `Você pediu o início em ${start}: como a hora não foi informada, consideramos o começo desse dia, que já havia passado quando recebemos sua solicitação.`,
    earliestAnew: (moment, needed) =>
      `Com a antecedência necessária (${needed}), o primeiro início possível é ${moment}.`,
    nameAnother:
      'Sua solicitação fica registrada mesmo assim. Por favor, informe em que dia e a que hora deseja começar.',
    timeAssumed:
      'Como a hora não foi informada, contamos até o começo desse dia. Por favor, diga-nos a que hora deseja começar.',
    entersRestDay: 'Observe que a janela informada continua em um dia não útil.',
    brief: {
      met: 'dentro do prazo',
      short: 'SEM A ANTECEDÊNCIA NECESSÁRIA: aceite como exceção ou proponha outro início',
      past: 'JÁ HAVIA PASSADO quando foi pedido: proponha outro início',
    },
  },
};
