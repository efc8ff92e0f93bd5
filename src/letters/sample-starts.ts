import type { Offers, Verdict } from '../ticket/verdict.ts';

const twoDays = 48 * 60 * 60_000;

const late: Verdict = {
  ...{ met: false, dayClass: 'working', zone: 'America/Bogota', calendar: 'CO-0123456789ab' },
  flags: ['time_assumed', 'window_enters_rest_day'],
  receivedAt: '2026-11-27T18:00:00-05:00',
  requestedFor: '2026-12-01T00:00:00-05:00',
  earliest: '2026-12-01T18:00:00-05:00',
  trace: [
    { step: 'time-assumed', on: '2026-12-01', at: '00:00' },
    { step: 'working', on: '2026-11-27', from: '18:00', to: '24:00', counted: twoDays / 8 },
    { step: 'weekend', from: '2026-11-28', to: '2026-11-29' },
    { step: 'working', on: '2026-11-30', from: '00:00', to: '24:00', counted: twoDays / 2 },
    { step: 'working', on: '2026-12-01', from: '00:00', to: '18:00', counted: (twoDays * 3) / 8 },
    { step: 'earliest', at: { on: '2026-12-01', at: '18:00' }, needed: twoDays },
    {
      ...{ step: 'requested', at: { on: '2026-12-01', at: '00:00' } },
      ...{ counted: (twoDays * 5) / 8, needed: twoDays },
    },
  ],
};

const inTime: Verdict = {
  ...late,
  ...{ met: true, flags: [], requestedFor: '2026-12-02T22:00:00-05:00' },
  trace: [
    ...late.trace.slice(1, -1),
    { step: 'requested', at: { on: '2026-12-02', at: '22:00' }, counted: null, needed: twoDays },
  ],
};

const past: Verdict = {
  ...late,
  ...{ flags: ['already_past'], requestedFor: '2026-11-27T09:00:00-05:00' },
  trace: [
    ...late.trace.slice(1, -1),
    {
      step: 'already-past',
      ...{ at: { on: '2026-11-27', at: '09:00' }, receivedAt: { on: '2026-11-27', at: '18:00' } },
    },
  ],
};

const deadline = { latest: '2026-11-30T22:00:00-05:00', remindAt: '2026-11-27T22:00:00-05:00' };

/** A start that is in time, one that is not, one that had passed, and a choice of all. */
export const sampleStarts: Offers[] = [
  { verdicts: [inTime], proposed: inTime, deadline },
  { verdicts: [late], proposed: late, deadline: null },
  { verdicts: [past], proposed: past, deadline: null },
  { verdicts: [past, late, inTime], proposed: inTime, deadline },
];
