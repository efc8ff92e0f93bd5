import { isClosing } from './closing.ts';
import { isSignatureOf } from './signature.ts';
import { wordsOf } from './words.ts';

/** What an answer to "is it solved?" means: a plain yes, or a word of thanks that says neither. */
export type Consent = 'agrees' | 'thanks';

/**
 * Whether somebody agrees that all is well. Null for whatever says more, and so may say that it is not: each word must
 * be one of agreement or courtesy. `writer` is the name under which the mail came.
 */
export function consentIn(text: string, writer: string | null): Consent | null {
  if (text.length > longestConsent || text.includes('?')) return null;
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const signature = lines.findIndex(line => writer !== null && isSignatureOf([writer], line));
  const own = signature < 0 ? lines : lines.slice(0, signature);
  const words = own.filter(line => !isClosing(line)).flatMap(line => wordsOf(line).map(word => word.folded));
  if (words.length === 0) return own.length > 0 ? 'thanks' : null;
  if (!words.every(word => agreeing.has(word) || beside.has(word))) return null;
  return words.some(word => agreeing.has(word)) ? 'agrees' : 'thanks';
}

const longestConsent = 400;

const wordsIn = (text: string): Set<string> => new Set(text.split(/\s+/).filter(Boolean));

const agreeing = wordsIn(`
  si ok okay vale confirmo confirmamos confirmado confirmada solucionado solucionada resuelto resuelta restablecido
  restablecida normalizado normalizada operativo operativa funciona funcionando correcto conforme cerrar cierren cerrarlo
  perfecto excelente
  sim resolvido resolvida restabelecido restabelecida operacional funcionado certo encerrar fechar perfeito otimo
  yes yep confirmed confirm resolved solved fixed restored works working close perfect great
`);

/** They neither agree nor deny. None of them may turn a sentence round. */
const beside = wordsIn(`
  hola buenos buenas buen dia dias tarde tardes noche noches estimado estimada estimados gracias muchas por favor
  ya todo todos bien esta estan quedo queda el la los las lo servicio enlace caso ticket incidente se puede pueden su de
  ola bom boa obrigado obrigada muito o a os as esta tudo bem ja link chamado pode podem
  hi hello dear good morning afternoon thank thanks you all is it the now service again ticket case we can please and y e
  mesa team equipo
`);
