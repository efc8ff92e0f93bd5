import type { Followed } from './follow.ts';

/** What is asked in secret, of whom the authorities to believe may be named. */
interface Trusting {
  ca?: string;
}

/** A server, and the token endpoint that goes with it where it is a mail server. */
export interface Server extends Trusting {
  oauth?: Trusting;
}

/** The server with the text of the certificates in place of their path: its own ones, else those for all (`usual`). */
export function withAuthority<Named extends Server>(
  server: Named,
  usual: string | undefined,
  certificates: Followed['certificates'],
): Named {
  const { oauth } = server;
  return {
    ...believing(server, usual, certificates),
    ...(oauth === undefined ? {} : { oauth: believing(oauth, usual, certificates) }),
  };
}

function believing<Named extends Trusting>(
  named: Named,
  usual: string | undefined,
  certificates: Followed['certificates'],
): Named {
  const pem = certificates.get(named.ca ?? usual ?? '');
  return pem === undefined ? named : { ...named, ca: pem };
}
