import type { Reading } from '../../../src/questionnaire/reading.ts';
import { type Difference, differences, type ExpectedReading, read, type Sample, samples } from '../corpus.ts';

/*
 * How well the corpus is read, as numbers, and which mails are not: the guide while a rule of questionnaire/ is being
 * worked on (`npx tsx test/mails/programs/score.ts [part of a name]`). The test beside only knows right and wrong.
 */

interface Score {
  sample: Sample;
  actual: Reading;
  different: Difference[];
}

async function main(part: string): Promise<void> {
  const scores: Score[] = [];
  for (const sample of samples().filter(({ name }) => name.includes(part))) {
    const actual = await read(sample);
    scores.push({ sample, actual, different: differences(sample.expected, actual) });
  }
  for (const { sample, different } of scores) {
    if (different.length === 0) continue;
    console.log(sample.name);
    for (const { key, expected, actual } of different)
      console.log(`    ${key}: ${shown(expected)} expected, ${shown(actual)} read`);
  }
  console.log(summary(scores));
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function summary(scores: Score[]): string {
  const whole = scores.filter(({ different }) => different.length === 0);
  const filled = scores.filter(({ sample }) => Object.keys(sample.expected.fields ?? {}).length > 0);
  const wholeForms = filled.filter(({ different }) => different.every(({ key }) => !key.includes('fields')));
  return [
    `mails ${scores.length}, read right ${whole.length}`,
    ...(['kind', 'form', 'language'] as const).map(key => `${key} ${accuracy(scores, key)}`),
    `field F1 ${fieldF1(scores).toFixed(3)}`,
    `whole forms ${share(wholeForms.length, filled.length)}`,
  ].join(' · ');
}

function accuracy(scores: Score[], key: 'kind' | 'form' | 'language'): string {
  const asked = scores.filter(({ sample }) => key in sample.expected);
  const right = asked.filter(({ different }) => !different.some(difference => difference.key === key));
  return share(right.length, asked.length);
}

/** A field counts as found when its text is the expected one, and its value too where one is expected. */
function fieldF1(scores: Score[]): number {
  let expected = 0;
  let read = 0;
  let right = 0;
  for (const { sample, actual, different } of scores) {
    if (sample.expected.fields === undefined) continue;
    const keys = fieldsOf(sample.expected);
    expected += keys.length;
    read += fieldsOf(actual).length;
    right += keys.filter(
      field =>
        !different.some(
          ({ key }) => key === field || (key.startsWith(`${field}.`) && !key.endsWith('.from')),
        ),
    ).length;
  }
  return expected + read === 0 ? 1 : (2 * right) / (expected + read);
}

function fieldsOf({ fields = {}, others = [] }: ExpectedReading | Reading): string[] {
  return [
    ...Object.keys(fields).map(key => `fields.${key}`),
    ...others.flatMap((other, index) =>
      Object.keys(other.fields ?? {}).map(key => `others.${index}.fields.${key}`),
    ),
  ];
}

function share(part: number, whole: number): string {
  return `${part}/${whole} = ${(whole === 0 ? 1 : part / whole).toFixed(3)}`;
}

await main(process.argv[2] ?? '');
