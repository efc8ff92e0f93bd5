import { getDomain } from 'tldts';

/** Anybody may have an address at these, under any public suffix: gmail.com, hotmail.es, yahoo.com.br. */
const providerNames = new Set(
  `aol fastmail gmail gmx googlemail hotmail icloud live msn outlook protonmail rocketmail terra uol yahoo yandex ymail
  zohomail`.split(/\s+/),
);

/** And at these, whose names mean something else elsewhere. */
const providerDomains = new Set(
  `arnet.com.ar bol.com.br cantv.net ciudad.com.ar comcast.net etb.net.co fibertel.com.ar globo.com globomail.com
  hey.com ig.com.br inbox.com mac.com mail.com mail.ru me.com oi.com.br pm.me prodigy.net.mx proton.me r7.com
  speedy.com.ar telmex.net.co tuta.com une.net.co vtr.net web.de zoho.com`.split(/\s+/),
);

/** The domain that an organisation registered (public suffix list) and its people share; null for none, or at a public mail provider. */
export function organisationOf(address: string): string | null {
  const domain = registeredDomain(address);
  return domain === null || isPublicProvider(domain) ? null : domain;
}

/** Whether anybody can get an address of this domain. */
export function isPublicProvider(domain: string): boolean {
  const registered = registeredDomain(domain);
  if (registered === null) return false;
  return providerDomains.has(registered) || providerNames.has(registered.slice(0, registered.indexOf('.')));
}

/** The domain somebody registered, of an address or a host; null for an IP address or a bare suffix. */
export function registeredDomain(address: string): string | null {
  const host = address.slice(address.lastIndexOf('@') + 1);
  return getDomain(host, { allowPrivateDomains: true })?.toLowerCase() ?? null;
}
