/** How a ticket has to do with an older one. Only agents are told. */
export type LinkKind =
  | 'mentions' // its mail names the other's number, but its sender does not belong to it
  | 'follows' // its form came in an answer to the other
  | 'continues' // it came as an answer to the other, which was long over
  | 'possible-duplicate'; // the same customer, site and service shortly before

export interface Link {
  kind: LinkKind;
  /** The number of the other ticket; of a mention, there may be none of that number. */
  to: string;
}
