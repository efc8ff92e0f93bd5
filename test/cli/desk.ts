import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';

/** A folder with a configuration whose database lies beside it; the test takes both away. */
export function newDesk(): { config: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'acuse-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const config = join(folder, 'acuse.yaml');
  writeFileSync(config, yaml);
  return { config, folder };
}

/** Fills the database of a desk. */
export async function withStore(folder: string, fill: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openStore({ url: `sqlite:${join(folder, 'acuse.db')}` });
  await store.migrate();
  await fill(store);
  await store.close();
}

const yaml = `
desk: { name: Desk, address: desk@example.com, agents: [noc@example.com], timezone: America/Bogota }
mailboxes:
  - name: incidents
    address: incidents@example.com
    imap: { host: imap.example.com, port: 993, user: incidents@example.com, password: "\${IMAP_PASSWORD}" }
submission: { host: smtp.example.com, port: 587, user: desk@example.com, password: "\${SMTP_PASSWORD}" }
database: { url: "sqlite:acuse.db" }
`;
