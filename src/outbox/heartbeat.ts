import { ask, type Patience } from './http.ts';

/** An address that raises an alarm of its own when it has not been asked for a while. */
export interface Heartbeat {
  /** https, or http on this machine. Whoever knows it could say that all is well. */
  url: string;
  ca?: string;
}

/** Says once that all is well; null when that was heard, else what went wrong, in words. */
export async function ping(
  { url, ca }: Heartbeat,
  signal: AbortSignal,
  patience?: Patience,
): Promise<string | null> {
  const answer = await ask({ url, ca, method: 'GET', headers: {}, body: '' }, signal, patience);
  if ('failure' in answer) return answer.failure;
  return answer.status >= 200 && answer.status < 300 ? null : `HTTP ${answer.status}`;
}
