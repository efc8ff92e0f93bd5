import type { Evidence, Saw } from './evidence.ts';
import { folded } from './folded.ts';
import { titleOf } from './title.ts';

/** Beginnings that mail systems write and people do not, folded. */
const surePrefix =
  /^(?:respuesta automatica|resposta automatica|automatic reply|automated reply|automatische antwort|reponse automatique|risposta automatica|automatisch antwoord|auto(?:matic)?[- ]?(?:reply|response|responder)|autorespuesta|auto[- ]?resposta|respuesta (?:de )?ausencia|resposta (?:de )?ausencia|out[- ]of[- ](?:the )?office(?: auto(?:matic)?[- ]?reply)?|fuera de (?:la )?oficina|fora do escritorio|ausencia temporaria|ausencia temporal|mensaje de ausencia|mensagem de ausencia|abwesenheitsnotiz|ooo|vacation(?: auto)?[- ]?(?:reply|message|response)|aviso de (?:ausencia|vacaciones|ferias))\s*(?:[:：-]|$)/;

/** Beginnings that people write too: only the text can tell. */
const doubtfulPrefix =
  /^(?:auto|automatico|ausente|ausencia|vacaciones|de vacaciones|ferias|de ferias|on vacation|vacation|holiday|on leave|on holiday|away|i am away|i am out of (?:the )?office|out of office|licencia|licenca)\b\s*[:：!.,-]?/;

/** What such replies say, folded. */
const replyText =
  /\b(?:out of (?:the |my )?office|away from (?:the |my )?(?:office|desk|e-?mail)|on (?:annual |parental |maternity |sick )?(?:leave|vacation|holidays?)|limited access to (?:my )?e-?mail|(?:will|shall) (?:be )?(?:respond|reply|return|back|answer)|automat(?:ic|ed) (?:reply|response|message|answer)|auto-?(?:reply|response)|thank(?:s| you) for (?:your|contacting|writing|the)|(?:have|has) (?:been )?received your|(?:estare|estoy|me encuentro|se encuentra|estaremos|estarei|estou|encontro-me) (?:fuera|ausente|de vacaciones|de licencia|de viaje|fora|de ferias|em ferias|de licenca|viajando|out)|fuera de (?:la |mi )?oficina|fora do (?:meu )?escritorio|vacaciones|ferias|(?:respuesta|resposta|mensaje|mensagem|correo|email) automatic[oa]|(?:gracias|obrigad[oa]) (?:por|pelo|pela|por su|por tu)|hemos recibido su|recebemos (?:sua|seu)|(?:regreso|regresare|retorno|retornare|volvere|voltarei|retornarei) (?:el|al|en|a|dia|em|no)|acceso limitado|acesso limitado|no (?:tendre|tengo|contare con) acceso|responder(?:e|ei|emos) (?:a|su|tu|sua|seu|assim|en cuanto|tan pronto|cuando)|para (?:urgencias|casos urgentes|assuntos urgentes|temas urgentes)|em caso de urgencia|en caso de urgencia|licencia|nicht im (?:buro|haus)|abwesend|absent|not available until|currently (?:out|away|on))\b/;

/** A reply written by a machine is short; a mail with a filled form is not. */
const shortReply = 700;
/** Where such a reply says so. */
const lookedAt = 1500;

/** A mail that says of itself, by subject and text, that nobody is there to read. */
export function sawReplyWords({ subject, text, header }: Evidence): Saw {
  const title = titleOf(subject);
  const sure = surePrefix.exec(title)?.[0];
  const prefix = sure ?? doubtfulPrefix.exec(title)?.[0];
  if (prefix === undefined) return null;
  const words = replyText.exec(folded(text.slice(0, lookedAt)))?.[0];
  const hint = header.get('x-auto-response-suppress')?.[0];
  if (words !== undefined) return `Subject: ${prefix} · ${words}`;
  if (sure !== undefined && (text.length < shortReply || hint !== undefined)) return `Subject: ${prefix}`;
  return null;
}
