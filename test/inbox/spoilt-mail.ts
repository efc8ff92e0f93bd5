import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What happens when the bytes of a spoilt mail are asked for. */
export type Ailment = 'refused' | 'deadly' | 'endless' | 'hollow';

/** A line to `serverPort`, until the test is over, behind which the mails of `spoilt` (by UID) cannot be had. */
export async function spoilMails(serverPort: number, spoilt: Map<number, Ailment>): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer(client => {
    const upstream = connect(serverPort, '127.0.0.1');
    upstream.pipe(client);
    let begun = '';
    client.on('data', bytes => {
      const lines = (begun + bytes.toString('latin1')).split('\r\n');
      begun = lines.pop() ?? '';
      for (const line of lines) pass(line, client, upstream);
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => other.destroy());
    }
  });

  function pass(line: string, client: Socket, upstream: Socket): void {
    const [, tag, set = '', items] = /^(\S+) UID FETCH (\S+) (.*BODY\.PEEK.*)$/i.exec(line) ?? [];
    const uids = tag === undefined ? [] : uidsOf(set);
    const ailments = new Set(uids.map(uid => spoilt.get(uid)));
    const rest = uids.filter(uid => spoilt.get(uid) !== 'hollow');
    if (ailments.has('deadly')) client.destroy();
    else if (ailments.has('refused'))
      client.write(`${tag} NO [SERVERBUG] item of desk@example.com is corrupt\r\n`);
    else if (ailments.has('endless')) return;
    else if (!ailments.has('hollow')) upstream.write(`${line}\r\n`, 'latin1');
    else if (rest.length === 0) client.write(`${tag} OK done\r\n`);
    else upstream.write(`${tag} UID FETCH ${rest.join(',')} ${items}\r\n`, 'latin1');
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port');
  return address.port;
}

function uidsOf(set: string): number[] {
  return set.split(',').flatMap(range => {
    const [first = 0, last = first] = range.split(':').map(Number);
    return Array.from({ length: last - first + 1 }, (_, count) => first + count);
  });
}
