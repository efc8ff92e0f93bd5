import { randomBytes } from 'node:crypto';
import { Option } from 'commander';
import type { Config } from '../config/config.ts';
import { compileLate, keepHeapsSmall } from '../flow/engine.ts';
import { type AddCommand, withConfig, withExample } from './command.ts';
import { untilStopped } from './until-stopped.ts';

/** `acuse run`: the daemon. */
export const addRun: AddCommand = (program, world) => {
  const command = withConfig(
    program.command('run').description('the daemon: reads the mailboxes until it is stopped'),
  );
  command.addOption(
    new Option(
      '--backlog <choice>',
      'on the first start over many old mails: answer them all, or only register those that are too old',
    ).choices(['answer', 'register']),
  );
  withExample(command, 'acuse run --config /etc/acuse/acuse.yaml').action(
    async (options: { config: string; backlog?: 'answer' | 'register' }) => {
      keepHeapsSmall();
      compileLate();
      await untilStopped(async signal => {
        const { loadConfig } = await import('../config/load.ts');
        const { openLog } = await import('./log.ts');
        const { runDaemon } = await import('../daemon.ts');
        const needs = ['mailboxes', 'submission', 'database'] as const;
        const config = loadConfig(options.config, { env: world.env, needs });
        await refuseUnusableTemplates(config);
        const log = openLog(config.log.level, world);
        const { backlog } = options;
        await runDaemon(
          config,
          { clock: () => new Date(), random: Math.random, randomBytes, log, backlog },
          signal,
        );
      });
    },
  );
};

/** The shipped ones are known to work; with templates of the desk's own that do not, customers would get no number. */
async function refuseUnusableTemplates(config: Config): Promise<void> {
  if (config.ownTemplates === null) return;
  const { ConfigError } = await import('../config/faults.ts');
  const { sampleLetters } = await import('./sample-letters.ts');
  const { faults } = await sampleLetters(config, new Date());
  if (faults.length > 0) throw new ConfigError(faults);
}
