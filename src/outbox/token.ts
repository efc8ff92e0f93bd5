import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Stopped } from './stopped.ts';

/** A token to sign in with (OAuth 2.0), or in plain words why there is none; `isLasting` when only a person can mend it. */
export type AccessToken = { token: string } | { failure: string; isLasting: boolean };

/** Gives a token, and never again the one that the server has `refused`. */
export type GiveToken = (refused?: string) => Promise<AccessToken>;

/** A token, or else a `Stopped`: at `token` when it may come by itself, at `sign-in` when somebody has to look. */
export async function tokenFrom(giveToken: GiveToken, refused?: string): Promise<string> {
  const given = await giveToken(refused);
  if ('token' in given) return given.token;
  const error = new Error(`there is no access token: ${given.failure}`);
  throw new Stopped(error, given.isLasting ? 'sign-in' : 'token', []);
}

/** Whether the server has looked at the token and does not want it, so that another one may fare better. */
export function isRefusedToken(error: unknown): boolean {
  return error instanceof Stopped && error.phase === 'sign-in' && error.response.startsWith('5');
}

/** nodemailer's name of the method below; called XOAUTH2 it would give way to a password method that the server offers. */
export const byToken = 'ACCESS-TOKEN';

/** SASL XOAUTH2. A refusal may come as a challenge, which wants an answer before the server says its last word. */
export async function presentToken(exchange: SMTPConnection.CustomAuthenticationContext): Promise<void> {
  const { user, pass } = exchange.auth.credentials;
  const { response } = await exchange.sendCommand(`AUTH XOAUTH2 ${proofOf(user, pass)}`);
  const last = response.startsWith('334') ? (await exchange.sendCommand('')).response : response;
  if (!last.startsWith('235')) throw new Error('the access token is refused');
}

/** The shapes in which a confused server could read our token back to us. */
export function secretsOfToken(user: string, token: string): string[] {
  return [proofOf(user, token), token];
}

function proofOf(user: string, token: string): string {
  return Buffer.from(`user=${user}\x01auth=Bearer ${token}\x01\x01`).toString('base64');
}
