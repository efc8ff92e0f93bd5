import type { Deed } from '../ticket/deeds.ts';

/** One of each deed that a customer is told of, in each of the situations its letter tells apart. */
export function sampleDeeds(text: string, at: Date): Deed[] {
  const by = 'Rosa';
  return [
    { type: 'UpdatePosted', at, by, text },
    { type: 'MadePending', at, by, waitsFor: 'customer', text, askAgainAt: at },
    { type: 'Accepted', at, by, startAt: at, isException: false, text: null },
    { type: 'Accepted', at, by, startAt: at, isException: true, text },
    { type: 'Proposed', at, by, startAt: at, text },
    { type: 'Rejected', at, by, text },
    { type: 'Fulfilled', at, by, fulfilledAt: at, text: null },
    {
      ...{ type: 'Escalated', at, by, level: 2, why: text },
      role: { en: 'Duty manager', es: 'Supervisor de turno', pt: 'Supervisor de plantão' },
    },
    { type: 'Resolved', at, by, cause: text, solution: text, restoredAt: at, closesAt: at },
    { type: 'Closed', at, by, because: 'agent', text },
    { type: 'Closed', at, by: null, because: 'customer', text: null },
    { type: 'Closed', at, by: null, because: 'silence', text: null },
    { type: 'Reopened', at, by, text: null },
    { type: 'Cancelled', at, by, text },
  ];
}

/** How the desk ends a change, with its words and without. */
export function sampleEndings(text: string, at: Date): Deed[] {
  const by = 'Rosa';
  return [
    { type: 'Closed', at, by, because: 'agent', text: null },
    { type: 'Cancelled', at, by, text },
  ];
}
