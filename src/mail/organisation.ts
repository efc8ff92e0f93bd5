import { getDomain } from 'tldts';

/** Anybody may have an address at these, under any public suffix: gmail.com, hotmail.es, yahoo.com.br. */
const providerNames = new Set(
  `aim aol fastmail gmail gmx googlemail hotmail hushmail icloud latinmail live msn outlook protonmail rediffmail
  rocketmail starmedia terra tutanota uol yahoo yandex ymail zohomail`.split(/\s+/),
);

/** And at these, whose names mean something else elsewhere, or whose customers of the line have them. */
const providerDomains = new Set(
  `163.com 126.com adinet.com.uy arnet.com.ar att.net bellsouth.net bol.com.br btinternet.com cable.net.co cantv.net
  ciudad.com.ar comcast.net cotas.com.bo cox.net daum.net duck.com entelnet.bo etb.net.co fibertel.com.ar free.fr
  globo.com globomail.com hey.com ice.co.cr ig.com.br inbox.com infinitummail.com libero.it mac.com mail.com mail.ru
  me.com montevideo.com.uy naver.com oi.com.br orange.fr pm.me prodigy.net.mx proton.me qq.com r7.com racsa.co.cr
  rogers.com sbcglobal.net speedy.com.ar speedy.com.pe superig.com.br t-online.de telmex.net.co tuta.com tuta.io
  une.net.co vera.com.uy verizon.net vtr.net wanadoo.fr web.de zoho.com`.split(/\s+/),
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
