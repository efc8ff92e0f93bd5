// How automatic replies speak; patterns on text without accents and capitals.

/** Beginnings of subjects that mail systems write and people do not. */
export const sureTitles = [
  'respuesta automatica',
  'resposta automatica',
  'autorespuesta',
  'auto-?resposta',
  'respuesta de ausencia',
  'mensaje de ausencia',
  'mensagem de ausencia',
  'aviso de (?:ausencia|vacaciones|ferias)',
  'ausencia tempora(?:l|ria)',
  'fuera de (?:la )?oficina',
  'fora do escritorio',
  'auto(?:mat(?:ic|ed))?[ -]?(?:reply|response|answer)',
  'out[ -]of[ -](?:the )?office(?: (?:auto|automatic)[ -]?reply)?',
  'ooo',
  'vacation (?:reply|response|message)',
  'automatische antwort',
  'abwesenheitsnotiz',
  'reponse automatique',
  'risposta automatica',
  'automatisch antwoord',
];

/** Beginnings that people write too. */
export const doubtfulTitles = [
  'auto',
  'automatic[oa]?',
  'ausente',
  'ausencia',
  '(?:de |estoy de |estou de |em )?(?:vacaciones|ferias)',
  '(?:on )?(?:vacation|holiday|leave)',
  'away(?: from (?:the |my )?(?:office|desk))?',
  'i am (?:away|out of (?:the )?office)',
  'no estoy en la oficina',
  'ausente (?:de la oficina|do escritorio)',
];

/** Subjects that name who is away, as Notes writes them; people write them about each other. */
export const namingTitles = [
  '(?:is|will be) out of (?:the )?office',
  '(?:esta|estara|se encuentra) (?:fuera|ausente) de (?:la )?oficina',
  '(?:esta|estara|encontra-se) (?:fora|ausente) do escritorio',
];

/** What only somebody who is away says, at the beginning of the text. */
export const absences = [
  '(?:i am|i.m|i will be|i.ll be) (?:currently )?(?:out of (?:the |my )?office|away|on (?:\\w+ )?(?:leave|vacation|holidays?))',
  '(?:estoy|estare|me encuentro|me encontrare) (?:fuera|ausente|de vacaciones|de licencia|de viaje)',
  '(?:estou|estarei|encontro-me) (?:fora|ausente|de ferias|em ferias|de licenca|em viagem)',
];

/** What somebody who is away promises. */
export const returns = [
  '(?:will|.ll) (?:not return|return|be back|respond|reply|answer|get back)',
  '(?:no )?(?:regreso|regresare|volvere|retornare) (?:hasta|el|al|a la|a)\\b',
  '(?:respondere|contestare|leere) ',
  '(?:nao )?(?:retorno|retornarei|voltarei|volto) (?:ate|em|no|na|a|dia)\\b',
  '(?:responderei|lerei) ',
];

/** What such replies say. */
export const phrases = [
  'out of (?:the |my )?office',
  'away from (?:the |my )?(?:office|desk|e-?mail)',
  '(?:i am|i.m|will be|be) (?:away|on (?:\\w+ )?(?:leave|vacation|holidays?))',
  'limited access to (?:my )?e-?mail',
  'will (?:reply|respond|return|be back|get back)',
  'automat(?:ic|ed) (?:reply|response|message|e-?mail)',
  'thank you for (?:your (?:e-?mail|message|enquiry|inquiry)|contacting|writing)',
  'received your (?:e-?mail|message)',
  '(?:estoy|estare|estaremos|me encuentro|se encuentra|estou|estarei|encontro-me) (?:fuera|fora|ausente|de vacaciones|de ferias|em ferias|de licencia|de licenca|de viaje|em viagem|viajando)',
  'fuera de (?:la |mi )?oficina',
  'fora do (?:meu )?escritorio',
  '(?:respuesta|resposta|mensaje|mensagem|correo|e-?mail) automatic[oa]',
  '(?:regreso|regresare|volvere|retornare|retorno|retornarei|voltarei|voltaremos) (?:el|al|a la|a|em|no|na|dia)\\b',
  'ac(?:ceso|esso) limitado',
  'no (?:tendre|tengo) acceso',
  'a (?:mi regreso|mi retorno|minha volta|meu retorno)',
  '(?:gracias|obrigad[oa]) (?:por|pelo|pela) (?:su |tu |seu |sua )?(?:mensaje|correo|e-?mail|consulta|contacto|contato|mensagem|contactar|comunicarse|escribir|entrar em contato)',
  'hemos recibido su (?:mensaje|correo|e-?mail|solicitud)',
  'recebemos (?:o )?seu (?:e-?mail|contato|pedido)|recebemos (?:a )?sua mensagem',
  '(?:ich bin|derzeit) .{0,40}(?:abwesend|nicht im (?:buro|haus))',
  '(?:je suis|actuellement) (?:absente?|en conge)',
];
