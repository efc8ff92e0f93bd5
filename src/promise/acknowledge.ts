/**
 * When a mail's acknowledgement is due: `within` milliseconds (config `promises.acknowledge`, 15 minutes as published)
 * after our border accepted the mail. Never counted from the sender's Date.
 */
export function acknowledgeDueAt(acceptedAt: Date, within: number): Date {
  return new Date(acceptedAt.getTime() + within);
}

/** An answer that comes so many milliseconds after the mail is an apology, too: the desk was out of order. */
const late = 12 * 60 * 60_000;

/** Whether a mail has waited for its answer as only after an outage. */
export function isAnsweredLate(acceptedAt: Date, now: Date): boolean {
  return now.getTime() - acceptedAt.getTime() > late;
}

/** Whether a mail is too old to be answered by a machine (config `letters.oldest`, milliseconds): people are told instead. */
export function tooOldToAnswer(acceptedAt: Date, now: Date, oldest: number): boolean {
  return now.getTime() - acceptedAt.getTime() > oldest;
}
