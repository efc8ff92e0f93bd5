import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A line between a client and a server on which a test can make trouble. */
export interface Relay {
  host: string;
  port: number;
  /** How many connections have come in so far. */
  connections: number;
  /** Nothing passes any more, in either direction, and nobody is told; new connections are taken and stay silent too. */
  freeze(): void;
  thaw(): void;
  /** Cuts every connection that is open now. */
  cut(): void;
  stop(): Promise<void>;
}

/** Passes bytes on, without delay, between a free loopback port and `serverPort`. */
export async function startRelay(serverPort: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  let frozen = false;
  const server = createServer(client => {
    relay.connections++;
    const upstream = connect(serverPort, '127.0.0.1');
    join(client, upstream);
    join(upstream, client);
  });

  function join(from: Socket, to: Socket): void {
    sockets.add(from);
    from.setNoDelay(true);
    from.on('data', bytes => to.write(bytes));
    if (frozen) from.pause();
    from.on('error', () => from.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no port');

  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const relay: Relay = {
    host: '127.0.0.1',
    port: address.port,
    connections: 0,
    freeze: () => {
      frozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw: () => {
      frozen = false;
      for (const socket of sockets) socket.resume();
    },
    cut,
    stop: async () => {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
  return relay;
}
