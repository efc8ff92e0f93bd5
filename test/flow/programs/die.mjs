import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ImapFlow } from 'imapflow';

// Runs the built daemon of a configuration and kills its own process, as a power switch would, at one step of a mail's
// life: die.mjs FOLDER CONFIG "before store.record". A call that has nothing to do is no step.
const [folder, configFile, step] = process.argv.slice(2);
const [when, door, method] = step.split(/[ .]/);

const load = file => import(pathToFileURL(join(folder, 'dist', file)).href);
const { Store } = await load('store/store.js');
const { Workshop } = await load('flow/workshop.js');
const { Session } = await load('outbox/session.js');
const doors = { store: Store, workshop: Workshop, smtp: Session, imap: ImapFlow };
const patched = doors[door].prototype;
const original = patched[method];
if (typeof original !== 'function') throw new Error(`no step is called ${step}`);

patched[method] = async function (...given) {
  if (when === 'before' && !given.some(isEmptyList)) die();
  const result = await original.apply(this, given);
  if (when === 'after' && !given.some(isEmptyList) && !isEmptyList(result)) die();
  return result;
};

function isEmptyList(value) {
  return Array.isArray(value) && value.length === 0;
}

function die() {
  process.kill(process.pid, 'SIGKILL');
}

const { runCli } = await load('cli/run-cli.js');
const { env, stdout, stderr } = process;
process.exitCode = await runCli(['run', '--config', configFile], { env, stdout, stderr });
