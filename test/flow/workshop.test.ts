import { describe, expect, onTestFinished, test } from 'vitest';
import { type Limits, Workshop } from '../../src/flow/workshop.ts';
import { questionnaire, toilsome } from './mails.ts';
import { home, materials } from './materials.ts';

const patient: Limits = { jobTime: 10_000, memory: 256 };

function open(limits: Limits = patient): Workshop {
  const workshop = new Workshop(materials, limits);
  onTestFinished(() => workshop.close());
  return workshop;
}

describe('the reading thread', () => {
  test('reads mails in the order they are given', async () => {
    const workshop = open();
    const read = await Promise.all(
      [1, 2, 3].map(number => workshop.understand(questionnaire(number), false, home)),
    );
    expect(read).toMatchObject(
      [1, 2, 3].map(number => ({
        done: {
          mail: { messageId: `<${number}@customer-${number}.example>` },
          reading: { form: 'latam-es', missing: [] },
        },
      })),
    );
  });

  test('warms up for a mail that is announced, and owes nobody anything for it', async () => {
    const workshop = open();
    workshop.warmUp();
    await workshop.understand(questionnaire(1), false, home);
    workshop.warmUp();
    workshop.warmUp();
    await expect(workshop.understand(questionnaire(2), false, home)).resolves.toHaveProperty('done');
    workshop.warmUp();
    await workshop.close();
    workshop.warmUp();
  });

  test('gives up a mail that takes too long, and reads those behind it', async () => {
    const workshop = open({ ...patient, jobTime: 500 });
    const [before, stalling, after] = await Promise.all([
      workshop.understand(questionnaire(1), false, home),
      workshop.understand(toilsome(2), false, home),
      workshop.understand(questionnaire(2), false, home),
    ]);
    expect(before).toHaveProperty('done');
    expect(stalling).toEqual({ failed: 'it took longer than 500 ms' });
    expect(after).toHaveProperty('done');
  });

  test('outlives a mail that takes all its memory', async () => {
    const workshop = open({ ...patient, memory: 44 });
    const [greedy, after] = await Promise.all([
      workshop.understand(toilsome(2), false, home),
      workshop.understand(questionnaire(1), false, home),
    ]);
    expect(greedy).toMatchObject({ failed: expect.stringMatching(/^it ended the reading thread: .*memory/) });
    expect(after).toHaveProperty('done');
  });

  test('that cannot start is nobody’s fault: the jobs are not failed but thrown back', async () => {
    const workshop = open({ ...patient, memory: 5 });
    for (let tries = 0; tries < 2; tries++)
      await expect(workshop.understand(questionnaire(1), false, home)).rejects.toThrow(
        'the reading thread does not start: ',
      );
  });

  test('that is closed throws back what it has in hand', async () => {
    const workshop = open();
    const reading = workshop.understand(toilsome(2), false, home);
    const thrown = expect(reading).rejects.toThrow('acuse is stopping');
    await workshop.close();
    await thrown;
    await expect(workshop.understand(questionnaire(1), false, home)).rejects.toThrow('acuse is stopping');
  });
});
