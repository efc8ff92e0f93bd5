/** What one host found out about a mail: the header Authentication-Results (RFC 8601). */
export interface AuthenticationResults {
  /** The authserv-id, lower case; null where the header names none, as Microsoft's. */
  by: string | null;
  results: MethodResult[];
}

/** "dmarc=fail (p=reject) header.from=example.com". */
export interface MethodResult {
  /** Lower case, as are the result and the names of properties. */
  method: string;
  result: string;
  /** "header.from" and its kin, "reason", and what Microsoft adds ("action"), by name. */
  properties: ReadonlyMap<string, string>;
  /** What stood in parentheses. */
  comments: string[];
}

interface Token {
  type: 'word' | 'comment' | '=' | ';';
  text: string;
}

/** Reads the value of the header, unfolded. Whatever it is, something is given back: what is no result is passed over. */
export function readAuthenticationResults(value: string): AuthenticationResults {
  const [first = [], ...others] = statementsOf(tokensOf(value));
  const namesResult = first.some(({ type }) => type === '=');
  const name = first.find(({ type }) => type === 'word')?.text.toLowerCase() ?? null;
  return {
    by: namesResult ? null : name,
    results: [...(namesResult ? [first] : []), ...others].flatMap(statement => resultOf(statement) ?? []),
  };
}

/** What stands between semicolons. */
function statementsOf(tokens: Iterable<Token>): Token[][] {
  const statements: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type === ';') statements.push([]);
    else statements.at(-1)?.push(token);
  }
  return statements;
}

function* tokensOf(value: string): Generator<Token> {
  for (let at = 0; at < value.length; ) {
    const character = value.charAt(at);
    if (character === '=' || character === ';') {
      yield { type: character, text: character };
      at += 1;
    } else if (character === '(') {
      const end = commentEnd(value, at);
      yield { type: 'comment', text: unescaped(value.slice(at + 1, end - 1)) };
      at = end;
    } else {
      pattern.lastIndex = at;
      const [text = character, quoted] = pattern.exec(value) ?? [];
      if (text.trim() !== '') yield { type: 'word', text: quoted === undefined ? text : unescaped(quoted) };
      at += text.length;
    }
  }
}

/** White space, a quoted string, or a run of anything else. */
const pattern = /\s+|"((?:[^"\\]|\\.)*)"?|[^\s;=("]+/sy;

/** Behind the parenthesis that closes the one at `start`; comments may hold comments (RFC 5322 3.2.2). */
function commentEnd(value: string, start: number): number {
  let depth = 0;
  for (let at = start; at < value.length; at++) {
    const character = value.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')' && --depth === 0) return at + 1;
  }
  return value.length + 1;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}

/** The first equation is the method's, the others are properties; null when there is none ("none", a stray name). */
function resultOf(statement: readonly Token[]): MethodResult | null {
  const comments = statement.flatMap(({ type, text }) => (type === 'comment' ? [text] : []));
  const [method, ...properties] = equationsOf(statement.filter(({ type }) => type !== 'comment'));
  if (method === undefined) return null;
  const [name, result] = method;
  // "spf/1": the version of the method.
  const [plainName = ''] = name.split('/');
  return { method: plainName, result: result.toLowerCase(), properties: new Map(properties), comments };
}

function equationsOf(tokens: readonly Token[]): [name: string, value: string][] {
  const equations: [string, string][] = [];
  let words: string[] = [];
  let isValue = false;
  for (const { type, text } of tokens) {
    if (type === '=') {
      isValue = words.length > 0;
    } else if (isValue) {
      equations.push([nameOf(words), text]);
      words = [];
      isValue = false;
    } else {
      words.push(text);
    }
  }
  return equations;
}

/** The last word; comments and spaces may stand around its dot or slash ("header . from"). */
function nameOf(words: readonly string[]): string {
  let name = words.at(-1) ?? '';
  for (let at = words.length - 2; at >= 1 && /^[./]$/.test(words[at] ?? ''); at -= 2)
    name = `${words[at - 1]}${words[at]}${name}`;
  return name.toLowerCase();
}
