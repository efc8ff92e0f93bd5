import { type Logger, type LoggerOptions, pino } from 'pino';
import pretty from 'pino-pretty';
import type { World } from './world.ts';

/** The log of a daemon: JSON lines on stdout, or, on a terminal, lines a person reads. */
export function openLog(level: string, { stdout }: World): Logger {
  const options: LoggerOptions = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return stdout.isTTY
    ? pino(options, pretty({ ignore: 'hostname,pid', translateTime: 'SYS:HH:MM:ss.l' }))
    : pino(options);
}
