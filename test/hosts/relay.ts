import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setImmediate as breathe } from 'node:timers/promises';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Certificate } from './certificate.ts';

/**
 * Looks at what one side says on one of the connections, the first being 1, and answers after how many bytes of it the
 * line is reset; null lets it pass.
 */
export type Reset = (said: string, by: 'client' | 'server', connection: number) => number | null;

/** A line between a client and a server on which a test can make trouble. */
export interface Relay {
  host: string;
  port: number;
  /** How many connections have come in so far. */
  connections: number;
  /** Every byte travels alone. Switched on and off by assignment, like the two below. */
  drips: boolean;
  reset: Reset | null;
  /** What a client is shown who speaks TLS; the server behind is spoken to without. */
  certificate: Certificate | null;
  /** Nothing passes any more, in either direction, and nobody is told; new connections are taken and stay silent too. */
  freeze(): void;
  thaw(): void;
  /** Cuts every connection that is open now. */
  cut(): void;
  /** Cuts, and new connections are refused by the operating system until `open`. */
  close(): Promise<void>;
  open(): Promise<void>;
  stop(): Promise<void>;
}

/** Passes bytes on, without delay, between a free loopback port and the server's, asked for when it is needed. */
export async function startRelay(serverPort: number | (() => number)): Promise<Relay> {
  const sockets = new Set<Socket>();
  let frozen = false;
  let server = await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no port');

  async function listen(port: number): Promise<Server> {
    const listening = createServer(welcome).listen(port, '127.0.0.1');
    await once(listening, 'listening');
    return listening;
  }

  function welcome(socket: Socket): void {
    const connection = ++relay.connections;
    const upstream = connect(typeof serverPort === 'number' ? serverPort : serverPort(), '127.0.0.1');
    const client = relay.certificate ? secured(socket, relay.certificate) : socket;
    join(client, upstream, 'client', connection);
    join(upstream, client, 'server', connection);
  }

  function join(from: Socket, to: Socket, by: 'client' | 'server', connection: number): void {
    sockets.add(from);
    from.setNoDelay(true);
    from.on('data', bytes => {
      const passing = relay.reset?.(bytes.toString('latin1'), by, connection) ?? null;
      if (passing !== null) {
        to.write(bytes.subarray(0, passing), () => to.resetAndDestroy());
        from.resetAndDestroy();
      } else if (relay.drips) void drip(bytes, from, to);
      else to.write(bytes);
    });
    if (frozen) from.pause();
    from.on('error', () => from.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }

  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    cut();
    await closed;
  };
  const relay: Relay = {
    ...{ host: '127.0.0.1', port: address.port, connections: 0 },
    ...{ drips: false, reset: null, certificate: null },
    freeze: () => {
      frozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw: () => {
      frozen = false;
      for (const socket of sockets) socket.resume();
    },
    cut,
    close,
    open: async () => {
      server = await listen(relay.port);
    },
    stop: async () => {
      if (server.listening) await close();
    },
  };
  return relay;
}

function secured(socket: Socket, { key, certificate: cert }: Certificate): Socket {
  socket.on('error', () => socket.destroy());
  return new TLSSocket(socket, { isServer: true, secureContext: createSecureContext({ key, cert }) });
}

async function drip(bytes: Buffer, from: Socket, to: Socket): Promise<void> {
  from.pause();
  for (let at = 0; at < bytes.length && !to.destroyed; at++) {
    to.write(bytes.subarray(at, at + 1));
    await breathe();
  }
  from.resume();
}
