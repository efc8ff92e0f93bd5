import type { InDanger, TicketWatch } from './ticket-watch.ts';

/** So many tickets are told of alone, of each kind of promise. */
const mostAlone = 5;

/**
 * The causes that tickets in danger are told of under. Each is one of its own, until so many of a kind are in danger that
 * they are a crowd: from then on those who are new are one cause together. What people were told stays as it was told
 * them, until it is over.
 */
export function causesOf(
  found: readonly InDanger[],
  standing: TicketWatch['standing'],
): Map<string, [InDanger, ...InDanger[]]> {
  const known = new Map(
    standing.flatMap(({ cause, told }) => told.map(({ name }) => [ownCause(kindIn(cause), name), cause])),
  );
  const causes = new Map<string, [InDanger, ...InDanger[]]>();
  for (const kind of new Set(found.map(danger => danger.kind))) {
    const ofKind = found
      .filter(danger => danger.kind === kind)
      .map(danger => ({ danger, alone: ownCause(kind, danger.ticket.number) }));
    const isCrowd = ofKind.filter(({ alone }) => known.get(alone) !== kind).length > mostAlone;
    for (const { danger, alone } of ofKind) {
      const cause = known.get(alone) ?? (isCrowd ? kind : alone);
      const others = causes.get(cause);
      if (others) others.push(danger);
      else causes.set(cause, [danger]);
    }
  }
  return causes;
}

/** `accept:SSR-000012`; a crowd is `accept`. */
function ownCause(kind: string, number: string): string {
  return `${kind}:${number}`;
}

function kindIn(cause: string): string {
  return cause.split(':', 1)[0] ?? '';
}
