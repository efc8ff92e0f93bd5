import { visibleLine } from '../mail/visible.ts';
import type { Examination } from '../store/examine.ts';
import { type AddCommand, withConfig, withExample, withJson } from './command.ts';
import { readStore } from './read-store.ts';

/** `acuse doctor`: looks for what is wrong with the data, also while the daemon runs, and says what to do. */
export const addDoctor: AddCommand = (program, world, exit) => {
  const command = program
    .command('doctor')
    .description('what is wrong with the data, and what to do about it');
  withExample(withConfig(withJson(command)), 'acuse doctor').action(
    async (options: { config: string; json?: boolean }) => {
      const { loadConfig } = await import('../config/load.ts');
      const { examineFile } = await import('../store/examine-file.ts');
      const { database } = loadConfig(options.config, { env: world.env, needs: ['database'] });
      const { isDaemonRunning, isWhole, examinations } = examineFile(database.url);
      const as = { now: new Date(), isDaemonRunning };
      if (isWhole) examinations.push(...(await readStore(options.config, world, store => store.examine(as))));
      for (const examination of examinations)
        world.stdout.write(options.json ? `${JSON.stringify(examination)}\n` : told(examination));
      if (examinations.some(({ findings }) => findings.some(({ isWrong }) => isWrong))) exit.code = 1;
    },
  );
};

function told({ subject, findings }: Examination): string {
  if (findings.length === 0) return `good   ${subject}\n`;
  return findings
    .map(
      ({ isWrong, what, remedy }) =>
        `${isWrong ? 'WRONG' : 'note '}  ${subject}: ${visibleLine(what)}\n         → ${visibleLine(remedy)}\n`,
    )
    .join('');
}
