import type { Punctuality } from '../promise/punctuality.ts';
import type { Desk } from './desk.ts';
import type { Line, Section } from './digest-lines.ts';
import { countOf, needLines, needsOf } from './digest-needs.ts';
import { sectionsOf } from './digest-sections.ts';
import { startsOf } from './digest-starts.ts';
import { briefly, dayOf, headingOf, lengthOf, type Reader } from './digest-times.ts';
import { type DigestWords, digestWords } from './digest-words.ts';
import { addressed } from './envelope.ts';
import { priorities } from './letter.ts';
import type { DigestWanted } from './occasion.ts';
import type { LetterOrder } from './order.ts';

/** Where the desk stands, to be read in a minute. */
export interface Digest {
  /** What the subject says: "Digest 29 Nov: 2 need you · 14 open · 98 % in time". */
  state: string;
  /** When it was made, with the zone of all its times. */
  heading: string;
  /** The first line: what needs a person now, or that nothing does. */
  verdict: string;
  isCalm: boolean;
  needs: Line[];
  /** Since when what is told as new has happened. */
  since: string;
  acknowledged: Row[];
  sections: Section[];
}

/** How mails were acknowledged within a span of time. */
interface Row {
  span: string;
  /** Says so, where none was acknowledged, or had to be; else ''. */
  none: string;
  count: string;
  inTime: string;
  median: string;
  worst: string;
}

/** The digest's letters, one a reader, in every mode: they are for the desk itself. */
export function digestLetters(occasion: DigestWanted, desk: Desk): LetterOrder[] {
  const { readers, language } = desk.digest;
  const data = digest(occasion, desk);
  return [...new Set(readers)].map(reader => ({
    ...addressed(reader, occasion, desk),
    held: false,
    kind: 'digest',
    key: `digest:${occasion.slot}:${reader}`,
    ticketNumber: null,
    acknowledges: null,
    priority: priorities.desk,
    language,
    thread: { references: [], answers: null },
    attachesOriginal: false,
    data: {
      ...{ tag: '', subject: '', deskName: desk.name },
      redirectedFrom: desk.letters.mode === 'redirect' ? reader : null,
      ...data,
    },
  }));
}

/** What a digest says, in finished words. */
function digest({ facts, surroundings }: Pick<DigestWanted, 'facts' | 'surroundings'>, desk: Desk): Digest {
  const { language, zone } = desk.digest;
  const reader: Reader = { language, zone, now: facts.now };
  const said = digestWords[language];
  const starts = startsOf(facts, reader);
  const needs = needsOf(facts, starts, surroundings, reader);
  const count = countOf(needs);
  const { sinceLast, week, month } = facts.acknowledgements;
  return {
    state: said.subject(dayOf(facts.now, reader), [
      count === 0 ? said.nothingWaits : said.needYou(count),
      said.open(facts.openTickets.length),
      ...(sinceLast.count === 0 ? [] : [said.inTime(shareOf(sinceLast))]),
    ]),
    heading: headingOf(facts.now, reader),
    verdict: said.verdict(count),
    isCalm: count === 0,
    needs: needLines(needs, said),
    since: said.since(briefly(facts.since, reader)),
    acknowledged: [row('sinceLast', sinceLast, said), row('week', week, said), row('month', month, said)],
    sections: sectionsOf(facts, starts, surroundings, reader, desk),
  };
}

function row(
  span: keyof DigestWords['spans'],
  kept: Punctuality,
  { spans, noneAcknowledged }: DigestWords,
): Row {
  const { count, median, worst } = kept;
  return {
    span: spans[span],
    none: count === 0 ? noneAcknowledged : '',
    count: String(count),
    inTime: count === 0 ? '–' : shareOf(kept),
    median: median === null ? '–' : lengthOf(median),
    worst: worst === null ? '–' : lengthOf(worst),
  };
}

/** "98 %": never 100 while one was late. */
function shareOf({ count, inTime }: Punctuality): string {
  return `${Math.floor((100 * inTime) / count)} %`;
}
