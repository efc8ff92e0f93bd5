import type { Restored } from '../store/restore.ts';
import { described } from './backup.ts';
import { type AddCommand, withConfig, withExample } from './command.ts';

/** `acuse restore FILE`: puts a backup in the place of the configured database. */
export const addRestore: AddCommand = (program, world) => {
  const command = withConfig(
    program
      .command('restore')
      .description('put a backup in the place of the database; the daemon then holds its letters'),
  )
    .argument('<file>', 'a backup')
    .option('--force', 'set a database that is there aside');
  withExample(command, 'acuse restore /backup/acuse-2026-11-22.db').action(
    async (file: string, options: { config: string; force?: boolean }) => {
      const { loadConfig } = await import('../config/load.ts');
      const { restore } = await import('../store/restore.ts');
      const { database } = loadConfig(options.config, { env: world.env, needs: ['database'] });
      const how = { force: options.force === true, now: new Date() };
      world.stdout.write(told(file, await restore(database.url, file, how)));
    },
  );
};

function told(file: string, { epoch, held, setAside, ...contents }: Restored): string {
  return [
    `${file} is the database now: ${described(contents)} (epoch ${epoch})\n`,
    setAside === null ? '' : `the database that was there lies in ${setAside}\n`,
    'The daemon will read, number and write, but send no letter until: acuse letters resume\n',
    held === 0 ? '' : `${held} letters were owed then, and may have gone out since: acuse letters list\n`,
  ].join('');
}
