import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { opening } from '../store/samples.ts';
import { keepMails } from '../store/steps.ts';
import { newDesk, withStore } from './desk.ts';
import { acuse, objects } from './terminal.ts';

test('acuse purge takes what is older than the configuration says, and tells before what it would take', async () => {
  const { config, folder } = newDesk();
  appendFileSync(config, 'retention: { rawMail: P30D, answers: P36500D }\n');
  await withStore(folder, async store => {
    const [mail] = await keepMails(store, 1);
    const decidedAt = new Date(Date.now() - 31 * 86_400_000);
    await store.record([opening(mail, 'INC-000001', { decidedAt })]);
  });
  const none = { rawMail: 0, attachments: 0, answers: 0, proof: 0 };
  const dry = await acuse('purge', '--dry-run', '-c', config);
  expect(dry.out).toMatch(/retention\.rawMail +mails as received +1 would be purged, older than 30 days/);
  expect(dry.out).toMatch(/retention\.proof +words of an acknowledgement +kept for ever/);
  expect(objects(await acuse('purge', '--dry-run', '--json', '-c', config))).toMatchObject([{ rawMail: 1 }]);
  expect(objects(await acuse('purge', '--json', '-c', config))).toMatchObject([{ rawMail: 1 }]);
  expect(objects(await acuse('purge', '--json', '-c', config))).toEqual([
    { ...none, answers: expect.any(Number) },
  ]);
  expect((await acuse('doctor', '-c', config)).out).not.toMatch(
    /WRONG {2}(?:journal|integrity|completeness)/,
  );
});
