import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import type { Fault } from '../config/faults.ts';
import { shipped } from '../config/shipped.ts';
import { templateFile } from '../config/templates.ts';
import type { LetterOrder } from '../letters/order.ts';
import type { TemplateFault } from '../letters/render.ts';

/** A letter as the configured templates write it of a sample. */
export interface SampleLetter extends Pick<LetterOrder, 'kind' | 'language'> {
  bytes: Uint8Array;
}

/** Every letter in every language and situation, filled with samples; and what is wrong with templates that cannot be. */
export async function sampleLetters(
  config: Config,
  now: Date,
): Promise<{ letters: SampleLetter[]; faults: Fault[] }> {
  const { intakeRulesOf } = await import('../flow/rules.ts');
  const { createComposer } = await import('../letters/compose.ts');
  const { TemplateError } = await import('../letters/render.ts');
  const { sampleMail, sampleOrders } = await import('../letters/samples.ts');
  const { templates } = config;
  const composer = createComposer({ templates, signingKey: new Uint8Array(32), onTrial: true });
  const letters: SampleLetter[] = [];
  const faults = new Map<string, Fault>();
  for (const order of sampleOrders(intakeRulesOf(config).desk)) {
    const { kind, language } = order;
    try {
      letters.push({ kind, language, bytes: composer.compose(order, now, sampleMail).bytes });
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      for (const fault of error.faults) faults.set(JSON.stringify(fault), faultOf(fault, config));
    }
  }
  return { letters, faults: [...faults.values()] };
}

function faultOf({ name, line, reason }: TemplateFault, { ownTemplates }: Config): Fault {
  const model = join(shipped.templates, name);
  return {
    ...{ file: templateFile(shipped.templates, ownTemplates, name), line, column: 1, path: '', what: reason },
    remedy: `compare it with ${model}, which uses what this letter has`,
  };
}
