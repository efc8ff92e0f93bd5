import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { Heartbeat } from '../outbox/heartbeat.ts';
import type { Webhook } from '../outbox/webhook.ts';
import type { Notice } from '../promise/danger.ts';
import type { Language } from '../questionnaire/form.ts';
import { openTokens } from './check-tokens.ts';
import type { World } from './world.ts';

/**
 * Sends an alert that says it is a test over every road, and a ping to the dead man's switch; says of each what came of
 * it. False when one did not take it.
 */
export async function alertsArrive(config: Config, world: World): Promise<boolean> {
  const notice = testNotice(config.desk.language, new Date());
  const { webhooks, heartbeat } = config.alerts;
  const tries = await Promise.all([
    ...webhooks.map(webhook => tryWebhook(webhook, notice, config)),
    ...(heartbeat ? [tryHeartbeat(heartbeat)] : []),
    tryMail(notice, config),
  ]);
  for (const { road, failure } of tries.flat()) world.stdout.write(`${road}: ${failure ?? 'sent'}\n`);
  return tries.flat().every(({ failure }) => failure === null);
}

/** A road, and what went wrong on it; null when nothing did. */
interface Tried {
  road: string;
  failure: string | null;
}

function testNotice(language: Language, now: Date): Notice {
  const { headline, detail } = testWords[language];
  const alert = { cause: 'test', level: 'warning', state: 'raised' } as const;
  return { ...alert, headline, details: [detail], raisedAt: now, toldAt: now, recoveredAt: null };
}

const testWords: Record<Language, { headline: string; detail: string }> = {
  en: {
    headline: 'This is a test: alerts reach you here.',
    detail: 'Nothing is wrong. Somebody ran acuse check --alert.',
  },
  es: {
    headline: 'Esto es una prueba: los avisos le llegan por aquí.',
    detail: 'No hay ningún problema. Alguien ejecutó acuse check --alert.',
  },
  pt: {
    headline: 'Isto é um teste: os avisos chegam até você por aqui.',
    detail: 'Não há nenhum problema. Alguém executou acuse check --alert.',
  },
};

async function tryWebhook(webhook: Webhook, notice: Notice, { desk }: Config): Promise<Tried> {
  const { postNotice } = await import('../outbox/webhook.ts');
  const posted = { id: `test:${randomUUID()}`, notice };
  const doors = { desk, clock: () => new Date(), signal: new AbortController().signal };
  const outcome = await postNotice(webhook, posted, doors);
  const failure = outcome.type === 'sent' ? null : outcome.response;
  return { road: `alert to webhook ${webhook.name}`, failure };
}

async function tryHeartbeat(heartbeat: Heartbeat): Promise<Tried> {
  const { ping } = await import('../outbox/heartbeat.ts');
  return { road: 'ping to the heartbeat', failure: await ping(heartbeat, new AbortController().signal) };
}

async function tryMail(notice: Notice, config: Config): Promise<Tried[]> {
  const { submission, alerts } = config;
  const { intakeRulesOf } = await import('../flow/rules.ts');
  const { letters } = intakeRulesOf(config).desk;
  if (!submission) return [{ road: 'alert by mail', failure: 'there is no submission' }];
  const { openOutbox } = await import('../outbox/outbox.ts');
  const { pino } = await import('pino');
  const tokens = await openTokens(config.database);
  const doors = { log: pino({ level: 'silent' }), accessToken: tokens.of(submission.oauth) };
  const outbox = openOutbox(submission, doors);
  const readers = letters.mode === 'redirect' ? [letters.redirectTo] : alerts.mail;
  const tries = await Promise.all(
    readers.map(async to => {
      const envelope = { from: config.desk.address, to };
      const outcome = await outbox.send({ envelope, bytes: await testMail(to, notice, config) });
      return { road: `alert to ${to}`, failure: outcome.type === 'sent' ? null : outcome.response };
    }),
  );
  await outbox.close();
  return tries;
}

async function testMail(to: string, notice: Notice, { desk }: Config): Promise<Uint8Array> {
  const { writeMessage } = await import('../letters/message.ts');
  const sentences = [notice.headline, ...notice.details];
  return writeMessage({
    headers: [
      { key: 'From', value: { name: desk.name, address: desk.address } },
      { key: 'To', value: { name: '', address: to } },
      { key: 'Subject', value: `${desk.name}: ${notice.headline}` },
      { key: 'Date', value: notice.raisedAt },
      { key: 'Message-ID', value: `<${randomUUID()}@${desk.address.replace(/.*@/, '')}>` },
      // RFC 3834: no machine answers it.
      { key: 'Auto-Submitted', value: 'auto-generated' },
    ],
    text: `${sentences.join('\n\n')}\n`,
    html: sentences.map(sentence => `<p>${sentence}</p>\n`).join(''),
    attachment: null,
    boundary: randomUUID(),
  });
}
