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

/** What may stand behind them: "until Monday", "(vuelve 05/12/2026).", "a partir de 3 de maio". */
export const datePhrases = [
  '\\d+(?:st|nd|rd|th|h|o|a)?',
  'until|till|from|to|through|returns?|returning|back|on|at|the|of|and|am|pm',
  'hasta|desde|vuelve|regresa|el|al?|la|las|del?|partir|y',
  'ate|volta|retorna|em|no|na|o|as?|dia|d[aeo]|e',
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo',
  '(?:segunda|terca|quarta|quinta|sexta)(?:-feira)?',
  '(?:jan|ene|feb|fev|mar|apr|abr|may|mai|jun|jul|aug|ago|sep|set|oct|out|nov|dec|dic|dez)[a-z]{0,7}',
];

/** What only somebody who is away from work says, at the beginning of the text. */
export const absences = [
  '(?:i am|i.m|i will be|i.ll be) (?:currently )?(?:out of (?:the |my )?office|away from (?:the |my )?office|on (?:\\w+ )?(?:leave|vacation|holidays?))',
  '(?:estoy|estare|me encuentro|me encontrare) (?:(?:fuera|ausente) de (?:la |mi )?oficina|de vacaciones|de licencia)',
  '(?:estou|estarei|encontro-me) (?:(?:fora|ausente) do (?:meu )?escritorio|de ferias|em ferias|de licenca)',
];

/** The same without a word of where from or what for: it takes a day of return. */
export const vagueAbsences = [
  '(?:i am|i.m|i will be|i.ll be) (?:currently )?(?:away|travell?ing)',
  '(?:estoy|estare|me encuentro|me encontrare) (?:fuera|ausente|de viaje)',
  '(?:estou|estarei|encontro-me) (?:fora|ausente|em viagem)',
];

/** What somebody who is away promises. */
export const returns = [
  '(?:will|.ll) (?:not return|return|be back|respond|reply|answer|get back)',
  '(?:no )?(?:regreso|regresare|volvere|retornare) (?:hasta|el|al|a la|a)\\b',
  '(?:respondere|contestare|leere) ',
  '(?:nao )?(?:retorno|retornarei|voltarei|volto) (?:ate|em|no|na|a|dia)\\b',
  '(?:responderei|lerei) ',
];

/** The day of it; an hour is none, whoever went out of the server room comes back by the clock. */
export const returnDays = [
  '(?:will|.ll) (?:not )?(?:return|be back) (?:until |on |before )?(?:\\d{1,4}[/.-]\\d|\\w+day\\b|[a-z]{3,9} \\d|\\d{1,2} [a-z]{3,9})',
  '(?:no )?(?:regreso|regresare|volvere|retornare) (?:hasta )?(?:el )?(?:dia )?(?:\\d{1,4}[/.-]\\d|lunes|martes|miercoles|jueves|viernes|sabado|domingo|\\d{1,2} de [a-z])',
  '(?:nao )?(?:retorno|retornarei|voltarei|volto) (?:ate |antes de )?(?:em |no |na )?(?:dia )?(?:\\d{1,4}[/.-]\\d|segunda|terca|quarta|quinta|sexta|sabado|domingo|\\d{1,2} de [a-z])',
];

/** The last sentence of Notes, which nobody has to compose. */
export const closingSentences = [
  'will respond to your message when i return',
  'respondere a su mensaje cuando (?:yo )?(?:regrese|vuelva)',
  'responderei a sua mensagem quando (?:eu )?(?:voltar|retornar|regressar)',
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
