import type { Language } from '../questionnaire/form.ts';
import { offsetAt } from '../questionnaire/values/zones.ts';

/** Offsets of July 2026, in minutes, that an outdated Node has wrong. */
const facts = [
  // Paraguay keeps -03 all year since October 2024, Mexico -06 since October 2022.
  { zone: 'America/Asuncion', offset: -180 },
  { zone: 'America/Mexico_City', offset: -360 },
  // Aysén left the clock changes of Chile in 2025; the zone is new in tzdata 2025b.
  { zone: 'America/Coyhaique', offset: -180 },
];

/** What this Node does not know of the region's clocks, a sentence each; nothing when its zones are recent enough. */
export function outdatedZones(language: Language = 'en', offsetOf: typeof offsetAt = offsetAt): string[] {
  const said = words[language];
  return facts.flatMap(({ zone, offset }) => {
    const found = inJuly(zone, offsetOf);
    if (found === offset) return [];
    const fault = found === null ? said.unknown(zone) : said.wrong(zone, found, offset);
    return [`${fault}; ${said.remedy}`];
  });
}

function inJuly(zone: string, offsetOf: typeof offsetAt): number | null {
  try {
    return offsetOf(zone, new Date('2026-07-15T12:00Z'));
  } catch (error) {
    // How Intl refuses a zone it does not know.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface Words {
  unknown(zone: string): string;
  /** Offsets are minutes. */
  wrong(zone: string, found: number, offset: number): string;
  remedy: string;
}

const words: Record<Language, Words> = {
  en: {
    unknown: zone => `this Node does not know the time zone ${zone}`,
    wrong: (zone, found, offset) =>
      `this Node has ${zone} at ${found} minutes from UTC in July 2026 and not ${offset}`,
    remedy: 'every deadline there would be wrong: run a newer Node, with its full time zone data',
  },
  es: {
    unknown: zone => `este Node no conoce la zona horaria ${zone}`,
    wrong: (zone, found, offset) =>
      `para este Node, ${zone} está a ${found} minutos de UTC en julio de 2026 y no a ${offset}`,
    remedy:
      'todos los plazos de esa zona serían incorrectos: use un Node más nuevo, con sus datos de zonas horarias completos',
  },
  pt: {
    unknown: zone => `este Node não conhece o fuso horário ${zone}`,
    wrong: (zone, found, offset) =>
      `para este Node, ${zone} está a ${found} minutos de UTC em julho de 2026 e não a ${offset}`,
    remedy:
      'todos os prazos desse fuso estariam errados: use um Node mais novo, com os dados de fusos horários completos',
  },
};
