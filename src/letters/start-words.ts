import type { Language } from '../questionnaire/form.ts';
import type { Verdict } from '../ticket/verdict.ts';

/** What a letter says of the start that a service request asks for. Moments and durations come as finished words. */
export interface StartWords {
  /** How much notice a start needs, by the class of its day. */
  needs: Record<Verdict['dayClass'], (duration: string) => string>;
  offered(start: string, met: boolean): string;
  met(start: string, needed: string): string;
  firstMet(start: string, needed: string): string;
  notMet(start: string, needed: string): string;
  earliest(moment: string): string;
  /** To the customer: what becomes of a request that came too late. */
  deskDecides: string;
  timeAssumed: string;
  entersRestDay: string;
  /** To the agents, in a line. */
  brief(start: string, met: boolean): string;
}

export const startWords: Record<Language, StartWords> = {
  en: {
    needs: {
      working: duration => `${duration} of working days`,
      rest: duration => `${duration} for a start on a weekend or public holiday`,
    },
    offered: (start, met) => `${start}: ${met ? 'enough notice' : 'too little notice'}`,
    met: (start, needed) => `You asked us to start on ${start}. That gives the notice we need: ${needed}.`,
    firstMet: (start, needed) =>
      `Of the dates you offered, ${start} is the first that gives the notice we need: ${needed}.`,
    notMet: (start, needed) =>
      `You asked us to start on ${start}. That is less notice than we need: ${needed}.`,
    earliest: moment => `With that notice, the earliest possible start is ${moment}.`,
    deskDecides:
      'Your request is registered all the same. Our service desk will decide whether it can be done on the date you asked for, and let you know. If another date suits you, please reply to this message.',
    timeAssumed:
      'You did not mention a time, so we counted to the beginning of that day. Please tell us at what time you would like to start.',
    entersRestDay: 'Please note that your window runs into a weekend or public holiday.',
    brief: (start, met) =>
      `${start} · ${met ? 'in time' : 'TOO LITTLE NOTICE: accept as an exception, or propose'}`,
  },
  es: {
    needs: {
      working: duration => `${duration} en días hábiles`,
      rest: duration => `${duration} para un inicio en fin de semana o feriado`,
    },
    offered: (start, met) => `${start}: ${met ? 'cumple' : 'no cumple'} con la anticipación`,
    met: (start, needed) =>
      `Nos pidió empezar el ${start}. Su solicitud llegó con la anticipación necesaria: ${needed}.`,
    firstMet: (start, needed) =>
      `De las fechas que nos propuso, la primera que cumple con la anticipación necesaria (${needed}) es el ${start}.`,
    notMet: (start, needed) =>
      `Nos pidió empezar el ${start}. Su solicitud llegó con menos anticipación de la necesaria: ${needed}.`,
    earliest: moment => `Con esa anticipación, el primer inicio posible es el ${moment}.`,
    deskDecides:
      'Su solicitud queda registrada de todas formas. Nuestra mesa de servicio decidirá si puede atenderla en la fecha que pidió y le avisará. Si le conviene otra fecha, responda este mensaje.',
    timeAssumed:
      'Como no indicó la hora, contamos hasta el comienzo de ese día. Por favor díganos a qué hora desea empezar.',
    entersRestDay: 'Tenga en cuenta que la ventana que indicó continúa en un día no hábil.',
    brief: (start, met) =>
      `${start} · ${met ? 'dentro del plazo' : 'SIN LA ANTICIPACIÓN NECESARIA: acepte como excepción o proponga otro inicio'}`,
  },
  pt: {
    needs: {
      working: duration => `${duration} em dias úteis`,
      rest: duration => `${duration} para um início em fim de semana ou feriado`,
    },
    offered: (start, met) => `${start}: ${met ? 'atende' : 'não atende'} à antecedência`,
    met: (start, needed) =>
      `Você pediu o início em ${start}. Sua solicitação chegou com a antecedência necessária: ${needed}.`,
    firstMet: (start, needed) =>
      `Das datas que você propôs, a primeira que atende à antecedência necessária (${needed}) é ${start}.`,
    notMet: (start, needed) =>
      `Você pediu o início em ${start}. Sua solicitação chegou com menos antecedência do que a necessária: ${needed}.`,
    earliest: moment => `Com essa antecedência, o primeiro início possível é ${moment}.`,
    deskDecides:
      'Sua solicitação fica registrada mesmo assim. Nossa central de serviços decidirá se pode atendê-la na data pedida e avisará você. Se outra data for conveniente, responda a esta mensagem.',
    timeAssumed:
      'Como a hora não foi informada, contamos até o começo desse dia. Por favor, diga-nos a que hora deseja começar.',
    entersRestDay: 'Observe que a janela informada continua em um dia não útil.',
    brief: (start, met) =>
      `${start} · ${met ? 'dentro do prazo' : 'SEM A ANTECEDÊNCIA NECESSÁRIA: aceite como exceção ou proponha outro início'}`,
  },
};
