import { clip, clipLines } from '../letters/clip.ts';
import { momentIn } from '../letters/moment.ts';
import type { Level, Notice } from '../promise/danger.ts';
import type { Language } from '../questionnaire/form.ts';
import type { Desk, Posted, Written } from './notice-json.ts';

/** Teams refuses messages above 28 KB; these limits stay far below, whatever is told. */
const most = { details: 12, characters: 500 };

/**
 * The alert as a message with an Adaptive Card, which is what the Workflows of Teams take. Its text stands in text
 * runs: in a text block, Teams would read Markdown into an address with an underscore.
 */
export function writeCard({ notice }: Posted, desk: Desk): Written {
  const { headline, details } = notice;
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    msteams: { width: 'Full' },
    body: [
      {
        type: 'Container',
        style: styleOf(notice),
        bleed: true,
        items: [
          paragraph(`${words[desk.language][stateOf(notice)]} · ${desk.name}`, { weight: 'Bolder' }),
          paragraph(clip(headline, most.characters), { weight: 'Bolder', size: 'Large' }),
        ],
      },
      ...clipLines(details, most.details, most.characters).map(sentence => paragraph(sentence)),
      paragraph(times(notice, desk), { isSubtle: true, size: 'Small' }),
    ],
  };
  const attachment = {
    contentType: 'application/vnd.microsoft.card.adaptive',
    contentUrl: null,
    content: card,
  };
  return {
    body: JSON.stringify({ type: 'message', attachments: [attachment] }),
    headers: { 'content-type': 'application/json' },
  };
}

function paragraph(text: string, look: Record<string, string | boolean> = {}) {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...look }] };
}

function stateOf({ state, level }: Notice): Level | 'recovered' {
  return state === 'recovered' ? state : level;
}

/** Colours by the names that Teams has for them, in light and dark. */
function styleOf(notice: Notice): string {
  const styles = { warning: 'warning', urgent: 'attention', breach: 'attention', recovered: 'good' };
  return styles[stateOf(notice)];
}

function times({ raisedAt, recoveredAt }: Notice, { language, timezone }: Desk): string {
  const begun = momentIn(language, timezone, raisedAt);
  if (recoveredAt === null) return `${words[language].since} ${begun}`;
  return `${begun} – ${momentIn(language, timezone, recoveredAt)}`;
}

const words: Record<Language, Record<Level | 'recovered' | 'since', string>> = {
  en: {
    ...{ warning: 'Warning', urgent: 'Urgent', breach: 'Promise broken', recovered: 'Recovered' },
    since: 'Since',
  },
  es: {
    ...{ warning: 'Aviso', urgent: 'Urgente', breach: 'Promesa incumplida', recovered: 'Normalizado' },
    since: 'Desde el',
  },
  pt: {
    ...{ warning: 'Aviso', urgent: 'Urgente', breach: 'Promessa descumprida', recovered: 'Normalizado' },
    since: 'Desde',
  },
};
