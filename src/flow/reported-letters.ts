import type { DeliveryReport } from '../mail/mail.ts';
import type { ReportedLetter } from '../store/returned-letters.ts';
import type { Store } from '../store/store.ts';
import type { Letters, SentLetter } from '../ticket/returned.ts';
import type { Verify } from './familiar.ts';
import type { Incoming, Judgement } from './judge.ts';

/** Looks up the letters that the delivery reports of a group may be about; nothing where there is no report. */
export async function lettersReportedIn(
  group: readonly Incoming[],
  store: Pick<Store, 'reportedLetters'>,
  verify: Verify,
): Promise<ReportedLetters> {
  const reports = group.flatMap(({ understood }) => understood.mail.report ?? []);
  if (reports.length === 0) return new ReportedLetters([], verify);
  const ids = reports.flatMap(({ returned, thread }: DeliveryReport) => [...returned, ...thread]);
  const numbers = ids.flatMap(id => verify(id) ?? []);
  const messageIds = reports.flatMap(({ returned }) => returned);
  return new ReportedLetters(await store.reportedLetters({ messageIds, numbers }), verify);
}

/** The letters that the reports of a group may be about, and what the group's own reports have said of them. */
export class ReportedLetters implements Letters {
  readonly #letters: ReportedLetter[];
  readonly #verify: Verify;

  /** `letters` newest first. */
  constructor(letters: readonly ReportedLetter[], verify: Verify) {
    this.#letters = [...letters];
    this.#verify = verify;
  }

  /** Of the tickets that they tell of. */
  get ticketNumbers(): string[] {
    return this.#letters.flatMap(({ ticketNumbers }) => ticketNumbers);
  }

  letterWith(messageId: string): SentLetter | null {
    return this.#letters.find(({ messageIds }) => messageIds.includes(messageId)) ?? null;
  }

  letterInThread(messageId: string, address: string): SentLetter | null {
    const number = this.#verify(messageId);
    if (number === null) return null;
    const reader = address.toLowerCase();
    return (
      this.#letters.find(({ to, ticketNumber }) => ticketNumber === number && to.toLowerCase() === reader) ??
      null
    );
  }

  /** Takes in what a report says, so that the next of the group is judged on top of it. */
  learn({ onLetter }: Pick<Judgement, 'onLetter'>): void {
    const at = this.#letters.findIndex(({ key }) => key === onLetter?.key);
    const letter = this.#letters[at];
    if (!letter || !onLetter) return;
    const isReturned = onLetter.fate === 'returned';
    this.#letters[at] = isReturned ? { ...letter, isReturned } : { ...letter, isDelayed: true };
  }
}
