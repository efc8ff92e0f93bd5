import type { Socket } from 'node:net';
import { bendLine } from '../hosts/line.ts';

/** What happens when the bytes of a spoilt mail are asked for; of an unmeasurable one, when its size is. */
export type Ailment = 'refused' | 'deadly' | 'endless' | 'hollow' | 'unmeasurable';

/** A line to `serverPort`, until the test is over, behind which the mails of `spoilt` (by UID) cannot be had. */
export async function spoilMails(serverPort: number, spoilt: Map<number, Ailment>): Promise<number> {
  function pass(line: string, client: Socket, upstream: Socket): void {
    const [, tag, set = '', items] =
      /^(\S+) UID FETCH (\S+) (.*(?:BODY\.PEEK|RFC822\.SIZE).*)$/i.exec(line) ?? [];
    const sick: Ailment[] = /RFC822/i.test(items ?? '')
      ? ['unmeasurable']
      : ['refused', 'deadly', 'endless', 'hollow'];
    const uids = tag === undefined ? [] : uidsOf(set, Math.max(0, ...spoilt.keys()));
    const ailments = new Set(
      uids.map(uid => spoilt.get(uid)).filter(ailment => ailment && sick.includes(ailment)),
    );
    const rest = uids.filter(uid => spoilt.get(uid) !== 'hollow');
    if (ailments.has('deadly')) client.destroy();
    else if (ailments.has('refused') || ailments.has('unmeasurable'))
      client.write(`${tag} NO [SERVERBUG] item of desk@example.com is corrupt\r\n`);
    else if (ailments.has('endless')) return;
    else if (!ailments.has('hollow')) upstream.write(`${line}\r\n`, 'latin1');
    else if (rest.length === 0) client.write(`${tag} OK done\r\n`);
    else upstream.write(`${tag} UID FETCH ${rest.join(',')} ${items}\r\n`, 'latin1');
  }

  return (await bendLine(serverPort, { command: pass })).port;
}

/** `*` is taken for `last`. */
function uidsOf(set: string, last: number): number[] {
  return set.split(',').flatMap(range => {
    const [one = 0, other = one] = range.split(':').map(uid => (uid === '*' ? last : Number(uid)));
    return Array.from({ length: Math.abs(other - one) + 1 }, (_, count) => Math.min(one, other) + count);
  });
}
