import type { SetAsideLetter } from '../letters/digest-facts.ts';
import type { Queries } from './database.ts';

/** The letters that wait for a person's word, in the order they were owed. */
export async function heldLetters(db: Queries): Promise<SetAsideLetter[]> {
  return letters(db).where('state', '=', 'held').orderBy('id').execute();
}

/** The letters to people of the desk that were owed since then and refused for good. */
export async function refusedLetters(db: Queries, since: Date): Promise<SetAsideLetter[]> {
  return letters(db)
    .where('state', '=', 'refused')
    .where('owed_at', '>', since.toISOString())
    .where('acknowledges', 'is', null)
    .orderBy('id')
    .execute();
}

/** The letters that came back since then. */
export async function returnedLetters(db: Queries, since: Date): Promise<SetAsideLetter[]> {
  const rows = await letters(db)
    .select('returned_why')
    .where('returned_at', '>', since.toISOString())
    .orderBy('returned_at')
    .execute();
  return rows.map(({ returned_why, ...letter }) => ({ ...letter, why: returned_why }));
}

function letters(db: Queries) {
  return db
    .selectFrom('letters')
    .select(['key', 'kind', 'envelope_to as to', 'ticket_number as ticketNumber', 'response as why']);
}
