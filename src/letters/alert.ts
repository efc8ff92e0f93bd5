import type { Level } from '../promise/danger.ts';
import { isAboutReader } from '../promise/house-watch.ts';
import type { Language } from '../questionnaire/form.ts';
import type { Desk } from './desk.ts';
import { addressed } from './envelope.ts';
import { fact } from './facts.ts';
import { priorities } from './letter.ts';
import { momentIn } from './moment.ts';
import type { AlertTold } from './occasion.ts';
import type { LetterOrder } from './order.ts';
import type { AnswerLine } from './questions.ts';
import { words } from './words.ts';

/** What the desk is told when promises are in danger, and when they are not any more. */
export interface Alert {
  isOver: boolean;
  /** "Urgent", "Over". */
  label: string;
  /** What the label is shown in. */
  colour: string;
  headline: string;
  details: readonly string[];
  facts: AnswerLine[];
}

const colours: Record<Level | 'over', string> = {
  warning: '#92400e',
  urgent: '#c2410c',
  breach: '#9b1c1c',
  over: '#166534',
};

/**
 * The letters that tell of an alert, one a reader, in every mode: they are for the desk itself. None goes to a reader
 * whom letters do not reach, to say so.
 */
export function alertLetters(occasion: AlertTold, desk: Desk): LetterOrder[] {
  return [...new Set(desk.alertReaders)]
    .filter(reader => !isAboutReader(occasion.notice.cause, reader))
    .map(reader => alertLetter(reader, occasion, desk));
}

function alertLetter(reader: string, occasion: AlertTold, desk: Desk): LetterOrder {
  const { notice, at } = occasion;
  const { language, name, letters } = desk;
  const isFirst = at.getTime() === notice.raisedAt.getTime();
  return {
    ...addressed(reader, occasion, desk),
    held: false,
    kind: 'alert',
    key: keyOf(occasion, at, reader),
    ticketNumber: null,
    acknowledges: null,
    priority: priorities.alert,
    language,
    thread: {
      references: [],
      answers: isFirst ? null : { letterKey: keyOf(occasion, notice.raisedAt, reader) },
    },
    attachesOriginal: false,
    data: {
      ...{ tag: '', subject: '', deskName: name },
      redirectedFrom: letters.mode === 'redirect' ? reader : null,
      ...alert(occasion, language, desk),
    },
  };
}

function keyOf({ notice: { cause } }: AlertTold, at: Date, reader: string): string {
  return `alert:${cause}:${at.toISOString()}:${reader}`;
}

function alert({ notice }: AlertTold, language: Language, { timezone }: Desk): Alert {
  const { state, level, headline, details, raisedAt, recoveredAt } = notice;
  const shown = state === 'recovered' ? 'over' : level;
  const said = words[language];
  const moment = (instant: Date | null) => (instant === null ? '' : momentIn(language, timezone, instant));
  return {
    isOver: state === 'recovered',
    label: said.alerts[shown],
    colour: colours[shown],
    headline,
    details,
    facts: [...fact('raised', moment(raisedAt), said), ...fact('over', moment(recoveredAt), said)],
  };
}
