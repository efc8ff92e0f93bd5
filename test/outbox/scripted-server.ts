import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A server that answers each line it hears as `script` says (null: not at all), and keeps the lines. */
export interface ScriptedServer {
  port: number;
  heard: string[];
  stop(): Promise<void>;
}

/** For what a well-behaved server never does. The script is asked first with '' for the greeting. */
export async function startScriptedServer(script: (line: string) => string | null): Promise<ScriptedServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    const answer = (line: string) => {
      const reply = script(line);
      if (reply !== null) socket.write(`${reply}\r\n`);
    };
    createInterface(socket).on('line', line => {
      heard.push(line);
      answer(line);
    });
    answer('');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The scripted server has no port');
  const stop = async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  };
  return { port: address.port, heard, stop };
}
