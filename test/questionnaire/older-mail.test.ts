import { expect, test } from 'vitest';
import { readLines } from './letters-in.ts';

const answered = `Customer Name: Andean Mining
Customer Site/Location: Camp 7
Problem Description: no link since six
Contacts for call back: Ana Ruiz, ana.ruiz@minera.example
Local contacts: Ana Ruiz, ana.ruiz@minera.example
Site working hours: 8 to 18
Customer Incident ID: MA-7
Type of service impacted: MPLS
Do you have BT contingency?: No
Is BT contingency working as designed?: No
Do you have power on site at the moment?: Yes
Was there a power outage at the site?: No
Is it raining or has it rained there?: No
Is all equipment connected?: Yes`;
const whole = `${answered}\nWas a reset performed on the equipment?: Yes`;
const quoted = (text: string) => text.replace(/^/gm, '> ');
const older = `On Sun, 22 Nov 2026 at 09:14, Ana Ruiz wrote:\n${quoted('Source IP address: 192.0.2.9')}`;

test('an older mail below a form that leaves nothing open adds no answer', () => {
  const { missing, fields } = readLines(`${whole}\n\n${older}`);
  expect(missing).toEqual([]);
  expect(fields.sourceIp).toBeUndefined();
});

test('an older mail below a form that leaves a question open adds its answers', () => {
  const { missing, fields } = readLines(`${answered}\n\n${older}`);
  expect(missing).toEqual(['equipmentReset']);
  expect(fields.sourceIp).toMatchObject({ value: ['192.0.2.9'], from: 'quoted' });
});

test('of two quoted forms with a word of the sender between them both are read', () => {
  const second = whole.replace('Camp 7', 'Camp 8').replace('MA-7', 'MA-8');
  const { fields, others } = readLines(`Two sites:\n${quoted(whole)}\nAnd:\n${quoted(second)}`);
  expect([fields.site?.text, others[0]?.fields.site?.text]).toEqual(['Camp 7', 'Camp 8']);
});
