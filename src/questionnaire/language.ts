import type { Language } from './form.ts';
import { wordsOf } from './words.ts';

/** The language most of a text's small words belong to; null when they do not tell. */
export function languageOf(text: string): Language | null {
  const counts = { en: 0, es: 0, pt: 0 };
  for (const { folded, start, end } of wordsOf(text.slice(0, enough))) {
    const languages = byWord.get(folded);
    if (languages === undefined) {
      // Letters and endings that only one of the three has.
      const written = text.slice(start, end);
      if (written !== folded && /[ãõçêô]/i.test(written)) counts.pt++;
      else if (written !== folded && /ñ|ción$|ía$/i.test(written)) counts.es++;
      else {
        const { pt, es, en } = endings.exec(folded)?.groups ?? {};
        if (pt !== undefined) counts.pt += ending;
        else if (es !== undefined) counts.es += ending;
        else if (en !== undefined) counts.en += ending;
      }
      continue;
    }
    for (const language of languages) counts[language] += 1 / languages.length;
  }
  const ranked = (Object.entries(counts) as [Language, number][]).sort(([, one], [, other]) => other - one);
  const [first, second] = ranked;
  return first === undefined || second === undefined || first[1] <= second[1] ? null : first[0];
}

/** Whether a text has a small word of any of the languages. */
export function hasSmallWords(text: string): boolean {
  return wordsOf(text.slice(0, enough)).some(({ folded }) => byWord.has(folded));
}

const enough = 4000;
/** An ending tells less than a small word. */
const ending = 0.4;

const endings = /(?<pt>cao|coes|agem)$|(?<es>cion|ciones|dad|aje)$|(?<en>tion|ing|ment|ness|ould)$/;

const smallWords: Record<Language, string> = {
  en: `any news please closed close back again still off outage issue problem help look call read opened your message was undelivered delivered failure because couldn
    out office away leave return vacation holiday ticket works working happened week month new old some more than so just also only about into by via sorry cannot can t don isn
    been being were january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday tomorrow
    the of and to is are was were we you your our have has had not please hello hi dear with for from this that there be can could would will
    on at in by it as an but or if since after before our any all no thanks regards need link down team kindly yesterday today morning service
    been do does did still them they what when where which who how help could site out up my me i`,
  es: `enero febrero marzo mayo junio julio septiembre setiembre octubre noviembre diciembre manana
    alguna alguno algun novedad noticias escalar demorando demora demasiado correo correos buzon lleno acuse lectura mostro pudo ser entregado envio enviado mensaje devuelto fue leido asunto enviados
    destinatario direccion encontro entregar error vemos hacia horas perdida ninguno otra otro vez tercera linea funciona nada llamenme llamen llame llamar cayo cayeron caida alguien todavia aun ahora tambien hace
    hacer puede pueden podria quien porque oficina fuera vacaciones regreso equipo equipos mismo misma este ese eso esto ellos ella el cuando antes despues mientras
    ayuda consulta caso problema falla solo bien mal tengo quiero queremos quisiera necesito revisar enviar cerrar recupero volvio sigue siguen varios varias otros mucha muchas
    el la los las de del y en es son fue que por para con una un su sus nuestro nuestra nuestros no se le les lo al hola buenos buenas dias tardes
    noches estimado estimados estimada favor tenemos tiene hay esta estamos desde hasta ayer hoy pero como cuando donde cual si ya muy gracias saludos
    servicio enlace sede sitio sin necesitamos solicito solicitamos apoyo me mi usted ustedes quedamos quedo atentos cordial estan han ha hemos caido
    mas sobre entre ausente urgencia cualquier jueves lunes martes miercoles viernes`,
  pt: `janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro amanha
    alguma algum novidade novidades escalonar escalar demorando demora mensagem mensagens caixa postal cheia pode ser entregue enviou devolvida lida assunto enviada lido exibida apenas
    destinatario endereco encontrado entregar falha leitura telefone terceira vez mes nada funciona liguem ligar ainda agora tambem faz fazer podem poderia quem porque escritorio
    ferias retorno equipamento equipamentos mesmo mesma este esse isso isto eles ela antes depois enquanto ajuda duvida chamado problema so bem mal tenho quero queremos preciso
    verificar enviar encerrar voltou segue varios varias outros outra outro muita muitas pois entao de novo ficou sendo teve tivemos caiu caindo
    o a os as do da dos das e em no na nos nas e sao foi que por para com uma um seu sua nosso nossa nossos nao se lhe ao ola bom boa dia tarde noite
    prezado prezados prezada caros favor temos tem ha esta estamos desde ate ontem hoje mas como quando onde qual sim ja muito obrigado obrigada
    atenciosamente servico link local sem precisamos solicito solicitamos apoio me meu minha voce voces ficamos aguardo estao pela pelo pelos isso
    mais sobre entre ou gostaria fora ar ausente urgencia qualquer segunda terca quarta quinta sexta feira`,
};

const byWord = new Map<string, Language[]>();
for (const [language, text] of Object.entries(smallWords) as [Language, string][]) {
  for (const word of new Set(text.split(/\s+/))) {
    const languages = byWord.get(word) ?? [];
    languages.push(language);
    byWord.set(word, languages);
  }
}
