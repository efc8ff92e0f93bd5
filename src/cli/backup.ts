import type { Contents } from '../store/copy.ts';
import { type AddCommand, withConfig, withExample } from './command.ts';

/** `acuse backup FILE`: the whole desk in one file, also while the daemon runs. */
export const addBackup: AddCommand = (program, world) => {
  const command = withConfig(
    program.command('backup').description('copy the whole desk to one file, also while the daemon runs'),
  )
    .argument('<file>', 'where to; it holds every mail and the signing key: keep it private')
    .option('--force', 'replace a file that is there already');
  withExample(command, 'acuse backup /backup/acuse-$(date +%F).db').action(
    async (file: string, options: { config: string; force?: boolean }) => {
      const { loadConfig } = await import('../config/load.ts');
      const { backup } = await import('../store/backup.ts');
      const { database } = loadConfig(options.config, { env: world.env, needs: ['database'] });
      const contents = backup(database.url, file, { force: options.force === true });
      world.stdout.write(`${file}: ${described(contents)}; checked, nothing is wrong with it\n`);
    },
  );
};

/** Which desk of which day a file holds. */
export function described({ mails, tickets, letters, newestMailAt }: Contents): string {
  const newest = newestMailAt === null ? '' : `, the newest mail of ${newestMailAt.toISOString()}`;
  return `${mails} mails, ${tickets} tickets, ${letters} letters${newest}`;
}
