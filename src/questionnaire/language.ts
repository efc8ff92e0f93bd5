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
      if (written === folded) continue;
      if (/[ãõç]/i.test(written)) counts.pt++;
      else if (/ñ|ción$/i.test(written)) counts.es++;
      continue;
    }
    for (const language of languages) counts[language] += 1 / languages.length;
  }
  const ranked = (Object.entries(counts) as [Language, number][]).sort(([, one], [, other]) => other - one);
  const [first, second] = ranked;
  return first === undefined || second === undefined || first[1] <= second[1] ? null : first[0];
}

const enough = 4000;

const smallWords: Record<Language, string> = {
  en: `the of and to is are was were we you your our have has had not please hello hi dear with for from this that there be can could would will
    on at in by it as an but or if since after before our any all no thanks regards need link down team kindly yesterday today morning service
    been do does did still them they what when where which who how help could site out up my me i`,
  es: `el la los las de del y en es son fue que por para con una un su sus nuestro nuestra nuestros no se le les lo al hola buenos buenas dias tardes
    noches estimado estimados estimada favor tenemos tiene hay esta estamos desde hasta ayer hoy pero como cuando donde cual si ya muy gracias saludos
    servicio enlace sede sitio sin necesitamos solicito solicitamos apoyo me mi usted ustedes quedamos quedo atentos cordial estan han ha hemos caido
    mas sobre entre o`,
  pt: `o a os as do da dos das e em no na nos nas e sao foi que por para com uma um seu sua nosso nossa nossos nao se lhe ao ola bom boa dia tarde noite
    prezado prezados prezada caros favor temos tem ha esta estamos desde ate ontem hoje mas como quando onde qual sim ja muito obrigado obrigada
    atenciosamente servico link local sem precisamos solicito solicitamos apoio me meu minha voce voces ficamos aguardo estao pela pelo pelos isso
    mais sobre entre ou gostaria fora ar`,
};

const byWord = new Map<string, Language[]>();
for (const [language, text] of Object.entries(smallWords) as [Language, string][]) {
  for (const word of new Set(text.split(/\s+/))) {
    const languages = byWord.get(word) ?? [];
    languages.push(language);
    byWord.set(word, languages);
  }
}
