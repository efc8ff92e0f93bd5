/** What a refusal of the token endpoint means to whoever has written the configuration. */
export function plainReason(error: string, description: string): string {
  const [code] = /\bAADSTS\d+\b/.exec(description) ?? [];
  return microsoftReasons[code ?? ''] ?? reasons[error] ?? 'the token endpoint refuses, see oauth';
}

const deadRefreshToken =
  'the refresh token has expired or was revoked: have access granted anew and write the new oauth.refreshToken';

/** RFC 6749, 5.2, and those of Google that it does not know. */
const reasons: Record<string, string> = {
  invalid_client: 'the client is not known or its secret is wrong, see oauth.clientId and oauth.clientSecret',
  invalid_grant: deadRefreshToken,
  unauthorized_client: 'the client may not ask for tokens in this way, see oauth.clientId',
  invalid_scope: 'the scope is not known or not allowed, see oauth.scope',
  deleted_client: 'the client has been deleted, see oauth.clientId',
  disabled_client: 'the client has been switched off, see oauth.clientId',
  admin_policy_enforced: 'an administrator does not allow the client, see oauth.clientId',
};

/** Microsoft's codes for what goes wrong in the life of a desk; each stands in the description. */
const microsoftReasons: Record<string, string> = {
  AADSTS7000222: 'the client secret has expired: make a new one and write its value into oauth.clientSecret',
  AADSTS7000215:
    'the client secret is wrong, see oauth.clientSecret: it takes the value of the secret, not its Secret ID',
  AADSTS700016: 'the tenant does not know the application, see oauth.clientId and oauth.tenant',
  AADSTS7000112: 'the application has been switched off in the tenant, see oauth.clientId',
  AADSTS90002: 'there is no such tenant, see oauth.tenant',
  AADSTS900023: 'there is no such tenant, see oauth.tenant',
  AADSTS65001: 'nobody has consented to the permissions of the application: an administrator grants them',
  AADSTS70008: deadRefreshToken,
  AADSTS700082: deadRefreshToken,
  AADSTS50173: deadRefreshToken,
};
