/**
 * Whether a line below a form says under a label of its own what no question asks: the zone, window, impact, approver or
 * back-out plan of a change, the severity or the date of a fault. Agents read it; it answers nothing.
 */
export function isBesideForm(line: string): boolean {
  return line.includes(':') && labels.test(line);
}

const labels =
  /^\W*(?:zona horaria|huso horario|fuso(?: hor[aá]rio)?|time ?zone|(?:(?:maintenance|change) )?window|ventana(?: de [a-zà-ÿ]+)?|janela(?: de [a-zà-ÿ]+)?|(?:expected |business )?impact|impacto(?: [a-zà-ÿ]+)?|approver|(?:approv|autoriz|authoriz)ed by|aprobador[a]?|a(?:probad|provad|utorizad)[oa] por|aprovador[a]?|(?:back-?out|roll-?back)(?: plan)?|plan[o]?(?: de)? (?:back-?out|roll-?back|reversa|reversi[oó]n|revers[aã]o|retroceso|retorno|vuelta atr[aá]s|marcha atr[aá]s)|(?:estimated )?duration|duraci[oó]n(?: [a-zà-ÿ]+)?|dura[cç][aã]o(?: [a-zà-ÿ]+)?|severidade?|severity|prioridade?|priority|urgencia|urg[eê]ncia|urgency|fecha(?: y hora)?|date(?: and time)?|data(?: e hora)?|hora|time)\s?:/i;
