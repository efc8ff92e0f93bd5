import { randomBytes } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { DigestWanted } from '../letters/occasion.ts';
import type { TemplateParts } from '../letters/templates.ts';
import { visibleLine } from '../mail/visible.ts';
import { changeStore } from './change-store.ts';
import { type AddCommand, withConfig, withExample, withJson } from './command.ts';
import { readStore } from './read-store.ts';
import type { World } from './world.ts';

interface Options {
  config: string;
  json?: boolean;
  html?: boolean;
  send?: boolean;
}

/** `acuse digest`: where the desk stands now, printed, or sent to those who read the daily one. */
export const addDigest: AddCommand = (program, world) => {
  const command = withConfig(
    withJson(program.command('digest').description('where the desk stands now; the daemon mails it daily')),
  )
    .option('--html', 'as the HTML of the letter')
    .option('--send', 'mail it to the readers of the daily one; the daemon does so within seconds');
  withExample(command, 'acuse digest', 'acuse digest --send').action(async (options: Options) => {
    const { loadConfig } = await import('../config/load.ts');
    const config = loadConfig(options.config, { env: world.env, needs: ['database'] });
    if (options.send) await send(config, options, world);
    else await print(config, options, world);
  });
};

async function print(config: Config, { config: file, json, html }: Options, world: World): Promise<void> {
  const { digestRulesOf } = await import('../flow/digest-rules.ts');
  const { wantDigest } = await import('../flow/digest.ts');
  const rules = digestRulesOf(config, null);
  const wanted = await readStore(file, world, store => wantDigest('', rules, store, new Date()));
  if (json) world.stdout.write(`${JSON.stringify({ ...wanted.facts, ...wanted.surroundings })}\n`);
  else {
    const parts = await rendered(wanted, config);
    world.stdout.write(html ? parts.html : `${parts.subject}\n\n${parts.text}`);
  }
}

/** As the letter to its readers, who have no other on trial. */
async function rendered(wanted: DigestWanted, config: Config): Promise<TemplateParts<string>> {
  const { intakeRulesOf } = await import('../flow/rules.ts');
  const { digestLetters } = await import('../letters/digest.ts');
  const { compileTemplates } = await import('../letters/render.ts');
  const { desk } = intakeRulesOf(config);
  const digest = { ...desk.digest, readers: [desk.address] };
  const [order] = digestLetters(wanted, { ...desk, digest, letters: { mode: 'send' } });
  if (!order) throw new Error('a digest for one reader is one letter');
  return compileTemplates(config.templates)(order);
}

async function send(config: Config, { config: file, json }: Options, world: World): Promise<void> {
  const { digestRulesOf } = await import('../flow/digest-rules.ts');
  const { writeDigest } = await import('../flow/digest.ts');
  const { createComposer } = await import('../letters/compose.ts');
  const letters = await changeStore(file, world, async store => {
    const now = new Date();
    const { signingKey } = await store.installation(randomBytes);
    const composer = createComposer({ templates: config.templates, signingKey });
    const written = await writeDigest(
      now.toISOString(),
      digestRulesOf(config, null),
      { store, composer },
      now,
    );
    await store.oweDigest(written, now);
    return written;
  });
  const told = letters.map(({ key, envelope }) =>
    json ? JSON.stringify({ key, to: envelope.to }) : `a digest to ${visibleLine(envelope.to)} goes out`,
  );
  world.stdout.write(told.map(line => `${line}\n`).join(''));
}
