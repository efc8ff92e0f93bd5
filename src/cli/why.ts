import { visibleLine } from '../mail/visible.ts';
import type { Decision, Story } from '../store/story.ts';
import { columns } from './columns.ts';
import { type AddCommand, withConfig, withExample, withJson } from './command.ts';
import { numberMeant } from './number-meant.ts';
import { readStore } from './read-store.ts';
import { isDeed, showDeed } from './show-deed.ts';
import { fateOf } from './show-letter.ts';
import { CommandError } from './world.ts';

/** `acuse why`: what the daemon saw, which rule applied, what it did. */
export const addWhy: AddCommand = (program, world) => {
  const command = program
    .command('why')
    .description('what acuse saw of a mail, which rule applied, and what it did');
  withExample(
    withConfig(withJson(command)).argument('<number|message-id>', 'a ticket, or a Message-ID'),
    'acuse why INC-000123',
    "acuse why '<20261122.7@mail.example.com>'",
  ).action(async (asked: string, options: { config: string; json?: boolean }) => {
    const { loadConfig } = await import('../config/load.ts');
    const config = loadConfig(options.config, { env: world.env, needs: [] });
    const [decisions, story] = await readStore(options.config, world, async store => {
      const meant = await numberMeant(asked, config, store);
      return [await store.decisions(meant), await store.ticket(meant)];
    });
    if (decisions.length === 0)
      throw new CommandError(`no mail is known under ${asked}, neither by number nor by Message-ID`);
    for (const decision of decisions)
      world.stdout.write(options.json ? `${JSON.stringify(decision)}\n` : told(decision));
    if (story && !options.json) world.stdout.write(done(story));
  });
};

function told({ mail, acknowledgement, letters }: Decision): string {
  const saw = Object.entries(mail.why?.saw ?? {}).map(([what, value]) => [what, visibleLine(String(value))]);
  return [
    `mail ${mail.id} · ${mail.mailbox}/${mail.folder} · UID ${mail.uid} · ${visibleLine(mail.messageId ?? 'no Message-ID')}\n`,
    columns([
      ['  accepted', `${mail.acceptedAt.toISOString()} (${mail.acceptedBy})`],
      ['  first seen', `${mail.seenAt.toISOString()}${mail.wasGap ? ', put away before it was read' : ''}`],
      ['  attempts', String(mail.attempts)],
      ['  became', `${mail.disposition ?? 'nothing yet'}${mail.ticketNumber ? ` ${mail.ticketNumber}` : ''}`],
      ['  because', mail.why?.rule ?? 'it waits to be handled'],
      ...saw.map(([what, value]) => [`    ${what}`, value ?? '']),
      ['  promise', acknowledgement ? promised(acknowledgement) : 'none'],
      ...letters.map(letter => [`  ${letter.kind}`, `${visibleLine(letter.to)}: ${fateOf(letter)}`]),
    ]),
  ].join('');
}

/** What became of the ticket by nobody's mail, or besides. */
function done({ events }: Pick<Story, 'events'>): string {
  const deeds = events
    .filter(isDeed)
    .map(deed => [`  ${deed.at.toISOString()}`, showDeed(deed, at => at.toISOString())]);
  return deeds.length === 0 ? '' : `the desk\n${columns(deeds)}`;
}

function promised({ dueAt, settledAt, settledHow }: NonNullable<Decision['acknowledgement']>): string {
  const end = settledAt ? `${settledHow ?? 'settled'} at ${settledAt.toISOString()}` : 'open';
  return `to acknowledge by ${dueAt.toISOString()}: ${end}`;
}
