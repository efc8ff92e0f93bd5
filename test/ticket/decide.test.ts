import { describe, expect, test } from 'vitest';
import type { RefuseLetter, Reply } from '../../src/ticket/command.ts';
import { fold } from '../../src/ticket/evolve.ts';
import { given, inLima, inTime, later, monday, opened, submit } from './steps.ts';

const answer = { text: 'Lima', confidence: 1, from: 'plain' } as const;
const reply: Reply = {
  type: 'Reply',
  mailId: 18,
  from: 'ana@minera.example',
  text: 'Sitio: Lima',
  fields: { site: answer },
  unreadable: [],
  why: 'a Message-ID signed by us',
  place: null,
  leadTime: null,
  consent: null,
};
const confirm = { type: 'ConfirmAcknowledgement', letterKey: 'ack:17', response: '250 queued' } as const;
const refuse: RefuseLetter = {
  ...{ type: 'RefuseLetter', letterKey: 'ack:17', to: 'Ana@Minera.example', isAcknowledgement: true },
  response: '550 5.1.1 unknown',
};

describe('deciding what happens to a ticket', () => {
  test('a questionnaire that is submitted opens the ticket', () => {
    const { links: _links, review: _review, place: _place, leadTime: _leadTime, ...facts } = submit;
    expect(given().when(submit)).toEqual([{ ...facts, type: 'Opened', at: monday }]);
  });

  test('a ticket that has to do with older ones is linked to them, and put into review where somebody must look', () => {
    const link = { kind: 'mentions', to: 'INC-000007' } as const;
    const events = given().when({ ...submit, links: [link], review: 'From may be forged' });
    expect(events.slice(1)).toEqual([
      { type: 'Linked', at: monday, ...link },
      { type: 'PutInReview', at: monday, why: 'From may be forged' },
    ]);
    expect(fold(events)).toMatchObject({ status: 'review', flags: ['mentions:INC-000007'], version: 3 });
  });

  test('a ticket that exists cannot be submitted again', () => {
    expect(() => given(...opened).when(submit)).toThrow('INC-000123 exists already');
  });

  test('a reply with answers adds them after what was written', () => {
    const { type: _reply, place: _place, leadTime: _leadTime, consent: _consent, ...replied } = reply;
    const { from, text, why, mailId, fields, unreadable } = replied;
    expect(given(...opened).when(reply, later)).toEqual([
      { type: 'Replied', at: later, mailId, from, text, why },
      { type: 'AnswersAdded', at: later, mailId, fields, unreadable },
    ]);
  });

  test('where the site is and whether the start is in time are found out once the answers are there', () => {
    const leadTime = { verdicts: [inTime], proposed: inTime, deadline: null };
    const events = given().when({ ...submit, zone: 'UTC', place: inLima, leadTime });
    expect(events.map(({ type }) => type)).toEqual(['Opened', 'Placed', 'LeadTimeJudged']);
    expect(fold(events)).toMatchObject({ zone: 'America/Lima', place: inLima, leadTime });
  });

  test('a reply that names another start is judged behind its answers', () => {
    const leadTime = { verdicts: [inTime], proposed: inTime, deadline: null };
    const events = given(...opened).when({ ...reply, leadTime }, later);
    expect(events.map(({ type }) => type)).toEqual(['Replied', 'AnswersAdded', 'LeadTimeJudged']);
  });

  test('a reply without answers is only what was written', () => {
    expect(
      given(...opened)
        .when({ ...reply, fields: {} })
        .map(({ type }) => type),
    ).toEqual(['Replied']);
  });

  test('the first accepted acknowledgement counts, a second copy changes nothing', () => {
    const acknowledged = given(...opened).when(confirm, later);
    expect(acknowledged).toEqual([{ ...confirm, type: 'Acknowledged', at: later }]);
    expect(given(...opened, ...acknowledged).when(confirm, later)).toEqual([]);
  });

  test('a refused acknowledgement stands in the journal, unless the customer has the number', () => {
    const { letterKey, response } = refuse;
    expect(given(...opened).when(refuse, later)).toEqual([
      { type: 'AcknowledgementRefused', at: later, letterKey, response, isDeadAddress: true },
    ]);
    const known = [...opened, ...given(...opened).when(confirm)];
    expect(given(...known).when({ ...refuse, response: '550 5.7.1 unwanted' })).toEqual([]);
  });

  test.each(['5.1.1', '5.1.2', '5.1.6', '5.1.10', '5.2.1'])(
    'a later letter refused with %s gives the address up, an acknowledgement after a call too',
    status => {
      const known = [...opened, ...given(...opened).when(confirm)];
      const response = `550 ${status} no such mailbox`;
      for (const isAcknowledgement of [false, true])
        expect(given(...known).when({ ...refuse, response, isAcknowledgement }, later)).toEqual([
          { type: 'AddressRefused', at: later, letterKey: 'ack:17', response },
        ]);
    },
  );

  test.each([
    ['for what it says', { response: '550 5.7.1 unwanted' }],
    ['because the mailbox is full', { response: '552 5.2.2 over quota' }],
    ['on its way to another reader', { to: 'trial@example.com' }],
  ])('a later letter refused %s changes no ticket', (_why, other) => {
    expect(given(...opened).when({ ...refuse, isAcknowledgement: false, ...other })).toEqual([]);
  });

  test("an event's time is never before the ticket's last event, whatever the clock says", () => {
    const hourBefore = new Date(monday.getTime() - 3_600_000);
    expect(given(...opened).when(confirm, hourBefore)[0]?.at).toEqual(monday);
  });
});
