/** The fields of a delivery report (RFC 3464, RFC 6533). */
export const deliveryStatus = /^message\/(?:global-)?delivery-status$/;

/** The header of the mail that comes back (RFC 6522, RFC 6533). */
export const returnedHeader = /^(?:text\/rfc822-headers|message\/(?:global|rfc822)-headers)$/;
