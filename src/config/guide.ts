import * as z from 'zod';
import type { Path } from './faults.ts';

type Schema = z.core.JSONSchema.JSONSchema;

/** What a schema says of each place in a file: what belongs there, for example what, and which keys. Made when asked. */
export class Guide {
  readonly #schema: z.ZodType;
  #root: Schema | null = null;

  constructor(schema: z.ZodType) {
    this.#schema = schema;
  }

  /** A noun phrase with an example; null where the schema says nothing. */
  describe(path: Path): string | null {
    const { description, examples } = this.#at(path) ?? {};
    const example = JSON.stringify(examples?.[0]);
    return description === undefined || example === undefined
      ? (description ?? null)
      : `${description}, for example ${example}`;
  }

  /** Whether what stands there must not be shown. */
  isSecret(path: Path): boolean {
    return this.#at(path)?.writeOnly === true;
  }

  /** The keys that may stand there. */
  keysAt(path: Path): string[] {
    return Object.keys(this.#at(path)?.properties ?? {});
  }

  /** The keys one step further in: `imap.port`. */
  keysWithin(path: Path): string[] {
    return this.keysAt(path).flatMap(key => this.keysAt([...path, key]).map(inner => `${key}.${inner}`));
  }

  #at(path: Path): Schema | null {
    this.#root ??= z.toJSONSchema(this.#schema, { io: 'input', target: 'draft-7' });
    return path.reduce<Schema | null>((schema, step) => schema && stepInto(schema, step), this.#root);
  }
}

function stepInto({ items, properties, additionalProperties }: Schema, step: PropertyKey): Schema | null {
  const inner = typeof step === 'number' ? items : (properties?.[String(step)] ?? additionalProperties);
  return typeof inner === 'object' && !Array.isArray(inner) ? inner : null;
}
