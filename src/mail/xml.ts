import { Parser } from 'htmlparser2';

export type Attributes = Record<string, string>;

/** What a reader does at each tag and text. Names come without their prefix: "w:p" is "p". */
export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Whether it has enough, and the rest is not to be read. */
  isFull?(): boolean;
}

/** Elements within elements. A text box in a table in a table is fifty deep; htmlparser2 takes quadratic time in them. */
const deepestNest = 200;

/**
 * Leads a reader through an XML document; entities that the document defines stay unexpanded. Returns whether the
 * reader saw all of it. A document that is not well-formed is read as far as it makes sense.
 */
export function readXml(xml: string, reader: XmlReader): boolean {
  let depth = 0;
  let whole = true;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        reader.open(localName(name), attributes);
        if (depth <= deepestNest && !reader.isFull?.()) return;
        whole = false;
        parser.pause();
      },
      ontext: text => {
        if (whole) reader.text?.(text);
      },
      onclosetag: name => {
        depth -= 1;
        reader.close?.(localName(name));
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return whole && !reader.isFull?.();
}

/** The value of an attribute, with or without a prefix to its name. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  for (const key in attributes) if (localName(key) === name) return attributes[key];
  return undefined;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
