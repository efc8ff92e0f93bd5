import type { Form, Language } from '../questionnaire/form.ts';
import type { TicketKind } from '../ticket/ticket.ts';
import { clip } from './clip.ts';
import { type AnsweredLine, answeredLine, labelOf } from './questions.ts';

/** What free text lets one guess, by field key, as in `Reading.understood`. */
export type Guesses = Readonly<Record<string, string>>;

/** Guesses as agents read them: by the questions of the form that was due, or of whichever asks for it, in their language. */
export function guessLines(
  understood: Guesses,
  kind: TicketKind,
  language: Language,
  forms: readonly Form[],
): AnsweredLine[] {
  const spoken = forms.filter(form => form.language === language);
  const due = spoken.filter(form => form.kind === kind);
  const words = guessesIn(understood, language);
  return Object.entries(words).map(([key, guess]) => {
    const form = [...due, ...spoken].find(({ fields }) => fields.some(field => field.key === key));
    return answeredLine(labelOf(key, form), clip(guess, longest));
  });
}

/** As much as an agent reads of one. */
const longest = 2000;

/** The same guesses, with kinds of service by their names. */
export function guessesIn({ serviceType, ...others }: Guesses, language: Language): Guesses {
  if (serviceType === undefined) return others;
  const named = serviceType.split(', ').map(service => services[service]?.[language] ?? service);
  return { serviceType: named.join(', '), ...others };
}

/** As `config/forms/latam.yaml` lists them. */
const services: Record<string, Record<Language, string>> = {
  satellite: { en: 'satellite', es: 'satélite', pt: 'satélite' },
  internet: { en: 'Internet', es: 'Internet', pt: 'Internet' },
  mpls: { en: 'MPLS', es: 'MPLS', pt: 'MPLS' },
  ethernet: { en: 'Ethernet', es: 'Ethernet', pt: 'Ethernet' },
  'sd-wan': { en: 'SD-WAN', es: 'SD-WAN', pt: 'SD-WAN' },
  voice: { en: 'voice', es: 'voz', pt: 'voz' },
  wireless: { en: 'wireless', es: 'inalámbrico', pt: 'rádio' },
  mobile: { en: 'mobile', es: 'móvil', pt: 'celular' },
  fibre: { en: 'fibre', es: 'fibra', pt: 'fibra' },
};
