import type { Notice } from '../../src/promise/danger.ts';

export const nine = new Date('2026-03-02T09:00:00.000Z');
const halfPastNine = new Date('2026-03-02T09:30:00.000Z');

/** An alert, as it is raised: the mail server refuses the desk's sign-in. */
export const submissionDown: Notice = {
  cause: 'submission',
  level: 'urgent',
  state: 'raised',
  headline: 'El servidor de correo no acepta las cartas desde hace 10 minutos.',
  details: ['Esperan 4 cartas; la más antigua desde las 08:52.', 'Revise la contraseña de submission.user.'],
  raisedAt: nine,
  toldAt: nine,
  recoveredAt: null,
};

/** Its end, half an hour later. */
export const submissionUp: Notice = {
  ...submissionDown,
  state: 'recovered',
  headline: 'El servidor de correo acepta las cartas de nuevo.',
  details: [],
  toldAt: halfPastNine,
  recoveredAt: halfPastNine,
};
