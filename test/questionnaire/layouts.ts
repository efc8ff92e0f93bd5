import fc from 'fast-check';
import type { Line, Row } from '../../src/mail/mail.ts';
import type { Field, Form } from '../../src/questionnaire/form.ts';
import { formNamed } from './forms.ts';
import { lines } from './letters-in.ts';

/** What a customer wants to say: an answer for some of the questions of a form. */
export interface Told {
  form: string;
  answers: Record<string, string>;
}

export type Asked = { field: Field; label: string; answer: string };

/** How a mail client or a habit brings a filled form into a mail's text. */
export interface Layout {
  name: string;
  render: (asked: Asked[], form: Form) => { plain: Line[] } | { html: Row[] };
}

const paragraph = (text: string, quoteDepth = 0): Row => ({ cells: [text], table: null, quoteDepth });
const row = (...cells: string[]): Row => ({ cells, table: 1, quoteDepth: 0 });
const hinted = ({ field, label }: Asked) => (field.hint === null ? `${label}:` : `${label} (${field.hint}):`);
const bare = ({ label }: Asked) => (label.endsWith('?') ? label : `${label}:`);

function withHeadings(asked: Asked[], form: Form, write: (one: Asked) => string[]): string[] {
  let section: string | null = null;
  return asked.flatMap(one => {
    const heading = form.sections.find(({ key }) => key === one.field.section && key !== section);
    section = one.field.section;
    return heading === undefined ? write(one) : ['', heading.heading, '', ...write(one)];
  });
}

function wrap(text: string, width: number): string {
  const words = text.split(' ');
  const out: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && line.length + word.length + 1 > width) {
      out.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...out, line].join('\n');
}

const plainLayout = (name: string, write: (one: Asked, index: number) => string[]): Layout => ({
  name,
  render: (asked, form) => {
    let index = 0;
    return { plain: lines(withHeadings(asked, form, one => write(one, index++)).join('\n')) };
  },
});

const htmlLayout = (name: string, write: (asked: Asked[], form: Form) => Row[]): Layout => ({
  name,
  render: (asked, form) => ({ html: write(asked, form) }),
});

export const layouts: Layout[] = [
  plainLayout('label and answer on a line', one => [`${hinted(one)} ${one.answer}`]),
  plainLayout('without hints', one => [`${bare(one)} ${one.answer}`]),
  plainLayout('bullets as published', one => [`  • ${hinted(one)} ${one.answer}`]),
  plainLayout('dashes as bullets', one => [`- ${bare(one)} ${one.answer}`]),
  plainLayout('stars as bullets', one => [`* ${bare(one)} ${one.answer}`]),
  plainLayout('numbered', (one, index) => [`${index + 1}. ${hinted(one)} ${one.answer}`]),
  plainLayout('numbered with parenthesis', (one, index) => [`${index + 1}) ${bare(one)} ${one.answer}`]),
  plainLayout('bold labels as Gmail writes them', one => [`*${bare(one)}* ${one.answer}`]),
  plainLayout('answer on the next line', one => [hinted(one), one.answer]),
  plainLayout('answer on the next line, indented', one => [`• ${bare(one)}`, `    ${one.answer}`]),
  plainLayout('answer below with blank lines', one => [hinted(one), '', one.answer, '']),
  plainLayout('blank line between questions', one => [`${hinted(one)} ${one.answer}`, '']),
  plainLayout('hard-wrapped at 72', one => [wrap(`${hinted(one)} ${one.answer}`, 72)]),
  plainLayout('hard-wrapped at 60, with bullets', one => [wrap(`  • ${hinted(one)} ${one.answer}`, 60)]),
  plainLayout('everything quoted', one => [`> ${hinted(one)} ${one.answer}`]),
  plainLayout('everything quoted twice', one => [`>> ${bare(one)} ${one.answer}`]),
  plainLayout('quoted labels, answers between', one => [`> ${hinted(one)}`, one.answer]),
  plainLayout('quoted labels with blank lines, answers between', one => [
    `> ${hinted(one)}`,
    '>',
    '',
    one.answer,
    '',
  ]),
  plainLayout('tab between label and answer', one => [`${bare(one)}\t${one.answer}`]),
  plainLayout('dash between label and answer', one => [`${one.label} - ${one.answer}`]),
  plainLayout('a table of bars', one => [`| ${one.label} | ${one.answer} |`]),
  plainLayout('upper case labels', one => [`${hinted(one).toUpperCase()} ${one.answer}`]),
  plainLayout('labels without accents', one => [
    `${bare(one).normalize('NFD').replace(/\p{M}/gu, '').replace(/¿/g, '').toLowerCase()} ${one.answer}`,
  ]),
  plainLayout('space before the colon', one => [`${one.label.replace(/\?$/, '')} : ${one.answer}`]),
  htmlLayout('paragraphs', (asked, form) =>
    withHeadings(asked, form, one => [`${hinted(one)} ${one.answer}`]).map(text => paragraph(text)),
  ),
  htmlLayout('paragraphs, answers below', (asked, form) =>
    withHeadings(asked, form, one => [hinted(one), one.answer]).map(text => paragraph(text)),
  ),
  htmlLayout('lines of one paragraph', (asked, form) => [
    paragraph(withHeadings(asked, form, one => [`${hinted(one)} ${one.answer}`]).join('\n')),
  ]),
  htmlLayout('a blockquote', (asked, form) =>
    withHeadings(asked, form, one => [`${hinted(one)} ${one.answer}`]).map(text => paragraph(text, 1)),
  ),
  htmlLayout('a table of two columns', asked => asked.map(one => row(hinted(one), one.answer))),
  htmlLayout('a table without colons', asked => asked.map(one => row(one.label, one.answer))),
  htmlLayout('a table with headings in merged cells', (asked, form) => {
    let section: string | null = null;
    return asked.flatMap(one => {
      const heading = form.sections.find(({ key }) => key === one.field.section && key !== section);
      section = one.field.section;
      const pair = row(bare(one), one.answer);
      return heading === undefined ? [pair] : [row(heading.heading), pair];
    });
  }),
  htmlLayout('a table with numbers in the first column', asked =>
    asked.map((one, index) => row(String(index + 1), one.label, one.answer)),
  ),
  htmlLayout('two pairs a row', asked => {
    const rows: Row[] = [];
    for (let at = 0; at < asked.length; at += 2) {
      rows.push(row(...asked.slice(at, at + 2).flatMap(one => [bare(one), one.answer])));
    }
    return rows;
  }),
  htmlLayout('label and answer in one cell', asked => asked.map(one => row(`${hinted(one)} ${one.answer}`))),
  htmlLayout('label above answer in one cell', asked => asked.map(one => row(`${bare(one)}\n${one.answer}`))),
  htmlLayout('label row above answer row', asked => asked.flatMap(one => [row(bare(one)), row(one.answer)])),
  htmlLayout('all labels in one row, all answers below', asked => [
    row(...asked.map(({ label }) => label)),
    row(...asked.map(({ answer }) => answer)),
  ]),
  htmlLayout('pairs of labels above pairs of answers', asked => {
    const rows: Row[] = [];
    for (let at = 0; at < asked.length; at += 2) {
      const pair = asked.slice(at, at + 2);
      rows.push(row(...pair.map(bare)), row(...pair.map(({ answer }) => answer)));
    }
    return rows;
  }),
];

const answersByType: Record<Field['type'], string[]> = {
  text: [
    'Minera Andina S.A.',
    'Av. Los Olivos 123, Lima',
    'Enlace caído desde las 9:00',
    'IP: 10.0.0.1:8080 no responde',
    'Nota: el cliente reporta lentitud',
    'Lunes a viernes de 8 a 18',
    '24x7',
    'INC0012345',
    'Planta Norte (Arequipa)',
    'No responde el router; contacto: ver firma',
    'Café & Té – São Paulo',
    'The link is down since 9 am. Please check',
  ],
  'yes-no': ['Sí', 'No', 'si', 'Yes', 'não', 'Sí, desde ayer', 'N/A', 'no sabemos', 'afirmativo'],
  contacts: [
    'Ana Ruiz, ana@minera.example, +51 987 654 321',
    'Luis Soto / +57 300 123 4567 / luis.soto@minera.example',
    'Ana Ruiz +51 987 654 321 ana@minera.example; Luis Soto +51 987 111 222 luis@minera.example',
  ],
  'ip-addresses': ['10.0.0.1', '8.8.8.8:53', '2001:db8::1/64', '10.1.1.1 y 10.1.1.2'],
  'service-type': ['Satelital', 'Internet', 'MPLS', 'Internet y MPLS', 'Enlace dedicado'],
  'date-time': ['03/12/2026 14:00', '3 de diciembre de 2026 a las 2 pm', '2026-12-03 14:00'],
  phone: ['+51 1 234 5678', '4012', '+1 202 555 0101'],
  calls: ['22/11/2026 10:15 y 10:40', '21 Nov 9:00, 9:05 and 9:10'],
  category: ['NAT', 'Reubicación de antena', 'Acceso al sitio', 'router configuration'],
};

/** Any form with most of its questions answered; what is left out was deleted by the customer or stays blank. */
export function told(forms: readonly Form[]): fc.Arbitrary<Told> {
  return fc.constantFrom(...forms.map(({ name }) => name)).chain(name => {
    const form = formNamed(name);
    return fc
      .tuple(
        ...form.fields.map(field => {
          const answer = fc.constantFrom(...answersByType[field.type]);
          // The category tells a service request from a change; the other base questions are mostly answered.
          if (field.type === 'category') return answer;
          return fc.option(answer, { freq: field.section === null ? 6 : 1, nil: undefined });
        }),
      )
      .map(answers => ({
        form: name,
        answers: Object.fromEntries(
          form.fields.flatMap((field, index) => {
            const answer = answers[index];
            return answer === undefined ? [] : [[field.key, answer]];
          }),
        ),
      }));
  });
}

/** A label as customers misspell it: one letter doubled, left out or swapped, in every so many labels. */
export function misspelt(label: string, seed: number): string {
  const letters = [...label];
  const at = 1 + (seed % Math.max(1, letters.length - 3));
  const [one, other] = [letters[at], letters[at + 1]];
  if (one === undefined || other === undefined || !/\p{L}{2}/u.test(one + other)) return label;
  if (seed % 3 === 0) letters.splice(at, 1);
  else if (seed % 3 === 1) letters.splice(at, 0, one);
  else letters.splice(at, 2, other, one);
  return letters.join('');
}
