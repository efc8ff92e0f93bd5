import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import type { Fault } from '../config/faults.ts';
import { shipped } from '../config/shipped.ts';
import { templateFile } from '../config/templates.ts';
import type { TemplateFault } from '../letters/render.ts';

/** Fills every template with samples, in every language and situation: what is wrong with which file, and where. */
export async function templateFaults(config: Config): Promise<Fault[]> {
  const { intakeRulesOf } = await import('../flow/rules.ts');
  const { createComposer } = await import('../letters/compose.ts');
  const { TemplateError } = await import('../letters/render.ts');
  const { sampleMail, sampleOrders } = await import('../letters/samples.ts');
  const composer = createComposer({ templates: config.templates, signingKey: new Uint8Array(32) });
  const faults = new Map<string, Fault>();
  for (const order of sampleOrders(intakeRulesOf(config).desk)) {
    try {
      composer.compose(order, new Date(0), sampleMail);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      for (const fault of error.faults) faults.set(JSON.stringify(fault), faultOf(fault, config));
    }
  }
  return [...faults.values()];
}

function faultOf({ name, line, reason }: TemplateFault, { ownTemplates }: Config): Fault {
  const model = join(shipped.templates, name);
  return {
    ...{ file: templateFile(shipped.templates, ownTemplates, name), line, column: 1, path: '', what: reason },
    remedy: `compare it with ${model}, which uses what this letter has`,
  };
}
