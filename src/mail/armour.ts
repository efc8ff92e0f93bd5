/** A text without the armour of a PGP signature around it (RFC 4880 §7): none of it is the sender's words. */
export function withoutArmour(text: string): string {
  if (!text.includes('-----BEGIN PGP ')) return text;
  const bare = text.replace(blocks, '').replace(cutOff, '');
  return signed.test(bare) ? bare.replace(signed, '').replace(/^- (?=-)/gm, '') : bare;
}

/** Its own fields ("Hash: SHA256") end with a blank line. */
const signed = /^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\r?\n(?:[A-Za-z]+: [^\r\n]*\r?\n)*\r?\n?/m;
/** Fields, base64 and its checksum: whoever only quotes where a block begins goes on with words. */
const armoured =
  '(?:(?:(?:Version|Comment|Hash|Charset|MessageID): [^\\r\\n]*|[A-Za-z0-9+/]*={0,2}|=[A-Za-z0-9+/]{4})[ \\t]*\\r?\\n)*';
const blocks = new RegExp(
  `^-----BEGIN PGP (SIGNATURE|PUBLIC KEY BLOCK)-----[ \\t]*\\r?\\n${armoured}-----END PGP \\1-----[ \\t]*$`,
  'gm',
);
/** A signature whose end a limit took away. */
const cutOff = new RegExp(
  `^-----BEGIN PGP SIGNATURE-----[ \\t]*(?:\\r?\\n${armoured}[A-Za-z0-9+/=]*[ \\t]*)?(?![\\s\\S])`,
  'm',
);
