/**
 * A body whose parts could not be told apart, without the lines that delimit them (RFC 2046 §5.1.1) and the fields below
 * those: they are no words of its sender.
 */
export function withoutFraming(body: Buffer): Buffer {
  const text = body.toString('latin1');
  const boundaries = new Set<string>();
  const bare = text.replace(openings, (_, boundary: string) => {
    boundaries.add(boundary);
    return '';
  });
  if (boundaries.size === 0) return body;
  return Buffer.from(
    bare.replace(delimiters, (line, boundary: string) =>
      boundaries.has(boundary) || boundaries.has(boundary.replace(/--$/, '')) ? '' : line,
    ),
    'latin1',
  );
}

/**
 * RFC 2046 §5.1.1: a boundary has at most 70 characters. A field of content tells it from a line of dashes; what follows a
 * semicolon belongs to the field, though the white space of its fold was lost.
 */
const openings =
  /^--([^\s"][^\r\n"]{0,69}?)[ \t]*(?:\r\n?|\n)(?:content-(?:[^\r\n]*;[ \t]*(?:\r\n?|\n))*[^\r\n]*(?:\r\n?|\n)(?:[ \t][^\r\n]*(?:\r\n?|\n))*)+/gim;
const delimiters = /^--([^\s"][^\r\n"]{0,71}?)[ \t]*(?:\r\n?|\n|$)/gm;
