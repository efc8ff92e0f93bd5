import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAuthenticationResults } from '../../src/mail/authentication-results.ts';

/** `[by, ["method=result comment… name=value…", …]]` */
function read(value: string) {
  const { by, results } = readAuthenticationResults(value);
  return [
    by,
    results.map(({ method, result, comments, properties }) =>
      [
        `${method}=${result}`,
        ...comments.map(comment => `(${comment})`),
        ...[...properties].map(([name, value]) => `${name}=${value}`),
      ].join(' '),
    ),
  ];
}

describe('Authentication-Results', () => {
  test('names its host and one result for each method', () => {
    expect(
      read(
        'mx.google.com; dkim=pass header.i=@minera.example header.s=s1 header.b=AbC+/d==; spf=pass (google.com: domain of ana@minera.example designates 192.0.2.1 as permitted sender) smtp.mailfrom=ana@minera.example; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=minera.example',
      ),
    ).toEqual([
      'mx.google.com',
      [
        'dkim=pass header.i=@minera.example header.s=s1 header.b=AbC+/d',
        'spf=pass (google.com: domain of ana@minera.example designates 192.0.2.1 as permitted sender) smtp.mailfrom=ana@minera.example',
        'dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=minera.example',
      ],
    ]);
  });

  test('may say that nothing was tested, with or without a version', () => {
    expect(read('MX.Example.com 1; none')).toEqual(['mx.example.com', []]);
    expect(read('mx.example.com; none')).toEqual(['mx.example.com', []]);
    expect(read('mx.example.com')).toEqual(['mx.example.com', []]);
    expect(read('')).toEqual([null, []]);
  });

  test('may hold comments, nested and escaped, wherever RFC 8601 allows them', () => {
    expect(
      read(
        'foo.example.net (foobar) / 1 (baz); dkim (Because I like it) / 1 (One yay) = (wait for it) fail policy (A dot can go here) . (like that) expired (this surprised me) = (as I was not expecting it) 1362471462',
      ),
    ).toEqual([
      'foo.example.net',
      [
        'dkim=fail (Because I like it) (One yay) (wait for it) (A dot can go here) (like that) (this surprised me) (as I was not expecting it) policy.expired=1362471462',
      ],
    ]);
    expect(read('a.example; dmarc=fail (x; (dmarc=pass) \\) dmarc=pass;) header.from=b.example')).toEqual([
      'a.example',
      ['dmarc=fail (x; (dmarc=pass) ) dmarc=pass;) header.from=b.example'],
    ]);
  });

  test('may hold quoted strings, in which nothing is a result', () => {
    expect(read('a.example; spf=fail reason="no; dmarc=pass \\"really\\"" smtp.mailfrom=b.example')).toEqual([
      'a.example',
      ['spf=fail reason=no; dmarc=pass "really" smtp.mailfrom=b.example'],
    ]);
    expect(read('"a.example"; dmarc="pass"')).toEqual(['a.example', ['dmarc=pass']]);
  });

  test('of Microsoft names no host, or one in the middle', () => {
    const value =
      'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=minera.example; desk.example; dkim=pass (signature was verified) header.d=minera.example;dmarc=pass action=none header.from=minera.example;compauth=pass reason=100';
    expect(read(value)).toEqual([
      null,
      [
        'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=minera.example',
        'dkim=pass (signature was verified) header.d=minera.example',
        'dmarc=pass action=none header.from=minera.example',
        'compauth=pass reason=100',
      ],
    ]);
  });

  test('of any shape is read to its end, in no long time', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'();="\\ ./a=;('.split(''))), pieces => {
        expect(readAuthenticationResults(pieces.join(''))).toBeDefined();
      }),
    );
    for (const piece of ['(', '"', '\\', '=', ';', 'a ', '. ', 'a=b (', '"\\'])
      expect(readAuthenticationResults(piece.repeat(100_000))).toBeDefined();
  });
});
