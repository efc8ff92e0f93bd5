import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import { type About, understood } from './understood.ts';

/** A bare e-mail address, safe in a header and in an SMTP command. */
export function emailAddress(about: About) {
  return understood(text => (isEmailAddress(text) ? text : null), 'is not an e-mail address', about);
}

/** An e-mail address, or the domain of many. */
export function addressOrDomain(about: About) {
  const understand = (text: string) =>
    isEmailAddress(text) || (hostName.test(text) && text.includes('.')) ? text : null;
  return understood(understand, 'is neither an e-mail address nor a domain', about);
}

/** A domain that people have addresses of. */
export function mailDomain(about: About) {
  const understand = (text: string) => (hostName.test(text) && text.includes('.') ? text : null);
  return understood(understand, 'is not a domain', about);
}

/** A host by name or by IP address. */
export function host(about: About) {
  return understood(
    text => (isHost(text) ? text : null),
    'is not the name or the IP address of a host',
    about,
  );
}

/** A mail host of ours by name; with a dot before it, every host below. */
export function borderHost(about: About) {
  return understood(
    text => (isHost(text.replace(/^\./, '')) ? text : null),
    'is neither the name of a host nor a dot and the domain of many',
    about,
  );
}

/** Where to listen, `127.0.0.1:8025` or `[::1]:8025`; or `off`. */
export function listen(about: About) {
  return understood(listenerOf, 'is neither HOST:PORT nor off', about);
}

/** The address of a server on the web; what is sent there is secret: https, but for this machine. */
export function webAddress(about: About) {
  return understood(
    text => (isSafe(text) ? text : null),
    'is not an address that begins with https://',
    about,
  );
}

function isSafe(text: string): boolean {
  const { protocol, hostname } = URL.canParse(text) ? new URL(text) : { protocol: '', hostname: '' };
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** Whether the host is this machine itself (127.0.0.0/8, ::1, localhost), so that no network sees what passes. */
export function isLoopback(host: string): boolean {
  if (isIP(host) === 0) return host.toLowerCase() === 'localhost';
  return loopback.check(host, isIPv4(host) ? 'ipv4' : 'ipv6');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const hostName =
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)*$/i;
// RFC 5321 4.1.2: a local part of atoms. Quoted local parts exist on paper only.
const localPart = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  return at > 0 && at <= 64 && localPart.test(local) && hostName.test(text.slice(at + 1));
}

function isHost(text: string): boolean {
  // A name of digits and dots only is a mistyped IPv4 address.
  return isIP(text) !== 0 || (hostName.test(text) && !/^[\d.]+$/.test(text));
}

/** The host and port to listen on. */
export interface Listener {
  host: string;
  port: number;
}

function listenerOf(text: string): Listener | 'off' | null {
  if (text === 'off') return 'off';
  const { six, name, port } = /^(?:\[(?<six>.*)\]|(?<name>[^:]+)):(?<port>\d{1,5})$/.exec(text)?.groups ?? {};
  const host = six ?? name;
  if (host === undefined || Number(port) > 65_535) return null;
  return (six === undefined ? isHost(host) : isIPv6(host)) ? { host, port: Number(port) } : null;
}
