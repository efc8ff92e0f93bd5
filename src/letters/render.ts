import Handlebars from 'handlebars';
import { omissions } from './omissions.ts';
import type { LetterOrder } from './order.ts';
import { type TemplateParts, type TemplateSources, templateParts } from './templates.ts';

/** Fills a letter's templates with its data. Throws TemplateError when one asks for what the letter does not have. */
export type Render = (order: LetterOrder) => TemplateParts<string>;

/** Why a template cannot be used; its name as a path below the folder of templates, lines from 1. */
export interface TemplateFault {
  name: string;
  line: number;
  reason: string;
}

/** A letter that cannot be filled in: what is wrong with each of its parts. */
export class TemplateError extends Error {
  override name = 'TemplateError';
  readonly faults: readonly TemplateFault[];

  constructor(faults: readonly TemplateFault[]) {
    super(faults.map(({ name, line, reason }) => `${name}:${line}: ${reason}`).join('; '));
    this.faults = faults;
  }
}

export interface Compiling {
  /**
   * Whether templates are only tried: a block about something undefined, and what must not be left unsaid, is then a fault.
   * A letter that is owed goes out without it.
   */
  onTrial?: boolean;
}

/** Compiles every template once, strictly; values are escaped in HTML and nowhere else. */
export function compileTemplates(sources: TemplateSources, { onTrial = false }: Compiling = {}): Render {
  // An instance of its own: nobody else's helpers are known to it.
  const handlebars = Handlebars.create();
  if (onTrial) makeBlocksStrict(handlebars);
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const [kind, languages] of Object.entries(sources)) {
    for (const [language, parts] of Object.entries(languages)) {
      for (const part of templateParts) {
        const noEscape = part !== 'html';
        const template = handlebars.compile(parts[part], { strict: true, knownHelpersOnly: true, noEscape });
        compiled.set(`${kind}/${language}.${part}`, template);
      }
    }
  }

  return order => {
    const { kind, language, data } = order;
    const faults: TemplateFault[] = [];
    const fill = (part: (typeof templateParts)[number]): string => {
      const name = `${kind}/${language}.${part}`;
      const template = compiled.get(name);
      if (!template) throw new Error(`There is no template ${name}.hbs`);
      try {
        return template(data);
      } catch (cause) {
        faults.push({ name: `${name}.hbs`, ...complaint(cause) });
        return '';
      }
    };
    const filled = {
      subject: oneLine(fill('subject')),
      text: withoutGaps(fill('text')),
      html: unbroken(fill('html')),
    };
    if (onTrial && faults.length === 0) {
      for (const [part, reason] of Object.entries(omissions(order, filled)))
        faults.push({ name: `${kind}/${language}.${part}.hbs`, line: 1, reason });
    }
    if (faults.length > 0) throw new TemplateError(faults);
    return filled;
  };
}

/** Handlebars' own strictness ends at its blocks: of a misspelt list it would show nothing, and say nothing. */
function makeBlocksStrict(handlebars: typeof Handlebars): void {
  for (const name of ['each', 'if', 'unless', 'with']) {
    const helper = handlebars.helpers[name];
    if (!helper) throw new Error(`Handlebars has no ${name}`);
    handlebars.registerHelper(name, function (this: unknown, ...given: [value: unknown, options: Block]) {
      const [value, options] = given;
      // Of other than one value Handlebars complains itself.
      if (given.length !== 2 || value !== undefined) return helper.apply(this, given);
      const { line, column } = options.loc.start;
      throw new Error(`what #${name} asks for is not defined - ${line}:${column}`);
    });
  }
}

/** Where a block stands; `HelperOptions` of the types leaves it out. */
interface Block extends Handlebars.HelperOptions {
  loc: { start: { line: number; column: number } };
}

/** Handlebars tells the line before its reason, or behind it as line:column. */
function complaint(cause: unknown): Omit<TemplateFault, 'name'> {
  const said = cause instanceof Error ? cause.message : String(cause);
  const place = /^Parse error on line (\d+):| - (\d+):\d+$/;
  const [, before, behind] = place.exec(said) ?? [];
  const reason = said.replace(place, '').replace(/ in (?:\[object Object\]|undefined)$/, '');
  return { line: Number(before ?? behind ?? 1), reason: oneLine(reason) };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A narrow screen would break "GMT-5" behind its hyphen. */
function unbroken(html: string): string {
  return html.replace(/GMT-(?=\d)/g, 'GMT&#8209;');
}

/** Sections that were left out leave empty lines behind. */
function withoutGaps(text: string): string {
  return `${text.trim().replace(/\n{3,}/g, '\n\n')}\n`;
}
