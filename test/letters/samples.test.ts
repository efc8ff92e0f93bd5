import { describe, expect, it } from 'vitest';
import { createComposer } from '../../src/letters/compose.ts';
import { letterKinds } from '../../src/letters/order.ts';
import { sampleMail, sampleOrders } from '../../src/letters/samples.ts';
import { languages } from '../../src/questionnaire/form.ts';
import { aMomentLater, desk, signingKey, templates } from './desk.ts';
import { composer } from './received.ts';

describe('The sample letters', () => {
  it('are of every kind in every language', () => {
    const made = new Set(sampleOrders(desk).map(({ kind, language }) => `${kind}/${language}`));
    expect([...made].sort()).toEqual(
      letterKinds.flatMap(kind => languages.map(language => `${kind}/${language}`)).sort(),
    );
  });

  it('fill every template', () => {
    for (const order of sampleOrders(desk))
      expect(composer.compose(order, aMomentLater, sampleMail).bytes.length).toBeGreaterThan(1000);
  });

  it('are written for a desk without forms, phones or agents too', () => {
    const bare = { ...desk, forms: [], phones: [], agents: [], prefixes: [] };
    for (const order of sampleOrders(bare)) composer.compose(order, aMomentLater, sampleMail);
  });

  it('find a template that asks for what its letter does not have, and name it', () => {
    const wrong = {
      ...templates['new-ticket'],
      es: { ...templates['new-ticket'].es, html: '{{#each answers}}{{labl}}{{/each}}' },
    };
    const broken = createComposer({ templates: { ...templates, 'new-ticket': wrong }, signingKey });
    const write = () => sampleOrders(desk).map(order => broken.compose(order, aMomentLater, sampleMail));
    expect(write).toThrow(/new-ticket\/es\.html\.hbs.*labl/);
  });

  it('find a template that cannot be read', () => {
    const wrong = {
      ...templates.acknowledgement,
      en: { ...templates.acknowledgement.en, subject: '{{#if tag}}' },
    };
    const broken = createComposer({ templates: { ...templates, acknowledgement: wrong }, signingKey });
    const write = () => sampleOrders(desk).map(order => broken.compose(order, aMomentLater, sampleMail));
    expect(write).toThrow(/acknowledgement\/en\.subject\.hbs/);
  });

  it.each([
    ['text', '{{! later }}', 'it says nothing'],
    ['html', '<p> </p>', 'it says nothing'],
    ['html', '<p id="{{tag}}">Gracias</p>', 'it does not say the number of each ticket'],
    ['subject', 'Recibido: {{subject}}', 'it does not say the number of each ticket'],
  ])('find an acknowledgement whose %s is %j, when templates are tried', (part, source, reason) => {
    const { acknowledgement } = templates;
    const wrong = { ...acknowledgement, es: { ...acknowledgement.es, [part]: source } };
    const broken = createComposer({
      ...{ templates: { ...templates, acknowledgement: wrong }, signingKey },
      onTrial: true,
    });
    const write = () => sampleOrders(desk).map(order => broken.compose(order, aMomentLater, sampleMail));
    expect(write).toThrow(`acknowledgement/es.${part}.hbs:1: ${reason}`);
  });

  it('show telephone numbers to the templates of a desk that has none', () => {
    const [order] = sampleOrders({ ...desk, phones: [] });
    expect(order).toMatchObject({ data: { phones: [{ numbers: [{ written: '+1 202 555 0100' }] }] } });
  });
});
