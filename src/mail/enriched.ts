/** text/enriched (RFC 1896) → plain text: commands and their parameters dropped, a line end for every one after the first. */
export function plainOfEnriched(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(/\n+/g, ends => (ends.length === 1 ? ' ' : ends.slice(1)))
    .replace(/<param>[^<]*<\/param>/gi, '')
    .replace(/<(<|\/?[a-z\d-]{1,60}>)/gi, (_, behind: string) => (behind === '<' ? '<' : ''));
}
