import { categoryOf } from '../letters/category.ts';
import { visibleLine } from '../mail/visible.ts';
import type { Form } from '../questionnaire/form.ts';
import type { FulfilledRequest } from '../store/fulfilled.ts';
import { startAsked } from '../ticket/request.ts';

/** A fulfilled service request as an invoice needs it; a line of `report ssr --json`, which other programs rely on. */
export interface FulfilledLine {
  /** As the customers file has the name, else as the customer wrote it; '' where nobody did. */
  customer: string;
  /** A category of the form, as the reader understood the answer; null where it understood none. */
  category: string | null;
  /** The same in words; the customer's own where the category has no name. */
  categoryName: string;
  number: string;
  site: string;
  customerReference: string;
  receivedAt: Date;
  requestedFor: Date | null;
  agreedStart: Date;
  fulfilledAt: Date;
  leadTime: LeadTimeOutcome;
  acceptedBy: string;
  fulfilledBy: string;
}

export type LeadTimeOutcome =
  | 'in-time'
  | 'exception' // too late, and the desk did it all the same
  | 'other-start' // too late, and it was agreed to begin at another time
  | 'not-judged';

/** What an invoice needs of a request, in the words of the desk's records where they know the customer. */
export function fulfilledLine(request: FulfilledRequest, forms: readonly Form[]): FulfilledLine {
  const { ticket, leadTime, accepted, fulfilled } = request;
  const { fields, place } = ticket;
  const category = fields.ssrCategory?.value;
  return {
    customer: visibleLine(place?.record?.customer ?? fields.customerName?.text ?? ticket.requester ?? ''),
    category: typeof category === 'string' ? category : null,
    categoryName: categoryOf(ticket, 'en', forms),
    number: ticket.number,
    site: visibleLine(place?.record?.site ?? fields.site?.text ?? ''),
    customerReference: visibleLine(fields.customerReference?.text ?? ''),
    receivedAt: ticket.receivedAt,
    requestedFor: startAsked({ fields, leadTime }),
    agreedStart: accepted.startAt,
    fulfilledAt: fulfilled.fulfilledAt,
    leadTime: outcomeOf(request),
    acceptedBy: visibleLine(accepted.by),
    fulfilledBy: visibleLine(fulfilled.by),
  };
}

function outcomeOf({ leadTime, accepted }: FulfilledRequest): LeadTimeOutcome {
  if (accepted.isException) return 'exception';
  if (leadTime === null) return 'not-judged';
  return leadTime.proposed.met ? 'in-time' : 'other-start';
}
