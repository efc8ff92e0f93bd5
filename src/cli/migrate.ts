import { type AddCommand, withConfig, withExample } from './command.ts';

/** `acuse migrate`: brings the database to the newest schema. The daemon does so itself at its start. */
export const addMigrate: AddCommand = (program, world) => {
  const command = withConfig(
    program.command('migrate').description("bring the database's schema up to date"),
  );
  withExample(command, 'acuse migrate').action(async (options: { config: string }) => {
    const { loadConfig } = await import('../config/load.ts');
    const { openStore } = await import('../store/store.ts');
    const { database } = loadConfig(options.config, { env: world.env, needs: ['database'] });
    await using store = await openStore({ url: database.url });
    const applied = await store.migrate();
    world.stdout.write(
      applied.length === 0 ? 'the schema is up to date\n' : applied.map(name => `applied ${name}\n`).join(''),
    );
  });
};
