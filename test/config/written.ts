import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ConfigError, type Fault } from '../../src/config/faults.ts';
import { type Config, everyNeed, loadConfig, type Need } from '../../src/config/load.ts';

/** A folder that holds these files until the test is over. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'acuse-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** What a configuration file is read with besides its text. */
export interface Beside {
  env?: Record<string, string>;
  needs?: readonly Need[];
  files?: Record<string, string | Uint8Array>;
}

/** The configuration that this text gives. */
export function load(
  yaml: string | Uint8Array,
  { env = {}, needs = everyNeed, files = {} }: Beside = {},
): Config {
  return loadConfig(join(folderWith({ ...files, 'acuse.yaml': yaml }), 'acuse.yaml'), { env, needs });
}

/** The faults of this text, the names of their files without the folder; [] if there are none. */
export function faultsOf(yaml: string | Uint8Array, beside: Beside = {}): Fault[] {
  return faultsIn(() => load(yaml, beside));
}

/** The faults that reading throws, the names of their files without the folder. */
export function faultsIn(read: () => unknown): Fault[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map(fault => ({ ...fault, file: fault.file.replace(/^.*acuse-config-[^/]+\//, '') }));
  }
}

/** One line a fault: "3:9 mailboxes[0].imap.prot: this key is not known → did you mean "port"?". */
export function inShort(faults: readonly Fault[]): string[] {
  return faults.map(
    ({ line, column, path, what, remedy }) => `${line}:${column} ${path}: ${what} → ${remedy}`,
  );
}

/** The minimal configuration of the contract, without variables; later lines may follow. */
export const minimal = `desk:
  name: Service Desk LatAm
  address: desk@example.com
  agents: [noc@example.com]
  timezone: America/Bogota
mailboxes:
  - name: incidents
    address: incidents@example.com
    expects: incident
    imap: { host: imap.example.com, port: 993, tls: implicit, user: incidents@example.com, password: hidden }
submission: { host: smtp.example.com, port: 587, tls: starttls, user: desk@example.com, password: hidden }
`;
