import { isSymbolFont } from './symbol-font.ts';

type Attributes = Record<string, string>;

/** What an element's name, attributes and inline style say about the text in it; undefined: as around it. */
export interface Look {
  hidden: boolean;
  quotes: boolean;
  /** Outlook writes a tab as a span of spaces. */
  tab: boolean;
  preformatted: boolean | undefined;
  symbols: boolean | undefined;
}

const hiding = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/;
const leftBorder = /border-left(?:-(?:width|style))?\s*:\s*([^;]{0,100})/;
const noBorder = /\bnone\b|(?<![\d.#\w])0(?:\.0+)?(?:px|pt|in|cm)?(?![\d.\w])/;

export function lookOf(name: string, attributes: Attributes): Look {
  const style = attributes.style?.toLowerCase() ?? '';
  return {
    hidden:
      'hidden' in attributes || hiding.test(style) || (name === 'option' && !('selected' in attributes)),
    quotes: isQuote(name, style, attributes),
    tab: style.includes('mso-tab-count'),
    preformatted: keepsLines(name, style),
    symbols: usesSymbols(style, attributes.face),
  };
}

/** A blockquote, or a block with a line on its left side alone. Mail programs also indent with a blockquote. */
function isQuote(name: string, style: string, attributes: Attributes): boolean {
  if (name === 'blockquote') return hasLeftLine(style) || !isIndent(style, attributes);
  return name === 'div' && (hasLeftLine(style) || /\byahoo_quoted\b/.test(attributes.class ?? ''));
}

/** Gmail's has no border, that of Outlook on the web no margins above and below; neither says that it cites. */
function isIndent(style: string, { type, cite, class: names = '', id = '' }: Attributes): boolean {
  if (type === 'cite' || cite !== undefined || /quote/i.test(names) || /quote/i.test(id)) return false;
  return (
    /border\s*:\s*none/.test(style) ||
    /^\s*(?:margin-(?:top|bottom)\s*:\s*0(?:px|pt)?\s*(?:;\s*|$))+$/.test(style)
  );
}

function hasLeftLine(style: string): boolean {
  const line = leftBorder.exec(style)?.[1];
  return line !== undefined && !noBorder.test(line) && !style.includes('border-right');
}

function keepsLines(name: string, style: string): boolean | undefined {
  if (style.includes('white-space')) return /white-space\s*:\s*(?:pre|break-spaces)/.test(style);
  return name === 'pre' ? true : undefined;
}

function usesSymbols(style: string, face = ''): boolean | undefined {
  const family = /font(?:-family)?\s*:([^;]{0,200})/.exec(style)?.[1] ?? face;
  return family === '' ? undefined : isSymbolFont(family);
}
