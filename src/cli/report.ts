import { InvalidArgumentError, Option } from 'commander';
import { instantAt } from '../questionnaire/values/zones.ts';
import { type AddCommand, withConfig, withExample, withJson } from './command.ts';
import { fulfilledLine } from './fulfilled-line.ts';
import { readStore } from './read-store.ts';
import { fulfilledCsv, fulfilledTable, inReportOrder } from './show-fulfilled.ts';

interface Options {
  config: string;
  month: Month;
  csv?: boolean;
  json?: boolean;
}

/** A month of the calendar, by its name, `2026-11`. */
interface Month {
  name: string;
  year: number;
  /** 0 for January. */
  index: number;
}

/** `acuse report ssr`: what the invoice at the end of a month is made from. */
export const addReport: AddCommand = (program, world) => {
  const report = program.command('report').description('what the desk did in a month, for the invoice');
  const command = report
    .command('ssr')
    .description('the service requests fulfilled in a month, per customer and category');
  withExample(
    withConfig(withJson(command))
      .requiredOption('--month <month>', "YYYY-MM, by the clocks of the desk's time zone", monthOf)
      .addOption(new Option('--csv', 'a file for a spreadsheet').conflicts('json')),
    'acuse report ssr --month 2026-11',
    'acuse report ssr --month 2026-11 --csv > ssr-2026-11.csv',
  ).action(async ({ config, month, csv, json }: Options) => {
    const { loadConfig } = await import('../config/load.ts');
    const { desk, forms } = loadConfig(config, { env: world.env, needs: ['desk'] });
    const zone = desk.timezone;
    const found = await readStore(config, world, store =>
      store.fulfilledBetween(beginOf(month, zone), beginOf({ ...month, index: month.index + 1 }, zone)),
    );
    const lines = inReportOrder(found.map(request => fulfilledLine(request, forms)));
    if (json) world.stdout.write(lines.map(line => `${JSON.stringify(line)}\n`).join(''));
    else world.stdout.write(csv ? fulfilledCsv(lines, zone) : fulfilledTable(lines, month.name, zone));
  });
};

function monthOf(name: string): Month {
  const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(name) ?? [];
  if (year === undefined) throw new InvalidArgumentError('It is a year and a month: 2026-11.');
  return { name, year: Number(year), index: Number(number) - 1 };
}

function beginOf({ year, index }: Month, zone: string): Date {
  return instantAt(zone, new Date(Date.UTC(year, index)));
}
