import type { Customer } from './customer.ts';
import type { Ticket } from './ticket.ts';

/** Whom the configuration names for changes; addresses. */
export interface Planning {
  customers: readonly Pick<
    Customer,
    'name' | 'notes' | 'projectManager' | 'changeCoordinator' | 'accountManager'
  >[];
  commercial: readonly string[];
  accountManager: string | null;
}

/** Somebody who plans a customer's change, or finds out who does. */
export interface Planner {
  address: string;
  role: PlannerRole;
}

export type PlannerRole = 'project-manager' | 'change-coordinator' | 'commercial' | 'account-manager';

/**
 * To whom a request for change goes, each address once: the customer's project manager and change coordinator; where
 * neither is known, the commercial team and the account manager, the customer's own before the desk's. Nobody where
 * nobody is named, and for tickets of another kind.
 */
export function plannersOf(
  { kind, place }: Pick<Ticket, 'kind' | 'place'>,
  { customers, commercial, accountManager }: Planning,
): Planner[] {
  if (kind !== 'rfc') return [];
  const customer = customers.find(({ name }) => name === place?.record?.customer);
  const own = [
    ...planner('project-manager', customer?.projectManager),
    ...planner('change-coordinator', customer?.changeCoordinator),
  ];
  if (own.length > 0) return eachOnce(own);
  return eachOnce([
    ...commercial.flatMap(address => planner('commercial', address)),
    ...planner('account-manager', customer?.accountManager ?? accountManager),
  ]);
}

function planner(role: PlannerRole, address: string | null | undefined): Planner[] {
  return address ? [{ address, role }] : [];
}

function eachOnce(planners: readonly Planner[]): Planner[] {
  const addresses = planners.map(({ address }) => address.toLowerCase());
  return planners.filter((_, index) => addresses.indexOf(addresses[index] ?? '') === index);
}
