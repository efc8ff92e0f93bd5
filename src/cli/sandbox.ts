import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { rest } from '../flow/rest.ts';
import type { MailHost } from '../sandbox/mail-host.ts';
import type { Sample } from '../sandbox/samples.ts';
import { type AddCommand, withExample } from './command.ts';
import { SandboxView } from './sandbox-view.ts';
import { untilStopped } from './until-stopped.ts';
import { CommandError, type World } from './world.ts';

const mailbox = { address: 'incidents@desk.example', password: 'sandbox' };
const folder = resolve('var/sandbox');
const letters = resolve(folder, 'letters');
const configFile = resolve(folder, 'acuse.yaml');
const regionsFile = resolve(folder, 'regions.yaml');

/** Milliseconds between the samples, so that a person can follow. */
const pace = 400;
/** Milliseconds until a letter that has not come is called missing. */
const patience = 30_000;

/** `acuse sandbox`: the whole system on an embedded mail host, with nothing to configure. */
export const addSandbox: AddCommand = (program, world) => {
  const command = program
    .command('sandbox')
    .description('the whole system on an embedded mail host: sample mails arrive, letters go out')
    .option('--once', 'handle the samples, print the result and end');
  withExample(command, 'acuse sandbox', 'acuse sandbox --once').action(
    async ({ once }: { once?: boolean }) => {
      await untilStopped(signal => play(once === true, world, signal));
    },
  );
};

async function play(once: boolean, world: World, stopped: AbortSignal): Promise<void> {
  const { startMailHost } = await import('../sandbox/mail-host.ts');
  const { sampleMails } = await import('../sandbox/samples.ts');
  const { runDaemon } = await import('../daemon.ts');
  const { openLog } = await import('./log.ts');

  const clock = () => new Date();
  const view = new SandboxView(world, letters);
  await clearStage();
  const host = await startMailHost({ users: [mailbox], clock, onLetter: letter => view.keep(letter) });
  const config = await configFor(host, world);
  const samples = sampleMails(mailbox.address, clock());
  const ended = new AbortController();
  const signal = AbortSignal.any([stopped, ended.signal]);
  const listener = view.show.bind(view);
  const daemon = runDaemon(
    config,
    { clock, random: Math.random, randomBytes, log: openLog('warn', world), listener },
    signal,
  );
  try {
    view.open(config);
    await Promise.race([daemon, deliver(samples, host, signal)]);
    const isComplete = await Promise.race([daemon, view.complete(samples, patience, signal)]);
    if (once && isComplete === false)
      throw new CommandError('a letter is missing; what the daemon said stands above');
    if (once) ended.abort();
    else view.invite(host, mailbox.address, configFile);
    await daemon;
  } finally {
    ended.abort();
    await Promise.allSettled([daemon]);
    await host.stop();
  }
}

/** Every sandbox begins with an empty desk. Throws when another one is playing here. */
async function clearStage(): Promise<void> {
  const { openStore } = await import('../store/store.ts');
  mkdirSync(folder, { recursive: true });
  const store = await openStore({ url: `sqlite:${resolve(folder, 'acuse.db')}` });
  try {
    await store.lockForDaemon();
  } finally {
    await store.close();
  }
  rmSync(folder, { recursive: true });
  mkdirSync(letters, { recursive: true });
}

/** Writes a configuration that the other commands can use too, and loads it like any other. */
async function configFor({ imapPort, smtpPort, host }: MailHost, { env }: World): Promise<Config> {
  const { loadConfig } = await import('../config/load.ts');
  const { freePort } = await import('../sandbox/free-port.ts');
  writeFileSync(configFile, yaml({ host, imapPort, smtpPort, httpPort: await freePort(8025) }));
  writeFileSync(regionsFile, regions);
  return loadConfig(configFile, { env, needs: ['mailboxes', 'submission', 'database'] });
}

async function deliver(samples: readonly Sample[], host: MailHost, signal: AbortSignal): Promise<void> {
  for (const { bytes } of samples) {
    if (signal.aborted) return;
    host.deliver(mailbox.address, bytes);
    await rest(pace, signal);
  }
}

function yaml({
  host,
  imapPort,
  smtpPort,
  httpPort,
}: {
  host: string;
  imapPort: number;
  smtpPort: number;
  httpPort: number;
}): string {
  return `# Written by acuse sandbox; the mail host it names ends with the sandbox.
desk:
  name: Sandbox Service Desk
  address: desk@desk.example
  agents: [agent@desk.example]
  timezone: America/Lima
mailboxes:
  - name: incidents
    address: ${mailbox.address}
    region: sandbox
    imap: { host: ${host}, port: ${imapPort}, tls: none, user: ${mailbox.address}, password: ${mailbox.password} }
submission: { host: ${host}, port: ${smtpPort}, tls: none }
database: { url: "sqlite:acuse.db" }
http: { listen: "127.0.0.1:${httpPort}" }
calendars: { confirmed: 2100 }
regions: regions.yaml
`;
}

const regions = `sandbox:
  countries: [PE]
  timezone: America/Lima
  language: es
  phones:
    - { label: Service Desk, number: "+1 202 555 0100" }
`;
