import { createHmac } from 'node:crypto';
import type { Notice } from '../promise/danger.ts';
import type { Language } from '../questionnaire/form.ts';

/** One alert on its way: `id` is the same however often it is sent. */
export interface Posted {
  id: string;
  notice: Notice;
}

/** Who writes. */
export interface Desk {
  name: string;
  language: Language;
  timezone: string;
}

/** What goes to a webhook. */
export interface Written {
  body: string;
  headers: Record<string, string>;
}

/** The format that receivers are programmed against (docs/alerts.md): keys are added, never changed. */
const version = 1;

/** The alert for a program that was written for it, signed so that nobody else can write to it, or send it again. */
export function writeJson(
  { id, notice }: Posted,
  { name: desk }: Desk,
  { secret, at }: { secret: string; at: Date },
): Written {
  const { cause, level, state, headline, details, raisedAt, recoveredAt } = notice;
  const alert = { cause, level, state, headline, details, raisedAt, recoveredAt };
  const body = JSON.stringify({ version, id, desk, ...alert });
  const timestamp = Math.floor(at.getTime() / 1000).toString();
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'acuse-timestamp': timestamp,
      'acuse-signature': `sha256=${signature}`,
    },
  };
}
