import { parentPort, workerData } from 'node:worker_threads';
import { createComposer } from '../letters/compose.ts';
import type { Answer, Job, Materials } from './job.ts';
import { rehearse } from './rehearse.ts';
import { understand } from './understand.ts';

/** The program of a reading thread: one job after the other, each answered with what it made or why it could not. */
const { desk, templates, signingKey }: Materials = workerData;
const composer = createComposer({ templates, signingKey });

let turn = rehearse(desk).then(() => parentPort?.postMessage('ready'));
parentPort?.on('message', (job: Job) => {
  turn = turn.then(async () => parentPort?.postMessage(await attempt(job)));
});

async function attempt(job: Job): Promise<Answer> {
  try {
    return { number: job.number, ...(await work(job)) };
  } catch (error) {
    return { number: job.number, failed: String(error) };
  }
}

async function work(job: Job) {
  switch (job.task) {
    case 'rehearse':
      await rehearse(desk);
      return { rehearsed: true as const };
    case 'understand':
      return { understood: await understand(job.bytes, job.truncated, job.home, desk) };
    case 'compose':
      return { letter: composer.compose(job.order, job.now, job.original ?? undefined) };
  }
}
