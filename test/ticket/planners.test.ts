import { expect, test } from 'vitest';
import { type Planning, plannersOf } from '../../src/ticket/planners.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { minera } from './customers.ts';

const desk: Planning = {
  customers: [minera],
  commercial: ['sales@example.com', 'bids@example.com'],
  accountManager: 'accounts@example.com',
};

const of = (customer: object): Planning => ({ ...desk, customers: [{ ...minera, ...customer }] });

/** A change that the mine of the customers file asks for. */
const change: Pick<Ticket, 'kind' | 'place'> = {
  kind: 'rfc',
  place: {
    ...{ country: 'PE', zone: 'America/Lima', by: 'desk', saw: '', zoneAssumed: false },
    record: { customer: minera.name, site: null, by: 'name' },
  },
};

const shown = (ticket: Pick<Ticket, 'kind' | 'place'>, planning: Planning) =>
  plannersOf(ticket, planning).map(({ role, address }) => `${role} ${address}`);

test('a change goes to the customer’s project manager and change coordinator, whichever are known', () => {
  expect(shown(change, of({ projectManager: 'pm@example.com' }))).toEqual(['project-manager pm@example.com']);
  expect(shown(change, of({ changeCoordinator: 'cc@example.com' }))).toEqual([
    'change-coordinator cc@example.com',
  ]);
  expect(
    shown(change, of({ projectManager: 'pm@example.com', changeCoordinator: 'cc@example.com' })),
  ).toEqual(['project-manager pm@example.com', 'change-coordinator cc@example.com']);
});

test('where neither is known it goes to the commercial team and the account manager, the customer’s own if there is one', () => {
  const team = ['commercial sales@example.com', 'commercial bids@example.com'];
  expect(shown(change, desk)).toEqual([...team, 'account-manager kam@example.com']);
  expect(shown({ ...change, place: null }, desk)).toEqual([...team, 'account-manager accounts@example.com']);
  expect(shown(change, { ...of({ accountManager: null }), accountManager: null })).toEqual(team);
});

test('who is named twice is told once', () => {
  expect(
    shown(change, of({ projectManager: 'pm@example.com', changeCoordinator: 'PM@example.com' })),
  ).toEqual(['project-manager pm@example.com']);
});

test('where nobody is named it goes to nobody', () => {
  expect(shown(change, { customers: [], commercial: [], accountManager: null })).toEqual([]);
});

test('incidents and simple service requests are nobody’s to plan', () => {
  expect(shown({ ...change, kind: 'incident' }, desk)).toEqual([]);
  expect(shown({ ...change, kind: 'ssr' }, desk)).toEqual([]);
});
