import type { Form, Language } from './form.ts';
import type { Sense } from './lexicon.ts';
import type { Occurrence } from './spot.ts';

/** The name a form shares with its sisters in other languages: "latam" of "latam-es". */
export function familyOf(form: Form): string {
  const known = families.get(form);
  if (known !== undefined) return known;
  const ending = `-${form.language}`;
  const family = form.name.endsWith(ending) ? form.name.slice(0, -ending.length) : form.name;
  families.set(form, family);
  return family;
}

const families = new WeakMap<Form, string>();

/** How surely an occurrence is a label: 3 for a published one on a line of its own, less for everything looser. */
export function strengthOf(occurrence: Occurrence, sense: Sense): number {
  return sense.rank * occurrence.likeness - occurrence.doubt;
}

/** Below this an occurrence is ordinary words. */
const weakest = 0.2;

/** How well the labels of a mail fit the forms of one family. */
export interface Candidate {
  family: string;
  forms: Form[];
  /** Distinct questions recognised, with the strength of the best occurrence of each. */
  questions: Map<string, number>;
}

/** The families that share a question with these occurrences, the one with most questions first. */
export function candidates(occurrences: readonly Occurrence[]): Candidate[] {
  const byFamily = new Map<string, Candidate>();
  for (const occurrence of occurrences) {
    for (const sense of occurrence.senses) {
      const strength = strengthOf(occurrence, sense);
      if (strength < weakest || sense.lent) continue;
      const family = familyOf(sense.form);
      const candidate = byFamily.get(family) ?? { family, forms: [], questions: new Map<string, number>() };
      byFamily.set(family, candidate);
      if (!candidate.forms.includes(sense.form)) candidate.forms.push(sense.form);
      const known = candidate.questions.get(sense.field.key) ?? 0;
      candidate.questions.set(sense.field.key, Math.max(known, strength));
    }
  }
  return [...byFamily.values()].sort(
    (one, other) => other.questions.size - one.questions.size || weight(other) - weight(one),
  );
}

function weight({ questions }: Candidate): number {
  return [...questions.values()].reduce((sum, strength) => sum + strength, 0);
}

/** The form of a family whose language most labels speak. */
export function formIn(
  candidate: Candidate,
  occurrences: readonly Occurrence[],
  fallback: Language,
): Form | null {
  let best: Form | null = null;
  let bestVotes = -1;
  for (const form of candidate.forms) {
    const votes = votesFor(form, occurrences) + (form.language === fallback ? preferenceOnEqualVotes : 0);
    if (votes > bestVotes) {
      best = form;
      bestVotes = votes;
    }
  }
  return best;
}

const preferenceOnEqualVotes = 0.001;

function votesFor(form: Form, occurrences: readonly Occurrence[]): number {
  const votes = new Map<string, number>();
  for (const occurrence of occurrences) {
    const sense = occurrence.senses.find(other => other.form === form);
    if (sense === undefined) continue;
    // A label of this language counts as one, whichever of its wordings it is; published ones a little more.
    const vote = occurrence.likeness + sense.rank / 10 - occurrence.doubt / 2;
    votes.set(sense.field.key, Math.max(vote, votes.get(sense.field.key) ?? 0));
  }
  return [...votes.values()].reduce((sum, vote) => sum + vote, 0);
}
