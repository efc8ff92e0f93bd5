import { Option } from 'commander';
import type { Bench } from '../promise/lead-time.ts';
import { type Language, languages } from '../questionnaire/form.ts';
import type { Offers } from '../ticket/verdict.ts';
import { type AddCommand, withExample, withJson, withOptionalConfig } from './command.ts';
import type { Written } from './lead-time-request.ts';
import { linesOf } from './lines.ts';
import { showVerdicts, verdictLine } from './show-verdict.ts';
import type { World } from './world.ts';

interface Options {
  received?: string;
  requested?: string[];
  country?: string;
  tz?: string;
  language: Language;
  json?: boolean;
  config?: string;
}

/** `acuse lead-time`: judges a requested start by options, or one JSON object a line from standard input. */
export const addLeadTime: AddCommand = (program, world, exit) => {
  const command = withOptionalConfig(
    withJson(
      program.command('lead-time').description('judge whether a requested start leaves the time needed'),
    ),
  )
    .option('--requested <time...>', 'the start asked for, or several to choose from')
    .option('--received <time>', 'when the request came; now, unless said otherwise')
    .option('--country <code>', 'the country of the site, whose holidays count')
    .option('--tz <zone>', 'the time zone of the site, where its country has several')
    .addOption(
      new Option('--language <language>', 'in which the steps are told').choices(languages).default('en'),
    );
  withExample(
    command,
    'acuse lead-time --received 2026-11-27T18:00 --requested 2026-12-01T18:00 --country CO',
    'acuse lead-time --requested "1/12/2026 9 hs" --country CL --tz America/Santiago',
    `echo '{"id":"a","received":"2026-11-27T18:00:00-05:00","requestedFor":"2026-12-01T18:00:00-05:00","country":"CO"}' | acuse lead-time`,
  ).action(async (options: Options) => {
    const { requested, received = new Date().toISOString(), country, tz, language } = options;
    const isPiped = world.stdin !== undefined && !world.stdin.isTTY;
    if (requested === undefined && !isPiped)
      command.error('error: say --requested and --country, or give one JSON object a line on standard input');
    const judge = await openJudge(options.config ?? null, world);
    if (requested === undefined) {
      if (!(await judgeLines(judge, language, world))) exit.code = 1;
      return;
    }
    const found = judge({ received, requestedFor: requested, country, tz });
    if ('error' in found) command.error(`error: ${optionOf[found.part]} ${found.error}`);
    else if (options.json) world.stdout.write(`${JSON.stringify(verdictLine(found, language))}\n`);
    else world.stdout.write(showVerdicts(found, language));
  });
};

const optionOf: Record<keyof Written, string> = {
  received: '--received',
  requestedFor: '--requested',
  country: '--country',
  tz: '--tz',
};

type Judge = (written: Written) => Offers | { part: keyof Written; error: string };

async function openJudge(config: string | null, world: World): Promise<Judge> {
  const { loadConfig } = await import('../config/load.ts');
  const { calendarsOf } = await import('../flow/calendars.ts');
  const { judgeOffers } = await import('../promise/offers.ts');
  const { requestReader, UnreadableRequest } = await import('./lead-time-request.ts');
  const { isZoneOf } = await import('../config/time-zones.ts');
  const desk = loadConfig(config, { env: world.env, needs: [] });
  const read = requestReader({ calendars: calendarsOf(desk), leadTimes: desk.leadTime });
  const looked = new Set<string>();
  const doubt = ({ calendar: { country }, zone }: Bench) => {
    const site = `${country} ${zone}`;
    if (!looked.has(site) && !isZoneOf([country], zone))
      world.stderr.write(`warning: ${zone} is no time zone of ${country}\n`);
    looked.add(site);
  };
  return written => {
    try {
      const { receivedAt, starts, bench } = read(written);
      doubt(bench);
      return judgeOffers(receivedAt, starts, bench);
    } catch (error) {
      if (error instanceof UnreadableRequest) return { part: error.part, error: error.message };
      throw error;
    }
  };
}

/** Answers each line with one, in their order; false if one of them could not be judged. */
async function judgeLines(judge: Judge, language: Language, { stdin, stdout }: World): Promise<boolean> {
  let good = true;
  for await (const line of linesOf(stdin ?? [])) {
    const written = objectIn(line);
    const { id = null } = written ?? {};
    const answer = written === null ? notAnObject : answerTo(judge(written), language);
    stdout.write(`${JSON.stringify({ id, ...answer })}\n`);
    good &&= !('error' in answer);
  }
  return good;
}

const notAnObject = { error: 'this line is not a JSON object' };

function answerTo(
  found: ReturnType<Judge>,
  language: Language,
): { error: string } | ReturnType<typeof verdictLine> {
  return 'error' in found ? { error: `${found.part} ${found.error}` } : verdictLine(found, language);
}

function objectIn(line: string): (Written & { id?: unknown }) | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
