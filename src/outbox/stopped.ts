import type { Phase, Stop } from './classify.ts';
import { inOneLine } from './response.ts';

/** A letter, or the way to the server, stopped: the phase, and the words on one line. No cause: it may hold secrets. */
export class Stopped extends Error implements Stop {
  override name = 'Stopped';
  readonly phase: Phase;
  readonly response: string;

  /** `reached` is how far our own side knows the conversation had come; nodemailer often knows better. */
  constructor(error: unknown, reached: Phase, secrets: string[]) {
    const told: Told = error instanceof Error ? error : new Error(String(error));
    const response = inOneLine(told.response ?? told.message, secrets);
    super(response);
    this.phase = phaseTold(told, reached);
    this.response = response;
  }
}

/** What nodemailer writes on its errors (its errors.ts). */
interface Told extends Error {
  code?: string;
  originalCode?: string;
  timeoutType?: string;
  /** The command in flight; CONN when none was, API when the fault was found before a word was said. */
  command?: string;
  /** The whole reply; absent when the server gave none. */
  response?: string;
}

function phaseTold(told: Told, reached: Phase): Phase {
  if (reached === 'connect') return openingPhase(told);
  if (told.code === 'EENVELOPE' && told.command === 'API')
    return told.message.startsWith('Invalid sender') ? 'sender' : 'letter';
  // Without a reply: larger than the SIZE that EHLO offered.
  if (told.command === 'MAIL FROM') return told.response === undefined ? 'letter' : 'sender';
  return reached;
}

function openingPhase({ code, originalCode = '', timeoutType, command, response }: Told): Phase {
  if (code === 'ETLS' || timeoutType === 'UPGRADE_TIMEOUT' || tlsCode.test(originalCode)) return 'tls';
  if (command === 'EHLO' || command === 'HELO') return 'ehlo';
  if (response !== undefined || timeoutType === 'GREETING_TIMEOUT') return 'greeting';
  return 'connect';
}

// Node's names of what OpenSSL found: CERT_HAS_EXPIRED, UNABLE_TO_VERIFY_LEAF_SIGNATURE, ERR_SSL_WRONG_VERSION_NUMBER …
const tlsCode = /CERT|SIGNATURE|SSL|TLS|EPROTO$/;
