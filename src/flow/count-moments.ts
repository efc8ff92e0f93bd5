import type { Metrics } from '../web/metrics.ts';
import type { Moment, Tell } from './moment.ts';

/** Tells the metrics. */
export function countMoments(metrics: Metrics): Tell {
  const keptAt = new Map<number, Date>();
  return moment => count(moment, metrics, keptAt);
}

function count(moment: Moment, metrics: Metrics, keptAt: Map<number, Date>): void {
  switch (moment.type) {
    case 'kept':
      metrics.keep.observe(secondsBetween(moment.seenAt, moment.at));
      keptAt.set(moment.mailId, moment.at);
      return;
    case 'settled':
      metrics.mails.inc({ mailbox: moment.mailbox, disposition: moment.disposition });
      metrics.record.observe(secondsBetween(keptAt.get(moment.mailId) ?? moment.at, moment.at));
      keptAt.delete(moment.mailId);
      return;
    case 'stumbled':
      keptAt.delete(moment.mailId);
      return;
    case 'delivered':
      metrics.letters.inc({ kind: moment.kind, outcome: moment.outcome });
      if (moment.outcome === 'sent' && moment.acknowledged)
        metrics.acknowledgement.observe(
          { mailbox: moment.acknowledged.mailbox },
          secondsBetween(moment.acknowledged.acceptedAt, moment.at),
        );
      return;
    case 'road-closed':
    case 'road-open':
      return;
  }
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, to.getTime() - from.getTime()) / 1000;
}
