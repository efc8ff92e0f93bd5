/** An OAuth 2.0 client (RFC 6749): where it asks for access tokens, and as whom. */
export interface Credential {
  /** https, or http on this machine. */
  tokenEndpoint: string;
  clientId: string;
  clientSecret?: string;
  /** The last day of the secret, such as 2027-11-30. */
  clientSecretExpiresOn?: string;
  /** With it the grant is refresh_token, without it client_credentials. */
  refreshToken?: string;
  scope?: string;
  /** The authorities to trust in place of the well-known ones, PEM. */
  ca?: string;
}

/** A token, or in plain words why there is none; `isLasting` when only a person can mend it. */
export type AccessToken = { token: string } | NoToken;

export interface NoToken {
  failure: string;
  isLasting: boolean;
}

/** Gives a token that is good for a while yet, and never again the one that a mail server has `refused`. */
export type GiveToken = (refused?: string) => Promise<AccessToken>;
