import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Credential } from '../../src/tokens/credential.ts';
import type { TokenDoors } from '../../src/tokens/token-source.ts';
import { post, Tokens } from '../../src/tokens/tokens.ts';
import { client, type IdentityProvider, startIdentityProvider } from '../hosts/identity-provider.ts';

const monday = new Date('2026-11-23T09:00:00Z');

/** Tokens of a provider (the test's own, unless it is given one), a clock to put forward, and what was told and kept. */
export interface Bench {
  provider: IdentityProvider;
  credential: Credential;
  tokens: Tokens;
  clock: { now: Date };
  lines: Record<string, unknown>[];
  kept: Map<string, Uint8Array>;
  /** Tokens as another process has them, or this one after a new start. */
  newStart(): Tokens;
}

export async function openBench(
  more: Partial<Credential> = {},
  doors: Partial<TokenDoors> = {},
  provider?: IdentityProvider,
): Promise<Bench> {
  const own = provider ?? (await startIdentityProvider());
  onTestFinished(() => (provider ? undefined : own.stop()));
  const credential = { tokenEndpoint: own.tokenEndpoint, ...client, ...more };
  const clock = { now: monday };
  const lines: Record<string, unknown>[] = [];
  const kept = new Map<string, Uint8Array>();
  const tell = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, message, ...fields });
  const newStart = () =>
    new Tokens({
      ...{ post, clock: () => clock.now, random: () => 0.5, randomBytes },
      log: { debug: tell('debug'), warn: tell('warn'), error: tell('error') },
      kept: {
        refreshToken: async name => kept.get(name) ?? null,
        keepRefreshToken: async (name, sealed) => void kept.set(name, sealed),
      },
      signal: new AbortController().signal,
      ...doors,
    });
  return { provider: own, credential, tokens: newStart(), clock, lines, kept, newStart };
}

/** Puts the clock forward. */
export function pass(bench: Bench, seconds: number): void {
  bench.clock.now = new Date(bench.clock.now.getTime() + seconds * 1000);
}
