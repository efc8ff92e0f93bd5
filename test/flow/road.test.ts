import { describe, expect, test } from 'vitest';
import type { Moment } from '../../src/flow/moment.ts';
import { Road } from '../../src/flow/road.ts';
import type { SendOutcome } from '../../src/outbox/outcome.ts';

const monday = new Date('2026-03-02T09:00:00Z');
const seconds = (count: number) => new Date(monday.getTime() + count * 1000);

const accepted: SendOutcome = { type: 'sent', response: '250 2.0.0 Ok: queued' };
const greylisted: SendOutcome = { type: 'later', response: '451 4.7.1 Greylisted' };
const silence: SendOutcome = { type: 'later', response: 'no answer within 120 s' };
const noConnection: SendOutcome = { type: 'us', phase: 'connect', response: 'connect ECONNREFUSED' };
const noSignIn: SendOutcome = { type: 'us', phase: 'sign-in', response: '535 5.7.8 refused' };
const noSender: SendOutcome = { type: 'us', phase: 'sender', response: '550 5.7.60 may not send as' };

const fresh = (key: string) => ({ key, attempts: 0 });
const triedBefore = (key: string) => ({ key, attempts: 1 });

function openRoad() {
  const told: Moment['type'][] = [];
  const road = new Road(moment => told.push(moment.type));
  const hear = (letter: { key: string; attempts: number }, outcome: SendOutcome, at = monday) =>
    road.hear(letter, outcome, at, 0.5);
  const wait = () => (road.closed ? (road.closed.nextTryAt.getTime() - monday.getTime()) / 1000 : null);
  return { road, told, hear, wait };
}

describe('the road to the mail server', () => {
  test('closes when nobody answers, for longer and longer, but a minute at most', () => {
    const { hear, wait, told } = openRoad();
    const waits = [0, 1, 3, 7, 15, 31, 63, 123].map(at => {
      hear(fresh('a'), noConnection, seconds(at));
      return (wait() ?? 0) - at;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(new Set(told)).toEqual(new Set(['road-closed']));
  });

  test('counts letters that were under way together once', () => {
    const { hear, wait, told } = openRoad();
    for (const key of ['a', 'b', 'c']) hear(fresh(key), noConnection);
    expect(wait()).toBe(1);
    expect(told).toEqual(['road-closed']);
  });

  test('is tried less often after a refused sign-in, so that the account is not locked', () => {
    const { hear, wait } = openRoad();
    hear(fresh('a'), noSignIn);
    expect(wait()).toBe(15);
  });

  test('is tried at once when the clock has been set back, and then waits as usual', () => {
    const { road, hear, wait } = openRoad();
    hear(fresh('a'), noConnection);
    expect(road.untilTry(monday)).toBe(1_000);
    expect(road.untilTry(seconds(0.4))).toBe(600);
    const anHourAgo = seconds(-3_600);
    expect(road.untilTry(anHourAgo)).toBe(0);
    hear(fresh('a'), noConnection, anHourAgo);
    expect(wait()).toBe(-3_600 + 2);
    expect(road.untilTry(anHourAgo)).toBe(2_000);
    expect(road.untilTry(seconds(0))).toBe(0);
  });

  test('is opened by any reply to a letter, and then begins with short waits again', () => {
    const { hear, wait, told } = openRoad();
    for (const at of [0, 1, 3]) hear(fresh('a'), noConnection, seconds(at));
    hear(fresh('b'), greylisted, seconds(7));
    expect(wait()).toBeNull();
    hear(fresh('c'), noConnection, seconds(8));
    expect(wait()).toBe(9);
    expect(told.filter(type => type === 'road-open')).toHaveLength(1);
  });

  test('is not opened by a silence', () => {
    const { hear, wait } = openRoad();
    hear(fresh('a'), noConnection);
    hear(fresh('b'), silence, seconds(1));
    expect(wait()).toBe(3);
  });

  test('closes after three letters without a word from the server, not after one letter three times', () => {
    const { hear, wait } = openRoad();
    for (const key of ['a', 'a', 'a', 'b']) hear(fresh(key), silence);
    expect(wait()).toBeNull();
    hear(fresh('b'), accepted);
    for (const key of ['c', 'd']) hear(fresh(key), silence);
    expect(wait()).toBeNull();
    hear(fresh('e'), silence);
    expect(wait()).toBe(1);
  });

  test('closes when a letter is refused as ours, but not for one that was put off before', () => {
    const { hear, wait } = openRoad();
    hear(triedBefore('poison'), noSender);
    expect(wait()).toBeNull();
    hear(fresh('a'), noSender);
    expect(wait()).toBe(1);
    hear(triedBefore('poison'), noSender, seconds(1));
    expect(wait()).toBe(3);
  });
});
