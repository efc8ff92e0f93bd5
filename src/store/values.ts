import { type AliasedRawBuilder, sql } from 'kysely';

type Value = string | number | null;
type Row = Record<string, Value>;

/**
 * Rows as a table inside one statement, so that it updates many rows with different values:
 * `update … from (these rows) as settled`. The types tell PostgreSQL what a bare parameter is.
 */
export function rowsAs<Name extends string, These extends Row>(
  name: Name,
  types: { [Column in keyof These & string]: 'integer' | 'text' },
  rows: readonly These[],
): AliasedRawBuilder<These, Name> {
  const columns = Object.entries<'integer' | 'text'>(types);
  const tuples = rows.map(row => sql`(${sql.join(columns.map(([column]) => row[column]))})`);
  // Both engines call the columns of `values` column1, column2 …
  const named = columns.map(
    ([column, type], index) =>
      sql`cast(${sql.ref(`column${index + 1}`)} as ${sql.raw(type)}) as ${sql.ref(column)}`,
  );
  return sql<These>`(select ${sql.join(named)} from (values ${sql.join(tuples)}) as given)`.as(name);
}

/** The list in pieces of at most `size`, in order: an engine takes 32,766 values a statement. */
export function inPieces<T>(list: readonly T[], size: number): T[][] {
  const pieces = [];
  for (let start = 0; start < list.length; start += size) pieces.push(list.slice(start, start + size));
  return pieces;
}
