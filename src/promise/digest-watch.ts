import type { Language } from '../questionnaire/form.ts';
import type { Danger, Level } from './danger.ts';
import type { Slot } from './slots.ts';

/** What of the digest is not where it should be. */
export interface DigestStanding {
  /** Promised and not written. */
  openSlots: readonly Slot[];
  /** Written, and not yet taken over by the mail server. One that it refused is told of as every other letter to the desk. */
  unsent: readonly { key: string; to: string; owedAt: Date }[];
}

const minute = 60_000;
/** Milliseconds after which it is how bad, the worst first: a digest takes seconds. */
const ladder: readonly [Level, number][] = [
  ['breach', 60 * minute],
  ['urgent', 15 * minute],
  ['warning', 5 * minute],
];

/** A digest that was not written, or that does not reach its readers. */
export function digestDangers(
  { openSlots, unsent }: DigestStanding,
  language: Language,
  now: Date,
): Danger[] {
  const said = words[language];
  const unwritten = openSlots.flatMap(({ name, at }) => lateSince(name, at, now));
  const stuck = unsent.flatMap(({ key, owedAt }) => lateSince(key, owedAt, now));
  const subjects = [...unwritten, ...stuck];
  if (subjects.length === 0) return [];
  return [
    {
      cause: 'digest',
      subjects,
      headline: unwritten.length > 0 ? said.unwritten : said.unsent,
      details: [
        ...unwritten.map(({ name }) => said.slot(name.replace('T', ' '))),
        ...unsent
          .filter(({ key }) => stuck.some(({ name }) => name === key))
          .map(({ to }) => said.reader(to)),
      ],
    },
  ];
}

function lateSince(name: string, since: Date, now: Date): { name: string; level: Level }[] {
  const waited = now.getTime() - since.getTime();
  const [level] = ladder.find(([, after]) => waited >= after) ?? [];
  return level === undefined ? [] : [{ name, level }];
}

interface Words {
  unwritten: string;
  unsent: string;
  slot(name: string): string;
  reader(address: string): string;
}

const words: Record<Language, Words> = {
  en: {
    unwritten: 'The daily digest could not be written',
    unsent: 'The daily digest does not reach its readers',
    slot: name =>
      `The digest of ${name} is overdue; the log says why. acuse digest shows where the desk stands.`,
    reader: address => `The letter to ${address} has not been taken over by the mail server.`,
  },
  es: {
    unwritten: 'No se pudo escribir el resumen diario',
    unsent: 'El resumen diario no llega a sus lectores',
    slot: name =>
      `El resumen de ${name} está atrasado; el registro dice por qué. acuse digest muestra cómo está la mesa.`,
    reader: address => `El servidor de correo no ha tomado la carta a ${address}.`,
  },
  pt: {
    unwritten: 'Não foi possível escrever o resumo diário',
    unsent: 'O resumo diário não chega aos seus leitores',
    slot: name =>
      `O resumo de ${name} está atrasado; o registro diz por quê. acuse digest mostra como está a central.`,
    reader: address => `O servidor de e-mail não aceitou a carta a ${address}.`,
  },
};
