import * as z from 'zod';
import { fileSchema } from './schema.ts';

/** The JSON Schema (draft-7) of what one writes in `acuse.yaml`: editors complete and check with it. */
export function toJsonSchema(): z.core.JSONSchema.JSONSchema {
  const schema = z.toJSONSchema(fileSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      if (jsonSchema.enum === undefined) return;
      // `${NAME}` may stand for any of the words.
      jsonSchema.anyOf = [{ enum: jsonSchema.enum }, { pattern: String.raw`\$\{` }];
      delete jsonSchema.enum;
    },
  });
  return { title: 'Configuration of acuse', ...schema };
}
