import { describe, expect, test } from 'vitest';
import type { Border } from '../../src/mail/authenticity.ts';
import { fromAna, read } from './mails.ts';

const mx: Border = { hosts: ['mx.example.com'], authservIds: ['mx.example.com'] };
const gmail: Border = { hosts: [], authservIds: ['mx.google.com'] };
const microsoft: Border = { hosts: ['.outlook.com'], authservIds: ['.outlook.com'] };

const crossed =
  'Received: from mail.minera.example by mx.example.com with ESMTPS; Sun, 22 Nov 2026 15:00:00 +0000';
const foreign = 'Received: from laptop by mail.minera.example; Sun, 22 Nov 2026 14:59:00 +0000';
const ours = (results: string, id = 'mx.example.com') => `Authentication-Results: ${id}; ${results}`;

async function sender(border: Border, ...header: string[]) {
  const from = header.some(line => line.startsWith('From:')) ? [] : [fromAna];
  const { authenticity } = await read([...header, ...from], 'x', { border });
  return authenticity?.sender ?? null;
}

describe('who wrote a mail', () => {
  test('is not judged while no border of ours is configured', async () => {
    expect(await sender({ hosts: [], authservIds: [] }, ours('dmarc=fail (p=reject)'))).toBeNull();
  });

  test('is verified when DMARC passed at our border', async () => {
    for (const results of [
      'dmarc=pass (p=none dis=none) header.from=minera.example',
      'dmarc=pass(p=REJECT) header.from=MINERA.example; spf=fail',
      'spf=pass smtp.mailfrom=x.example;\r\n\tdkim=none;\r\n dmarc=pass\r\n\theader.from=minera.example',
      'DMARC=Pass',
    ])
      expect(await sender(mx, ours(results), crossed, foreign), results).toBe('verified');
  });

  test('stays unverified when DMARC says nothing, or nothing sure', async () => {
    for (const results of [
      'none',
      'spf=pass; dkim=pass header.d=minera.example',
      'dmarc=none header.from=minera.example',
      'dmarc=temperror header.from=minera.example',
      'dmarc=bestguesspass action=none header.from=minera.example',
      'dmarc=fail (p=none dis=none) header.from=minera.example',
      'dmarc=fail header.from=minera.example',
    ])
      expect(await sender(mx, ours(results), crossed, foreign), results).toBe('not-verified');
    expect(await sender(mx, crossed, foreign)).toBe('not-verified');
  });

  test('is forged when DMARC failed and the domain asks to refuse such mails or put them aside', async () => {
    for (const results of [
      'dmarc=fail (p=REJECT sp=REJECT dis=NONE) header.from=minera.example',
      'dmarc=fail (p=quarantine dis=quarantine) header.from=minera.example',
      'dmarc=fail reason="No valid SPF; no valid DKIM" header.from=minera.example (policy=reject)',
      'dmarc=fail header.from=minera.example policy.dmarc=reject',
      'dmarc=fail (a (nested) remark) (p=reject) header.from=minera.example',
    ])
      expect(await sender(mx, ours(results), crossed, foreign), results).toBe('forged');
  });

  test('of a subdomain is judged by what the domain asks for its subdomains', async () => {
    const from = 'From: ana@lima.minera.example';
    const failed = (policies: string) => ours(`dmarc=fail (${policies}) header.from=lima.minera.example`);
    expect(await sender(mx, failed('p=NONE sp=REJECT dis=NONE'), from)).toBe('forged');
    expect(await sender(mx, failed('p=REJECT sp=NONE dis=NONE'), from)).toBe('not-verified');
    expect(await sender(mx, ours('dmarc=fail (p=NONE sp=REJECT dis=NONE)'))).toBe('not-verified');
  });

  test('is what the topmost header of ours says, and nobody else’s', async () => {
    const passed = ours('dmarc=pass header.from=minera.example');
    const failed = ours('dmarc=fail (p=reject) header.from=minera.example');
    expect(await sender(mx, failed, crossed, passed, foreign)).toBe('forged');
    expect(await sender(mx, ours('spf=none'), crossed, passed, foreign)).toBe('not-verified');
    expect(await sender(mx, crossed, ours('spf=none'), failed, foreign)).toBe('forged');
    expect(await sender(mx, ours('dmarc=pass', 'mx.elsewhere.example'), crossed)).toBe('not-verified');
    expect(await sender(mx, ours('dmarc=pass', 'evil.mx.example.com'), crossed)).toBe('not-verified');
  });

  test('is nothing that stands below the first foreign Received line', async () => {
    const passed = ours('dmarc=pass header.from=minera.example');
    expect(await sender(mx, crossed, foreign, passed)).toBe('not-verified');
    expect(await sender(mx, foreign, passed)).toBe('not-verified');
    const handedOn = 'Received: from mx.example.com by backend.internal; Sun, 22 Nov 2026 15:00:01 +0000';
    expect(await sender(mx, handedOn, crossed, passed, foreign)).toBe('verified');
  });

  test('is not verified by a verdict on another From line than the one people see', async () => {
    const passed = ours('dmarc=pass header.from=attacker.example');
    expect(await sender(mx, passed, 'From: ana@minera.example', 'From: x@attacker.example')).toBe(
      'not-verified',
    );
    const accented = 'From: ana@minería.example';
    expect(await sender(mx, ours('dmarc=pass header.from=xn--minera-7va.example'), accented)).toBe(
      'verified',
    );
  });

  test('is read from Gmail, where the header stands below lines of hosts inside', async () => {
    const header = (results: string) => [
      'Delivered-To: desk@example.com',
      'Received: by 2002:a17:906:b01:b0:a1b:2c3d:4e5f with SMTP id h1csp1; Sun, 22 Nov 2026 07:00:00 -0800 (PST)',
      'ARC-Authentication-Results: i=1; mx.google.com; dmarc=pass (p=REJECT) header.from=minera.example',
      'Return-Path: <ana@minera.example>',
      'Received: from mail.minera.example (mail.minera.example. [192.0.2.10]) by mx.google.com with ESMTPS id x; Sun, 22 Nov 2026 07:00:00 -0800 (PST)',
      'Received-SPF: pass (google.com: domain of ana@minera.example designates 192.0.2.10) client-ip=192.0.2.10;',
      `Authentication-Results: mx.google.com;\r\n       dkim=pass header.i=@minera.example header.s=s1 header.b="x/y=";\r\n       ${results}`,
    ];
    for (const border of [gmail, { hosts: ['mx.google.com'], authservIds: ['mx.google.com'] }]) {
      expect(
        await sender(
          border,
          ...header('dmarc=pass (p=QUARANTINE sp=QUARANTINE dis=NONE) header.from=minera.example'),
        ),
      ).toBe('verified');
      expect(
        await sender(
          border,
          ...header('dmarc=fail (p=REJECT sp=REJECT dis=NONE) header.from=minera.example'),
        ),
      ).toBe('forged');
    }
  });

  test('is read from Microsoft 365, which does not name itself and calls its policy an action', async () => {
    const header = (results: string) => [
      'Received: from AM0PR01MB1.eurprd01.prod.outlook.com (2603:10a6:208::1) by DB7PR01MB2.eurprd01.prod.outlook.com with HTTPS; Sun, 22 Nov 2026 15:00:02 +0000',
      `Authentication-Results: spf=fail (sender IP is 192.0.2.10)\r\n smtp.mailfrom=minera.example; dkim=none (message not signed)\r\n header.d=none;${results}`,
      'Received-SPF: Fail (protection.outlook.com: domain of minera.example does not designate 192.0.2.10 as permitted sender)',
      'Received: from mail.minera.example (192.0.2.10) by AM7EUR06FT020.mail.protection.outlook.com (10.233.253.1) with Microsoft SMTP Server; Sun, 22 Nov 2026 15:00:00 +0000',
      'Authentication-Results-Original: dmarc=pass action=none header.from=minera.example',
      'X-MS-Exchange-Organization-AuthSource: AM7EUR06FT020.eop-eur06.prod.protection.outlook.com',
    ];
    const verdicts = {
      'dmarc=pass action=none\r\n header.from=minera.example;compauth=pass reason=100': 'verified',
      'dmarc=bestguesspass action=none header.from=minera.example;compauth=pass reason=109': 'not-verified',
      'dmarc=none action=none header.from=minera.example;compauth=fail reason=001': 'not-verified',
      'dmarc=fail action=none header.from=minera.example;compauth=none reason=405': 'not-verified',
      'dmarc=fail action=oreject header.from=minera.example;compauth=fail reason=000': 'forged',
      'dmarc=fail action=o.reject header.from=minera.example': 'forged',
      'dmarc=fail action=quarantine header.from=minera.example;compauth=fail reason=000': 'forged',
      'dmarc=fail action=pct.quarantine header.from=minera.example': 'forged',
    };
    for (const [results, verdict] of Object.entries(verdicts)) {
      expect(await sender(microsoft, ...header(results)), results).toBe(verdict);
      expect(await sender({ hosts: [], authservIds: ['.protection.outlook.com'] }, ...header(results))).toBe(
        verdict,
      );
    }
    // A border that always names itself is not impersonated by a header without a name.
    expect(await sender(mx, ...header('dmarc=pass action=none'))).toBe('not-verified');
  });

  test('is told with the evidence, on one short line', async () => {
    const results = `dmarc=fail (p=reject \u202e${'x'.repeat(500)}) header.from=minera.example`;
    const { authenticity } = await read([ours(results), crossed, fromAna], 'x', { border: mx });
    expect(authenticity?.evidence).toMatch(/^dmarc=fail \(p=reject x+$/);
    expect(authenticity?.evidence).toHaveLength(200);
  });

  test('of a mail within a mail is nobody’s business', async () => {
    const inner = `${fromAna}\r\n${ours('dmarc=pass')}\r\n\r\nx`;
    const { authenticity } = await read([crossed, fromAna, 'Content-Type: message/rfc822'], inner, {
      border: mx,
    });
    expect(authenticity?.sender).toBe('not-verified');
  });
});
