import * as z from 'zod';

/** A text, or undefined where something else stands. Like the schemas below it reads what can be read, and never fails. */
export const word = z.string().optional().catch(undefined);

/** A list of texts. */
export const words = z.array(word).catch([]).prefault([]);

/** Keys of which each is read as far as it can be; none of them where there is something else. */
export function group<Shape extends z.ZodRawShape>(shape: Shape) {
  const keys = z.object(shape);
  return z
    .unknown()
    .optional()
    .transform(value => keys.safeParse(value).data ?? keys.parse({}));
}

/** A list of such groups. */
export function groups<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.array(group(shape)).catch([]).prefault([]);
}
