import { fold } from './words.ts';

/**
 * Whether an answer is what a form showed in the place of one: the prompt of a Word control, in the languages of the forms
 * ("Haga clic o pulse aquí para escribir texto.", "Choose an item."), or "XXXX".
 */
export function isPlaceholder(text: string): boolean {
  if (text.length > longest) return false;
  return crosses.test(text) || (mayPrompt.test(text) && prompts.test(fold(text)));
}

/** Most answers begin otherwise, and need not be folded. */
const mayPrompt = /^\W*(?:ha[gz]|puls|toque|cli[cq]|tap|el[ei][gj]|selec|esco|choose)/i;

/** A few prompts, one behind the other. */
const longest = 300;

/** "XXXX", "xx/xx/xxxx": one or two may tick or count. */
const crosses = /^(?:[\s./:@+-]*x){3,}[\s./:@+-]*$/i;

const click = '(?:haga clic|haz clic|pulse|pulsa|toque|clique|click|tap)';
const fillIn =
  '(?:escribir|especificar|introducir|ingresar|insertar|agregar|inserir|digitar|introduzir|escrever|adicionar|enter|add|insert|type)';
const choose =
  '(?:elija|elige|elegir|seleccione|selecciona|seleccionar|escolha|escolher|selecione|selecionar|choose|select)';
const article = '(?:el|la|una?|o|a|uma?|an|the)';
const prompts = new RegExp(
  `^(?:(?:${[
    `${click}(?: (?:o|ou|or) ${click})?(?: (?:aqui|here))?(?: (?:o|ou|or) ${click})? (?:para|to) ${fillIn} (?:${article} )?(?:textos?|text|fechas?|data|date)`,
    `${choose} ${article} (?:elemento|item|opcion|opcao|option|fecha|data|date|bloque de creacion|bloco modular|building block)`,
  ].join('|')})(?: |$))+$`,
);
