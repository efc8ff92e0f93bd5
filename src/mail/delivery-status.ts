import { isSendable } from './address.ts';
import { headerFields, rawMail } from './header.ts';
import type { DeliveryAction, Fate } from './mail.ts';
import { visibleLine } from './visible.ts';

/** From the gravest on: our letters have one reader each, so that of a report on several the worst is ours. */
const actions: readonly DeliveryAction[] = ['failed', 'delayed', 'expanded', 'relayed', 'delivered'];

/** RFC 3463, where no action is named: what the class of a status means. */
const actionOfClass: Readonly<Record<string, DeliveryAction>> = { 2: 'delivered', 4: 'delayed', 5: 'failed' };

/** More recipients than a letter of ours ever has, behind a list that one of them is. */
const mostRecipients = 100;

/** One or two lines of a log. */
const longestReason = 300;

/** The gravest fate in a message/delivery-status part (RFC 3464 §2.3); null when it tells of no recipient. */
export function readDeliveryStatus(part: Buffer): Fate | null {
  const groups = part.toString('latin1').split(/\r?\n(?:[ \t]*\r?\n)+/, mostRecipients + 1);
  const fates = groups.flatMap(group => fateIn(fieldsOf(group)) ?? []);
  return fates.sort((one, other) => gravity(one) - gravity(other))[0] ?? null;
}

/** As a log shows it. */
export function reasonAsShown(words: string): string {
  return visibleLine(words).slice(0, longestReason);
}

function gravity({ action }: Fate): number {
  return actions.indexOf(action);
}

type Fields = ReadonlyMap<string, string>;

function fieldsOf(group: string): Fields {
  const fields = [...headerFields(rawMail(Buffer.from(group, 'latin1')))];
  return new Map(fields.map(({ name, value }) => [name, value]));
}

/** Null for the group that tells of the report as a whole. */
function fateIn(fields: Fields): Fate | null {
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null;
  const action = actionIn(fields) ?? actionOfClass[status?.charAt(0) ?? ''];
  if (action === undefined) return null;
  // As we addressed it, before somebody on the way wrote another address into its place.
  const recipient = addressIn(fields.get('original-recipient')) ?? addressIn(fields.get('final-recipient'));
  return {
    recipient,
    action,
    status,
    reason: reasonAsShown(withoutType(fields.get('diagnostic-code') ?? '')),
  };
}

function actionIn(fields: Fields): DeliveryAction | undefined {
  const written = fields.get('action')?.toLowerCase() ?? '';
  return actions.find(action => written.startsWith(action));
}

/** "rfc822; ana@minera.example"; xtext (RFC 3461 §4) writes a plus sign as "+2B". */
function addressIn(field = ''): string | null {
  const address = withoutType(field)
    .replace(/^<|>$/g, '')
    .replace(/\+([\dA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return isSendable(address) ? address : null;
}

function withoutType(field: string): string {
  return field.replace(/^[\w.-]{1,40}\s*;\s*/, '').trim();
}
