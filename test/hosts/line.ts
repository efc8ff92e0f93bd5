import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a test does to a conversation, line by line. Whatever it leaves out passes unchanged. */
export interface Bends {
  command?(line: string, client: Socket, upstream: Socket): void;
  answer?(bytes: Buffer, client: Socket): void;
}

/** A line to `serverPort` on a port of its own, until the test is over; `commands` are those that clients have sent. */
export async function bendLine(
  serverPort: number,
  bends: Bends,
): Promise<{ port: number; commands: string[] }> {
  const sockets = new Set<Socket>();
  const commands: string[] = [];
  const server = createServer(client => {
    const upstream = connect(serverPort, '127.0.0.1');
    upstream.on('data', bytes => {
      if (bends.answer) bends.answer(bytes, client);
      else client.write(bytes);
    });
    let begun = '';
    client.on('data', bytes => {
      const lines = (begun + bytes.toString('latin1')).split('\r\n');
      begun = lines.pop() ?? '';
      for (const line of lines) {
        commands.push(line);
        if (bends.command) bends.command(line, client, upstream);
        else upstream.write(`${line}\r\n`, 'latin1');
      }
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on('error', () => one.destroy());
      one.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port');
  return { port: address.port, commands };
}

/** Cuts the line, once, when the server has answered the first command like `which`: done, and nobody hears of it. */
export function losingAnswerTo(which: RegExp): Bends {
  let tag: string | null = null;
  let isLost = false;
  return {
    command(line, _client, upstream) {
      if (!isLost && which.test(line)) tag = line.split(' ', 1)[0] ?? null;
      upstream.write(`${line}\r\n`, 'latin1');
    },
    answer(bytes, client) {
      if (tag === null) return void client.write(bytes);
      if (!bytes.toString('latin1').includes(`${tag} OK`)) return;
      tag = null;
      isLost = true;
      client.destroy();
    },
  };
}
