import { fold } from '../words.ts';
import type { Topic } from './yes-no-topics.ts';

/**
 * What a reserve makes of a yes: no where it says so of nothing else than what was asked ("Sí, pero el router está apagado");
 * 'unreadable' where it may ("pero el puerto 2 está apagado"); null where it speaks of something else, or takes nothing back.
 */
export function reserveIn(text: string, topic: Topic | undefined): 'no' | 'unreadable' | null {
  const reserve = fold(butThen.exec(text)?.[1] ?? '');
  const back = topic?.takenBack?.by.exec(reserve);
  if (topic?.takenBack === undefined || !back) return null;
  const { of } = topic.takenBack;
  const before = reserve.slice(0, back.index).trim();
  const [, next = ''] = following.exec(reserve.slice(back.index + back[0].length)) ?? [];
  const isPlain = before.split(' ').every(word => present.test(word) || of.test(word));
  if (isPlain && (when.test(next) || of.test(next))) return 'no';
  return somethingElse.test(reserve) ? null : 'unreadable';
}

const butThen =
  /^.*?(?<![a-zà-ÿ])(?:pero|but|mas|aunque|though|although|however|sin embargo|por[eé]m|s[oó] que)[\s,](.*)$/i;
/** What may stand before it: "the … is", and nothing of the past. */
const present = /^(?:|el|la|los|las|os?|as?|the|it|s|is|are|esta|estan|estao|ya|ja|now|ahora|agora)$/;
const following = /^ (?:(?:el|la|los|las|os?|as?|the|una?|uma?) )?(\w+(?: (?:de|del|do|da|of) \w+)?)/;
/** What may stand behind it: nothing, a time or a reason. */
const when =
  /^(?:|desde|hace|since|por|pela|pelo|porque|because|due|ayer|ontem|yesterday|hoy|hoje|today|last|mes|month|semana|week|ano|ahora|agora|now|tambien|tambem|too|also)$/;
const somethingElse =
  /\b(?:principal|main|primary|luz|luces|luzes|lights?|leds?|senal|sinal|signal|energia|power|monitor)\b/;
