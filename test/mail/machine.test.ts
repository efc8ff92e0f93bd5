import { describe, expect, test } from 'vitest';
import { fromAna, read } from './mails.ts';

const options = { automatedSenders: ['itsm@minera.example', 'tools.acme.example'] };
const machine = 'From: Service Now <ITSM@minera.example>';

async function letIn(header: string[]): Promise<boolean> {
  const { automatic, machine } = await read(header, 'Incidente INC0012345', options);
  expect(automatic === null).toBe(machine !== null);
  return machine !== null;
}

describe('the automatic mails of a customer’s ticket machine', () => {
  test('are let in by address or domain, whichever sign of a program they bear', async () => {
    for (const sign of ['Auto-Submitted: auto-generated', 'Precedence: bulk', 'X-Auto-Generated: true'])
      expect(await letIn([machine, sign]), sign).toBe(true);
    expect(await letIn(['From: noreply@eu.tools.acme.example'])).toBe(true);
    expect(await letIn(['From: noreply@tools.acme.example', 'Auto-Submitted: auto-generated'])).toBe(true);
  });

  test('are not, when they answer, report or return something, or come from a list', async () => {
    for (const sign of [
      'Subject: Respuesta automatica: Enlace',
      'List-Id: <noc.minera.example>',
      'X-Acuse-Id: 1',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
    ])
      expect(await letIn([machine, 'Auto-Submitted: auto-generated', sign]), sign).toBe(false);
    expect(await letIn([machine, 'Auto-Submitted: auto-replied'])).toBe(false);
  });

  test('are not, from anybody else', async () => {
    const mails = [fromAna, 'From: itsm@other.example', 'From: x@nottools.acme.example'];
    for (const from of mails) expect(await letIn([from, 'Auto-Submitted: auto-generated'])).toBe(false);
  });
});
