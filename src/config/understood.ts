import * as z from 'zod';

/** What editors show, and what the remedy of a fault is made of: a noun phrase, and examples that are valid. */
export interface About {
  description: string;
  examples: (string | number)[];
  /** What is written is never shown, whatever is wrong with it. */
  writeOnly?: true;
}

/**
 * Text that `understand` makes something of; where it gives null, the text "is not …" (`isNot`), and the remedy is
 * what `about` says unless `remedy` knows better. For editors it is any text, because `${NAME}` may stand for it.
 */
export function understood<T>(
  understand: (text: string) => T | null,
  isNot: string,
  about: About,
  remedy?: (text: string) => string,
) {
  return z
    .string()
    .meta({ ...about })
    .transform((text, context): T => {
      const value = understand(text);
      if (value !== null) return value;
      context.addIssue({ code: 'custom', message: isNot, params: { remedy: remedy?.(text) } });
      return z.NEVER;
    });
}

/** A number, or text, that `understand` makes a number of. */
export function understoodNumber(understand: (text: string) => number | null, isNot: string, about: About) {
  return z
    .union([z.number(), z.string()])
    .meta({ ...about })
    .transform((written, context) => orRefused(understand(String(written)), isNot, context));
}

/** A whole number within its bounds. */
export function wholeNumber(least: number, most: number, about: About) {
  const understand = (text: string) => {
    const value = Number(text);
    return /^\d+$/.test(text) && value >= least && value <= most ? value : null;
  };
  return understoodNumber(understand, `is not a whole number from ${least} to ${most}`, about);
}

/** Text on one line that is not empty. */
export function oneLine(about: About) {
  const understand = (text: string) => (/^[^\p{Cc}]*\S[^\p{Cc}]*$/u.test(text) ? text : null);
  return understood(understand, 'is not text on one line', about);
}

/** Any text but none; never shown, whatever is wrong with it. */
export function secret(about: About) {
  return z
    .string()
    .meta({ ...about, writeOnly: true })
    .transform((text, context) => orRefused(text || null, 'is empty', context));
}

function orRefused<T>(value: T | null, isNot: string, context: z.RefinementCtx): T {
  if (value !== null) return value;
  context.addIssue({ code: 'custom', message: isNot });
  return z.NEVER;
}
