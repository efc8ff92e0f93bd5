import { refusesWhoFollows } from './refusals.ts';

/** Lines with the numbers, names and parentheses put together that a client broke: "+55 91" and "91234-5678". */
export function rejoined(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    if (before !== undefined && goesOn(before, line)) whole[whole.length - 1] = `${before} ${line}`;
    else whole.push(line);
  }
  return whole;
}

function goesOn(before: string, line: string): boolean {
  return (
    (numberFirst.test(line) && endsWithinNumber(before)) ||
    (particleFirst.test(line) && /\p{L}$/u.test(before)) ||
    (closingAside.test(line) && openAside.test(before)) ||
    refusesWhoFollows(before, line)
  );
}

const numberFirst = /^[\d(]/;

function endsWithinNumber(line: string): boolean {
  const [begun] = /(?:\+|(?<!\d)00(?=\s?\d))[\d\s().-]*$/.exec(line) ?? [];
  return begun !== undefined && begun.replace(/^00|\D/g, '').length < wholeNumber;
}

const wholeNumber = 10;
/** "Ana Rivas⏎de León": a name goes on. */
const particleFirst = /^(?:de|del|da|do|dos|das|la|las|los) (?:la |las |los )?\p{Lu}/u;
const openAside = /\([^()\d@]{1,60}$/;
const closingAside = /^[^()\d@]{0,60}\)/;
