import { clip } from '../letters/clip.ts';
import { folded } from '../mail/folded.ts';
import { minuteIn } from '../questionnaire/values/zones.ts';
import { columns } from './columns.ts';
import { csv } from './csv.ts';
import type { FulfilledLine, LeadTimeOutcome } from './fulfilled-line.ts';

const outcomes: Record<LeadTimeOutcome, string> = {
  'in-time': 'in time',
  exception: 'exception accepted',
  'other-start': 'other start agreed',
  'not-judged': 'not judged',
};

/** Of an answer that somebody wrote a paragraph into. */
const widest = 40;

/** By customer, however its name is spelled, then by category; within one in the order they were fulfilled. */
export function inReportOrder(lines: readonly FulfilledLine[]): FulfilledLine[] {
  const key = ({ customer, categoryName }: FulfilledLine) => [folded(customer), categoryName] as const;
  return [...lines].sort((one, other) => {
    const [[customer, category], [otherCustomer, otherCategory]] = [key(one), key(other)];
    return customer.localeCompare(otherCustomer) || category.localeCompare(otherCategory);
  });
}

/** A table a customer, each with its total. */
export function fulfilledTable(lines: readonly FulfilledLine[], month: string, zone: string): string {
  if (lines.length === 0) return `no service request was fulfilled in ${month} (${zone})\n`;
  const customers = grouped(lines, ({ customer }) => folded(customer));
  const blocks = customers.map(([, own]) => ofCustomer(own, zone));
  const total = `${counted(lines.length, 'request')} of ${counted(customers.length, 'customer')}`;
  return `Service requests fulfilled in ${month}, times of ${zone}\n\n${blocks.join('\n')}\n${total}\n`;
}

function ofCustomer(lines: readonly FulfilledLine[], zone: string): string {
  const head = ['  NUMBER', 'CATEGORY', 'SITE', 'REQUESTED', 'AGREED', 'FULFILLED', 'LEAD TIME', 'BY'];
  const rows = lines.map(line => [
    `  ${line.number}`,
    clip(line.categoryName, widest),
    clip(line.site, widest),
    line.requestedFor ? minuteIn(zone, line.requestedFor) : '',
    minuteIn(zone, line.agreedStart),
    minuteIn(zone, line.fulfilledAt),
    outcomes[line.leadTime],
    clip(line.fulfilledBy, widest),
  ]);
  const name = clip(lines[0]?.customer ?? '', 2 * widest) || 'customer not named';
  return `${name}\n${columns([head, ...rows])}  ${totals(lines)}\n`;
}

/** "3 requests: 2 static route, 1 NAT; 1 exception accepted". */
function totals(lines: readonly FulfilledLine[]): string {
  const categories = grouped(lines, ({ categoryName }) => categoryName || 'without category');
  const each = categories.map(([name, own]) => `${own.length} ${clip(name, widest)}`);
  const exceptions = lines.filter(({ leadTime }) => leadTime === 'exception').length;
  return `${counted(lines.length, 'request')}: ${each.join(', ')}${exceptions === 0 ? '' : `; ${exceptions} ${outcomes.exception}`}`;
}

function grouped(
  lines: readonly FulfilledLine[],
  keyOf: (line: FulfilledLine) => string,
): [string, FulfilledLine[]][] {
  const groups = new Map<string, FulfilledLine[]>();
  for (const line of lines) groups.set(keyOf(line), [...(groups.get(keyOf(line)) ?? []), line]);
  return [...groups];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** The same for a spreadsheet, a row a request. */
export function fulfilledCsv(lines: readonly FulfilledLine[], zone: string): string {
  const timed = (name: string) => `${name} (${zone})`;
  const head = [
    ...['Customer', 'Category', 'Number', 'Site', 'Customer reference', timed('Received')],
    ...[timed('Requested start'), timed('Agreed start'), timed('Fulfilled')],
    ...['Lead time', 'Accepted by', 'Fulfilled by'],
  ];
  const rows = lines.map(line => [
    ...[line.customer, line.categoryName, line.number, line.site, line.customerReference],
    minuteIn(zone, line.receivedAt),
    line.requestedFor ? minuteIn(zone, line.requestedFor) : '',
    ...[minuteIn(zone, line.agreedStart), minuteIn(zone, line.fulfilledAt)],
    ...[outcomes[line.leadTime], line.acceptedBy, line.fulfilledBy],
  ]);
  return csv([head, ...rows]);
}
