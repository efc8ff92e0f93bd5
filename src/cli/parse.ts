import { type AddCommand, withExample, withJson, withOptionalConfig } from './command.ts';
import type { ParseFile, Said } from './parse-file.ts';

/** From so many files on, a second thread earns what it costs to start. */
const many = 100;

/** `acuse parse FILE…`: reads mails without storing or sending anything. */
export const addParse: AddCommand = (program, world, exit) => {
  const command = program.command('parse').description('read mails without storing or sending anything');
  withExample(
    withOptionalConfig(withJson(command)).argument('<file...>', 'mails, as .eml'),
    'acuse parse mail.eml',
  ).action(async (files: string[], { json = false, config: path = null }: Options) => {
    const { loadConfig } = await import('../config/load.ts');
    const { fileParser } = await import('./parse-file.ts');
    const config = loadConfig(path, { env: world.env, needs: [] });
    const print = ({ text, isError }: Said) => {
      world.stdout.write(text);
      if (isError) exit.code = 1;
    };
    if (files.length < many) return shareOut(files, [await fileParser(config, json)], print);
    const { startParseThread } = await import('./parse-thread.ts');
    await using thread = startParseThread(config, json);
    await shareOut(files, [await fileParser(config, json), thread.parse], print);
  });
};

interface Options {
  json?: boolean;
  config?: string | null;
}

/** Each parser takes the next file as soon as it is free; what they say is printed in the order of the files. */
async function shareOut(
  files: readonly string[],
  parsers: readonly ParseFile[],
  print: (said: Said) => void,
): Promise<void> {
  const waiting = new Map<number, Said>();
  const left = files.entries();
  let printed = 0;
  const workThrough = async (parse: ParseFile) => {
    for (const [at, file] of left) {
      waiting.set(at, await parse(file));
      for (let said = waiting.get(printed); said; said = waiting.get(printed)) {
        waiting.delete(printed++);
        print(said);
      }
    }
  };
  await Promise.all(parsers.map(workThrough));
}
