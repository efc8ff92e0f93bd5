import { compileLate } from '../flow/engine.ts';
import { type AddCommand, withExample, withJson, withOptionalConfig } from './command.ts';
import { queueOf } from './file-queue.ts';
import type { Said } from './parse-file.ts';
import { startParseThread } from './parse-thread.ts';

/** From so many files on, a second thread earns what it costs to start. */
const many = 100;

/** `acuse parse FILE…`: reads mails without storing or sending anything. */
export const addParse: AddCommand = (program, world, exit) => {
  const command = program.command('parse').description('read mails without storing or sending anything');
  withExample(
    withOptionalConfig(withJson(command)).argument('<file...>', 'mails, as .eml'),
    'acuse parse mail.eml',
  ).action(async (files: string[], { json: isJson = false, config: path = null }: Options) => {
    compileLate();
    const queue = queueOf(files);
    await using thread = files.length < many ? null : startParseThread(queue, isJson);
    const say = inOrder(({ text, isError }) => {
      world.stdout.write(text);
      if (isError) exit.code = 1;
    });
    const { loadConfig } = await import('../config/load.ts');
    const config = loadConfig(path, { env: world.env, needs: [] });
    const parseHere = async () => {
      const { parseFiles } = await import('./parse-file.ts');
      await parseFiles(queue, { config, isJson, say });
    };
    await Promise.all([thread?.parse(config, say), parseHere()]);
  });
};

interface Options {
  json?: boolean;
  config?: string | null;
}

/** Prints what is said in the order of the files, whichever is read first. */
function inOrder(print: (said: Said) => void): (said: Said) => void {
  const waiting = new Map<number, Said>();
  let printed = 0;
  return said => {
    waiting.set(said.at, said);
    for (let next = waiting.get(printed); next; next = waiting.get(printed)) {
      waiting.delete(printed++);
      print(next);
    }
  };
}
