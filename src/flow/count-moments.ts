import type { Metrics } from '../web/metrics.ts';
import type { Moment, Tell } from './moment.ts';

/** Tells the metrics. */
export function countMoments(metrics: Metrics): Tell {
  return moment => count(moment, metrics);
}

function count(moment: Moment, metrics: Metrics): void {
  switch (moment.type) {
    case 'kept':
      metrics.sight.observe({ mailbox: moment.mailbox }, secondsBetween(moment.acceptedAt, moment.seenAt));
      metrics.keep.observe(secondsBetween(moment.seenAt, moment.at));
      return;
    case 'settled':
      metrics.mails.inc({ mailbox: moment.mailbox, disposition: moment.disposition });
      metrics.record.observe(secondsBetween(moment.keptAt, moment.at));
      metrics.commit.observe(secondsBetween(moment.seenAt, moment.at));
      return;
    case 'delivered':
      metrics.letters.inc({ kind: moment.kind, outcome: moment.outcome });
      if (moment.outcome !== 'sent') return;
      metrics.delivery.observe({ kind: moment.kind }, secondsBetween(moment.owedAt, moment.at));
      if (moment.acknowledged)
        metrics.acknowledgement.observe(
          { mailbox: moment.acknowledged.mailbox },
          secondsBetween(moment.acknowledged.acceptedAt, moment.at),
        );
      return;
    case 'gap':
    case 'unreconciled':
    case 'stumbled':
    case 'unrecorded':
    case 'road-closed':
    case 'road-open':
    case 'alert-raised':
    case 'alert-recovered':
      return;
  }
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, to.getTime() - from.getTime()) / 1000;
}
