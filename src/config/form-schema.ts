import * as z from 'zod';
import { type FieldType, formKinds } from '../questionnaire/form.ts';
import { oneLine, understood } from './understood.ts';

const fieldType = z
  .enum({
    text: 'text',
    'yes-no': 'yes-no',
    contacts: 'contacts',
    'ip-addresses': 'ip-addresses',
    'service-type': 'service-type',
    'date-time': 'date-time',
    phone: 'phone',
    calls: 'calls',
    category: 'category',
  } satisfies { [Type in FieldType]: Type })
  .meta({ description: 'how an answer is understood' });

const synonyms = z
  .array(oneLine({ description: 'another wording', examples: ['Company name'] }))
  .meta({ description: 'other wordings that mean the same', examples: [['Company', 'Company name']] })
  .exactOptional();

const wording = z
  .strictObject({
    label: oneLine({ description: 'the question as it is published', examples: ['Customer Name'] }),
    hint: oneLine({
      description: 'the explanation in parentheses behind it, without them',
      examples: ['name, email and phone'],
    }).exactOptional(),
    synonyms,
  })
  .meta({
    description: 'how this language asks',
    examples: ['{ label: Customer Name, synonyms: [Company] }'],
  })
  .exactOptional();

const heading = z
  .strictObject({
    heading: oneLine({ description: 'the heading as it is published', examples: ['Voice service'] }),
    synonyms,
  })
  .meta({ description: 'how this language heads the section', examples: ['{ heading: Voice service }'] })
  .exactOptional();

const key = (example: string) =>
  understood(
    text => (/^[A-Za-z][A-Za-z0-9]*$/.test(text) ? text : null),
    'is not a key of letters and digits',
    { description: 'a name that no other one of the form has', examples: [example] },
  );

const name = oneLine({ description: 'its name in this language', examples: ['satellite'] }).exactOptional();

const field = z.strictObject({
  key: key('customerName'),
  type: fieldType,
  required: z.boolean().meta({ description: 'whether a missing answer is asked for' }).exactOptional(),
  section: key('voice').exactOptional(),
  choices: z
    .record(z.string(), z.array(oneLine({ description: 'a word for the choice', examples: ['vsat'] })))
    .meta({ description: 'what an answer may mean, and the words that say so' })
    .exactOptional(),
  names: z
    .record(z.string(), z.strictObject({ en: name, es: name, pt: name }))
    .meta({ description: 'what letters call a choice, by language' })
    .exactOptional(),
  en: wording,
  es: wording,
  pt: wording,
});

const title = oneLine({
  description: 'the title in this language',
  examples: ['Create an incident'],
}).exactOptional();
const sentences = z
  .array(oneLine({ description: 'a sentence', examples: ['In case of rain …'] }))
  .meta({ description: 'sentences of the published form that are no answers' })
  .exactOptional();

/** A questionnaire in all its languages, as one file in the forms folder. */
export const familySchema = z.strictObject({
  name: understood(
    text => (/^[a-z][a-z0-9-]*$/.test(text) ? text : null),
    'is not a name of small letters, digits and hyphens',
    { description: 'the name of the questionnaire', examples: ['latam'] },
  ),
  kind: z.enum(formKinds).meta({ description: 'which kind of ticket it opens' }),
  title: z
    .strictObject({ en: title, es: title, pt: title })
    .meta({ description: 'its title in each of its languages', examples: ['{ en: Create an incident }'] }),
  sections: z
    .array(z.strictObject({ key: key('voice'), en: heading, es: heading, pt: heading }))
    .meta({ description: 'headings that group questions' })
    .exactOptional(),
  fields: z.array(field).min(1).meta({ description: 'the questions, in their order' }),
  notes: z
    .strictObject({ en: sentences, es: sentences, pt: sentences })
    .meta({ description: 'sentences of the published form, by language' })
    .exactOptional(),
});
