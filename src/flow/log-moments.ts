import type { Logger } from 'pino';
import { withoutAddresses } from '../mail/without-addresses.ts';
import type { AlertRaised, AlertRecovered, Moment, Tell } from './moment.ts';

/** Tells the log: one line a moment, each with its mail or ticket, never a body, an address only below info. */
export function logMoments(log: Logger): Tell {
  return moment => {
    const { level, words, facts } = lineOf(moment);
    log[level](facts, words);
  };
}

interface Line {
  level: 'debug' | 'info' | 'warn' | 'error';
  words: string;
  facts: Record<string, unknown>;
}

function lineOf(moment: Moment): Line {
  switch (moment.type) {
    case 'kept': {
      const { mailId, mailbox, size } = moment;
      return { level: 'debug', words: 'mail kept', facts: { mail: mailId, mailbox, size } };
    }
    case 'gap': {
      const { mailId, mailbox, folder, acceptedAt } = moment;
      const facts = { mail: mailId, mailbox, folder, acceptedAt };
      return { level: 'warn', words: 'a mail was put away before it was read; it is read now', facts };
    }
    case 'unreconciled': {
      const { mailbox, reason } = moment;
      const facts = { mailbox, reason: withoutAddresses(reason) };
      return { level: 'error', words: 'the processed folder does not agree with the ledger', facts };
    }
    case 'settled': {
      const { mailId, mailbox, messageId, disposition, tickets, why, read } = moment;
      const facts = {
        mail: mailId,
        mailbox,
        messageId,
        tickets,
        rule: why.rule,
        form: read?.form,
        missing: read?.missing,
        reason: cleaned(why.saw.reason),
        lettersNotWritten: cleaned(why.saw.lettersNotWritten),
      };
      const isTrouble = disposition === 'quarantined' || facts.lettersNotWritten !== undefined;
      return { level: isTrouble ? 'error' : 'info', words: `mail ${disposition}`, facts };
    }
    case 'stumbled': {
      const { mailId, reason } = moment;
      return {
        level: 'error',
        words: 'mail stumbled and will be tried again',
        facts: { mail: mailId, reason: withoutAddresses(reason) },
      };
    }
    case 'unwritten': {
      const { kind, ticket, reason } = moment;
      const facts = { ticket, letter: kind, reason: withoutAddresses(reason) };
      return { level: 'error', words: 'a letter cannot be written; the next start tries again', facts };
    }
    case 'delivered': {
      const { kind, ticket, outcome, response } = moment;
      const facts = { ticket, letter: kind, response: withoutAddresses(response) };
      return { level: levels[outcome], words: `letter ${outcome}`, facts };
    }
    case 'unrecorded': {
      const { kind, ticket, reason } = moment;
      const facts = { ticket, letter: kind, reason: withoutAddresses(reason) };
      return {
        level: 'error',
        words: 'what became of a letter cannot be written down, or not in its ticket',
        facts,
      };
    }
    case 'road-closed': {
      const { phase, reason, nextTryAt } = moment;
      const facts = { phase, reason: withoutAddresses(reason), nextTryAt };
      return {
        level: 'error',
        words: 'the mail server does not take letters; they are kept and wait',
        facts,
      };
    }
    case 'alert-raised':
      return {
        level: 'error',
        words: `alert: ${withoutAddresses(moment.notice.headline)}`,
        facts: alertFacts(moment),
      };
    case 'alert-recovered':
      return {
        level: 'info',
        words: `over: ${withoutAddresses(moment.notice.headline)}`,
        facts: alertFacts(moment),
      };
    case 'road-open':
      return {
        level: 'info',
        words: 'the mail server takes letters again',
        facts: { closedSince: moment.closedSince },
      };
    case 'told': {
      const { webhook, alert, outcome, response, nextAttemptAt } = moment;
      const facts = { webhook, alert, response: withoutAddresses(response), nextAttemptAt };
      return { level: levels[outcome], words: wordsOfTelling[outcome], facts };
    }
  }
}

function alertFacts({ notice, lettersNotWritten }: AlertRaised | AlertRecovered): Line['facts'] {
  const { cause, level, details, raisedAt } = notice;
  return {
    cause: withoutAddresses(cause),
    ...{ danger: level, details: details.map(withoutAddresses), raisedAt },
    lettersNotWritten: lettersNotWritten.length === 0 ? undefined : lettersNotWritten,
  };
}

const levels = { sent: 'info', later: 'warn', never: 'error' } as const;

const wordsOfTelling = {
  sent: 'a webhook was told an alert',
  later: 'a webhook could not be told an alert; it will be tried again',
  never: 'a webhook refuses an alert: see its url, and what it says',
};

/** The reasons among what a decision saw: words, lists of words, or nothing. */
function cleaned(reason: unknown): unknown {
  if (Array.isArray(reason)) return reason.map(cleaned);
  return typeof reason === 'string' ? withoutAddresses(reason) : reason;
}
