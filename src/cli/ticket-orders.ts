import { Argument, Command, InvalidArgumentError } from 'commander';
import type { Word } from '../flow/word.ts';
import { isSendable } from '../mail/address.ts';
import { waitsFor } from '../ticket/orders.ts';
import type { World } from './world.ts';

/** The orders that may follow a ticket's number, each of which hands its word to `say`. */
export function ticketOrders(say: (word: Word) => void, { stdout, stderr }: World): Command {
  const orders = new Command('acuse ticket NUMBER').exitOverride().configureOutput({
    writeOut: text => stdout.write(text),
    writeErr: text => stderr.write(text),
  });
  const text = '<text>';
  const maybeText = '[text]';
  orders
    .command('post')
    .description('tell the customer how things stand')
    .argument(text, '', worded)
    .action((text: string) => say({ does: 'post', text }));
  orders
    .command('note')
    .description('note something for the desk alone')
    .argument(text, '', worded)
    .action((text: string) => say({ does: 'note', text }));
  orders
    .command('telephoned')
    .description('the customer was told the number by telephone: the acknowledgement is owed no more')
    .argument(maybeText)
    .action((text?: string) => say({ does: 'telephoned', text: text ?? null }));
  orders
    .command('address')
    .description('the customer is written to at this address from now on')
    .argument('<address>', '', addressOf)
    .action((to: string) => say({ does: 'address', to }));
  orders
    .command('severity')
    .description('set it: 1 (unavailable) to 4 (a question)')
    .argument('<level>', '', levelOf)
    .argument(maybeText)
    .action((level: 1 | 2 | 3 | 4, text?: string) => say({ does: 'severity', level, text: text ?? null }));
  orders
    .command('assign')
    .description('give it into the hands of somebody')
    .argument('<who>', '', worded)
    .action((to: string) => say({ does: 'assign', to }));
  orders
    .command('start')
    .description('incident: work begins, or goes on')
    .action(() => say({ does: 'start' }));
  orders
    .command('pending')
    .description('incident: it waits for the customer, who is told for what, or for a third party')
    .addArgument(new Argument('<on>').choices(waitsFor))
    .argument(text, '', worded)
    .action((on: (typeof waitsFor)[number], text: string) => say({ does: 'pending', on, text }));
  orders
    .command('escalate')
    .description('incident: the next level of the desk has it; say why, the customer is told only that')
    .argument('<why>', '', worded)
    .option('--to <level>', 'a certain level', rungOf)
    .option('--skip', 'pass over the levels in between')
    .action((why: string, { to, skip = false }: { to?: number; skip?: boolean }) =>
      say({ does: 'escalate', to: to ?? null, skips: skip, text: why }),
    );
  orders
    .command('resolve')
    .description('incident: it is solved; closes after three working days without objection')
    .requiredOption('--cause <text>', 'what was wrong', worded)
    .requiredOption('--solution <text>', 'what was done', worded)
    .option('--restored <time>', 'when the service worked again; now, unless said otherwise')
    .action(({ cause, solution, restored }: { cause: string; solution: string; restored?: string }) =>
      say({ does: 'resolve', cause, solution, restored: restored ?? null }),
    );
  for (const does of ['close', 'reopen'] as const)
    orders
      .command(does)
      .description(
        does === 'close'
          ? 'incident that is resolved, or change: it is over'
          : 'incident: it is not over after all',
      )
      .argument(maybeText)
      .action((text?: string) => say({ does, text: text ?? null }));
  orders
    .command('accept')
    .description(
      'service request: it will be done at the start asked for, or proposed. In review: answer the sender',
    )
    .argument(maybeText)
    .option('--exception', 'although the lead time is not met')
    .action((text: string | undefined, { exception = false }: { exception?: boolean }) =>
      say({ does: 'accept', isException: exception, text: text ?? null }),
    );
  orders
    .command('propose')
    .description('service request: another start, by the clocks of the site')
    .argument('<start>')
    .argument(maybeText)
    .action((start: string, text?: string) => say({ does: 'propose', start, text: text ?? null }));
  orders
    .command('fulfil')
    .description('service request: it is done')
    .argument(maybeText)
    .option('--at <time>', 'when; now, unless said otherwise')
    .action((text: string | undefined, { at }: { at?: string }) =>
      say({ does: 'fulfil', at: at ?? null, text: text ?? null }),
    );
  orders
    .command('reject')
    .description('service request: it will not be done, and why')
    .argument(text, '', worded)
    .action((text: string) => say({ does: 'reject', text }));
  orders
    .command('cancel')
    .description('it is given up, and why. In review: nobody is answered')
    .argument(text, '', worded)
    .action((text: string) => say({ does: 'cancel', text }));
  return orders;
}

/** The orders as the help of `acuse ticket` lists them. */
export function ordersHelp(world: World): string {
  const orders = ticketOrders(() => undefined, world).commands;
  const lines = orders.map(order => {
    const usage = `${order.name()} ${order.usage().replace(/\[options\] ?/, '')}`.trim();
    const options = order.options.map(({ flags, mandatory }) => (mandatory ? flags : `[${flags}]`));
    return `  NUMBER ${[usage, ...options].join(' ')}\n      ${order.description()}\n`;
  });
  return `\nOrders:\n${lines.join('').trimEnd()}`;
}

function worded(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Say it in words.');
  return text;
}

/** An address of a customer, as typed. */
export function addressOf(word: string): string {
  if (!isSendable(word)) throw new InvalidArgumentError('It is no address that can be written to.');
  return word;
}

function rungOf(word: string): number {
  if (!/^[1-9]\d?$/.test(word)) throw new InvalidArgumentError('It is the number of a level: 2.');
  return Number(word);
}

function levelOf(word: string): 1 | 2 | 3 | 4 {
  const levels = [1, 2, 3, 4] as const;
  const level = levels.find(each => String(each) === word);
  if (level === undefined) throw new InvalidArgumentError('It is 1, 2, 3 or 4.');
  return level;
}
