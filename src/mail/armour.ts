/** A text without the armour of a PGP signature around it (RFC 4880 §7): none of it is the sender's words. */
export function withoutArmour(text: string): string {
  if (!text.includes('-----BEGIN PGP ')) return text;
  const bare = text.replace(blocks, '');
  return signed.test(bare) ? bare.replace(signed, '').replace(/^- (?=-)/gm, '') : bare;
}

/** Its own fields ("Hash: SHA256") end with a blank line. */
const signed = /^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\r?\n(?:[A-Za-z]+: [^\r\n]*\r?\n)*\r?\n?/m;
/** Cut off or whole. */
const blocks =
  /^-----BEGIN PGP (SIGNATURE|PUBLIC KEY BLOCK)-----[ \t]*$(?:[\s\S]*?^-----END PGP \1-----[ \t]*$|[\s\S]*)/gm;
