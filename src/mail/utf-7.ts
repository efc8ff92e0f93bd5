/** UTF-7 (RFC 2152), which no decoder of the web knows: runs of UTF-16 in base64 between "+" and "-". */
export function decodeUtf7(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/\+([A-Za-z0-9+/]*)-?/g, (run, encoded: string) => {
    if (encoded === '') return '+';
    // A telephone number, whose plus nobody escaped.
    if (/^\d+$/.test(encoded)) return run;
    const units = Buffer.from(encoded, 'base64');
    if (units.length < 2) return run;
    return units
      .subarray(0, units.length - (units.length % 2))
      .swap16()
      .toString('utf16le');
  });
}
