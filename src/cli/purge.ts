import type { Purged, Retention } from '../store/purge.ts';
import { changeStore } from './change-store.ts';
import { columns } from './columns.ts';
import { type AddCommand, withConfig, withExample, withJson } from './command.ts';
import { readStore } from './read-store.ts';

interface Options {
  config: string;
  json?: boolean;
  dryRun?: boolean;
}

/** `acuse purge`: takes away what was kept for its time. The daemon does so itself, every night. */
export const addPurge: AddCommand = (program, world) => {
  const command = program
    .command('purge')
    .description('take away what was kept for the time that retention: says')
    .option('--dry-run', 'only count what would go');
  withExample(withConfig(withJson(command)), 'acuse purge --dry-run').action(async (options: Options) => {
    const { loadConfig } = await import('../config/load.ts');
    const { retention } = loadConfig(options.config, { env: world.env, needs: ['database', 'retention'] });
    const how = { now: new Date(), isTrial: options.dryRun === true };
    const open = how.isTrial ? readStore : changeStore;
    const purged = await open(options.config, world, store => store.purge(retention, how));
    world.stdout.write(options.json ? `${JSON.stringify(purged)}\n` : table(purged, retention, how.isTrial));
  });
};

const kinds = [
  ['rawMail', 'mails as received'],
  ['attachments', 'mails with attachments'],
  ['answers', 'answers of a ticket or mail'],
  ['proof', 'words of an acknowledgement'],
] as const;

function table(purged: Purged, retention: Retention, isTrial: boolean): string {
  return columns(
    kinds.map(([kind, what]) => {
      const age = retention[kind];
      if (age === undefined) return [`retention.${kind}`, what, 'kept for ever'];
      const became = isTrial ? 'would be purged' : 'purged';
      return [
        `retention.${kind}`,
        what,
        `${purged[kind]} ${became}, older than ${Math.floor(age / 86_400_000)} days`,
      ];
    }),
  );
}
