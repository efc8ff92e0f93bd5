import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Certificate } from './certificate.ts';

/** A real HTTP server on loopback; HTTPS with a certificate. */
export interface HttpHost {
  /** Without a path. */
  url: string;
  /** Refuses connections until `open`. */
  close(): Promise<void>;
  /** Listens again, on the same port. */
  open(): Promise<void>;
  stop(): Promise<void>;
}

export async function startHttpHost(listener: RequestListener, certificate?: Certificate): Promise<HttpHost> {
  const server = certificate
    ? createSecureServer({ key: certificate.key, cert: certificate.certificate }, listener)
    : createServer(listener);

  async function listen(port: number): Promise<number> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port');
    return address.port;
  }

  async function close(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  const port = await listen(0);
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    close,
    open: async () => void (await listen(port)),
    stop: async () => {
      if (server.listening) await close();
    },
  };
}
