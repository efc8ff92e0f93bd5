/** A question and its answer, as a letter repeats it. */
export interface AnswerLine {
  label: string;
  text: string;
}

/** A question ready to be filled in: "Local contacts (name, email and phone):". */
export interface BlankLine {
  line: string;
  /** What the mail let us guess, to be corrected; '' when nothing did. */
  guess: string;
}

/** A question whose answer was not understood, ready to be filled in again. */
export interface UnclearLine {
  line: string;
  /** What was written. */
  said: string;
}
