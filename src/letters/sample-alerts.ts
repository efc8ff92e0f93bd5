import { acknowledgementDangers, type OpenAcknowledgement } from '../promise/acknowledgement-watch.ts';
import { levels } from '../promise/danger.ts';
import type { Language } from '../questionnaire/form.ts';
import type { AlertTold } from './occasion.ts';

/** An alert of each level, and one that is over, as `acuse check` fills the templates with them. */
export function sampleAlerts(language: Language, mailbox: string, at: Date): AlertTold[] {
  const quarterHour = 15 * 60_000;
  const open: OpenAcknowledgement = {
    mailId: 17,
    ticketNumber: 'INC-000123',
    acceptedAt: new Date(at.getTime() - quarterHour),
    dueAt: at,
    obstacle: 'returned',
    reason: '5.1.1 user unknown',
  };
  const raised = acknowledgementDangers([open], [], language, at).flatMap(danger =>
    levels.map(level => ({ ...danger, level, state: 'raised' as const, raisedAt: at, recoveredAt: null })),
  );
  const over = raised.slice(0, 1).map(notice => ({
    ...{ ...notice, state: 'recovered' as const, details: [], recoveredAt: at },
  }));
  return [...raised, ...over].map(notice => ({ type: 'alert', mailbox, notice, at }));
}
